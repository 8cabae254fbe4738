// A part of a message whose program comes when it is needed: few people ever see one.
import { el } from "./dom.js";
import { tapButton } from "./tap.js";
import { word } from "./words.js";

// `make` gets what the file exports and gives an element. Some browsers remember a file that failed: its name then changes.
export function later(file, make) {
  const part = el("div");
  let tries = 0;
  const fill = async () => {
    try {
      part.replaceChildren(make(await import(tries ? `${file}?${tries}` : file)));
    } catch {
      tries += 1;
      const again = tapButton(word("tryAgain"), "main", fill);
      part.replaceChildren(el("p", { class: "tally" }, word("cardLost")), el("div", { class: "buttons" }, again));
    }
  };
  fill();
  return part;
}
