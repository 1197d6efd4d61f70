// The word list: a field that shows only the rows holding what is typed. Knows no word.

/** Capitals, stress marks and the shape of an apostrophe do not matter. @param {string} text */
function plain(text) {
  return text.toLocaleLowerCase().normalize("NFC").replace(/[\u2019\u02bc']/g, "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLElement} place @param {number} index */
function addField(place, index) {
  const rows = [...place.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => plain(row.textContent ?? ""));
  const label = document.createElement("label");
  const input = document.createElement("input");
  const status = document.createElement("p");
  label.textContent = place.dataset.filter ?? "";
  label.htmlFor = input.id = `glossary-filter-${index}`;
  input.type = "text";
  input.autocomplete = "off";
  input.enterKeyHint = "search";
  status.setAttribute("role", "status");
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    let count = 0;
    for (const [number, row] of rows.entries()) {
      const shown = texts[number]?.includes(wanted) ?? false;
      row.toggleAttribute("hidden", !shown);
      if (shown) count += 1;
    }
    status.textContent = wanted ? (place.dataset.found ?? "").replace("{count}", String(count)) : "";
  });
  place.prepend(label, input, status);
}

document.querySelectorAll("[data-glossary]").forEach((place, index) => {
  if (place instanceof HTMLElement) addField(place, index);
});
