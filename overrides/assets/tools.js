// What a page offers beside its words, where the browser can do it: an answer or a result read aloud, an answer printed
// alone, the site saved for use without a network. What each needs is fetched when somebody turns to it. Knows no word.

import { bare } from "./address.js";
import { onPage } from "./languages.js";

/** What the page says of the tools below. @param {string} name */
function said(name) {
  const tools = document.querySelector("template.tools");
  return (tools instanceof HTMLTemplateElement ? tools.dataset[name] : "") ?? "";
}

/** A tool from the page's template, with the question in its name. @param {string} kind @param {string} about */
function tool(kind, about) {
  const tools = document.querySelector("template.tools");
  const made = tools instanceof HTMLTemplateElement ? tools.content.querySelector(`.${kind}`)?.cloneNode(true) : null;
  if (!(made instanceof HTMLButtonElement)) return null;
  if (about) made.setAttribute("aria-label", `${made.textContent?.trim()}: ${about}`);
  return made;
}

/** @type {import("./aloud.js").Reading | undefined} */ let reading;

/** A button that reads something aloud, and stops it. @param {string} about @param {() => Iterable<Element>} what @param {(text: string) => void} say */
function voice(about, what, say) {
  const button = "speechSynthesis" in window && "SpeechSynthesisUtterance" in window ? tool("aloud", about) : null;
  if (!button) return null;
  const label = button.getAttribute("aria-label") ?? button.textContent?.trim() ?? "";
  /** @param {boolean} on */
  function show(on) {
    button?.setAttribute("aria-label", on ? said("stop") : label);
    button?.classList.toggle("reading", on);
  }
  button.addEventListener("click", async () => {
    say("");
    const mine = button.classList.contains("reading");
    reading?.stop();
    reading = undefined;
    if (mine) return;
    show(true);
    const { pieces, read } = await import("./aloud.js").catch(() => ({ pieces: null, read: null }));
    if (!pieces) return show(false);
    const { lang: shown, dataset } = document.documentElement;
    reading = read(pieces(what()), shown || (dataset.lang ?? ""), (name) => say(said(name === "no-voice" ? "noVoice" : "noNorwegian")), () => show(false));
  });
  return button;
}

/** Every answer can be read aloud; an open one can be printed alone. */
function offerTools() {
  for (const question of document.querySelectorAll(".faq")) {
    const [title, answer, place] = [question.querySelector("h2"), question.querySelector(".answer"), question.querySelector(".copy")];
    if (!title || !answer || !(place instanceof HTMLElement)) continue;
    const about = bare(title.textContent ?? "").trim();
    const status = place.querySelector("[role=status]");
    const print = tool("print", about);
    print?.addEventListener("click", async () => {
      const paper = await import("./paper.js").catch(() => null);
      const nothing = () => status && (status.textContent = said("notPrinted"));
      if (!paper) return nothing();
      if (status) status.textContent = "";
      paper.printAlone(paper.sheetOf(question, place.dataset.address ?? ""), nothing);
    });
    if (print) (place.querySelector("a") ?? status)?.before(print);
    const heard = document.createElement("span");
    heard.className = "heard";
    heard.setAttribute("role", "status");
    const aloud = voice(about, () => [title, ...answer.children], (text) => (heard.textContent = text));
    if (!aloud) continue;
    const rest = answer.querySelector(":scope > details.rest");
    if (rest) rest.before(aloud, heard);
    else place.append(aloud, heard);
  }
}

/** A result can be read aloud as it comes; then saving the site is offered too. @param {AbortSignal} signal */
function offerWithResults(signal) {
  for (const place of document.querySelectorAll("[data-calculator]")) {
    place.addEventListener("focusin", () => void import("./offline.js").catch(() => {}), { once: true }); // while there is a network
    const offer = () => {
      for (const term of place.querySelectorAll("span[lang=nb]:not([translate])")) term.setAttribute("translate", "no");
      const [result, answer] = [place.querySelector(".result"), place.querySelector(".result .stage")];
      if (!result || !answer || result.querySelector(".tools")) return;
      const tools = document.createElement("p");
      tools.className = "tools";
      const heard = document.createElement("span");
      heard.setAttribute("role", "status");
      const aloud = voice("", () => result.children, (text) => (heard.textContent = text));
      if (aloud) tools.append(aloud, heard);
      answer.after(tools);
      // Where nothing can be stored, nothing is offered.
      import("./offline.js").then(({ offerAfter }) => offerAfter(result)).catch(() => {});
    };
    offer(); // this script comes later than others: a result may be there
    const observer = new MutationObserver(offer);
    observer.observe(place, { childList: true, subtree: true });
    signal.addEventListener("abort", () => observer.disconnect());
  }
}

/** Saving for use without a network is fetched when somebody turns to it, or at once on a page that comes from a copy. */
async function offerToSave() {
  if (!("serviceWorker" in navigator)) return;
  const place = document.querySelector("details.offline");
  try {
    await caches.keys(); // storage may be missing or forbidden; asking is the only way to know
  } catch {
    return;
  }
  if (!(place instanceof HTMLDetailsElement)) return;
  place.hidden = false;
  const fetched = () => void import("./offline.js").then(({ begin }) => begin(place)).catch(() => {});
  if (navigator.serviceWorker.controller) return fetched();
  for (const turned of ["pointerenter", "focusin", "toggle"]) place.addEventListener(turned, fetched, { once: true });
}

onPage(import.meta.url, (signal) => {
  offerTools();
  offerWithResults(signal);
  void offerToSave();
  signal.addEventListener("abort", () => reading?.stop());
  addEventListener("pagehide", () => reading?.stop(), { signal });
});
