// A calculator's place in the page: what is typed goes to Python, the HTML that comes back is shown.
// Knows no rule and no word: every word lies in the page's data attributes, every rule in Python.
// Opening a link with answers counts as touching its calculator: the rules are fetched and asked.

import { fill, fragment, fromAddress, gathered, merged, notEmpty, spread, typed } from "./answers.js";
import { afterOffer, ofOthers, putOffers, wasAskedAlone } from "./elsewhere.js";
import { dressed, kept, memory, onPage, tellRenewed } from "./languages.js";
import { progress } from "./progress.js";
import { ask, start, stop } from "./runner.js";
import { dayOfToday, tellToday } from "./today.js";

/** @typedef {import("./answers.js").Texts} Texts */
/** @typedef {import("./answers.js").Kept} Kept */
/** @typedef {{html: string, title: string, state: string, dropped: string[], answers?: Texts, sheet?: string, calendar?: string,
 *   beside?: string, former?: Texts, link?: Texts}} Answer */
/** What the rules are to be asked: other answers than those on the page, which stood there as `seen` meanwhile; the
 * questions to put again; whether whoever asks is to be brought to what they say; the button that was pressed for it.
 * @typedef {{answers?: Texts, seen?: Texts, change?: string, focus?: boolean, pressed?: string}} Job */

/** One calculator of the page. @param {HTMLElement} place @param {HTMLElement} body @param {AbortSignal} signal */
function calculator(place, body, signal) {
  const name = place.dataset.calculator ?? "";
  const { hear, say } = progress(place, () => (wanted ? calculate(wanted) : touch()));
  const title = document.title;
  tellToday(body, place.lang);
  const firstForm = body.innerHTML;
  /** @type {Texts} answers that the form does not show yet */ let carried = {};
  /** @type {Texts} what stood in a question when the reader left it for another */ let drafts = {};
  /** @type {Texts | undefined} what the rules were asked last */ let sent;
  /** @type {Texts | undefined} what the result stands on */ let found;
  /** @type {Job | undefined} what is not answered yet */ let wanted;
  /** @type {string | undefined} the questions that are put again */ let changing;
  /** @type {Texts | undefined} the answers of a result that was kept, to be told beside the next one */ let former;
  let linked = false;
  /** @type {string | undefined} the second language of a result */ let beside;

  const texts = () => ({ ...carried, ...typed(body) });

  /** Whoever is touched has Python ready. */
  function touch() {
    kept.touched = name; // another language shows this one
    start(hear);
    dressed();
    import("./keep.js").catch(() => {}); // now, so that a result needs no network
  }

  /** Ask the rules, when they are ready to listen; who asks twice is answered once. @param {Job} [job] */
  async function calculate(job = {}) {
    wanted = job;
    touch();
    const ready = await start(hear).then(dressed).then(() => wanted === job, () => false);
    if (!ready) return;
    say();
    const seen = texts();
    const asked = (sent = job.answers ? merged(job.answers, job.seen ?? seen, seen) : seen);
    const today = dayOfToday();
    const version = document.querySelector("[data-version]")?.getAttribute("data-version") ?? undefined;
    const { change } = job;
    const elsewhere = ofOthers(name);
    const request = { calculator: name, lang: place.lang, typed: asked, today, version, linked, change, elsewhere, beside, former };
    const answer = await ask(request);
    if (wanted !== job || sent !== asked) return;
    // What was changed while the rules were at work counts as the reader has it.
    const after = texts();
    const late = merged(asked, seen, after);
    if (late !== asked) return calculate({ ...job, answers: late, seen: after });
    wanted = undefined;
    changing = change;
    show(answer, job.focus ?? true, job.pressed);
    if (!found) return;
    beside = answer.beside;
    offerToKeep(found, answer, (lang) => ask({ ...request, beside: lang }));
  }

  /** @param {Answer} answer @param {boolean} focus @param {string} [pressed] */
  function show(answer, focus, pressed) {
    for (const each of answer.dropped) delete sent?.[each]; // they are named once
    body.innerHTML = answer.html;
    document.title = answer.title ? `${answer.title}: ${title}` : title;
    if (linked && answer.answers) sent = answer.answers; // of a link's two situations one may be broken
    carried = {};
    linked = false;
    const asking = body.querySelector(".asking");
    if (asking) {
      fill(asking, drafts);
      for (const each of Object.keys(typed(asking))) delete drafts[each];
    }
    found = answer.answers;
    former = answer.former;
    save();
    const button = pressed && body.querySelector(pressed);
    if (button instanceof HTMLElement) return button.focus();
    // Coming back, nobody is called away from where she is by now.
    if (focus || document.activeElement === document.body) bring();
  }

  /** The question, with its button, or the result, comes into view and has the focus. */
  function bring() {
    const first = body.querySelector("[data-focus]");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    const stage = body.querySelector(".asking") ?? body;
    const { top, bottom } = stage.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) stage.scrollIntoView();
  }

  /** @param {Texts} result @param {Answer} answer @param {(lang: string) => Promise<Answer>} again the same with a second language */
  async function offerToKeep(result, { sheet = "", calendar = "", beside = "", link }, again) {
    const keep = await import("./keep.js").catch(() => void tellRenewed(place));
    if (found !== result) return;
    keep?.offer(body, { name, lang: place.lang, answers: { ...result, ...link }, sheet, calendar, beside, again });
  }

  /** The result stays, and the next one will stand beside it: its answers can be changed now. */
  function keepBeside() {
    former = found;
    save();
    const status = body.querySelector("[data-kept]");
    if (status instanceof HTMLElement) status.textContent = status.dataset.kept ?? "";
    const first = body.querySelector(".result .answers a");
    if (first instanceof HTMLElement) first.focus();
  }

  /** What was kept is let go. */
  function stopComparing() {
    former = undefined;
    calculate(sent ? { answers: sent, seen: texts(), change: changing } : {});
  }

  /** Put questions again. What stands in those that are open is not asked yet: it waits there. @param {string} names */
  function change(names) {
    const seen = texts();
    const open = body.querySelector(".asking");
    if (open) drafts = { ...drafts, ...notEmpty(typed(open)) };
    calculate({ answers: sent ?? seen, seen, change: names });
  }

  function begun() {
    return sent !== undefined || Object.keys(gathered(texts())).length > 0;
  }

  /** What other calculators know of the first questions is offered at them; the reader may have begun meanwhile. */
  async function offerKnown() {
    const elsewhere = ofOthers(name);
    if (!Object.keys(elsewhere).length) return;
    const told = await start(hear)
      .then(dressed)
      .then(() => ask({ calculator: name, lang: place.lang, typed: {}, today: dayOfToday(), elsewhere }))
      .catch(() => null);
    if (told === null || signal.aborted || sent || wanted) return;
    putOffers(body, told.html);
  }

  /** An answer that is offered is taken, with those that come with it. Where nothing else is asked the rules go on.
   * @param {HTMLElement} offer */
  function use(offer) {
    const taken = spread(body, JSON.parse(offer.dataset.use ?? "{}"));
    fill(body, taken);
    const shown = typed(body);
    for (const [key, text] of Object.entries(taken)) if (!(key in shown)) carried[key] = text;
    save();
    if (wasAskedAlone(offer)) calculate();
    else afterOffer(offer)?.focus();
  }

  /** A button is the answer: it is written into the question's own place, if it has one. @param {HTMLButtonElement} button */
  function press(button) {
    const input = button.parentElement?.querySelector("input[type=hidden]");
    if (!(input instanceof HTMLInputElement)) carried[button.name] = button.value;
    else {
      input.value = button.value;
      const all = button.parentElement?.querySelectorAll("button") ?? [];
      for (const each of all) each.setAttribute("aria-pressed", String(each === button));
    }
  }

  /** The answers are remembered, as long as there are any. */
  function save() {
    memory.delete(name); // what was touched last stands last
    if (begun()) memory.set(name, { sent, changing, former, typed: { ...drafts, ...texts() } });
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
    else calculate({ answers: brought, seen: texts() });
    return true;
  }

  /** In another language, or another version: the answers as they were, and what the rules say of them. */
  function resume() {
    /** @type {Kept | undefined} */ const was = memory.get(name);
    if (!was) return void offerKnown();
    const answers = was.sent && spread(body, gathered(was.sent));
    fill(body, answers ?? was.typed);
    if (kept.touched === name) showPlace();
    if (!was.sent || !answers) return;
    carried = answers;
    drafts = notEmpty(was.typed);
    former = was.former;
    calculate({ answers: was.sent, seen: texts(), change: was.changing, focus: kept.touched === name });
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
    carried = {};
    drafts = {};
    sent = found = wanted = changing = former = undefined;
    linked = false;
    body.innerHTML = firstForm;
    document.title = title;
  }

  body.addEventListener("focusin", touch);
  body.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement && target.name)) return;
    delete drafts[target.name];
    // Whoever types a day means another than today.
    const other = target.type === "text" ? target.closest(".ready-day")?.querySelector("[value=other]") : null;
    if (other instanceof HTMLInputElement) other.checked = true;
    save();
  });
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    // A button may be an answer itself.
    if (event.submitter instanceof HTMLButtonElement && event.submitter.name) press(event.submitter);
    calculate();
  });
  body.addEventListener("reset", (event) => {
    event.preventDefault();
    again();
    save();
    bring();
    body.querySelector("input")?.focus();
  });
  body.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    // The second tap of two is meant for the button that is gone.
    if (event.detail > 1 && at?.closest("button")) return event.preventDefault();
    const offer = at?.closest("[data-use]");
    if (offer instanceof HTMLElement) return use(offer);
    if (at?.closest("[data-keep-beside]")) return keepBeside();
    if (at?.closest("[data-stop-comparing]")) return stopComparing();
    const put = at?.closest("[data-change]");
    if (put instanceof HTMLElement) {
      event.preventDefault();
      change(put.dataset.change ?? "");
    }
    const second = at?.closest("[data-beside]");
    if (second instanceof HTMLElement) {
      const lang = second.dataset.beside;
      beside = second.getAttribute("aria-pressed") === "true" ? undefined : lang;
      calculate({ answers: sent, seen: texts(), focus: false, pressed: `[data-beside="${lang}"]` });
    }
    // A link to a question leads there without a new address, which would open another answer of the page.
    const field = document.getElementById(at?.closest('a[href^="#"]')?.getAttribute("href")?.slice(1) ?? "");
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
