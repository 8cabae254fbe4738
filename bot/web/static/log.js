// The list of messages: rows by id, changed in place, with days between them and the place read so far kept.
import { el } from "./dom.js";

const NEAR = 80;

export class Log {
  constructor(draw) {
    this.list = document.getElementById("log");
    this.inner = document.getElementById("rows");
    this.down = document.getElementById("down");
    this.count = document.getElementById("unread");
    this.draw = draw;
    this.rows = new Map();
    this.unread = 0;
    this.top = 0;
    this.down.addEventListener("click", () => this.toEnd(true));
    this.list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    const follow = new ResizeObserver(() => this.stuck && this.toEnd());
    follow.observe(this.list);
    follow.observe(this.inner);
    this.stuck = true;
  }

  put(rows) {
    if (rows.length) this.begin();
    const isFirst = this.rows.size === 0;
    for (const row of rows) this.one(row, isFirst);
    if (this.isOutOfOrder) this.days();
    if (this.stuck) this.toEnd();
    else this.scrolled();
  }

  // What the page brought with it is said again, by rows that can change.
  begin() {
    for (const name of ["empty", "said"]) document.getElementById(name)?.remove();
    this.list.classList.remove("early");
  }

  one(row, isFirst) {
    const before = this.rows.get(row.id);
    if (before && before.row.seq >= row.seq) return;
    if (row.gone) {
      before?.element.remove();
      this.rows.delete(row.id);
      return;
    }
    const element = this.draw(row);
    element.dataset.id = row.id;
    element.dataset.on = row.day;
    this.rows.set(row.id, { row, element });
    if (before) before.element.replaceWith(element);
    else this.insert(element, row);
    if (!isFirst && !this.stuck && !row.mine) this.unread += before ? 0 : 1;
  }

  insert(element, row) {
    const others = [...this.inner.children].filter((other) => other.dataset.id || other.dataset.pending);
    const next = others.find((other) => other.dataset.pending || Number(other.dataset.id) > row.id);
    if (next) next.before(element);
    else this.inner.append(element);
    if (next?.dataset.id) this.isOutOfOrder = true;
    else this.day(element);
  }

  day(element) {
    const { on } = element.dataset;
    let before = element.previousElementSibling;
    while (before && !before.classList.contains("day")) before = before.previousElementSibling;
    if (before?.dataset.day !== on) element.before(el("p", { class: "day", "data-day": on }, on));
  }

  // A message changed long after it was said arrives late, and belongs among those of its own day.
  days() {
    this.isOutOfOrder = false;
    for (const line of this.inner.querySelectorAll(".day")) line.remove();
    for (const { element } of [...this.rows.values()].sort((one, other) => one.row.id - other.row.id)) this.day(element);
  }

  // A message on its way, kept under everything that has arrived.
  pending(element) {
    document.getElementById("empty")?.remove();
    element.dataset.pending = "1";
    this.inner.append(element);
    this.toEnd();
  }

  toEnd(smooth = false) {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.stuck = true;
    this.unread = 0;
    this.show();
  }

  scrolled() {
    const left = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
    if (left < NEAR) this.stuck = true;
    else if (this.list.scrollTop < this.top - 1) this.stuck = false;
    this.top = this.list.scrollTop;
    if (this.stuck) this.unread = 0;
    this.show();
  }

  show() {
    this.down.hidden = this.stuck;
    this.count.textContent = this.unread ? String(this.unread) : "";
  }
}
