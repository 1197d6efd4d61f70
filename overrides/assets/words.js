// A Norwegian word in a page of another language shows what it means where it stands, if the browser has popovers;
// elsewhere it stays the link to the word list that it is. Knows no word: all lie in the page.

import { onPage } from "./languages.js";

const GAP = 6; // px between a word and what is said of it

/** @param {HTMLElement} place where the meaning is shown @param {AbortSignal} signal */
function explain(place, signal) {
  const [norwegian, meaning, more] = ["b", "[data-told]", "a"].map((each) => place.querySelector(each));
  if (!norwegian || !meaning || !(more instanceof HTMLAnchorElement)) return;
  /** @type {HTMLAnchorElement | null} */ let told = null;

  /** @param {HTMLAnchorElement} word @param {HTMLAnchorElement} list */
  function tell(word, list) {
    if (norwegian) norwegian.textContent = word.textContent;
    if (meaning) meaning.textContent = word.dataset.meaning ?? "";
    list.href = word.href;
    const { left, bottom } = word.getBoundingClientRect();
    place.style.setProperty("--top", `${bottom + scrollY + GAP}px`);
    place.style.setProperty("--left", `${left + scrollX}px`);
    told?.setAttribute("aria-expanded", "false");
    told = word;
    word.setAttribute("aria-expanded", "true");
    place.showPopover();
    place.focus({ preventScroll: true });
  }

  /** @param {boolean} back whether the word has the focus again */
  function close(back) {
    if (!told) return;
    const word = told;
    told = null;
    word.setAttribute("aria-expanded", "false");
    place.hidePopover();
    if (back) word.focus();
  }

  for (const word of document.querySelectorAll("a.term")) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", (event) => {
    const word = event.target instanceof Element ? event.target.closest("a.term") : null;
    if (word instanceof HTMLAnchorElement) {
      event.preventDefault();
      if (word === told) close(true);
      else tell(word, more);
    } else if (event.target instanceof Node && !place.contains(event.target)) close(false);
    else if (event.target instanceof HTMLButtonElement) close(true);
  }, { signal });
  document.addEventListener("keydown", (event) => {
    const word = event.target;
    if (event.key === "Escape") close(true);
    if (event.key === " " && word instanceof HTMLAnchorElement && word.classList.contains("term")) {
      event.preventDefault(); // a button is pressed by the space bar too
      word.click();
    }
  }, { signal });
  place.hidden = false;
}

onPage(import.meta.url, (signal) => {
  const place = document.querySelector(".meaning");
  if (place instanceof HTMLElement && "popover" in HTMLElement.prototype) explain(place, signal);
});
