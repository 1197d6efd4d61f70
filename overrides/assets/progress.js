// How far Python is, told in a calculator's place: in words for everybody, as a bar, with Cancel and Try again.
// The unit is the one that the page announced: megabytes as they travel.

import { tellRenewed } from "./languages.js";
import { stop } from "./runner.js";

const STEPS = 4; // as often as it is told, since each is read aloud

/** A size as the page writes it. @param {number} megabytes */
function written(megabytes) {
  const decimals = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return megabytes.toLocaleString(document.documentElement.dataset.lang, decimals);
}

/** @param {HTMLElement} place @param {() => void} again what Try again does */
export function progress(place, again) {
  const status = place.querySelector(".status [role=status]");
  const bar = place.querySelector("progress");
  const cancel = place.querySelector("[data-cancel]");
  const retry = place.querySelector("[data-retry]");
  const size = place.querySelector("[data-bytes]");
  const total = Number(size?.getAttribute("data-bytes") ?? 0) || 1;
  /** @type {import("./runner.js").News | undefined} */ let latest;
  const announced = Number(size?.getAttribute("data-megabytes") ?? 0);

  /** @param {string} [text] */
  function say(text = "") {
    if (status && status.textContent !== text) status.textContent = text;
  }

  /** Either it was not to be had, or not any more. */
  async function tellFailed() {
    say(latest?.small ? place.dataset.needsComplete : place.dataset.failed);
    if (!(await tellRenewed(place)) || latest?.failed !== true) return;
    say();
    retry?.toggleAttribute("hidden", true);
  }

  /** @param {import("./runner.js").News} news */
  function hear(news) {
    latest = news;
    const loading = news.loaded !== undefined || news.starting === true;
    const ended = news.failed === true || news.cancelled === true;
    bar?.toggleAttribute("hidden", !loading);
    cancel?.toggleAttribute("hidden", !loading);
    retry?.toggleAttribute("hidden", !ended);
    if (news.loaded !== undefined) {
      const share = Math.min(1, news.loaded / total);
      if (bar) bar.value = share;
      const [done, all] = [(Math.round(share * STEPS) / STEPS) * announced, announced].map(written);
      say(place.dataset.loading?.replace("{done}", done ?? "").replace("{total}", all ?? ""));
    } else if (news.starting) say(place.dataset.starting);
    else if (news.failed) tellFailed();
    else if (news.cancelled) say(place.dataset.cancelled);
    else say(news.ready ? place.dataset.ready : "");
  }

  cancel?.addEventListener("click", () => stop());
  retry?.addEventListener("click", again);
  return { hear, say };
}
