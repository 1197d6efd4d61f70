// The word list: its field shows only the rows holding what is typed. Knows no word.

import { onPage } from "./languages.js";

/** Capitals, the shape of an apostrophe and where a word may break do not matter. @param {string} text */
function plain(text) {
  return text.toLowerCase().normalize("NFC").replace(/[\u2019\u02bc'\u00ad]/g, "").replace(/\s+/g, " ").trim();
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
      const shown = texts[number]?.includes(wanted) ?? false;
      row.toggleAttribute("hidden", !shown);
      if (shown) count += 1;
    }
    if (status) status.textContent = wanted ? (place.dataset.found ?? "").replace("{count}", String(count)) : "";
  }
  input.addEventListener("input", show);
  show(); // a browser may have kept what was typed
}

onPage(import.meta.url, () => {
  const place = document.querySelector("[data-glossary]");
  if (place instanceof HTMLElement) filter(place);
});
