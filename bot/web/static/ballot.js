// A secret ballot's card. Marks live in this page only, until they are cast.
import { checkboxes } from "./choice.js";
import { el, rich } from "./dom.js";
import { keepAsking } from "./live_cards.js";
import { padded, post } from "./post.js";
import { tapButton } from "./tap.js";
import { word } from "./words.js";

export function ballotCard(row, ballot, base) {
  const bubble = el("div", { class: "bubble" });
  const made = el("article", { class: "message wide ballot" }, bubble);
  const card = new Card(bubble, made, `${base}phieu/${ballot}`, row);
  card.load();
  keepAsking(made, () => card.look(), true);
  return made;
}

class Card {
  constructor(bubble, whole, url, row) {
    Object.assign(this, { bubble, whole, url, row });
    this.asked = 0;
  }

  async load() {
    this.draw(el("p", { class: "tally" }, word("ballotLoading")));
    try {
      await this.ask();
    } catch {
      this.lost(word("ballotLost"));
    }
  }

  // The unit may have voted on another device, or the box may be closed: marks stay while it is open.
  async look() {
    if (this.casting) return;
    try {
      await this.ask();
    } catch { /* what is shown stays until the next change */ }
  }

  // Of several answers only the newest counts, and none that was asked for before casting.
  async ask() {
    const asked = ++this.asked;
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(String(answer.status));
    const card = await answer.json();
    if (card.options?.some((option) => option.answers)) this.answers ??= (await import("./answers.js")).answers;
    if (asked === this.asked && !this.casting) this.show(card);
  }

  show(card) {
    const isMarking = card.state === "open" && this.card?.state === "open" && this.list;
    const isSame = card.state === this.card?.state && card.say === this.card?.say;
    const isOurs = this.code && card.state === "cast";
    if (isMarking || isOurs || (isSame && this.card.state !== "open")) return;
    this.card = card;
    if (card.state === "open") this.mark();
    else this.done(card);
  }

  draw(...parts) {
    const heading = this.card?.html ?? this.row.html;
    const stamp = el("p", { class: "stamp" }, this.row.at ?? "");
    this.bubble.replaceChildren(...[el("div", { class: "text" }, rich(heading)), ...parts, stamp].filter(Boolean));
  }

  mark() {
    this.whole.classList.remove("done");
    const warning = el("p", { class: "warning", role: "alert", hidden: true });
    this.warning = warning;
    this.list ??= this.options();
    const review = tapButton(word("review"), "main", () => {
      const marks = this.list.marks();
      const over = this.list.over();
      const values = { n: marks.length, over, k: this.card.at_most };
      warning.textContent = over ? word("ballotOver", values) : word("noMark");
      warning.hidden = !over && marks.length > 0;
      if (warning.hidden) this.confirm("cast", { marks: marks.map((mark) => mark.id) }, this.chosen(marks));
    });
    const blank = tapButton(word("blank"), "", () => this.confirm("blank", { blank: true }, this.said("blank_say")));
    const spoil = tapButton(word("spoil"), "aside", () => this.confirm("spoil", { spoiled: true }, this.said("spoiled_say")));
    this.draw(this.list.element, warning, el("div", { class: "buttons" }, review, blank), spoil);
  }

  options() {
    const options = this.card.options.map(({ name, ...mark }) => ({ ...mark, label: name }));
    const changed = () => (this.warning.hidden = true);
    return this.answers ? this.answers(options, changed) : checkboxes(options, this.card.at_most, changed);
  }

  chosen(marks) {
    const names = el("ol", { class: "chosen" }, ...marks.map((mark) => el("li", {}, mark.label)));
    const left = this.list.left?.() ?? [];
    const missing = left.length ? el("p", { class: "tally" }, word("unanswered", { names: left.join("; ") })) : null;
    return el("div", {}, el("p", {}, word("ballotChosen")), names, missing);
  }

  said(name) {
    return el("p", { class: "text" }, rich(this.card[name] ?? ""));
  }

  confirm(label, paper, say) {
    const final = el("p", { class: "text" }, rich(word("ballotFinal")));
    const cast = tapButton(word(label), "main", () => this.cast(paper));
    const again = tapButton(word("again"), "", () => this.mark());
    this.draw(say, final, el("div", { class: "buttons" }, cast, again));
    cast.focus({ preventScroll: true });
    this.whole.scrollIntoView({ block: "nearest" });
  }

  async cast(paper) {
    this.casting = true;
    this.asked += 1;
    this.tell("casting");
    for (const button of this.bubble.querySelectorAll("button")) button.disabled = true;
    try {
      const { status, body } = await post(this.url, padded(paper));
      if (status >= 500) throw new Error(String(status));
      if (body.state && body.state !== "open") this.done({ ...this.card, ...body });
      else this.refused(typeof body.error === "string" ? body.error : word("ballotLost"));
    } catch {
      this.lost(word("ballotUnsure"));
    } finally {
      this.casting = false;
    }
  }

  done(card) {
    this.card = card;
    this.code = card.code ?? this.code;
    if (card.state === "cast") this.list = null;
    this.whole.classList.add("done");
    const code = this.code ? el("p", { class: "code" }, word("ballotCode"), el("b", {}, this.code)) : null;
    this.draw(el("p", { class: "text", role: "status" }, rich(card.say ?? "")), code);
    this.tell(card.state);
  }

  refused(sentence) {
    this.mark();
    this.warning.textContent = sentence;
    this.warning.hidden = false;
    this.tell("open");
  }

  // Whoever shows the card hears how its paper fares.
  tell(state) {
    this.whole.dispatchEvent(new CustomEvent("ballot", { detail: state }));
  }

  lost(sentence) {
    this.tell("lost");
    this.card = null;
    this.draw(el("p", { class: "warning", role: "alert" }, sentence), el("div", { class: "buttons" }, tapButton(word("tryAgain"), "main", () => this.load())));
  }
}
