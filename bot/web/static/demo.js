// The demo's clock, its two buttons and what is going on: on the start page, in the room, and over a single chat.
import { post } from "./post.js";

const CALM = 3000;
const BUSY = 700;

export function watchDemo() {
  const parts = [...document.querySelectorAll("[data-demo]")];
  const buttons = [...document.querySelectorAll("[data-do]")];
  if (parts.length === 0 || document.body.classList.contains("framed")) return;
  const failed = parts.find((part) => part.dataset.failed)?.dataset.failed ?? "";
  const bar = document.getElementById("demo");
  let working = 0;
  let trouble = "";
  let timer = 0;

  for (const button of buttons) button.addEventListener("click", () => act(button.dataset.do));
  document.addEventListener("click", (event) => bar && !bar.contains(event.target) && (bar.open = false));
  look();

  // Answering for a whole bloc may take longer than anybody waits for a page: meanwhile it is asked how far it is.
  async function act(what) {
    working += 1;
    buttons.forEach((button) => (button.disabled = true));
    trouble = "";
    look();
    try {
      const { status } = await post(`/demo/${what}`, {}, undefined, 0);
      if (status !== 200) trouble = failed;
    } catch {
      trouble = failed;
    } finally {
      working -= 1;
      await look();
      buttons.forEach((button) => (button.disabled = working > 0));
    }
  }

  async function look() {
    clearTimeout(timer);
    try {
      const answer = await fetch("/demo/state");
      if (answer.ok) show(await answer.json());
    } catch { /* asked again below */ }
    clearTimeout(timer);
    timer = setTimeout(look, working ? BUSY : CALM);
  }

  function show(state) {
    for (const part of parts) {
      if (part.dataset.demo === "clock") part.textContent = state.clock;
      if (part.dataset.demo === "say") part.textContent = trouble || state.say;
      if (part.dataset.demo === "projector") project(part, state.projector);
    }
  }
}

function project(part, address) {
  part.hidden = !address;
  const frame = part.querySelector("iframe");
  if (address && frame?.getAttribute("src") !== address) frame?.setAttribute("src", address);
  if (address && part.tagName === "A") part.href = address;
}

if (document.body.matches(".start, .meeting-room")) watchDemo();
