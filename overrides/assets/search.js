// The search page: what is found for what is typed, taken from the page's own list, with the words marked. The index is
// fetched with the first letter. What is typed is only remembered; a link that brings it behind #q=, as this page's
// addresses once did, is read, and loses it at once. What is found takes this page's place in the same document, so its
// passage can be marked, and no address tells what was searched for. Every word comes from the page.

import { own } from "./address.js";
import { load } from "./find.js";
import { akin, mark, passage } from "./hits.js";
import { memory, onPage, tellRenewed, turn } from "./languages.js";

const MOST_SHOWN = 10;
const PAUSE = 250; // ms without a letter before the search begins
const LONGEST = 60; // letters of a query that a link brings
const KEY = "#q=";
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Whether the policy of this document lets a calculator start here; it is that of the page which was opened first. */
function mayCompute() {
  try {
    return Boolean(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    return false;
  }
}

/** Show the passage that was found, after its answer was opened. @param {string} id @param {import("./hits.js").Hit} hit */
function showPassage(id, hit) {
  const question = document.getElementById(id)?.closest(".faq");
  const best = question && passage(question, hit);
  if (!best) return;
  mark(best, hit);
  best.scrollIntoView({ block: "nearest" });
}

/** @template {Element} T @param {string} selector @param {new () => T} kind @returns {T} */
function part(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(selector);
  return found;
}

onPage(import.meta.url, (signal) => {
  const form = part("form[role=search]", HTMLFormElement);
  const input = part("#query", HTMLInputElement);
  const status = part("form [role=status]", HTMLElement);
  const found = part(".found", HTMLElement);
  const nothing = part(".nothing", HTMLElement);
  const near = part(".near", HTMLElement);
  const all = part(".all", HTMLElement);
  const commonest = part(".commonest", HTMLElement);

  /** @type {import("./hits.js").Hit} */
  let hit = () => false;
  /** @type {ReturnType<typeof load> | undefined} */
  let engine;
  let latest = 0;

  /** What the address asks for; it leaves the address. */
  function asked() {
    if (!location.hash.startsWith(KEY)) return "";
    const text = location.hash.slice(KEY.length);
    history.replaceState(null, "", location.pathname);
    try {
      return decodeURIComponent(text).slice(0, LONGEST); // a link is a stranger's, and its words are said back
    } catch {
      return "";
    }
  }

  /** The fetched engine; after a failure it is fetched again. */
  function fetched() {
    engine ??= load(own(form.dataset.engine) ?? "", document.documentElement.dataset.lang ?? "");
    engine.catch(() => (engine = undefined));
    return engine;
  }

  /** What is typed is remembered, if anything is. */
  function remember() {
    if (input.value.trim()) memory.set(KEY, input.value);
    else memory.delete(KEY);
  }

  /** Search for what is typed and show it; an answer that comes late is dropped. */
  async function search() {
    const query = input.value.trim();
    const mine = (latest += 1);
    remember();
    if (!query) return show("", [], []);
    try {
      if (!engine) status.textContent = form.dataset.loading ?? "";
      const find = await fetched();
      if (mine !== latest) return;
      const answer = find(query);
      hit = (word) => find.terms(word).some((term) => answer.terms.has(term)) || answer.typed.some((each) => akin(each, word));
      show(query, answer.found, answer.near);
    } catch {
      if (mine !== latest) return;
      show("", [], []);
      status.textContent = form.dataset.failed ?? "";
      if (await tellRenewed(form) && mine === latest) status.textContent = "";
    }
  }

  /** Show what was found; without a query, or with nothing found, all questions stay. @param {string} query @param {string[]} names @param {string[]} nearest */
  function show(query, names, nearest) {
    const shown = names.slice(0, MOST_SHOWN);
    fill(found, shown);
    fill(part(".near ol", HTMLElement), nearest.slice(0, 3));
    found.hidden = !shown.length;
    nothing.hidden = !query || shown.length > 0;
    near.hidden = !nearest.length;
    all.hidden = shown.length > 0;
    commonest.hidden = Boolean(query);
    const said = shown.length ? form.dataset.found : query ? form.dataset.nothing : "";
    status.textContent = (said ?? "")
      .replace("{shown}", String(shown.length))
      .replace("{found}", String(names.length))
      .replace("{query}", () => query);
  }

  /** Copies of the rows of these names, each with what it is or where it stands, and its words marked. @param {HTMLElement} list @param {string[]} names */
  function fill(list, names) {
    const rows = names.flatMap((name) => all.querySelector(`[data-record="${CSS.escape(name)}"]`) ?? []);
    list.replaceChildren(...rows.map((row) => {
      const copy = document.createElement("li");
      copy.className = row.className;
      copy.lang = row instanceof HTMLElement ? row.lang : "";
      copy.append(...row.cloneNode(true).childNodes);
      mark(copy, hit);
      if (!copy.querySelector(".kind")) copy.prepend(kind(row));
      return copy;
    }));
  }

  /** What a row is: a page, or the page on which a question stands. @param {Element} row */
  function kind(row) {
    const told = document.createElement("small");
    told.className = "kind";
    told.textContent = (row.matches("h3") ? form.dataset.aPage : row.parentElement?.previousElementSibling?.textContent) ?? "";
    return told;
  }

  /** What is found takes this page's place, if its calculators may start here; else it is a link like any other. @param {MouseEvent} event */
  function follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = own(link?.href);
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!address || elsewhere || !mayCompute()) return;
    event.preventDefault();
    const [id, asked] = [new URL(address).hash.slice(1), hit];
    turn(address, true).then(() => showPassage(id, asked)).catch(() => location.assign(address));
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  input.addEventListener("input", () => {
    void fetched();
    remember();
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    void search();
  });
  /** A link was opened here. */
  function arrive() {
    const query = asked();
    if (!query) return;
    input.value = query;
    void search();
  }

  for (const list of [found, near]) list.addEventListener("click", follow);
  addEventListener("hashchange", arrive, { signal });
  // WebKit's page cache empties the field after it has shown the page again.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) setTimeout(() => (input.value = memory.get(KEY) ?? ""));
  }, { signal });

  form.hidden = false;
  if (matchMedia("(hover: hover) and (min-width: 62rem)").matches) input.focus({ preventScroll: true });
  input.value = asked() || memory.get(KEY) || "";
  if (input.value) void search();
});
