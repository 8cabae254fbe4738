// Cards whose figures are asked for and never kept: asked again when something of the bloc changed.
import { el } from "./dom.js";
import { later } from "./later.js";
import { word } from "./words.js";

const PAUSE = 250;
const PAGES = { invitations: "phieu-moi", cards: "the-dai-bieu", reading: "doc", table: "bang-diem", board: "tham-dinh", trail: "qua-trinh", calendar: "lich" };
const asking = new Map();
let timer = 0;
let own = false;

// `ofUnit`: only what its own unit does changes the card, however much happens in the bloc.
export function keepAsking(element, ask, ofUnit = false) {
  asking.set(element, { ask, ofUnit });
}

// Many changes at once are one question; cards no longer on the page are forgotten.
export function touch(isOwnUnit = false) {
  own ||= isOwnUnit;
  timer ||= setTimeout(() => {
    const all = own;
    timer = 0;
    own = false;
    for (const [element, { ask, ofUnit }] of asking) {
      if (!element.isConnected) asking.delete(element);
      else if (all || !ofUnit) ask();
    }
  }, PAUSE);
}

// What a message's card shows under its text; null for a card of another kind.
export function cardPart(card, base) {
  const [kind, ...names] = card.split(":");
  const [name] = names;
  if (kind in PAGES) return link(`${base}${[PAGES[kind], ...names].map(encodeURIComponent).join("/")}/`, word(kind));
  if (kind === "turnout") return turnout(`${base}tinh-hinh/${Number(name)}`);
  if (kind === "tablet") return later("./tablet_call.js", ({ TabletCall }) => new TabletCall(base, Number(name)).part);
  if (kind === "projector") return link(`/man-chieu/${encodeURIComponent(name)}/`, word("openProjector"));
  return null;
}

function link(address, label) {
  return el("div", { class: "buttons" }, el("a", { class: "tap", href: address, target: "_blank" }, label));
}

function turnout(url) {
  const part = el("div", { class: "turnout", role: "status" });
  const ask = async () => {
    try {
      const answer = await fetch(url);
      if (answer.ok) part.replaceChildren(...figures(await answer.json()));
    } catch { /* asked again at the next change */ }
  };
  keepAsking(part, ask);
  ask();
  return part;
}

function figures({ issued, collected, slips, waiting, error }) {
  if (error) return [el("p", { class: "tally" }, error)];
  const cells = Array.from({ length: issued }, (_, place) => el("i", { class: place < collected ? "full" : "" }));
  const missing = waiting.length ? word("notVoted", { names: waiting.join("; ") }) : slips ? "" : word("allVoted");
  return [
    el("p", { class: "tally" }, word("turnout")),
    el("p", { class: "big" }, el("b", {}, String(collected)), `/${issued}`),
    el("div", { class: "cells" }, ...cells),
    el("p", {}, missing),
    ...(slips ? [el("p", {}, word("slipsLeft", { n: slips }))] : []),
  ];
}
