// Paper slips beside the phones: handed to a voter, and read in slip by slip. What is read stays here until it is sent.
import { answers } from "./answers.js";
import { checkboxes } from "./choice.js";
import { el, rich } from "./dom.js";
import { tapButton } from "./tap.js";
import { TouchCard } from "./touch_card.js";
import { word } from "./words.js";

export function slips(base, ballot) {
  return new SlipsCard(base, ballot).part;
}

class SlipsCard extends TouchCard {
  constructor(base, ballot) {
    super(`${base}phieu-giay/${ballot}`);
    this.tablet = `${base}diem-bo-phieu/${ballot}`;
  }

  parts() {
    if (this.card.state !== "open") return [];
    if (this.view) return this.view();
    const { out, warn, paper, waiting, slips = [] } = this.card;
    const hand = waiting?.length ? buttons(tapButton(word("handSlip"), "", () => this.turn(() => this.pick()))) : null;
    return [
      out && warn ? el("p", { class: "warning" }, rich(warn)) : null,
      ...listed("units", word("onPaper"), paper.map((voter) => this.holder(voter))),
      hand,
      ...listed("slips", word("readSlips"), slips.map((slip) => this.slip(slip))),
    ];
  }

  turn(view) {
    this.view = view;
    this.warn("");
    this.show(this.card);
  }

  // Back to the overview with what came of it.
  finish(data) {
    this.touch(async () => {
      const card = await this.send(data);
      this.view = null;
      return card;
    });
  }

  back() {
    return tapButton(word("back"), "", () => this.turn(null));
  }

  holder({ id, name }) {
    const back = tapButton(word("takeBackSlip"), "", () => this.finish({ do: "take_back", voter: id }));
    return el("li", {}, el("span", {}, name), this.card.waiting ? back : null);
  }

  pick() {
    const voters = this.card.waiting ?? [];
    const list = voters.map((voter) => tapButton(voter.name, "", () => this.turn(() => this.confirm(voter))));
    return [el("p", {}, word("whoseSlip")), buttons(...list), buttons(this.back())];
  }

  // With few slips the shared tablet keeps what paper would show.
  confirm({ id, name }) {
    const hand = tapButton(word("handSlip"), "main", () => this.finish({ do: "hand", voter: id }));
    const call = tapButton(word("callUnit"), "", () => this.call(id, name));
    return [
      el("p", {}, word("handTo"), el("b", {}, name), word("handSay")),
      this.card.warn ? el("p", { class: "warning" }, rich(this.card.warn)) : null,
      buttons(hand, this.card.warn ? call : null, this.back()),
    ];
  }

  call(id, name) {
    this.touch(async () => {
      await this.send({ voter: id }, this.tablet);
      this.view = () => [el("p", {}, word("calledSay"), el("b", {}, name)), buttons(this.back())];
      return this.card;
    });
  }

  slip({ number, state, is_mine: isMine }) {
    const said = word(state === "one" && isMine ? "slipMine" : { none: "slipNone", one: "slipOne", differs: "slipDiffers", agreed: "slipAgreed" }[state]);
    const read = () => this.read(number, isMine);
    const enter = state === "agreed" ? null : tapButton(word(isMine ? "readAgain" : "readSlip"), "", read);
    return el("li", { class: state }, el("span", {}, el("b", {}, word("slip", { n: number })), said), enter);
  }

  // The form outlives what others do meanwhile, and is gone once it is sent or left.
  read(number, isMine) {
    const { options } = this.card;
    const named = options.map(({ name, ...mark }) => ({ ...mark, label: name }));
    const isAnswered = options.some((option) => option.answers);
    const list = isAnswered ? answers(named, () => this.warn("")) : checkboxes(named, named.length, () => this.warn(""));
    const send = (paper) => this.finish({ do: "enter", slip: number, ...paper });
    const enter = tapButton(word("enterSlip", { n: number }), "main", () => {
      const marks = list.marks().map((mark) => mark.id);
      if (marks.length) send({ marks });
      else this.warn(word("slipEmpty"));
    });
    const form = [
      el("p", {}, el("b", {}, word("slip", { n: number })), word("readSay")),
      list.element,
      buttons(enter, tapButton(word("blankSlip"), "", () => send({ blank: true })), tapButton(word("spoiledSlip"), "", () => send({ spoiled: true }))),
      buttons(this.back()),
      isMine ? tapButton(word("withdrawSlip"), "aside", () => this.finish({ do: "withdraw", slip: number })) : null,
    ];
    this.turn(() => form);
  }
}

function buttons(...made) {
  return el("div", { class: "buttons" }, ...made);
}

function listed(name, heading, lines) {
  return lines.length ? [el("p", { class: "tally" }, heading), el("ul", { class: name }, ...lines)] : [];
}
