// An address that is not there, as it was typed, cut or passed on: if a page of this site is meant by it, the reader
// is led there. Capitals, a file's name or ending, what a sentence added behind the link, another name of a language, a
// question without `q/`: each that could be meant is asked for, and the first that is there is opened. Knows no word.

/** @typedef {[pages: string, questions: string]} Folders */

const place = document.querySelector("[data-folders]");
const BEYOND = /[^\p{L}\p{N}]+$/u;
const PLAIN = /^[a-z0-9][a-z0-9._-]*$/;
const LOCALE = /^([a-z]{2})[-_][a-z]{2}$/;

/** The parts of the address below the site's root, as they were meant. @param {string} root */
function parts(root) {
  let text = location.pathname.slice(root.length);
  try {
    text = decodeURIComponent(text);
  } catch { /* then as it is */ }
  const meant = text.toLowerCase().replace(BEYOND, "").replace(/(^|\/)index\.html?$|\.html?$/, "");
  return meant.split("/").filter(Boolean);
}

/** The addresses below the root that may be meant, the likeliest first. @param {string[]} meant @param {Record<string, Folders>} folders */
function candidates(meant, folders) {
  const [first = "", ...behind] = meant;
  const name = first.replace(LOCALE, "$1");
  const own = first !== "" && Object.hasOwn(folders, name) ? folders[name] : undefined;
  const [pages, questions] = own ?? folders[""] ?? ["", ""];
  const rest = own ? behind : meant;
  const path = rest.map((each) => `${each}/`).join("");
  return [pages + path, questions + path, ...(rest.length ? [`${questions}q/${rest.at(-1)}/`] : [])];
}

async function lead() {
  if (!(place instanceof HTMLElement)) return;
  const root = new URL(place.dataset.root ?? "/", location.href).pathname;
  const meant = parts(root);
  if (!location.pathname.startsWith(root) || meant.some((each) => !PLAIN.test(each))) return;
  for (const path of candidates(meant, JSON.parse(place.dataset.folders ?? "{}"))) {
    const there = new URL(root + path, location.origin);
    if (there.pathname === location.pathname) continue;
    const answer = await fetch(there, { method: "HEAD" }).catch(() => null);
    if (!answer?.ok) continue;
    location.replace(there + location.hash); // below the root, whatever was typed
    return;
  }
}

lead();
