// A calculator: collects what is typed, hands it to the worker, and shows the HTML that comes back.
// Knows no rule and no word: every word lies in the page's data attributes, every rule in Python.

const TIMEOUT = 120_000; // ms without a byte before the start is given up

/** One calculator of the page. @param {HTMLElement} place */
function calculator(place) {
  const body = part("[data-body]");
  const status = part("[role=status]");
  const bar = /** @type {HTMLProgressElement} */ (part("progress"));
  const cancel = part("[data-cancel]");
  const retry = part("[data-retry]");
  const total = Number(place.querySelector("[data-bytes]")?.getAttribute("data-bytes") ?? 0);
  const title = document.title;
  const firstForm = body.innerHTML;
  /** @type {Worker | null} */ let worker = null;
  /** @type {Record<string, string>} answers of a link, for questions that are not on the page yet */
  let carried = {};
  let asked = 0;
  let waiting = false;
  let ready = false;
  let timer = 0;

  /** @param {string} selector @returns {HTMLElement} */
  function part(selector) {
    const found = place.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`the calculator lacks ${selector}`);
    return found;
  }

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
  }

  /** What stands in the form, by input name. @returns {Record<string, string>} */
  function typed() {
    const form = body.querySelector("form");
    /** @type {Record<string, string>} */ const texts = { ...carried };
    if (form === null) return texts;
    for (const input of form.querySelectorAll("input")) {
      // A shown choice with nothing chosen is an empty answer, not a question never asked.
      if (input.type === "radio" ? input.checked : true) texts[input.name] = input.value;
      else texts[input.name] ??= "";
    }
    return texts;
  }

  /** Fetch and start Python, once; while the worker lives this does nothing. */
  function start() {
    if (worker !== null) return;
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: place.lang });
    worker.addEventListener("message", ({ data }) => hear(data));
    worker.addEventListener("error", () => fail());
    ready = false;
    cancel.hidden = false;
    retry.hidden = true;
    progress(0);
  }

  /** @param {number} bytes */
  function progress(bytes) {
    clearTimeout(timer);
    timer = window.setTimeout(fail, TIMEOUT);
    bar.hidden = false;
    bar.max = total || 1;
    bar.value = bytes;
    const megabytes = (/** @type {number} */ count) => (count / 1e6).toLocaleString(place.lang, { maximumFractionDigits: 0 });
    const text = place.dataset.loading?.replace("{done}", megabytes(bytes)).replace("{total}", megabytes(total)) ?? "";
    if (status.textContent !== text) say(text);
  }

  /** @param {{bytes?: number, starting?: boolean, ready?: boolean, failed?: string, id?: number, answer?: string}} message */
  function hear(message) {
    if (message.failed !== undefined) fail();
    else if (message.bytes !== undefined && !ready) progress(message.bytes);
    else if (message.starting) say(place.dataset.starting ?? "");
    else if (message.ready) settle(waiting ? "" : (place.dataset.ready ?? ""));
    else if (message.answer !== undefined && message.id === asked) show(JSON.parse(message.answer));
  }

  /** @param {string} text */
  function settle(text) {
    clearTimeout(timer);
    ready = true;
    bar.hidden = true;
    cancel.hidden = true;
    say(text);
  }

  /** Stop, keep what was typed, and offer another try. @param {string} [text] */
  function fail(text) {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    bar.hidden = true;
    cancel.hidden = true;
    retry.hidden = false;
    say(typeof text === "string" ? text : (place.dataset.failed ?? ""));
  }

  function ask() {
    start();
    waiting = true;
    asked += 1;
    const request = { calculator: place.dataset.calculator, lang: place.lang, typed: typed() };
    worker?.postMessage({ id: asked, request: JSON.stringify(request) });
  }

  /** @param {{html: string, title: string, state: string}} answer */
  function show(answer) {
    waiting = false;
    carried = {};
    settle("");
    body.innerHTML = answer.html;
    document.title = answer.title ? `${answer.title}: ${title}` : title;
    const focus = body.querySelector("[data-focus]");
    if (focus instanceof HTMLElement) focus.focus();
  }

  /** A changed answer makes the result old: nobody reads a number beside answers that do not give it. */
  function changed() {
    const result = body.querySelector(".result");
    result?.classList.add("old");
    result?.querySelector(".outdated")?.removeAttribute("hidden");
  }

  /** A link may bring answers: fill them in, say so, and leave the rest to the rules. */
  function open() {
    const [name, query] = location.hash.slice(1).split(/\?(.*)/s);
    if (name !== place.dataset.calculator || !query) return;
    let count = 0;
    for (const [key, value] of new URLSearchParams(query.slice(0, 4000))) {
      if ((count += 1) > 60) break;
      carried[key] = value;
    }
    for (const input of body.querySelectorAll("input")) {
      const [field = "", piece] = input.name.split(".");
      const text = carried[field];
      if (text === undefined) continue;
      if (input.type === "radio") input.checked = input.value === text;
      else input.value = piece ? (text.split("-")[["year", "month", "day"].indexOf(piece)] ?? "") : text;
      if (!piece) continue;
      if (piece === "year") delete carried[field];
    }
    place.closest("details")?.setAttribute("open", "");
    say(place.dataset.linkNote ?? "");
    place.scrollIntoView();
  }

  body.addEventListener("focusin", start);
  body.addEventListener("input", changed);
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  body.addEventListener("reset", (event) => {
    event.preventDefault();
    carried = {};
    body.innerHTML = firstForm;
    document.title = title;
    body.querySelector("input")?.focus();
  });
  cancel.addEventListener("click", () => fail(place.dataset.cancelled));
  retry.addEventListener("click", () => (waiting || Object.keys(carried).length ? ask() : start()));
  place.hidden = false;
  open();
}

for (const place of document.querySelectorAll("[data-calculator]")) {
  if (place instanceof HTMLElement) calculator(place);
}
