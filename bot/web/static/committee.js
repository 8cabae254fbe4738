// The committee's keys: fetched once onto this device, and used from it when the box is opened.
import { el } from "./dom.js";
import { tapButton } from "./tap.js";
import { Refused, TouchCard } from "./touch_card.js";
import { word } from "./words.js";

export function keys(base, ring) {
  return new KeysCard(base, ring).part;
}

export function opening(base, ballot) {
  return new OpeningCard(base, ballot).part;
}

class KeysCard extends TouchCard {
  constructor(base, ring) {
    super(`${base}khoa/${ring}`);
    this.name = nameOf(base, ring);
  }

  parts() {
    if (this.card.state === "take") {
      const take = tapButton(word("takeKeys"), "main", () => this.touch(() => this.take()));
      return [el("p", { class: "tally" }, word("takeHint")), el("div", { class: "buttons" }, take)];
    }
    if (this.card.state === "taken") return [el("p", {}, word(kept(this.name) ? "keysHere" : "keysElsewhere"))];
    return [];
  }

  // What cannot be read back from this device is not acknowledged: the box then keeps it for another one.
  async take() {
    const { shares } = await this.send({ do: "take" });
    if (!keep(this.name, shares)) throw new Refused(word("keysBlocked"));
    return this.send({ do: "acknowledge" });
  }
}

class OpeningCard extends TouchCard {
  constructor(base, ballot) {
    super(`${base}hom/${ballot}`);
    this.base = base;
  }

  parts() {
    if (this.card.state !== "give") return [];
    const open = tapButton(word("openBox"), "main", () => this.touch(() => this.give()));
    return [el("div", { class: "buttons" }, open)];
  }

  async give() {
    const share = kept(nameOf(this.base, this.card.ring))?.[this.card.key];
    if (!share) throw new Refused(word("noKeyHere"));
    return this.send({ share });
  }
}

function nameOf(base, ring) {
  return `ktd-keys:${base}${ring}`;
}

// Whether it can be read back.
function keep(name, shares) {
  try {
    localStorage.setItem(name, JSON.stringify(shares));
    return JSON.stringify(kept(name)) === JSON.stringify(shares);
  } catch {
    return false;
  }
}

// null when nothing readable is kept.
function kept(name) {
  try {
    const shares = JSON.parse(localStorage.getItem(name));
    return Array.isArray(shares) ? shares : null;
  } catch {
    return null;
  }
}
