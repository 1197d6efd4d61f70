// The search page: what is found for what is typed, taken from the page's own list of questions. The engine is fetched
// with the first letter. What is typed is only remembered; a link that brings it behind #q=, as this page's addresses
// once did, is read, and loses it at once. Every word comes from the page.

import { own } from "./address.js";
import { load } from "./find.js";
import { memory, onPage, tellRenewed } from "./languages.js";

const MOST_SHOWN = 10;
const PAUSE = 250; // ms without a letter before the search begins
const LONGEST = 60; // letters of a query that a link brings
const KEY = "#q=";

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
      const answer = await (await fetched())(query);
      if (mine === latest) show(query, answer.found, answer.near);
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
    const said = shown.length ? form.dataset.found : query ? form.dataset.nothing : "";
    status.textContent = (said ?? "")
      .replace("{shown}", String(shown.length))
      .replace("{found}", String(names.length))
      .replace("{query}", () => query);
  }

  /** Copies of the questions of these names. @param {HTMLElement} list @param {string[]} names */
  function fill(list, names) {
    const rows = names.map((name) => all.querySelector(`[data-record="${CSS.escape(name)}"]`)?.cloneNode(true));
    list.replaceChildren(...rows.filter((row) => row !== undefined));
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

  addEventListener("hashchange", arrive, { signal });
  // WebKit's page cache empties the field after it has shown the page again.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) setTimeout(() => (input.value = memory.get(KEY) ?? ""));
  }, { signal });

  form.hidden = false;
  input.value = asked() || memory.get(KEY) || "";
  if (input.value) void search();
});
