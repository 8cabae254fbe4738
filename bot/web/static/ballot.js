// A secret ballot's card. Marks live in this page only, until they are cast.
import { checkboxes } from "./choice.js";
import { el, rich } from "./dom.js";
import { post } from "./post.js";
import { tapButton } from "./tap.js";
import { fill, word } from "./words.js";

export function ballotCard(row, ballot, base) {
  const bubble = el("div", { class: "bubble" });
  const made = el("article", { class: "message wide ballot" }, bubble);
  new Card(bubble, made, `${base}phieu/${ballot}`, row).load();
  return made;
}

class Card {
  constructor(bubble, whole, url, row) {
    Object.assign(this, { bubble, whole, url, row });
    this.chosen = [];
  }

  async load() {
    this.draw(el("p", { class: "tally" }, word("ballotLoading")));
    try {
      const answer = await fetch(this.url);
      if (!answer.ok) throw new Error(String(answer.status));
      this.show(await answer.json());
    } catch {
      this.lost(word("ballotLost"));
    }
  }

  show(card) {
    this.card = card;
    if (card.state === "open") this.mark();
    else this.done(card);
  }

  draw(...parts) {
    const heading = this.card?.html ?? this.row.html;
    const stamp = el("p", { class: "stamp" }, this.row.at ?? "");
    this.bubble.replaceChildren(el("div", { class: "text" }, rich(heading)), ...parts, stamp);
  }

  mark() {
    const { options, at_most: atMost } = this.card;
    const warning = el("p", { class: "warning", role: "alert", hidden: true });
    const list = checkboxes(options.map(({ id, name }) => ({ id, label: name })), atMost, () => (warning.hidden = true));
    list.set([]);
    const review = tapButton(this.label("review"), "main", () => {
      const marks = list.marks();
      const over = list.over();
      warning.textContent = over ? this.tooMany(marks.length, over) : word("noMark");
      warning.hidden = !over && marks.length > 0;
      if (warning.hidden) this.confirm(marks);
    });
    const blank = tapButton(this.label("blank"), "", () => this.confirm([]));
    this.draw(list.element, warning, el("div", { class: "buttons" }, review, blank));
  }

  confirm(marks) {
    const isBlank = marks.length === 0;
    const names = el("ol", { class: "chosen" }, ...marks.map((mark) => el("li", {}, mark.label)));
    const say = isBlank
      ? el("p", { class: "text" }, rich(this.card.blank_say || word("blankSay")))
      : el("div", {}, el("p", {}, this.card.chosen || word("ballotChosen")), names);
    const final = el("p", { class: "text" }, rich(this.card.final || word("ballotFinal")));
    const cast = tapButton(isBlank ? this.label("blank") : this.label("cast"), "main", () => this.cast(marks, isBlank));
    const again = tapButton(this.label("again"), "", () => this.mark());
    this.draw(say, final, el("div", { class: "buttons" }, cast, again));
    cast.focus({ preventScroll: true });
    this.whole.scrollIntoView({ block: "nearest" });
  }

  async cast(marks, isBlank) {
    for (const button of this.bubble.querySelectorAll("button")) button.disabled = true;
    try {
      const { status, body } = await post(this.url, { marks: marks.map((mark) => mark.id), blank: isBlank });
      if (status >= 500) throw new Error(String(status));
      if (body.state && body.state !== "open") this.done({ ...this.card, ...body });
      else this.refused(typeof body.error === "string" ? body.error : word("ballotLost"));
    } catch {
      this.lost(word("ballotUnsure"));
    }
  }

  done(card) {
    this.card = card;
    this.whole.classList.add("done");
    this.draw(el("p", { class: "text", role: "status" }, rich(card.say ?? "")));
  }

  refused(sentence) {
    this.mark();
    this.warn(sentence);
  }

  lost(sentence) {
    this.draw(el("p", { class: "warning", role: "alert" }, sentence), el("div", { class: "buttons" }, tapButton(word("tryAgain"), "main", () => this.load())));
  }

  warn(sentence) {
    const warning = this.bubble.querySelector(".warning");
    warning.textContent = sentence;
    warning.hidden = false;
  }

  label(name) {
    return this.card[name] || word(name);
  }

  tooMany(n, over) {
    const values = { n, over, k: this.card.at_most };
    return this.card.too_many ? fill(this.card.too_many, values) : word("ballotOver", values);
  }
}
