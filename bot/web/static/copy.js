// A text to forward elsewhere. The clipboard API needs a secure context, which a meeting-room LAN is not.
import { el } from "./dom.js";
import { word } from "./words.js";

export function copyBox(text) {
  const button = el("button", { type: "button" }, word("copy"));
  button.addEventListener("click", async () => {
    await toClipboard(text);
    button.textContent = word("copied");
    setTimeout(() => (button.textContent = word("copy")), 2500);
  });
  return el("div", { class: "copy" }, el("pre", { tabindex: "0" }, text), button);
}

async function toClipboard(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch { /* not allowed: the old way below */ }
  }
  const area = el("textarea", { class: "hidden", readonly: "readonly" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
