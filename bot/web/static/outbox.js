// What was said and not yet taken by the server: sent one at a time, in order, again and again with the same id.
import { post } from "./post.js";

const PAUSES = [1, 2, 4, 8, 15];

export class Outbox {
  // on: {rows(body), changed(item), gone(), refused(item), trouble(is, status)}
  constructor(base, on) {
    this.url = `${base}say`;
    this.key = `ktd:${base}`;
    this.on = on;
    this.waiting = [];
    this.tries = 0;
    this.busy = false;
    window.addEventListener("online", () => this.hurry());
  }

  restore() {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch { /* nothing readable was kept */ }
    for (const item of kept) this.waiting.push(item);
    this.pump();
    return kept;
  }

  add(item) {
    const full = { id: newId(), text: "", tap: "", marks: [], files: [], ...item };
    this.waiting.push(full);
    this.keep();
    this.pump();
    return full;
  }

  hurry() {
    clearTimeout(this.timer);
    if (!this.busy) this.pump();
  }

  async pump() {
    if (this.busy || this.waiting.length === 0) return;
    this.busy = true;
    const item = this.waiting[0];
    let answer = null;
    try {
      answer = await post(`${this.url}?after=${this.on.cursor()}`, pack(item), (share) => this.progress(item, share));
    } catch { /* no answer: tried again below */ }
    this.busy = false;
    if (answer && answer.status < 500 && answer.status !== 429) this.settle(item, answer);
    else this.later(item, answer?.status);
  }

  settle(item, answer) {
    this.waiting.shift();
    this.keep();
    this.tries = 0;
    this.on.trouble(false);
    if (answer.status === 200) this.on.rows(answer.body, item);
    else if (answer.status === 403) this.on.gone();
    else this.on.refused(item);
    this.pump();
  }

  later(item, status) {
    item.failed = true;
    this.on.changed(item);
    this.on.trouble(true, status);
    this.timer = setTimeout(() => this.pump(), PAUSES[Math.min(this.tries++, PAUSES.length - 1)] * 1000);
  }

  progress(item, share) {
    if (item.files.length === 0) return;
    item.share = share;
    this.on.changed(item);
  }

  // Files cannot be kept across a reload; words and taps can.
  keep() {
    const kept = this.waiting.filter((item) => item.files.length === 0);
    try {
      if (kept.length) localStorage.setItem(this.key, JSON.stringify(kept));
      else localStorage.removeItem(this.key);
    } catch { /* private mode: kept in memory only */ }
  }
}

function pack(item) {
  const { id, text, tap, marks, files } = item;
  if (files.length === 0) return tap ? { id, tap, marks } : { id, text };
  const form = new FormData();
  form.append("id", id);
  form.append("text", text);
  for (const file of files) form.append("files", file, file.name);
  return form;
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
