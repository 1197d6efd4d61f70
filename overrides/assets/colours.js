// The colours: as on the device, light, or dark. The choice is stored only when somebody makes it; "as on the device"
// forgets it again.

import { onPage } from "./languages.js";

const root = document.documentElement;

/** Show which colours are chosen. @param {string} chosen "", "light" or "dark" */
function show(chosen) {
  root.dataset.colours = chosen;
  for (const button of document.querySelectorAll("[data-set-colours]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-set-colours") === chosen));
  }
}

onPage(import.meta.url, () => {
  for (const button of document.querySelectorAll("[data-set-colours]")) {
    button.addEventListener("click", () => {
      const chosen = button.getAttribute("data-set-colours") ?? "";
      show(chosen);
      try {
        if (chosen) localStorage.setItem("colours", chosen);
        else localStorage.removeItem("colours");
      } catch {
        // Storage denied: the choice holds for this page.
      }
    });
  }
  show(root.dataset.colours ?? "");
});
