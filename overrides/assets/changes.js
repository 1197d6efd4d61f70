// The page of changes: its buttons leave what touches somebody; a hollow stone is filled when its day has come. Knows no word.

import { onPage } from "./languages.js";

/** @param {HTMLElement} place */
function choose(place) {
  const changes = [...document.querySelectorAll("[data-touches]")];
  const buttons = [...place.querySelectorAll("button")];
  const status = place.querySelector("[role=status]");
  place.addEventListener("click", (event) => {
    const chosen = event.target;
    if (!(chosen instanceof HTMLButtonElement)) return;
    let count = 0;
    for (const change of changes) {
      const shown = !chosen.value || (change.getAttribute("data-touches") ?? "").split(" ").includes(chosen.value);
      change.toggleAttribute("hidden", !shown);
      if (shown) count += 1;
    }
    for (const chip of document.querySelectorAll("[data-whom]")) {
      chip.toggleAttribute("hidden", chip.getAttribute("data-whom") === chosen.value); // all that is left touches her
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
    if (status) status.textContent = (place.dataset.shown ?? "").replace("{count}", String(count));
  });
  place.hidden = false;
}

onPage(import.meta.url, () => {
  const now = new Date(); // written by ourselves: a locale's way of writing a day changes with the browser
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
  for (const time of document.querySelectorAll(".to-come .for-whom time")) {
    if ((time.getAttribute("datetime") ?? "9") <= today) time.closest(".to-come")?.classList.remove("to-come");
  }
  const place = document.querySelector("[data-changes]");
  if (place instanceof HTMLElement) choose(place);
});
