// The big screen: one state at a time, drawn whole.
import { el } from "./dom.js";
import { pushed } from "./pushed.js";
import { fill } from "./words.js";

const LONG = 36;
const join = document.getElementById("join");
const bars = document.getElementById("bars");

pushed(show);

function show(state) {
  document.body.dataset.scene = state.scene;
  for (const section of document.querySelectorAll("main section")) {
    section.hidden = section.dataset.scene !== state.scene;
  }
  for (const part of document.querySelectorAll("[data-text]")) {
    const value = state[part.dataset.text];
    part.textContent = value ?? "";
  }
  for (const part of document.querySelectorAll("[data-show]")) part.hidden = !state[part.dataset.show];
  for (const part of document.querySelectorAll("[data-cells]")) cells(part, state);
  if (state.scene === "result") result(state);
  if (state.scene === "table") table(state);
  if (state.scene === "motion") voices(state);
  for (const part of document.querySelectorAll(".huge")) {
    part.classList.toggle("long", part.textContent.length > 80);
    part.classList.toggle("longer", part.textContent.length > 160);
  }
  join.hidden = !state.qr || state.running || !["waiting", "present"].includes(state.scene);
  if (state.qr) document.getElementById("qr").src = state.qr;
}

function cells(part, state) {
  const [done, whole] = part.dataset.cells.split("/").map((name) => Number(state[name]) || 0);
  part.replaceChildren(...Array.from({ length: whole }, (_, place) => el("i", { class: place < done ? "full" : "" })));
}

function table(state) {
  const row = ({ rank, name, total, share }) => el("tr", {},
    el("td", {}, String(rank)), el("td", { class: name.length > LONG ? "long" : "" }, name), el("td", {}, total), state.shares ? el("td", {}, share) : "");
  const body = document.querySelector("#lines tbody");
  body.replaceChildren(...state.lines.map(row));
  body.parentElement.style.setProperty("--count", state.lines.length + 1);
}

function voices(state) {
  const one = ({ label, count }) => el("p", {}, el("b", {}, String(count)), el("span", {}, label));
  document.getElementById("voices").replaceChildren(...(state.voices ?? []).map(one));
}

function result(state) {
  const most = Math.max(1, state.issued || 0, ...state.bars.map((bar) => bar.votes ?? 0));
  bars.replaceChildren(...state.bars.map((bar) => one(bar, most)));
  bars.style.setProperty("--count", state.bars.length);
  if (!state.needed) return;
  const line = el("p", { class: "needed" }, el("span", {}, fill(document.getElementById("needed").innerHTML, { n: state.needed })));
  line.style.setProperty("--at", state.needed / most);
  bars.append(line);
}

function one(bar, most) {
  const track = el("span", { class: "track" }, el("i"));
  track.style.setProperty("--share", (bar.votes ?? 0) / most);
  const votes = bar.votes === undefined || bar.votes === null ? "" : fill(document.getElementById("votes").innerHTML, { n: bar.votes });
  const figures = el("span", { class: "votes" }, el("b", {}, votes), bar.share ? el("small", {}, bar.share) : "");
  return el("li", { class: bar.elected ? "elected" : "" }, el("span", { class: bar.name.length > LONG ? "name long" : "name" }, bar.name), track, figures);
}
