// Where people type: Enter sends, Shift+Enter breaks the line, files wait above until sent.
import { el } from "./dom.js";
import { size, word } from "./words.js";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_FILES = 10;

export class Composer {
  constructor(send) {
    this.form = document.getElementById("composer");
    this.text = document.getElementById("text");
    this.list = document.getElementById("picked");
    this.input = document.getElementById("files");
    this.note = document.getElementById("notice");
    this.menu = document.getElementById("menu");
    this.commands = document.getElementById("commands");
    this.send = send;
    this.files = [];
    this.listen();
    this.takeUp();
  }

  // What was picked and typed before this file had come; Enter was pressed for it to go.
  takeUp() {
    this.add(this.input.files);
    this.input.value = "";
    if (this.text.value.endsWith("\n")) this.submit();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("paste", (event) => this.add(event.clipboardData.files) && event.preventDefault());
    this.input.addEventListener("change", () => {
      this.add(this.input.files);
      this.input.value = "";
    });
    document.body.addEventListener("dragover", (event) => event.preventDefault());
    document.body.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add(event.dataTransfer.files);
    });
    this.menu.addEventListener("click", () => this.open(this.commands.hidden));
    this.commands.addEventListener("click", (event) => this.command(event.target.closest("button")));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
    document.addEventListener("click", (event) => this.form.contains(event.target) || this.open(false));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  typed() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
    this.note.hidden = true;
    this.open(this.text.value === "/");
  }

  submit() {
    const text = this.text.value.trim();
    if (!text && this.files.length === 0) return;
    this.send({ text, files: this.files });
    this.files = [];
    this.text.value = "";
    this.show();
    this.typed();
  }

  command(button) {
    if (!button) return;
    this.send({ text: button.dataset.say, files: [] });
    if (this.text.value === "/") this.text.value = "";
    this.open(false);
    this.text.focus();
  }

  open(isOpen) {
    this.commands.hidden = !isOpen;
    this.menu.setAttribute("aria-expanded", String(isOpen));
  }

  add(files) {
    this.note.hidden = true;
    for (const file of files) {
      if (this.files.length >= MAX_FILES) this.say(word("tooMany"));
      else if (file.size > MAX_BYTES) this.say(word("tooBig", { name: file.name }));
      else this.files.push(file);
    }
    this.show();
    return files.length > 0;
  }

  say(sentence) {
    this.note.textContent = sentence;
    this.note.hidden = false;
  }

  show() {
    this.list.replaceChildren(...this.files.map((file) => this.chip(file)));
    this.list.hidden = this.files.length === 0;
  }

  chip(file) {
    const remove = el("button", { type: "button", "aria-label": word("removeFile", { name: file.name }) }, "×");
    remove.addEventListener("click", () => {
      this.files = this.files.filter((other) => other !== file);
      this.show();
    });
    return el("li", {}, preview(file), el("span", {}, file.name), el("small", {}, size(file.size)), remove);
  }
}

function preview(file) {
  if (!file.type.startsWith("image/")) return null;
  const image = el("img", { alt: "", src: URL.createObjectURL(file) });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  return image;
}
