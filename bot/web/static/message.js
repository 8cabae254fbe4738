// One message as people see it.
import { ballotCard } from "./ballot.js";
import { choiceCard } from "./choice.js";
import { copyBox } from "./copy.js";
import { el, icon, rich } from "./dom.js";
import { later } from "./later.js";
import { cardPart } from "./live_cards.js";
import { tapButton } from "./tap.js";
import { size, word } from "./words.js";

// `words` stand in for `html` in a message still on its way.
// actions: {tap(button element, value, marks), base}; a room without a composer passes none.
export function message(row, actions) {
  if (row.card?.startsWith("ballot:") && actions) {
    return ballotCard(row, Number(row.card.slice(7)), actions.base);
  }
  const text = el("div", { class: "text" }, row.words ?? rich(row.html));
  const card = row.card && actions ? partOf(row.card, actions.base) : null;
  const bubble = el(
    "div",
    { class: "bubble" },
    text.textContent ? text : null,
    card,
    row.choice && actions ? choiceCard(row.choice, actions) : null,
    row.files?.length ? fileList(row.files) : null,
    row.copy ? copyBox(row.copy) : null,
    el("p", { class: "stamp" }, row.at ?? ""),
  );
  const isWide = card || row.choice || row.copy || row.files?.some((file) => file.image);
  const made = el("article", { class: `message ${row.mine ? "mine" : ""} ${isWide ? "wide" : ""}` }, bubble);
  if (actions && row.rows?.length) made.append(keyboard(row.rows, made, actions));
  return made;
}

function partOf(card, base) {
  const [kind, name] = card.split(":");
  if (kind === "keys" || kind === "opening") return later("./committee.js", (cards) => cards[kind](base, Number(name)));
  if (kind === "slips") return slips(base, Number(name));
  if (kind === "turnout") return el("div", {}, cardPart(card, base), slipsFold(base, Number(name)));
  return cardPart(card, base);
}

function slips(base, ballot) {
  return later("./slips.js", (cards) => cards.slips(base, ballot));
}

// For who hands slips out; nothing is asked before it is opened.
function slipsFold(base, ballot) {
  const fold = el("details", { class: "fold" }, el("summary", {}, word("paperSlips")));
  fold.addEventListener("toggle", () => fold.append(slips(base, ballot)), { once: true });
  return fold;
}

function keyboard(rows, whole, actions) {
  const lines = rows.map((row) =>
    el("div", { class: "row" }, ...row.map(({ label, value, look }) => tapButton(label, look ?? "", (button) => actions.tap(button, whole, value, [])))),
  );
  return el("div", { class: "buttons" }, ...lines);
}

function fileList(files) {
  return el("div", { class: "files" }, ...files.map((file) => (file.image && file.url ? picture(file) : line(file))));
}

function picture(file) {
  const image = el("img", { src: file.url, alt: file.name, loading: "lazy" });
  return el("a", { class: "picture", href: file.url, download: file.name, title: word("download", { name: file.name, size: size(file.size) }) }, image);
}

function line(file) {
  const inside = [icon("file"), el("span", {}, file.name, el("small", {}, size(file.size)))];
  if (!file.url) return el("div", { class: "file" }, ...inside);
  const label = word("download", { name: file.name, size: size(file.size) });
  return el("a", { class: "file", href: file.url, download: file.name, "aria-label": label }, ...inside);
}
