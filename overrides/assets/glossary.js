// The word list: its field shows only the rows holding what is typed, read as the search reads it: capitals, marks,
// apostrophes, Norwegian letters and other endings do not matter. Knows no word.

import { akin } from "./hits.js";
import { onPage } from "./languages.js";
import { fold, words } from "./terms.js";

/** The words of a text, without what does not matter. @param {string} text */
function plain(text) {
  return words(text).map(fold);
}

/** Whether a word stands in a row, whole or begun, or with another ending. @param {string} word @param {string[]} row */
function stands(word, row) {
  return row.some((each) => each.includes(word) || akin(word, each));
}

/** @param {HTMLElement} place */
function filter(place) {
  const rows = [...place.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => plain(row.textContent ?? ""));
  const [input, status] = [place.querySelector("input"), place.querySelector("[role=status]")];
  if (input === null || status === null) return;
  function show() {
    const wanted = plain(input?.value ?? "");
    let count = 0;
    for (const [number, row] of rows.entries()) {
      const shown = wanted.every((word) => stands(word, texts[number] ?? []));
      row.toggleAttribute("hidden", !shown);
      if (shown) count += 1;
    }
    if (status) status.textContent = wanted.length ? (place.dataset.found ?? "").replace("{count}", String(count)) : "";
  }
  input.addEventListener("input", show);
  show(); // a browser may have kept what was typed
}

onPage(import.meta.url, () => {
  const place = document.querySelector("[data-glossary]");
  if (place instanceof HTMLElement) filter(place);
});
