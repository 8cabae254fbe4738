// The chats of this device, opened again with one tap.
import { el } from "./dom.js";
import { known } from "./home.js";
import { fill } from "./words.js";

const list = document.getElementById("chats");
const open = document.getElementById("open").innerHTML;
for (const [path, label] of Object.entries(known())) {
  if (!/^\/p\/[0-9a-f]+\/$/.test(path)) continue;
  list.append(el("li", {}, el("a", { class: "main wide", href: path }, fill(open, { whose: String(label) }))));
}
list.hidden = list.children.length === 0;
document.getElementById("stranger").hidden = !list.hidden;
