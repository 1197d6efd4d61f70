// Printing one thing alone: a result's sheet, or one answer. And saying so where nothing is printed: the browser within
// a chat program often has a print function that does nothing. Knows no word.

const BEGINS_WITHIN = 1500; // ms in which a browser that prints says that it begins

/**
 * Print an element alone.
 * @param {HTMLElement} sheet @param {() => void} nothing called when the browser does not print
 */
export function printAlone(sheet, nothing) {
  document.querySelector(".sheet")?.remove();
  document.body.append(sheet);
  const ended = new AbortController();
  const waiting = setTimeout(() => {
    sheet.remove();
    ended.abort();
    nothing();
  }, BEGINS_WITHIN);
  addEventListener("beforeprint", () => clearTimeout(waiting), { once: true, signal: ended.signal });
  // A phone may lay the page out long after `afterprint`: the sheet stays until the page is touched again.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => sheet.remove(), { once: true, signal: ended.signal });
  try {
    window.print();
  } catch {
    // It is told when the time is up.
  }
}

/**
 * One question with its whole answer, as a sheet: with its page's name and day, its sources, and, if the site has a
 * published address, the answer's own.
 * @param {Element} question @param {string} address of the answer, from the page
 */
export function sheetOf(question, address) {
  const sheet = document.createElement("article");
  sheet.className = "sheet alone";
  sheet.lang = question.closest("[lang]")?.getAttribute("lang") ?? "";
  const name = document.createElement("p");
  name.className = "state";
  const [brand, page] = [document.querySelector(".brand"), document.querySelector("h1")];
  name.append([brand, page].map((each) => each?.textContent?.trim()).filter(Boolean).join(" · "));
  const title = document.createElement("h1");
  title.append(...copied(question.querySelector("h2")));
  sheet.append(name, title, ...copied(question.querySelector(".answer")));
  for (const details of sheet.querySelectorAll("details")) {
    details.querySelector(":scope > summary")?.remove();
    details.open = true;
  }
  for (const each of sheet.querySelectorAll(".copy, .tools, button, form, .calculator, [hidden], .moved")) each.remove();
  for (const each of sheet.querySelectorAll("[id]")) each.removeAttribute("id");
  const published = document.querySelector("link[rel=canonical]");
  if (published instanceof HTMLLinkElement) {
    const told = document.createElement("p");
    told.className = "places";
    told.append(new URL(address, published.href).href);
    sheet.append(told);
  }
  for (const each of document.querySelectorAll(".checked, .contact")) sheet.append(each.cloneNode(true));
  return sheet;
}

/** Copies of what stands in an element. @param {Element | null} element */
function copied(element) {
  return [...(element?.cloneNode(true).childNodes ?? [])];
}
