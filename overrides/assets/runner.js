// The page's Python: one worker for all its calculators, started at the first touch and kept.
// Whoever asks last hears how far it is. Nothing runs for ever: 120 s without a byte, or 30 s
// without an answer, ends the worker, and the next request starts a new one.

const SILENT = 120_000; // ms without a byte or a sign of life while it starts
const THINKING = 30_000; // ms for one answer

/** How far it is; empty when there is nothing more to tell.
 * @typedef {{loaded?: number, starting?: boolean, ready?: boolean, failed?: boolean, cancelled?: boolean,
 * small?: boolean}} News `small`: the reduced runtime stopped, and the complete one could not be had */
/** @typedef {(news: News) => void} Hear */

/** @type {Worker | null} */ let worker = null;
/** @type {Promise<void>} settles when Python can be asked */ let started = Promise.resolve();
/** @type {(news: News) => void} ends the current start or request */ let giveUp = () => {};
/** @type {Map<number, (answer: string) => void>} */ const waiting = new Map();
/** @type {Hear} */ let tell = () => {};
/** @type {News} */ let latest = {};
let asked = 0;
let timer = 0;

/** @param {number} ms */
function patience(ms) {
  clearTimeout(timer);
  if (ms) timer = window.setTimeout(stop, ms, { failed: true });
}

/** @param {News} news */
function report(news) {
  latest = news;
  tell(news);
}

/** Fetch and start Python unless it lives; resolves when it can be asked, rejects when it was stopped. @param {Hear} hear */
export function start(hear) {
  if (tell !== hear) {
    tell({});
    tell = hear;
    if (worker !== null && !latest.ready) tell(latest);
  }
  if (worker !== null) return started;
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: document.documentElement.dataset.lang ?? "" });
  worker.addEventListener("error", () => stop({ failed: true }));
  started = new Promise((resolve, reject) => {
    giveUp = reject;
    worker?.addEventListener("message", ({ data }) => listen(data, resolve));
  });
  started.catch(() => {});
  patience(SILENT);
  report({ loaded: 0 });
  return started;
}

/** @param {{bytes?: number, starting?: boolean, ready?: boolean, failed?: string, small?: boolean, id?: number, answer?: string}} message @param {() => void} resolve */
function listen(message, resolve) {
  if (message.failed !== undefined) return stop({ failed: true, small: message.small });
  if (message.answer !== undefined) {
    waiting.get(message.id ?? 0)?.(message.answer);
    waiting.delete(message.id ?? 0);
    return patience(waiting.size ? THINKING : 0);
  }
  if (message.ready) {
    patience(waiting.size ? THINKING : 0);
    report({ ready: true });
    return resolve();
  }
  patience(SILENT); // also after a fault of the first runtime, while the complete one is fetched
  if (latest.ready) return;
  report(message.bytes === undefined ? { starting: true } : { loaded: message.bytes });
}

/** End the worker, and say why; what was asked stays unanswered. @param {News} [why] */
export function stop(why = { cancelled: true }) {
  patience(0);
  worker?.terminate();
  worker = null;
  waiting.clear();
  report(why);
  giveUp(why);
}

/** The answer of Python, which must have started. @param {object} request @returns {Promise<any>} */
export function ask(request) {
  asked += 1;
  const id = asked;
  worker?.postMessage({ id, request: JSON.stringify(request) });
  patience(THINKING);
  return new Promise((resolve) => waiting.set(id, (answer) => resolve(JSON.parse(answer))));
}
