// The language links. What is typed lives in the memory of this document and nowhere else, so while there is something
// to lose they do not leave it: the page of the other language is fetched and takes this one's place, and the scripts
// begin again. With nothing typed, or if the fetching fails, they are links like any other. Knows no word.

import { own } from "./address.js";

/** @typedef {(signal: AbortSignal) => void} Begin brings a page to life; the signal ends what listens beyond the page */

/** What is typed, by the name of the place where it is typed. A browser writes down addresses, titles, `history.state`
 * and fields without `autocomplete="off"`; this it never sees. @type {Map<string, any>} */
export const memory = new Map();

/** What belongs to one page among the elements of a head; the others are alike in every language. */
const OWN = "title, link[rel=canonical], link[rel=alternate], meta[name=description], meta[property]";
/** @type {Begin[]} */ const begins = [];
let page = new AbortController();
let shown = location.pathname;
let latest = 0;

/** Bring this page to life, and every other that takes its place. @param {Begin} begin */
export function onPage(begin) {
  begins.push(begin);
  begin(page.signal);
}

/** The names of a page's scripts and styles; each holds the hash of its content. @param {Document} from */
function parts(from) {
  return [...from.querySelectorAll("script[src], link[rel=stylesheet]")]
    .map((each) => (each.getAttribute("src") ?? each.getAttribute("href"))?.split("/").at(-1)).join();
}

/** Show another page in this document. @param {string} address @param {boolean} ahead whether it is a new entry of the history */
async function turn(address, ahead) {
  const mine = (latest += 1);
  const answer = await fetch(address);
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return;
  if (parts(next) !== parts(document)) throw new Error(`another version: ${address}`);
  const icon = document.querySelector("link[rel=icon]");
  if (icon instanceof HTMLLinkElement) icon.href = icon.href; // it is asked for anew beside another address
  page.abort();
  page = new AbortController();
  if (ahead) history.pushState(null, "", address); // first, since what is shown is fetched beside it
  shown = location.pathname;
  const [root, { lang, dir, dataset }] = [document.documentElement, next.documentElement];
  Object.assign(root, { lang, dir });
  root.dataset.lang = dataset.lang;
  document.head.querySelectorAll(OWN).forEach((each) => each.remove());
  document.head.append(...next.head.querySelectorAll(OWN));
  document.body.replaceWith(next.body);
  document.querySelector("main")?.focus(); // as a page that is opened begins at its top
  for (const begin of begins) begin(page.signal);
}

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".languages a") : null;
  const address = link instanceof HTMLAnchorElement ? own(link.href) : null;
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!address || elsewhere || memory.size === 0) return;
  event.preventDefault();
  turn(address, true).catch(() => location.assign(address));
});
addEventListener("popstate", () => {
  if (location.pathname === shown) latest += 1; // what is on its way is no longer wanted
  else turn(location.href, false).catch(() => location.reload());
});
