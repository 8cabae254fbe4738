// A printed calendar is whole: what is folded on the screen is opened for the paper.
const folded = () => [...document.querySelectorAll("details")];

document.getElementById("print")?.addEventListener("click", () => window.print());
addEventListener("beforeprint", () => folded().forEach((one) => { one.dataset.was = one.open; one.open = true; }));
addEventListener("afterprint", () => folded().forEach((one) => { one.open = one.dataset.was === "true"; }));
