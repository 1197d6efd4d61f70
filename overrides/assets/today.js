// The reader's day, written by ourselves: a locale's way of writing a day changes with the browser.

/** Today, as `2026-11-5`. */
export function dayOfToday() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
}

/** A built page does not know which day it is today. @param {HTMLElement} body @param {string} lang */
export function tellToday(body, lang) {
  const written = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).replaceAll(" ", "\u00a0");
  for (const each of body.querySelectorAll("[data-today]:empty")) each.textContent = `, ${written}`;
}
