// A Norwegian word in a page of another language shows what it means where it stands, if the browser has popovers;
// elsewhere it stays the link to the word list that it is. A result that comes later has such words too: what they mean
// lies in the page's template. Knows no word: all lie in the page.

import { onPage } from "./languages.js";

const GAP = 6; // px between a word and what is said of it
const ALONE = "a, button, figure, form, h1, h2, h3, h4, h5, h6, label, legend, option, summary"; // as in publish/markdown/tooltips.py
const SOFT = /\u00ad/g;

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

  /** @param {Element} word */
  function ready(word) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
  }

  /** The Norwegian words of a result, each once. @param {Element} result */
  function mark(result) {
    if (told && !told.isConnected) close(false);
    /** @type {Set<string>} */ const marked = new Set();
    for (const span of result.querySelectorAll('.result span[lang="nb"]')) {
      const known = words.get((span.textContent ?? "").replace(SOFT, "").trim().toLowerCase());
      if (!known || marked.has(known.href) || span.closest(ALONE) || span.querySelector("*")) continue;
      marked.add(known.href);
      const link = document.importNode(known, false);
      link.append(...span.childNodes);
      span.append(link);
      ready(link);
    }
  }

  document.querySelectorAll("a.term").forEach(ready);
  /** @type {Map<string, HTMLAnchorElement>} */ const words = new Map();
  for (const each of document.querySelectorAll("template[data-words]")) {
    if (!(each instanceof HTMLTemplateElement)) continue;
    for (const word of /** @type {NodeListOf<HTMLAnchorElement>} */ (each.content.querySelectorAll("a"))) words.set(word.dataset.word ?? "", word);
  }
  const watching = new MutationObserver((changes) => changes.forEach(({ target }) => target instanceof Element && mark(target)));
  for (const body of words.size ? document.querySelectorAll("[data-body]") : []) {
    mark(body);
    watching.observe(body, { childList: true });
  }
  signal.addEventListener("abort", () => watching.disconnect());
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
