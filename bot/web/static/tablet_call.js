// The desk beside the shared tablet: which unit it serves now, called with one tap by who sees the delegate there.
import { el } from "./dom.js";
import { tapButton } from "./tap.js";
import { TouchCard } from "./touch_card.js";
import { word } from "./words.js";

export class TabletCall extends TouchCard {
  constructor(base, meeting) {
    super(`${base}diem-bo-phieu/hoi-nghi/${meeting}`);
    this.base = base;
    this.meeting = meeting;
  }

  parts() {
    const { ballot, called, waiting } = this.card;
    const stop = called ? buttons(tapButton(word("callOff"), "main", () => this.call(ballot, 0))) : null;
    const units = called ? [] : waiting.map(({ id, name }) => tapButton(name, "", () => this.call(ballot, id)));
    const page = el("a", { class: "tap", href: `${this.base}diem-bo-phieu-chung/${this.meeting}/`, target: "_blank" }, word("openTablet"));
    return [stop, units.length ? buttons(...units) : null, buttons(page)];
  }

  call(ballot, unit) {
    this.touch(() => this.send({ unit }, `${this.base}diem-bo-phieu/${ballot}`));
  }
}

function buttons(...parts) {
  return el("div", { class: "buttons column" }, ...parts);
}
