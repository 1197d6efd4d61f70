// Where the reader is: a reload, or Back to a page that the browser had dropped, comes to the same place with the same
// answers open; and the list of what is on the page follows the reading. Remembered with the entry of the history are the
// names of the open answers and a distance, nothing that is typed. Knows no word.

/** @typedef {{open: string[], at: string, below: number}} Place `below` is the distance in px from the top of the window */

const REST = 250; // ms without scrolling
/** Ids in the page that a place can be told by. */
const MARKS = ".faq > .answer, main h1";
const LIST = ".here a[href^='#']";

/** Where the reader is now. @returns {Place} */
function here() {
  const open = [...document.querySelectorAll(".answer > details.rest[open]")].map((each) => each.parentElement?.id ?? "");
  const marks = [...document.querySelectorAll(MARKS)].filter((each) => each.id);
  const above = marks.filter((each) => each.getBoundingClientRect().top <= 1).at(-1) ?? marks[0];
  return { open, at: above?.id ?? "", below: (above ?? document.documentElement).getBoundingClientRect().top };
}

/** Come back to a place. @param {Place} place */
function goTo({ open, at, below }) {
  for (const id of open) document.getElementById(id)?.querySelector(":scope > details.rest")?.setAttribute("open", "");
  const mark = document.getElementById(at) ?? document.documentElement;
  scrollBy({ top: mark.getBoundingClientRect().top - below, behavior: "instant" });
}

/** The place that this entry of the history remembers, if the browser has come back to it. @returns {Place | null} */
function remembered() {
  const [entry] = performance.getEntriesByType("navigation");
  const came = entry instanceof PerformanceNavigationTiming ? entry.type : "";
  const place = history.state?.place;
  return (came === "reload" || came === "back_forward") && Array.isArray(place?.open) && typeof place.at === "string" ? place : null;
}

/** Remember the place, and come back to it. A page that is being left is no longer heard, so it is remembered as soon
 * as the reader rests. @param {AbortSignal} signal @returns {boolean} whether the reader came back */
export function keepPlace(signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let resting;
  const keep = () => history.replaceState({ ...history.state, place: here() }, "");
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(keep, REST);
  };
  const place = remembered();
  addEventListener("scroll", soon, { signal, passive: true });
  document.addEventListener("toggle", soon, { signal, capture: true });
  signal.addEventListener("abort", () => clearTimeout(resting));
  if (!place) return false;
  goTo(place);
  // What comes late, such as a calculator or the browser's own idea of the place, moves it.
  addEventListener("load", () => requestAnimationFrame(() => goTo(place)), { once: true, signal });
  return true;
}

/** The list of what is on this page marks what is being read. @param {AbortSignal} signal */
export function followReading(signal) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(LIST)]);
  /** @type {Map<Element, HTMLAnchorElement>} */ const sections = new Map();
  for (const link of links) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest(".faq");
    if (section) sections.set(section, link);
  }
  if (!sections.size || !("IntersectionObserver" in window)) return;
  /** @type {Set<Element>} */ const seen = new Set();
  // What a line a quarter down the window goes through is what is read.
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    const read = [...sections.keys()].find((each) => seen.has(each));
    if (!read) return;
    for (const [section, link] of sections) {
      if (section === read) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-25% 0px -74% 0px" });
  for (const section of sections.keys()) observer.observe(section);
  signal.addEventListener("abort", () => observer.disconnect());
}
