// The wide table of sheets under review: filters, the keyboard, and the chat beside it in which everything is decided.
import { newId } from "./outbox.js";
import { post } from "./post.js";

const WIDE = window.matchMedia("(min-width: 900px)");
const PAUSE = 400;
const { base } = document.body.dataset;
const sheet = document.getElementById("sheet");
const beside = document.getElementById("beside");
const frame = beside.querySelector("iframe");
const said = document.getElementById("said");
const onlyLeft = document.getElementById("only-left");
const byGroup = document.getElementById("by-group");
const byUnit = document.getElementById("by-unit");
const jump = document.getElementById("jump");
let timer = 0;
let opened = "";

for (const tool of [onlyLeft, byGroup, byUnit]) tool.addEventListener("change", filter);
document.getElementById("tools").addEventListener("submit", (event) => {
  event.preventDefault();
  find(jump.value.trim().replace(",", ".").replace(/\.$/, ""));
});
sheet.addEventListener("click", (event) => open(event.target.closest("button[data-tap]")));
sheet.addEventListener("keydown", move);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
frame.addEventListener("load", watch);
WIDE.addEventListener("change", () => place());
place();
filter();

// The chat is opened once there is room for it.
function place() {
  beside.hidden = !WIDE.matches;
  if (WIDE.matches && !frame.getAttribute("src")) frame.src = base;
}

function filter() {
  let shown = 0;
  for (const body of sheet.querySelectorAll("tbody")) {
    let inside = 0;
    for (const row of body.querySelectorAll("tr[data-leaf]")) {
      const cells = [...row.querySelectorAll("td")];
      const wanted = cells.filter((_, place) => byUnit.value === "" || place === Number(byUnit.value));
      for (const cell of cells) cell.hidden = !wanted.includes(cell) || (!WIDE.matches && onlyLeft.checked && !cell.classList.contains("left"));
      row.hidden = onlyLeft.checked && !wanted.some((cell) => cell.classList.contains("left"));
      inside += row.hidden ? 0 : 1;
    }
    body.hidden = inside === 0 || (byGroup.value !== "" && body.dataset.group !== byGroup.value);
    shown += body.hidden ? 0 : inside;
  }
  const heads = [...sheet.querySelectorAll("thead th")].slice(1);
  heads.forEach((head, place) => (head.hidden = byUnit.value !== "" && place !== Number(byUnit.value)));
  say(shown ? "" : "none");
}

function find(code) {
  const row = sheet.querySelector(`tr[data-leaf="${CSS.escape(code)}"]`);
  if (!row) {
    say("unknown");
    return;
  }
  if (row.hidden || row.parentElement.hidden) {
    onlyLeft.checked = false;
    byGroup.value = "";
    filter();
  }
  row.scrollIntoView({ block: "start" });
  row.querySelector("td:not([hidden]) button")?.focus();
}

async function open(button) {
  if (!button) return;
  say("sending");
  try {
    const { status } = await post(`${base}say`, { id: newId(), tap: button.dataset.tap });
    if (status !== 200) throw new Error(String(status));
    opened = button.dataset.tap;
    press();
    say("");
    if (!WIDE.matches) location.href = base;
  } catch {
    say("failed");
  }
}

function press() {
  for (const button of sheet.querySelectorAll("button[data-tap]")) button.setAttribute("aria-pressed", String(button.dataset.tap === opened));
}

function move(event) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  const rows = [...sheet.querySelectorAll("tbody:not([hidden]) tr[data-leaf]:not([hidden])")];
  const row = rows[rows.indexOf(cell.parentElement) + step[0]];
  const cells = [...(row?.querySelectorAll("td") ?? [])];
  const place = [...cell.parentElement.querySelectorAll("td")].indexOf(cell) + step[1];
  const target = cells[place]?.querySelector("button");
  if (!target || cells[place].hidden) return;
  event.preventDefault();
  target.focus();
}

// Whatever the chat beside says may have changed a score.
function watch() {
  const rows = frame.contentDocument?.getElementById("rows");
  if (!rows) return;
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }).observe(rows, { childList: true, subtree: true });
}

async function refresh() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest("button[data-tap]")?.dataset.tap;
    sheet.replaceChildren(...fresh.getElementById("sheet").children);
    document.getElementById("left").textContent = fresh.getElementById("left").textContent;
    press();
    filter();
    if (focused) sheet.querySelector(`button[data-tap="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  } catch { /* asked again at the next change */ }
}

function say(key) {
  said.textContent = key ? said.dataset[key] : "";
}
