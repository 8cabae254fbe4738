// The shared tablet: the card of the voter called, and nothing of it once its turn is over.
import { ballotCard } from "./ballot.js";
import { touch } from "./live_cards.js";
import { post } from "./post.js";
import { pushed } from "./pushed.js";

const WARNED_AFTER = 75000;
const CLEARED_AFTER = 90000;
const SHOWN = 5000;
const SHOWN_WITH_CODE = 15000;
const base = location.pathname;
const place = document.getElementById("card");
const voterName = document.getElementById("voter");
const warning = document.getElementById("resting");

let latest = null;
let turn = null;
let left = null;
const timers = new Set();

history.replaceState(null, "", base);
for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, rest);
for (const button of document.querySelectorAll("[data-leave]")) button.addEventListener("click", leave);
document.getElementById("finish").addEventListener("click", over);
window.addEventListener("pagehide", clear);
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
pushed(hearState, turnedAway);

function hearState(state) {
  latest = state;
  follow();
}

// Another device is the tablet now, or the meeting is over: the page says so once it is asked for again.
function turnedAway() {
  clear();
  location.reload();
}

// What was pushed last, unless a paper is on its way or its answer is being read.
function follow() {
  if (!latest || turn?.casting || turn?.done) return;
  const called = latest.scene === "voting" ? `${latest.ballot} ${latest.voter}` : "";
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
    show(latest.scene);
  }
}

function begin(name) {
  stop();
  const { ballot, voter } = latest;
  turn = { name, ballot, voter };
  voterName.textContent = latest.name;
  const card = ballotCard({ html: "" }, ballot, `${base}${voter}/`);
  card.addEventListener("ballot", ({ detail }) => hear(detail));
  place.replaceChildren(card);
  show("voting");
  voterName.focus();
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
  const { ballot, voter, name } = turn;
  clear();
  left = name;
  show("idle");
  post(`${base}${voter}/thoi/${ballot}`, {}).catch(() => {});
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
  voterName.textContent = "";
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
