import { el } from "./dom.js";

export function tapButton(label, look, press) {
  const made = el("button", { type: "button", class: `tap ${look === "main" ? "primary" : look}` }, label);
  made.addEventListener("click", () => press(made));
  return made;
}
