// One of three answers to each candidate, or none.
import { el } from "./dom.js";
import { word } from "./words.js";

let made = 0;

// As checkboxes() of choice.js, and left(): who has no answer yet; a candidate's answers are the marks to send. The groups' names are never the same twice.
export function answers(options, onChange = () => {}) {
  const labels = [word("agree"), word("against"), word("noOpinion")];
  const radios = options.map(({ id, label, answers: marks }) => {
    const name = `${++made}-${Math.random()}`;
    return marks.map((mark, place) => ({
      input: el("input", { type: "radio", name, autocomplete: "off", "aria-label": `${label}: ${labels[place]}` }),
      mark: { id: mark, label: `${label}: ${labels[place]}` },
    }));
  });
  const tally = el("p", { class: "tally", role: "status" });
  const chosen = () => radios.flat().filter(({ input }) => input.checked);
  const show = () => {
    tally.textContent = word("answered", { n: chosen().length, k: options.length });
    onChange();
  };
  for (const { input } of radios.flat()) input.addEventListener("change", show);
  const rows = options.map(({ label }, place) =>
    el(
      "li",
      {},
      el("p", {}, label),
      el("div", { class: "answers", role: "radiogroup", "aria-label": label }, ...radios[place].map(({ input }, at) => el("label", {}, input, el("span", {}, labels[at])))),
    ),
  );
  const element = el("div", {}, el("ul", { class: "options opinion" }, ...rows), tally);
  show();
  const left = () => options.filter((_, place) => !radios[place].some(({ input }) => input.checked)).map(({ label }) => label);
  return { element, marks: () => chosen().map(({ mark }) => mark), over: () => 0, left };
}
