// A poster's button that prints it, where the browser can. Knows no word.

const button = document.querySelector("[data-print]");
if (button instanceof HTMLButtonElement && typeof window.print === "function") {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
