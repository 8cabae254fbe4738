// The sentences of the page come with it from the server; {n} and the like are filled in here.
const holder = document.getElementById("words");
const words = holder ? JSON.parse(holder.textContent) : {};

export function fill(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function word(key, values) {
  return fill(words[key] ?? "", values);
}

export function size(bytes) {
  const kilobytes = bytes / 1024;
  const [number, unit] = kilobytes < 1000 ? [Math.max(1, Math.round(kilobytes)), "KB"] : [kilobytes / 1024, "MB"];
  return `${number.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}
