// "Choose up to k": checkboxes whose limit is explained, never silently enforced.
import { el } from "./dom.js";
import { tapButton } from "./tap.js";
import { word } from "./words.js";

// Checkboxes with a line that counts. Returns {element, marks(), over()}; nothing is named, so nothing is kept by the browser.
export function checkboxes(options, atMost, onChange = () => {}) {
  const boxes = options.map(({ label }) => el("input", { type: "checkbox", autocomplete: "off", "aria-label": label }));
  const tally = el("p", { class: "tally", role: "status" });
  const count = () => boxes.filter((box) => box.checked).length;
  const show = () => {
    tally.textContent = word("chosen", { n: count(), k: atMost });
    onChange();
  };
  boxes.forEach((box) => box.addEventListener("change", show));
  const lines = options.map(({ label }, place) => el("li", {}, el("label", {}, boxes[place], el("span", {}, label))));
  const element = el("div", {}, el("ul", { class: "options" }, ...lines), tally);
  show();
  return {
    element,
    marks: () => options.filter((_, place) => boxes[place].checked),
    over: () => Math.max(0, count() - atMost),
  };
}

export function choiceCard(choice, actions) {
  const warning = el("p", { class: "warning", role: "alert", hidden: true });
  const list = checkboxes(choice.options, choice.at_most, () => (warning.hidden = true));
  const done = tapButton(choice.done, "main", (button) => {
    const marks = list.marks();
    const over = list.over();
    warning.textContent = over
      ? word("overChosen", { n: marks.length, k: choice.at_most, over })
      : word("noneChosen");
    warning.hidden = !over && marks.length > 0;
    if (warning.hidden) actions.tap(button, button.closest(".message"), choice.value, marks.map((mark) => mark.value));
  });
  return el("div", {}, list.element, warning, el("div", { class: "buttons" }, done));
}
