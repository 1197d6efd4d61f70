// A page that takes another's place in the same document: the same page in another language, the search page that the
// front page asks, the page as it is since the site was renewed, and any other of the site while a calculator has
// answers, so that the next one can offer them. What is typed lives in the memory of this document and nowhere else, so
// while there is something to lose it does not leave it: the other page is fetched, and the scripts begin again. With
// nothing typed, or if the fetching fails, links are links like any other. Knows no word.

import { own } from "./address.js";

/** @typedef {(signal: AbortSignal) => void} Begin brings a page to life; the signal ends what listens beyond the page */
/** @typedef {{memory: Map<string, any>, touched: string, retire: () => void}} Kept what each version of this script hands to the next */

/** @type {{[key: symbol]: Kept | undefined}} */ const here = /** @type {any} */ (globalThis);
export const kept = (here[Symbol.for("fotfeste")] ??= { memory: new Map(), touched: "", retire: () => {} });
/** What is typed, by the name of the place where it is typed. A browser writes down addresses, titles, `history.state`
 * and fields without `autocomplete="off"`; this it never sees. */
export const { memory } = kept;

/** What belongs to one page among the elements of a head; the others are alike in every language. */
const OWN = "title, link[rel=canonical], link[rel=alternate], link[rel=manifest], meta[name=description], meta[property]";
const SCRIPTS = "script[src], [data-script]"; // these and those that later.js brings
const LOOKS = "link[rel=stylesheet]";
const ADDRESSES = ["src", "href", "data-script", "data-whole"];
/** @type {Map<string, Begin>} by the address of the script */ const begins = new Map();
const retired = new AbortController();
const { signal } = retired;
let page = new AbortController();
let shown = location.pathname;
let latest = 0;

kept.retire(); // the version before this one, whose page is gone
kept.retire = () => retired.abort();

/** Bring this page to life, and every other that takes its place. @param {string} script its address @param {Begin} begin */
export function onPage(script, begin) {
  begins.set(script, begin);
  begin(page.signal);
}

/** Where a script or the looks of a page lie. @param {Element} each */
const addressOf = (each) => each.getAttribute("src") ?? each.getAttribute("href") ?? each.getAttribute("data-script");

/** The names of what a page is made with; each holds the hash of its content. @param {Document} from */
function parts(from) {
  const named = [...from.querySelectorAll(`${SCRIPTS}, ${LOOKS}, [data-engine]`)]
    .map((each) => each.getAttribute("data-whole") ?? addressOf(each) ?? each.getAttribute("data-engine"))
    .map((address) => address?.split("/").filter(Boolean).at(-1));
  return [...new Set(named)].sort().join(); // looks that are being put on are there twice
}

/** The name of the looks that a page came with, while it is not dressed. @param {Document} from */
const firstLooks = (from) => from.querySelector("link[data-whole]")?.getAttribute("href")?.split("/").at(-1);

/** A page as the site has it now. @param {string} address @param {RequestCache} [cache] */
async function fetched(address, cache = "default") {
  const answer = await fetch(address, { cache });
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !parts(found)) throw new Error(`not a page: ${address}`);
  return found;
}

/** An element of another page's head, made here, so that its looks apply or its script runs. @param {string} kind @param {Element} there @param {string} address of that page */
function made(kind, there, address) {
  const element = document.createElement(kind);
  for (const { name, value } of there.attributes) element.setAttribute(name, value);
  for (const name of ADDRESSES) {
    if (there.hasAttribute(name)) element.setAttribute(name, own(new URL(there.getAttribute(name) ?? "", address).href) ?? "");
  }
  return element;
}

/** The looks and scripts of another version, when they are there. @param {Document} next @param {string} address */
async function ready(next, address) {
  const scripts = [...next.querySelectorAll(SCRIPTS)].map((each) => made(each.localName, each, address));
  const all = await Promise.all(scripts.map((each) => fetch(own(addressOf(each)) ?? "")));
  if (!all.every((each) => each.ok)) throw new Error(`not whole: ${address}`);
  await Promise.all([...next.querySelectorAll(LOOKS)].map((each) => new Promise((done, fail) => {
    const link = made("link", each, address);
    link.addEventListener("load", done);
    link.addEventListener("error", fail);
    document.head.append(link);
  })));
  return scripts;
}

/** Show another page in this document. @param {string} address @param {boolean} ahead whether it is a new entry of the history
 * @param {RequestCache} [cache] @param {boolean} [top] whether it is seen from its top, as a page that is opened */
export async function turn(address, ahead, cache, top = false) {
  const mine = (latest += 1);
  const next = await fetched(address, cache);
  const renewed = parts(next) !== parts(document);
  const before = document.head.querySelectorAll(`${SCRIPTS}, ${LOOKS}`);
  const scripts = renewed ? await ready(next, address) : [];
  if (!renewed && firstLooks(next) !== firstLooks(document)) await dressed(); // another kind of page with the same scripts
  if (mine !== latest) return;
  const icon = document.querySelector("link[rel=icon]");
  if (icon instanceof HTMLLinkElement) icon.href = icon.href; // it is asked for anew beside another address
  page.abort();
  page = new AbortController();
  if (ahead) history.pushState(null, "", address); // first, since what is shown is fetched beside it
  shown = location.pathname;
  const [root, { lang, dir, dataset }] = [document.documentElement, next.documentElement];
  Object.assign(root, { lang, dir });
  Object.assign(root.dataset, { lang: dataset.lang, letters: dataset.letters });
  document.head.querySelectorAll(OWN).forEach((each) => each.remove());
  document.head.append(...next.head.querySelectorAll(OWN));
  document.body.replaceWith(next.body);
  document.querySelector("main")?.focus(); // as a page that is opened begins at its top
  if (top) scrollTo({ top: 0, behavior: "instant" });
  if (renewed) replace(before, scripts);
  const present = parts(document).split(","); // by name: an address is read from another place now
  for (const [script, begin] of begins) if (present.includes(script.split("/").at(-1) ?? "")) begin(page.signal);
  for (const each of document.querySelectorAll("[data-script]")) {
    import(new URL(addressOf(each)?.split("/").at(-1) ?? "", import.meta.url).href).catch(() => {});
  }
}

/** @type {{ first?: Element, whole?: Promise<void> }} */ const worn = {};

/** All the looks of the site, where a page came with those that it shows at first (publish/finished/looks.py). Settled when
 * they are there, or are not to be had. */
export function dressed() {
  const first = document.querySelector("link[data-whole]");
  if (!first || worn.first === first) return worn.whole;
  const whole = document.createElement("link");
  whole.rel = "stylesheet";
  whole.href = new URL(first.getAttribute("data-whole")?.split("/").at(-1) ?? "", import.meta.url).href;
  worn.first = first;
  worn.whole = new Promise((done) => {
    whole.addEventListener("load", () => done(first.remove()));
    whole.addEventListener("error", () => {
      worn.first = undefined; // for another try
      done(whole.remove());
    });
  });
  first.after(whole);
  return worn.whole;
}

/** Let the scripts of another page begin, in their order; one that has been here begins as in another language.
 * @param {NodeListOf<Element>} before what they and their looks replace @param {Element[]} scripts */
function replace(before, scripts) {
  before.forEach((each) => each.remove());
  for (const script of scripts) Object.assign(script, { async: false });
  document.head.append(...scripts); // one that has run does not run again
}

/** Whether the site was renewed after this page came, so that parts of it may be gone. Then the page says so in a place
 * where something is missing, and offers to load it anew. What is typed stays. @param {Element} place */
export async function tellRenewed(place) {
  const notice = document.querySelector(".renewed");
  const next = await fetched(location.href, "no-cache").catch(() => null);
  if (next === null || !(notice instanceof HTMLElement) || parts(next) === parts(document)) return false;
  const [status, button] = [notice.querySelector("[role=status]"), notice.querySelector("button")];
  place.append(notice);
  notice.hidden = false;
  if (status) status.textContent = notice.dataset.renewed ?? "";
  if (button) button.onclick = () => {
    turn(location.href, false, "no-cache").catch(() => status && (status.textContent = notice.dataset.failed ?? ""));
  };
  return true;
}

/** Whether a calculator has answers; what is searched for goes with its own address. */
function answered() {
  return [...memory.keys()].some((key) => !key.startsWith("#"));
}

/** Whether an address is that of another page, and not of a file or of a place on this page. @param {string} address */
function isOtherPage(address) {
  const { pathname } = new URL(address);
  return pathname !== location.pathname && /\/(index\.html)?$/.test(pathname);
}

addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const language = link?.closest(".languages");
  const address = link instanceof HTMLAnchorElement && !link.target && !link.download ? own(link.href) : null;
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!address || elsewhere || event.defaultPrevented || !isOtherPage(address)) return;
  if (language ? memory.size === 0 : !answered()) return;
  event.preventDefault();
  turn(address, true, undefined, !language).catch(() => location.assign(address));
}, { signal });
addEventListener("popstate", () => {
  if (location.pathname === shown) latest += 1; // what is on its way is no longer wanted
  else turn(location.href, false).catch(() => location.reload());
}, { signal });
