// Keep and share a result: a link that is empty by default, a sheet of paper whose code opens the
// same calculation, and its days for a calendar, as the rules wrote them. Everything is made on this device; the code is drawn by lean-qr, https://qr.davidje13.com.

import { fragment } from "./answers.js";

/** @type {Promise<typeof import("lean-qr/nano")>} */
const drawing = import(new URL("lean-qr.mjs", import.meta.url).href);
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around a code, as ISO/IEC 18004 asks
const PATIENCE = 2000; // ms until a browser has copied or begun to print; one inside an app may never do either

const OFFICE = "nb"; // the language of whoever reads a sheet at an office
const PATIENCE_TEXTS = 25_000; // ms until a sheet is printed in one language, and says so

/** `beside` is the second language that the sheet has; `again` makes it with one.
 * @typedef {{name: string, lang: string, answers: Record<string, string>, sheet: string, calendar: string, beside: string,
 *   again: (lang: string) => Promise<{sheet?: string}>}} Kept */

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
  /** The link itself, where the browser does nothing with it. @param {string | undefined} why */
  const show = (why) => {
    say(why);
    field.hidden = false;
    field.value = link();
    field.select();
  };
  block.querySelector("[data-copy]")?.addEventListener("click", async () => {
    say();
    const writing = navigator.clipboard?.writeText(link()).then(() => true, () => false) ?? false;
    if (await Promise.race([writing, later(false)])) {
      field.hidden = true;
      say(status.dataset[box.checked ? "copiedAnswers" : "copied"]);
    } else show(status.dataset.notCopied);
  });
  const share = block.querySelector("[data-share]");
  if (share instanceof HTMLElement) share.hidden = !("share" in navigator);
  share?.addEventListener("click", () => {
    say();
    navigator.share({ url: link() }).then(
      () => say(status.dataset.shared),
      (fault) => fault.name !== "AbortError" && show(status.dataset.notShared), // closing the menu is no fault
    );
  });
  block.querySelector("[data-print]")?.addEventListener("click", async () => {
    say();
    if (!(await print(result))) show(status.dataset.notPrinted);
  });
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

/** An answer for when nothing has happened. @template T @param {T} answer @param {number} [patience] @returns {Promise<T>} */
function later(answer, patience = PATIENCE) {
  return new Promise((resolve) => setTimeout(resolve, patience, answer));
}

/** The sheet in the reader's language and in that of the office; the texts of that are fetched now. @param {Kept} result */
async function inTwo({ lang, beside, sheet, again }) {
  if (lang === OFFICE || beside) return sheet;
  const answer = await Promise.race([again(OFFICE), later({ sheet }, PATIENCE_TEXTS)]);
  return answer.sheet ?? sheet;
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
 * Lay out the sheet alone, and print it; whether the browser has begun to. Paper names the published address, which others reach; where there is none,
 * it has neither address nor code.
 * @param {Kept} result
 */
async function print(result) {
  const sheet = document.createElement("article");
  sheet.className = "sheet";
  sheet.lang = result.lang;
  sheet.innerHTML = await inTwo(result);
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
  const begun = new Promise((resolve) => addEventListener("beforeprint", () => resolve(true), { once: true }));
  window.print?.();
  return Promise.race([begun, later(false)]);
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
