// A Norwegian word in a page of another language becomes a button that shows what it means, where the browser has
// popovers; elsewhere it stays the link to the word list that it is. Knows no word: all lie in the page.

import { onPage } from "./languages.js";

const GAP = 6; // px between a word and what is said of it

/** @param {HTMLElement} place where the meaning is shown @param {AbortSignal} signal */
function explain(place, signal) {
  const [norwegian, meaning, more] = ["b", "[data-told]", "a"].map((each) => place.querySelector(each));
  if (!norwegian || !meaning || !(more instanceof HTMLAnchorElement)) return;
  /** @type {HTMLElement | null} */ let told = null;

  /** @param {HTMLButtonElement} word @param {string} href */
  function tell(word, href) {
    told = word;
    if (norwegian) norwegian.textContent = word.textContent;
    if (meaning) meaning.textContent = word.dataset.meaning ?? "";
    if (more instanceof HTMLAnchorElement) more.href = href;
    const { left, bottom } = word.getBoundingClientRect();
    place.style.setProperty("--top", `${bottom + scrollY + GAP}px`);
    place.style.setProperty("--left", `${left + scrollX}px`);
  }

  for (const link of document.querySelectorAll("a.term")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const word = document.createElement("button");
    word.type = "button";
    word.className = link.className;
    word.textContent = link.textContent;
    word.dataset.meaning = link.dataset.meaning;
    word.setAttribute("popovertarget", place.id);
    word.addEventListener("click", (event) => {
      const moves = place.matches(":popover-open") && told !== word;
      if (moves) event.preventDefault(); // it stays open, for another word
      tell(word, link.href);
      if (moves) place.focus();
    });
    link.replaceWith(word);
  }
  place.addEventListener("toggle", () => void (place.matches(":popover-open") && place.focus()), { signal });
  place.hidden = false;
}

onPage(import.meta.url, (signal) => {
  const place = document.querySelector(".meaning");
  if (place instanceof HTMLElement && "popover" in HTMLElement.prototype) explain(place, signal);
});
