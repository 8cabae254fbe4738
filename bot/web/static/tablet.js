// The shared tablet: the card of the unit called, and nothing of it once its turn is over.
import { ballotCard } from "./ballot.js";
import { touch } from "./live_cards.js";
import { post } from "./post.js";

const NOT_YOURS = 4403;
const SILENCE = 50000;
const WARNED_AFTER = 75000;
const CLEARED_AFTER = 90000;
const SHOWN = 5000;
const SHOWN_WITH_CODE = 15000;
const base = location.pathname;
const place = document.getElementById("card");
const unitName = document.getElementById("unit");
const warning = document.getElementById("resting");
const lost = document.querySelector(".lost");

let pushed = null;
let turn = null;
let left = null;
let silence = 0;
const timers = new Set();

history.replaceState(null, "", base);
for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, rest);
for (const button of document.querySelectorAll("[data-leave]")) button.addEventListener("click", leave);
document.getElementById("finish").addEventListener("click", over);
window.addEventListener("pagehide", clear);
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
connect();

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}${base}live`);
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.close(), SILENCE);
  };
  listen();
  socket.onmessage = (event) => {
    listen();
    lost.hidden = true;
    pushed = JSON.parse(event.data);
    follow();
  };
  socket.onclose = ({ code }) => {
    clearTimeout(silence);
    if (code === NOT_YOURS) {
      clear();
      location.reload();
      return;
    }
    lost.hidden = false;
    setTimeout(connect, 1500);
  };
}

// What was pushed last, unless a paper is on its way or its answer is being read.
function follow() {
  if (!pushed || turn?.casting || turn?.done) return;
  const called = pushed.scene === "voting" ? `${pushed.ballot} ${pushed.unit}` : "";
  if (called && called === turn?.name) return;
  if (called && called === left) return;
  left = null;
  if (turn) {
    clear();
    show("ended");
    later(follow, SHOWN);
  } else if (called) {
    begin(called);
  } else {
    show(pushed.scene);
  }
}

function begin(name) {
  stop();
  const { ballot, unit } = pushed;
  turn = { name, ballot, unit };
  unitName.textContent = pushed.name;
  const card = ballotCard({ html: "" }, ballot, `${base}${unit}/`);
  card.addEventListener("ballot", ({ detail }) => hear(detail));
  place.replaceChildren(card);
  show("voting");
  unitName.focus();
  rest();
}

function hear(state) {
  if (!turn) return;
  turn.casting = state === "casting";
  if (state === "cast" || state === "closed") done();
  else follow();
}

function done() {
  stop();
  turn.done = true;
  document.body.dataset.done = "";
  later(over, place.querySelector(".code") ? SHOWN_WITH_CODE : SHOWN);
}

function over() {
  clear();
  follow();
}

// The delegate goes without voting, or nobody has touched the card for a while.
function leave() {
  if (!turn || turn.casting || turn.done) return;
  const { ballot, unit, name } = turn;
  clear();
  left = name;
  show("idle");
  post(`${base}${unit}/thoi/${ballot}`, {}).catch(() => {});
}

function rest() {
  if (!turn || turn.casting || turn.done) return;
  stop();
  warning.hidden = true;
  later(() => (warning.hidden = false), WARNED_AFTER);
  later(leave, CLEARED_AFTER);
}

function clear() {
  stop();
  turn = null;
  warning.hidden = true;
  unitName.textContent = "";
  delete document.body.dataset.done;
  document.activeElement?.blur();
  getSelection()?.removeAllRanges();
  place.replaceChildren();
  performance.clearResourceTimings();
  scrollTo(0, 0);
  touch();
}

function show(scene) {
  document.body.dataset.scene = scene;
  for (const section of document.querySelectorAll("main > section")) section.hidden = section.dataset.scene !== scene;
}

function later(work, delay) {
  timers.add(setTimeout(work, delay));
}

function stop() {
  for (const timer of timers) clearTimeout(timer);
  timers.clear();
}
