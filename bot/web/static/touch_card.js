// A card under a message whose touches are asked and answered at once, and asked again when something changed.
import { el, rich } from "./dom.js";
import { keepAsking } from "./live_cards.js";
import { padded, post } from "./post.js";
import { tapButton } from "./tap.js";
import { word } from "./words.js";

// A subclass gives parts(): what stands under the words of `this.card`.
export class TouchCard {
  constructor(url) {
    this.url = url;
    this.asked = 0;
    this.part = el("div", { class: "touches" });
    this.warning = el("p", { class: "warning", role: "alert", hidden: true });
    keepAsking(this.part, () => this.look());
    this.look();
  }

  // Of several answers only the newest counts, and none that was asked for before a touch.
  async look() {
    if (this.busy) return;
    const asked = ++this.asked;
    try {
      const answer = await fetch(this.url);
      if (!answer.ok) throw new Error(String(answer.status));
      const card = await answer.json();
      if (asked === this.asked && !this.busy && !isSame(card, this.card)) this.show(card);
    } catch {
      if (!this.card && asked === this.asked) this.lost();
    }
  }

  show(card) {
    this.card = card;
    const text = card.html ? el("p", { class: "text", role: "status" }, rich(card.html)) : null;
    this.part.replaceChildren(...[text, ...this.parts(), this.warning].filter(Boolean));
  }

  lost() {
    const again = tapButton(word("tryAgain"), "main", () => this.look());
    this.part.replaceChildren(el("p", { class: "tally" }, word("cardLost")), el("div", { class: "buttons" }, again));
  }

  // Do `work`, a chain of sends, with the buttons still; its last answer is shown.
  async touch(work) {
    if (this.busy) return;
    this.busy = true;
    this.asked += 1;
    this.warn("");
    const buttons = [...this.part.querySelectorAll("button")].filter((button) => !button.disabled);
    for (const button of buttons) button.disabled = true;
    try {
      this.show(await work());
    } catch (problem) {
      for (const button of buttons) button.disabled = false;
      this.warn(problem instanceof Refused ? problem.message : word("touchUnsure"));
    } finally {
      this.busy = false;
    }
  }

  async send(data, url = this.url) {
    const { status, body } = await post(url, padded(data));
    if (typeof body.error === "string") throw new Refused(body.error);
    if (status !== 200) throw new Error(String(status));
    return body;
  }

  warn(sentence) {
    this.warning.textContent = sentence;
    this.warning.hidden = !sentence;
  }
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// Carries a sentence for the person.
export class Refused extends Error {}
