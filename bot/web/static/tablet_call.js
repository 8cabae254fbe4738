// The desk beside the shared tablet: which voter it serves now, called with one tap by who sees the delegate there.
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
    const voters = called ? [] : waiting.map(({ id, name }) => tapButton(name, "", () => this.call(ballot, id)));
    const page = el("a", { class: "tap", href: `${this.base}diem-bo-phieu-chung/${this.meeting}/`, target: "_blank" }, word("openTablet"));
    return [stop, voters.length ? buttons(...voters) : null, buttons(page)];
  }

  call(ballot, voter) {
    this.touch(() => this.send({ voter }, `${this.base}diem-bo-phieu/${ballot}`));
  }
}

function buttons(...parts) {
  return el("div", { class: "buttons column" }, ...parts);
}
