// Scripts that nothing on the screen needs yet. They are fetched when the page is idle; at once when the reader touches it,
// comes back to it, or was led to a place in it. What she does before they are there is held, and done again. Knows no word.

const SOON = 200; // ms, where a browser does not tell that it is idle
/** What only a script can do, by the event that asks for it. @type {Record<string, string>} */
const HELD = {
  submit: "[data-ask], [data-find]",
  click: `[data-set-colours], [data-slash], a.term, .menu-button${"popover" in HTMLElement.prototype ? ":not([popovertarget])" : ""}`,
  keydown: ":not(input, select, textarea)", // the key that leads to the search
};
const KEY = "/";
const TOUCHES = ["pointerdown", "focusin", ...Object.keys(HELD)];

const there = new AbortController();
/** @type {Promise<void> | undefined} */ let coming;

/** Fetch them, once. A name is all that is taken from the page: they lie beside this one. */
function bring() {
  const names = [...document.querySelectorAll("[data-script]")].map((each) => each.getAttribute("data-script")?.split("/").at(-1) ?? "");
  coming ??= Promise.allSettled(names.map((name) => import(new URL(name, import.meta.url).href))).then(() => there.abort());
  return coming;
}

/** What cannot be done yet is done when they are there. @param {Event} event */
function hold(event) {
  const done = bring();
  const place = event.target;
  const asked = HELD[event.type];
  if (!(place instanceof Element) || !asked || !place.closest(asked) || (event instanceof KeyboardEvent && event.key !== KEY)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const Again = /** @type {new (type: string, init: object) => Event} */ (event.constructor);
  done.then(() => place.dispatchEvent(new Again(event.type, event)));
}

for (const touch of TOUCHES) addEventListener(touch, hold, { capture: true, signal: there.signal });
const [entry] = performance.getEntriesByType("navigation");
const came = entry instanceof PerformanceNavigationTiming ? entry.type : "";
/** When nothing else is to be done. */
const rest = () => ("requestIdleCallback" in window ? requestIdleCallback(bring) : setTimeout(bring, SOON));
if (location.hash || came === "reload" || came === "back_forward") bring();
else if (document.readyState === "complete") rest();
else addEventListener("load", rest, { once: true });
