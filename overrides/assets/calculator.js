// A calculator's place in the page: what is typed goes to Python, the HTML that comes back is shown.
// Knows no rule and no word: every word lies in the page's data attributes, every rule in Python.
// Opening a link with answers counts as touching its calculator: the rules are fetched and asked.

import { fill, fragment, fromAddress, gathered, spread, typed } from "./answers.js";
import { kept, memory, onPage, tellRenewed } from "./languages.js";
import { progress } from "./progress.js";
import { ask, start, stop } from "./runner.js";

/** @typedef {import("./answers.js").Texts} Texts */
/** @typedef {import("./answers.js").Kept} Kept */
/** @typedef {{html: string, title: string, state: string, dropped: string[], answers?: Texts, sheet?: string, calendar?: string}} Answer */

/** One calculator of the page. @param {HTMLElement} place @param {HTMLElement} body @param {AbortSignal} signal */
function calculator(place, body, signal) {
  const name = place.dataset.calculator ?? "";
  const { hear, say } = progress(place, () => (wanted || sent ? calculate() : touch()));
  const title = document.title;
  const firstForm = body.innerHTML;
  /** @type {Texts} answers that the form does not show yet */ let carried = {};
  /** @type {Texts} what the reader has changed since the rules were asked */ let since = {};
  /** @type {Texts | undefined} what the rules were asked last */ let sent;
  /** @type {Texts | undefined} what the result stands on */ let found;
  let wanted = false;
  let linked = false;

  const texts = () => ({ ...carried, ...typed(body) });

  /** Whoever is touched has Python ready. */
  function touch() {
    kept.touched = name; // another language shows this one
    start(hear);
    import("./keep.js").catch(() => {}); // now, so that a result needs no network
  }

  /** Ask the rules about what stands in the form, when they are ready to listen. */
  async function calculate(focus = true) {
    wanted = true;
    touch();
    const ready = await start(hear).then(() => wanted, () => false);
    if (!ready) return;
    wanted = false;
    say();
    const asked = (sent = texts());
    const now = new Date(); // written by ourselves: a locale's way of writing a day changes with the browser
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
    const version = document.querySelector("[data-version]")?.getAttribute("data-version") ?? undefined;
    const answer = await ask({ calculator: name, lang: place.lang, typed: asked, today, version, linked });
    if (sent === asked) show(answer, focus);
  }

  /** @param {Answer} answer @param {boolean} focus */
  function show(answer, focus) {
    for (const each of answer.dropped) delete sent?.[each], delete carried[each]; // they are named once
    const meanwhile = { ...texts(), ...since };
    body.innerHTML = answer.html;
    document.title = answer.title ? `${answer.title}: ${title}` : title;
    for (const each of Object.keys(typed(body))) {
      delete carried[each];
      delete carried[each.split(".")[0] ?? ""];
    }
    if (answer.state === "result") carried = {};
    found = answer.answers;
    since = {};
    linked = false;
    if (found) offerToKeep(found, answer.sheet ?? "", answer.calendar ?? "");
    // What was changed while the rules were at work stays as the reader has it.
    if (Object.entries(meanwhile).some(([field, text]) => sent?.[field] !== text)) {
      fill(body, meanwhile);
      changed();
    }
    save();
    const first = body.querySelector("[data-focus]");
    // Coming back, nobody is called away from where she is by now.
    if ((focus || document.activeElement === document.body) && first instanceof HTMLElement) first.focus();
  }

  /** @param {Texts} result @param {string} sheet @param {string} calendar */
  async function offerToKeep(result, sheet, calendar) {
    const keep = await import("./keep.js").catch(() => void tellRenewed(place));
    if (found === result) keep?.offer(body, { name, lang: place.lang, answers: result, sheet, calendar });
  }

  /** A changed answer makes the result old: nobody reads a number beside answers that do not give it. */
  function changed() {
    found = undefined;
    const result = body.querySelector(".result");
    result?.classList.add("old");
    result?.querySelector(".outdated")?.removeAttribute("hidden");
  }

  /** The answers are remembered, as long as there are any. */
  function save() {
    const begun = sent !== undefined || Object.keys(gathered(texts())).length > 0;
    if (begun) memory.set(name, { sent, typed: { ...texts(), ...since } });
    else memory.delete(name);
  }

  /** An address may name this calculator and bring answers; they leave the address at once. */
  function arrive() {
    const brought = fromAddress(name);
    if (brought === null) return false;
    place.scrollIntoView();
    if (!Object.keys(brought).length) return false;
    again();
    carried = spread(body, brought);
    fill(body, carried);
    linked = true;
    history.replaceState(null, "", fragment(name));
    save();
    // @ts-expect-error: not every browser tells that data is dear
    if (navigator.connection?.saveData) say(place.dataset.linkNote);
    else calculate();
    return true;
  }

  /** In another language, or another version: the answers as they were, and what the rules say of them. */
  function resume() {
    /** @type {Kept | undefined} */ const was = memory.get(name);
    if (!was) return;
    fill(body, was.sent ?? was.typed);
    if (kept.touched === name) showPlace();
    if (!was.sent) return;
    carried = was.sent;
    since = was.typed;
    calculate(kept.touched === name);
  }

  /** The reader is where she was. */
  function showPlace() {
    const heading = place.querySelector("h3");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
    place.scrollIntoView();
  }

  /** Nothing is answered yet. */
  function again() {
    carried = since = {};
    sent = found = undefined;
    wanted = linked = false;
    body.innerHTML = firstForm;
    document.title = title;
  }

  body.addEventListener("focusin", touch);
  body.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement && target.name)) return;
    delete since[target.name];
    changed();
    save();
  });
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    calculate();
  });
  body.addEventListener("reset", (event) => {
    event.preventDefault();
    again();
    save();
    body.querySelector("input")?.focus();
  });
  // A link to a question leads there without a new address, which would open another answer of the page.
  body.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const field = document.getElementById(link?.getAttribute("href")?.slice(1) ?? "");
    if (field === null) return;
    event.preventDefault();
    field.focus();
  });
  // WebKit's page cache empties the fields after it has shown the page again.
  addEventListener("pageshow", ({ persisted }) => {
    /** @type {Kept | undefined} */ const was = memory.get(name);
    if (persisted && was) setTimeout(fill, 0, body, was.typed);
  }, { signal });
  addEventListener("hashchange", arrive, { signal });
  place.hidden = false;
  if (!arrive()) resume();
}

onPage(import.meta.url, (signal) => {
  signal.addEventListener("abort", () => stop({})); // Python speaks one language
  for (const place of document.querySelectorAll("[data-calculator]")) {
    const body = place.querySelector("[data-body]");
    if (place instanceof HTMLElement && body instanceof HTMLElement) calculator(place, body, signal);
  }
});
