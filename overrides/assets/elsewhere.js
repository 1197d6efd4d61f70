// What other calculators of this tab know is offered at a question, as the rules wrote it. Nothing is taken by itself,
// nothing is stored. Knows no word, and not which questions mean the same.

import { gathered, notEmpty, typed } from "./answers.js";
import { memory } from "./languages.js";

/** @typedef {import("./answers.js").Texts} Texts */

/** What is typed in other calculators, the latest last. @param {string} name of this one @returns {Record<string, Texts>} */
export function ofOthers(name) {
  const others = [...memory].filter(([key, kept]) => key !== name && kept?.typed);
  return Object.fromEntries(others.map(([key, kept]) => [key, notEmpty(kept.typed)]));
}

/** Put the offers of a form as the rules tell it at the questions of one that stands in the page already.
 * @param {HTMLElement} body @param {string} html */
export function putOffers(body, html) {
  const form = new DOMParser().parseFromString(html, "text/html");
  for (const offer of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".offer"))) {
    const input = body.querySelector(`[name="${offer.dataset.offer}"], [name="${offer.dataset.offer}.day"]`);
    const question = input?.closest(".question");
    if (question?.querySelector(".offer") !== null) continue;
    [...question.children].filter((each) => each.matches("legend, label, .hint")).at(-1)?.after(offer);
  }
}

/** Whether nothing but the question of this offer is asked now. @param {HTMLElement} offer */
export function wasAskedAlone(offer) {
  return offer.closest(".asking")?.querySelectorAll(".question").length === 1;
}

/** Where the reader goes on when an offer is taken: the next question without an answer, or the button; what was
 * chosen can be seen. @param {HTMLElement} offer @returns {HTMLElement | null | undefined} */
export function afterOffer(offer) {
  const question = offer.closest(".question");
  question?.querySelector("details:has(:checked)")?.setAttribute("open", "");
  const asking = offer.closest(".asking");
  const open = [...(asking?.querySelectorAll(".question") ?? [])]
    .filter((each) => each !== question && !Object.keys(gathered(typed(each))).length);
  return open[0]?.querySelector("input") ?? asking?.querySelector(".primary");
}
