// Every page: a link to a question opens it, brings it into view and gives it the focus; a language
// link keeps the question; an answer offers its link; a page says when its check has grown old; what is copied is what is
// read. Knows no word and no rule.

import { bare, named, own } from "./address.js";
import { onPage } from "./languages.js";
import { followReading, keepPlace } from "./place.js";

const PATIENCE = 2000; // ms; a browser inside another program may never say whether it copied

/** The place on the page that the address names, in capitals too, if there is one. */
function place() {
  const { id } = named();
  return document.getElementById(id) ?? document.getElementById(id.toLowerCase());
}

/** Open, show and focus what the address names; what moved is followed; an unknown name is said.
 * @param {boolean} [back] whether the reader came back to where she was, so that nothing moves */
function arrive(back = false) {
  const notice = document.querySelector(".unknown-question");
  if (notice instanceof HTMLElement) notice.hidden = true;
  if (!location.hash.slice(1)) return;
  const { answers } = named();
  const found = place();
  if (found === null) {
    if (!(notice instanceof HTMLElement)) return;
    notice.hidden = false;
    document.querySelector("h1")?.after(notice);
    if (!back) notice.focus();
    return;
  }
  if (answers === null && location.hash !== `#${found.id}`) history.replaceState(null, "", `#${found.id}`);
  // What moved is followed. The door to a calculator is known by its name, which had answers behind it: they go along.
  const to = found.matches(".moved, .door") ? own(found.querySelector("a")?.href) : null;
  if (to) location.replace(found.matches(".door") ? to + location.hash : to);
  const question = found.closest(".faq");
  if (question && found.classList.contains("answer")) {
    if (back) return;
    found.querySelector("details.rest")?.setAttribute("open", "");
    question.scrollIntoView();
    found.focus({ preventScroll: true });
  }
}

/** Language links lead to the same question. */
function keepQuestion() {
  for (const link of document.querySelectorAll(".languages a")) {
    if (link instanceof HTMLAnchorElement) link.hash = place()?.id ?? "";
  }
}

/** Opening a question puts its name into the address, so that the address can be passed on. */
function follow() {
  for (const summary of document.querySelectorAll(".rest > summary")) {
    summary.addEventListener("click", () => {
      const [rest, answer] = [summary.parentElement, summary.closest(".answer")];
      if (rest instanceof HTMLDetailsElement && !rest.open && answer?.id && answer !== place()) {
        history.replaceState(null, "", `#${answer.id}`);
        keepQuestion();
      }
    });
  }
}

/** One button opens every answer of the page, and closes them again. */
function offerAll() {
  const button = document.querySelector(".open-all button");
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = false;
  let open = false; // not told by the button's own words, which a browser may have translated
  button.addEventListener("click", () => {
    open = !open;
    for (const rest of document.querySelectorAll("details.rest")) rest.toggleAttribute("open", open);
    button.textContent = (open ? button.dataset.close : button.dataset.open) ?? "";
  });
}

/** Every answer can be passed on; the address lies in the page, and so does what is said about it. */
function offerLinks() {
  for (const place of document.querySelectorAll(".copy")) {
    const [copy, share] = place.querySelectorAll("button");
    const status = place.querySelector("[role=status]");
    if (!(place instanceof HTMLElement) || !(status instanceof HTMLElement) || !copy || !share) continue;
    const address = own(place.dataset.address);
    if (!address) continue;
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const written = navigator.clipboard?.writeText(address).then(() => true, () => false) ?? false;
      tell(await Promise.race([written, new Promise((done) => setTimeout(done, PATIENCE, false))]));
    });
    /** @param {boolean} copied */
    function tell(copied) {
      if (status instanceof HTMLElement) status.textContent = (copied ? status.dataset.copied : status.dataset.failed) ?? "";
      place.querySelector("input")?.remove();
      if (!copied) showAddress(place, address ?? "", copy?.textContent ?? "");
    }
    share.hidden = !navigator.share;
    share.addEventListener("click", () => {
      const title = bare(place.closest(".faq")?.querySelector("h2")?.textContent ?? "").trim();
      navigator.share({ title, url: address }).catch((fault) => {
        if (fault?.name !== "AbortError") tell(false); // closing the choice of programs is no fault
      });
    });
  }
}

/**
 * Show the address selected, for the reader to copy.
 * @param {Element} place
 * @param {string} address
 * @param {string} name
 */
function showAddress(place, address, name) {
  const shown = document.createElement("input");
  shown.type = "text";
  shown.readOnly = true;
  shown.value = address;
  shown.setAttribute("aria-label", name);
  place.append(shown);
  shown.select();
}

/** Say that the page was checked long ago, if it was: at its end, below its title, and in each answer that is opened. */
function tellAge() {
  const checked = document.querySelector("[data-stale-after]");
  if (!(checked instanceof HTMLElement) || new Date().toISOString().slice(0, 10) < (checked.dataset.staleAfter ?? "")) return;
  checked.querySelector("strong")?.removeAttribute("hidden");
  for (const place of document.querySelectorAll("main > h1, .rest > summary, .answer > p:only-of-type:first-child")) {
    const told = document.createElement("p");
    told.className = "behind aged";
    told.textContent = checked.textContent;
    place.after(told);
  }
}

/** What is copied has no soft hyphens, which a search elsewhere would stumble over. @param {ClipboardEvent} event */
function copyBare(event) {
  const selection = getSelection();
  const text = selection?.toString() ?? "";
  if (!selection || !event.clipboardData || !text.includes("\u00ad")) return; // a field keeps what it holds
  const whole = document.createElement("div");
  for (let each = 0; each < selection.rangeCount; each += 1) whole.append(selection.getRangeAt(each).cloneContents());
  event.clipboardData.setData("text/plain", bare(text));
  event.clipboardData.setData("text/html", bare(whole.innerHTML));
  event.preventDefault();
}

onPage(import.meta.url, (signal) => {
  tellAge();
  arrive(keepPlace(signal));
  keepQuestion();
  follow();
  offerAll();
  offerLinks();
  followReading(signal);
  document.addEventListener("copy", copyBare, { signal });
  addEventListener("hashchange", () => {
    arrive();
    keepQuestion();
  }, { signal });
  // Paper has the short answers and what is open, a result whole; then what was opened is closed again. Where the looks can
  // show it, nothing is opened. A sheet of its own needs nothing of the page.
  /** @type {HTMLDetailsElement[]} */ let opened = [];
  addEventListener("beforeprint", () => {
    if (document.querySelector(".sheet") || CSS.supports("selector(::details-content)")) return;
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details:not(.rest, [open])"))];
    for (const each of opened) each.open = true;
  }, { signal });
  addEventListener("afterprint", () => {
    for (const each of opened.splice(0)) each.open = false;
  }, { signal });
});
