// Keep and share a result: a link that is empty by default, a sheet of paper whose code opens the
// same calculation, and its days for a calendar, as the rules wrote them. Everything is made on this device; the code is drawn by lean-qr, https://qr.davidje13.com.

import { fragment } from "./answers.js";

/** @type {Promise<typeof import("lean-qr/nano")>} */
const drawing = import(new URL("lean-qr.mjs", import.meta.url).href);
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around a code, as ISO/IEC 18004 asks

/** @typedef {{name: string, lang: string, answers: Record<string, string>, sheet: string, calendar: string}} Kept */

/** Bring the controls of a result to life. @param {HTMLElement} place @param {Kept} result */
export function offer(place, result) {
  const block = place.querySelector(".keep");
  const status = block?.querySelector("[role=status]");
  const box = block?.querySelector("[type=checkbox]");
  const field = block?.querySelector(".link");
  if (!(block instanceof HTMLElement && status instanceof HTMLElement)) return;
  if (!(box instanceof HTMLInputElement && field instanceof HTMLInputElement)) return;
  const link = () => address(result.name, box.checked ? result.answers : {});
  /** @param {string | undefined} text */
  const say = (text = "") => (status.textContent = text);
  block.querySelector("[data-copy]")?.addEventListener("click", async () => {
    say();
    const copied = await (navigator.clipboard?.writeText(link()).then(() => true, () => false) ?? false);
    say(copied ? status.dataset[box.checked ? "copiedAnswers" : "copied"] : status.dataset.notCopied);
    field.hidden = copied;
    field.value = link();
    if (!copied) field.select();
  });
  const share = block.querySelector("[data-share]");
  if (share instanceof HTMLElement) share.hidden = !("share" in navigator);
  share?.addEventListener("click", () => {
    say();
    navigator.share({ url: link() }).then(() => say(status.dataset.shared), () => {}); // closing the menu is no fault
  });
  block.querySelector("[data-print]")?.addEventListener("click", () => print(result));
  block.querySelector("[data-calendar]")?.addEventListener("click", () => {
    download(result.calendar, `fotfeste-${result.name}.ics`);
    say(status.dataset.calendarSaved);
  });
  box.addEventListener("change", () => {
    say();
    field.hidden = true;
  });
  block.hidden = false;
}

/** @param {string} name @param {Record<string, string>} answers */
function address(name, answers) {
  return location.href.split("#")[0] + fragment(name, answers);
}

/** Hand the reader a calendar file; nothing is fetched. @param {string} text @param {string} name */
function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  document.body.append(link); // some browsers open only a link that stands in the page
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // iOS reads it only after it has asked the reader
}

/**
 * Lay out the sheet alone, and print it. Paper names the published address, which others reach; where there is none,
 * it has neither address nor code.
 * @param {Kept} result
 */
async function print(result) {
  const sheet = document.createElement("article");
  sheet.className = "sheet";
  sheet.lang = result.lang;
  sheet.innerHTML = result.sheet;
  const published = document.querySelector("link[rel=canonical]");
  if (published instanceof HTMLLinkElement) {
    const { generate } = await drawing;
    const told = published.href + fragment(result.name, {});
    sheet.querySelector("[data-code]")?.append(drawn(generate(published.href + fragment(result.name, result.answers))));
    sheet.querySelector("[data-address]")?.append(told.replace(/^https?:\/\//, ""));
  } else for (const place of sheet.querySelectorAll("[data-code], .scan")) place.remove();
  const contact = document.querySelector(".contact")?.cloneNode(true);
  if (contact) sheet.append(contact);
  document.querySelector(".sheet")?.remove();
  document.body.append(sheet);
  // A phone may lay the page out long after `afterprint`: the sheet stays until the page is touched again.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => sheet.remove(), { once: true });
  window.print();
}

/** A code as a picture. @param {{size: number, get: (x: number, y: number) => boolean}} code */
function drawn(code) {
  const picture = document.createElementNS(SVG, "svg");
  const side = code.size + 2 * QUIET;
  picture.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${side} ${side}`);
  picture.setAttribute("shape-rendering", "crispEdges");
  picture.setAttribute("aria-hidden", "true");
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  picture.append(document.createElementNS(SVG, "path"));
  picture.firstElementChild?.setAttribute("d", path);
  return picture;
}
