// The menu. Its colours: as on the device, light, or dark. The choice is stored only when somebody makes it; "as on the
// device" forgets it again. And its opening where the browser has no popovers.

import { onPage } from "./languages.js";

const root = document.documentElement;

/** Show which colours are chosen. @param {string} chosen "", "light" or "dark" */
function show(chosen) {
  root.dataset.colours = chosen;
  for (const button of document.querySelectorAll("[data-set-colours]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-set-colours") === chosen));
  }
  // The browser's own frame goes along: each of its two colours waits for one of the device's.
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const scheme = meta.getAttribute("data-scheme") ?? "";
    meta.setAttribute("media", chosen ? (chosen === scheme ? "all" : "not all") : `(prefers-color-scheme: ${scheme})`);
  }
}

/** Open and close the menu where the browser does not, as on iOS 16: by its button, by Escape, by a tap elsewhere. @param {AbortSignal} signal */
function openBySelf(signal) {
  const [button, menu] = [document.querySelector(".menu-button"), document.querySelector("#menu")];
  if (!(button instanceof HTMLElement && menu instanceof HTMLElement)) return;
  const able = () => Boolean("popover" in menu && menu.popover && button.hasAttribute("popovertarget"));
  /** @param {boolean} open */
  function set(open) {
    menu?.classList.toggle("open", open);
    button?.setAttribute("aria-expanded", String(open));
  }
  if (!able()) set(false);
  addEventListener("click", ({ target }) => {
    const at = target instanceof Node ? target : null;
    if (able()) return;
    if (button.contains(at)) set(!menu.classList.contains("open"));
    else if (!menu.contains(at)) set(false);
  }, { signal });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.classList.contains("open")) return;
    set(false);
    button.focus();
  }, { signal });
}

onPage(import.meta.url, (signal) => {
  openBySelf(signal);
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
