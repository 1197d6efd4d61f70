// Saving the site for use without a network, at the foot of every page; and at its top, on a page from a saved copy, of
// which day it is and whether there is a newer one. Fetched when somebody turns to it, or on a page from a copy.
// Nothing is stored before somebody says so. Knows no word: all lie in partials/offline.html. Where the browser cannot do
// it, nothing is shown.

import { onPage } from "./languages.js";
import { CHOICES, Changed, Full, anything, copies, copy, dropUnfinished, newest, remove, save, serve } from "./saved.js";

const CANCELLED = "cancelled";

/** What renews or saves, by its place. @type {WeakMap<Element, () => Promise<void>>} */ const begun = new WeakMap();

/** @param {string} lang @param {Date} day */
const written = (lang, day) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(day);

/** @param {number} bytes @param {string} lang */
const megabytes = (bytes, lang) => (bytes / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 });

/** A text with its places filled; a date may bring a full stop of its own. @param {string | null | undefined} text @param {Record<string, string>} facts */
function filled(text, facts) {
  return (text ?? "").replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "").replace("..", ".");
}

/** @template {HTMLElement} T @param {ParentNode} place @param {string} selector @param {new () => T} kind @returns {T} */
function part(place, selector, kind) {
  const found = place.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(selector);
  return found;
}

/** The place where a copy is saved, renewed and removed. @param {HTMLDetailsElement} place @param {string} lang @returns {() => Promise<void>} what renews it */
function offer(place, lang) {
  const state = part(place, "[data-state]", HTMLElement);
  const size = part(place, "[data-size]", HTMLElement);
  const choices = CHOICES.map((name) => {
    const row = part(place, name === "optional" ? "[data-pdf]" : "[data-complete]", HTMLElement);
    const label = part(row, "label", HTMLElement);
    return { name, row, label, sentence: label.textContent, wanted: part(row, "input", HTMLInputElement) };
  });
  const bar = part(place, "progress", HTMLProgressElement);
  const buttons = Object.fromEntries(["save", "renew", "cancel", "remove"].map((name) => [name, part(place, `[data-${name}]`, HTMLButtonElement)]));
  const sentence = size.textContent;
  /** @type {import("./saved.js").Newest | null} */ let offered = null;
  /** @type {import("./saved.js").Copy | undefined} */ let kept;
  /** @type {AbortController | null} */ let running = null;
  let stored = false;
  /** @param {string} name of a sentence @param {Record<string, string>} [facts] */
  function say(name, facts = {}) {
    const text = filled(place.getAttribute(`data-${name}`), facts);
    if (state.textContent !== text) state.textContent = text;
  }

  /** @param {...string} names of the buttons that make sense now */
  const show = (...names) => Object.entries(buttons).forEach(([name, button]) => (button.hidden = !names.includes(name)));

  /** Tell what is saved and what saving takes. What is known of it stays if the connection broke, for another try.
   * @param {boolean} [quiet] whether the last sentence stays */
  async function look(quiet = false) {
    stored = await anything(lang);
    kept = await copy(lang);
    offered = await newest(lang).catch(() => (quiet ? offered : null));
    if (running) return;
    size.hidden = offered === null || current();
    size.textContent = filled(sentence, { size: megabytes(offered?.files.travels ?? 0, lang) });
    for (const { name, row, label, sentence, wanted } of choices) {
      const travels = offered?.[name]?.travels ?? 0;
      row.hidden = travels === 0 || (current() && kept?.also.includes(name) === true);
      label.textContent = filled(sentence, { size: megabytes(travels, lang) });
      if (kept?.also.includes(name)) wanted.checked = true;
    }
    if (!quiet) {
      if (kept) say(kept.whole ? "saved" : "gone", { date: written(lang, kept.saved) });
      else if (offered) state.textContent = "";
      else say("no-network");
    }
    offerButtons();
  }

  /** Whether the copy is whole, and of the newest version. */
  const current = () => kept?.whole === true && kept.version === offered?.version;

  /** The names of what is to be taken along. */
  const also = () => choices.filter(({ wanted }) => wanted.checked).map(({ name }) => name);

  /** A copy that is whole can still be given what is to be taken along. */
  function offerButtons() {
    const more = also().some((name) => !kept?.also.includes(name));
    const way = offered === null || (current() && !more) ? "" : kept?.whole && !current() ? "renew" : "save";
    show(way, stored ? "remove" : "");
  }

  /** How much it is, with what is taken along. @param {"size" | "travels"} measure @returns {number} bytes */
  const sum = (measure) => also().reduce((all, name) => all + (offered?.[name]?.[measure] ?? 0), offered?.files[measure] ?? 0);

  async function start() {
    running = new AbortController();
    const { signal } = running;
    const before = await copy(lang);
    const replaced = before?.whole && before.version !== offered?.version;
    progress(0);
    bar.hidden = false;
    show("cancel");
    try {
      await save(lang, also(), signal, (bytes) => signal.aborted || progress(bytes));
      await serve();
      if (replaced) return location.reload();
      say("done", { date: written(lang, new Date()) });
      const lasting = await Promise.resolve(navigator.storage?.persist?.()).catch(() => false);
      if (!lasting) state.textContent += ` ${place.dataset.mayVanish}`;
    } catch (fault) {
      running.abort();
      await tell(fault, signal.reason === CANCELLED);
    }
    bar.hidden = true;
    running = null;
    await look(true);
  }

  /** @param {number} bytes that have come */
  function progress(bytes) {
    bar.max = sum("travels") || 1;
    bar.value = bytes;
    const [done, total] = [bytes, bar.max].map((each) => (each / 1e6).toLocaleString(lang, { maximumFractionDigits: 0 }));
    say("saving", { done: done ?? "", size: total ?? "" });
  }

  /** @param {unknown} fault @param {boolean} cancelled */
  async function tell(fault, cancelled) {
    if (cancelled || fault instanceof Full) await dropUnfinished(lang);
    if (cancelled) say("cancelled");
    else if (fault instanceof Full) say("full", { size: megabytes(sum("size"), lang) });
    else if (fault instanceof Changed) say("changed");
    else say(fault instanceof DOMException && fault.name === "SecurityError" ? "refused" : "failed");
  }

  for (const { wanted } of choices) wanted.addEventListener("change", () => void (running ?? offerButtons()));
  place.addEventListener("toggle", () => void (place.open && !running && look()));
  buttons.save?.addEventListener("click", start);
  buttons.renew?.addEventListener("click", start);
  buttons.cancel?.addEventListener("click", () => running?.abort(CANCELLED));
  buttons.remove?.addEventListener("click", async () => {
    await remove(lang);
    say("removed");
    await look(true);
  });
  const ios = place.querySelector("[data-ios]"); // what is on the home screen there keeps what it saves
  if (ios instanceof HTMLElement) ios.hidden = /** @type {any} */ (navigator).standalone !== false;
  place.hidden = false;
  if (place.open) void look();
  return async () => {
    place.open = true;
    place.scrollIntoView();
    await look();
    await start();
  };
}

/** What a page from a saved copy says at its top. @param {HTMLElement} notice @param {string} lang @param {string} gone @param {() => void} renew */
async function tellAge(notice, lang, gone, renew) {
  const all = await copies();
  const kept = all.find((copy) => copy.lang === lang);
  if (!navigator.serviceWorker.controller || (!kept && all.length > 0) || !notice.isConnected) return;
  const told = part(notice, "[data-copy]", HTMLElement);
  const button = part(notice, "[data-renew]", HTMLButtonElement);
  button.addEventListener("click", renew);
  told.textContent = kept?.whole ? filled(told.textContent, { date: written(lang, kept.saved) }) : gone;
  document.querySelector("main")?.before(notice);
  notice.hidden = false;
  const now = await newest(lang).catch(() => null);
  if (now === null || !kept || now.version === kept.version) return;
  const newer = part(notice, "[data-newer]", HTMLElement);
  newer.textContent = newer.dataset.newer ?? "";
  button.hidden = false;
}

/** Links to saved languages appear, on the page for what is not saved. */
async function showSaved() {
  const langs = (await copies()).map((copy) => copy.lang);
  for (const link of document.querySelectorAll("[data-if-saved]")) {
    if (link instanceof HTMLElement) link.hidden = !langs.includes(link.dataset.ifSaved ?? "");
  }
}

/** The section of a page, once. @param {HTMLDetailsElement} place */
export async function begin(place) {
  const notice = document.querySelector(".from-copy");
  if (begun.has(place) || !(notice instanceof HTMLElement)) return;
  const { lang = "" } = document.documentElement.dataset; // a browser that translates the page changes its other one
  const renew = offer(place, lang);
  begun.set(place, renew);
  await tellAge(notice, lang, place.dataset.gone ?? "", renew);
}

/** @type {Promise<import("./saved.js").Newest | null> | undefined} what a copy would weigh; asked once, so that no later result asks the network */
let weighed;

/** After a result, the first time it is worth something: offer to save the site, with its size. @param {Element} result */
export async function offerAfter(result) {
  const place = document.querySelector("details.offline");
  const template = document.querySelector("template.tools");
  const { lang = "" } = document.documentElement.dataset;
  if (!(place instanceof HTMLDetailsElement) || place.hidden || !(template instanceof HTMLElement)) return;
  const kept = await copy(lang);
  const now = kept ? null : await (weighed ??= newest(lang).catch(() => null));
  if (kept || !now || !result.isConnected || result.querySelector(".save-site")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet save-site";
  button.textContent = filled(template.dataset.save, { size: megabytes(now.files.travels, lang) });
  button.addEventListener("click", async () => {
    await begin(place);
    button.remove();
    await begun.get(place)?.();
  });
  result.append(button);
}

onPage(import.meta.url, () => void showSaved().catch(() => {})); // storage denied: nothing is saved
