// The chat page: what arrives, what is said, and what happens when the line breaks.
import { Composer } from "./composer.js";
import { el, rich } from "./dom.js";
import { remember, forget } from "./home.js";
import { Live } from "./live.js";
import { touch } from "./live_cards.js";
import { Log } from "./log.js";
import { message } from "./message.js";
import { Outbox } from "./outbox.js";
import { word } from "./words.js";

const { base, room } = document.body.dataset;
const hasComposer = document.getElementById("composer") !== null;
const state = document.getElementById("state");
const sending = new Map();
const actions = hasComposer ? { base, tap } : null;

document.body.classList.toggle("framed", window.self !== window.top);

const log = new Log((row) => message(row, actions));
const live = new Live(base, room, {
  rows: arrive,
  touched: touch,
  online: (is) => show(is ? "" : word("offline")),
  gone,
});
const outbox = new Outbox(base, {
  cursor: () => live.cursor,
  rows: (body, item) => {
    live.take(body);
    settle(item);
  },
  changed: progress,
  refused,
  gone,
  trouble: (is, status) => show(is ? word(status === 503 ? "unkept" : "offline") : ""),
});

if (hasComposer) {
  for (const item of outbox.restore()) promise(item);
  new Composer(({ text, files }) => promise(outbox.add({ text, files })));
}
if (document.getElementById("demo")) import("./demo.js").then(({ watchDemo }) => watchDemo());
if (document.body.dataset.whose) remember(base, document.body.dataset.whose);

function arrive(rows) {
  for (const row of rows) if (row.mine) matched(row);
  log.put(rows);
}

function promise(item) {
  if (item.tap) return;
  const files = item.files.map(({ name, size }) => ({ name, size, url: "" }));
  const element = message({ mine: true, words: item.text, files, at: word("sending") }, null);
  element.classList.add("pending");
  sending.set(item.id, { item, element });
  log.pending(element);
}

// The socket may be quicker than the answer to the POST: then the same words must not stand there twice.
function matched(row) {
  const words = rich(row.html).textContent;
  for (const [id, { item, element }] of sending) {
    if (item.text === words && item.files.length === (row.files?.length ?? 0)) {
      element.remove();
      sending.delete(id);
      return;
    }
  }
}

function settle(item) {
  sending.get(item.id)?.element.remove();
  sending.delete(item.id);
  item.release?.();
}

function progress(item) {
  const shown = sending.get(item.id)?.element;
  if (!shown) return;
  shown.classList.toggle("trouble", Boolean(item.failed));
  const percent = Math.round((item.share ?? 0) * 100);
  const words = item.failed ? word("retrying") : word("uploading", { n: percent });
  shown.querySelector(".stamp").textContent = words;
}

function refused(item) {
  item.release?.();
  const shown = sending.get(item.id)?.element;
  if (!shown) return;
  shown.classList.replace("pending", "trouble");
  shown.querySelector(".stamp").textContent = word("refused");
  sending.delete(item.id);
}

function tap(button, whole, value, marks) {
  const buttons = [...whole.querySelectorAll(".tap")];
  for (const one of buttons) one.disabled = true;
  button.classList.add("busy");
  const release = () => {
    for (const one of buttons) one.disabled = false;
    button.classList.remove("busy");
  };
  const item = outbox.add({ tap: value, marks });
  Object.defineProperty(item, "release", { value: release, enumerable: false });
}

function gone() {
  live.stop();
  forget(base);
  show(word("gone"));
  for (const part of document.querySelectorAll("#composer, .buttons")) part.replaceWith(el("span"));
}

function show(sentence) {
  if (live.stopped && sentence !== word("gone")) return;
  state.textContent = sentence;
  state.hidden = !sentence;
}
