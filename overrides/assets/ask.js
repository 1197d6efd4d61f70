// The fields that ask from other pages, on the front page, above every page and where none is, and the key that leads to them. What is
// typed is remembered, and the search page takes this one's place and answers it: the words stand in no address, and
// no server is told them. `/` goes to the field, unless something is being typed; a button in the menu switches it off,
// for readers who speak to their device, to which a key of one sign may happen (WCAG 2.1.4). Knows no word.

import { own } from "./address.js";
import { memory, onPage, turn } from "./languages.js";

const KEY = "/";
const CHOICE = "slash"; // stored only if it is switched off
const TYPED_IN = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

/** Whether the key is switched off. */
function isOff() {
  try {
    return localStorage.getItem(CHOICE) === "off";
  } catch {
    return false; // nothing can be stored, so nothing was
  }
}

/** A field that can be seen, else the link to the search. */
function goal() {
  const fields = [...document.querySelectorAll("[data-ask] input, [data-find] input, #query, .to-search")];
  return fields.find((each) => each instanceof HTMLElement && each.checkVisibility?.() !== false && each.offsetParent !== null);
}

onPage(import.meta.url, (signal) => {
  for (const form of document.querySelectorAll("[data-ask], [data-find]")) {
    const input = form.querySelector("input");
    const address = own(new URL(form.getAttribute("data-ask") ?? form.getAttribute("data-find") ?? "", location.href).href);
    if (!input || !address) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      memory.set("#q=", input.value);
      turn(address, true).catch(() => location.assign(address));
    });
  }
  const button = document.querySelector("[data-slash]");
  /** @type {{ off: boolean }} */ const chosen = { off: isOff() };
  const show = () => button?.setAttribute("aria-pressed", String(!chosen.off));
  button?.addEventListener("click", () => {
    chosen.off = !chosen.off;
    show();
    try {
      if (chosen.off) localStorage.setItem(CHOICE, "off");
      else localStorage.removeItem(CHOICE);
    } catch {
      // Storage denied: the choice holds for this page.
    }
  });
  show();
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches(TYPED_IN);
    if (event.key !== KEY || typing || chosen.off || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const found = goal();
    if (!(found instanceof HTMLElement)) return;
    event.preventDefault();
    if (found instanceof HTMLAnchorElement) found.click();
    else found.focus();
  }, { signal });
});
