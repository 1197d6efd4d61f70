// What the address names behind its #: a place on the page, and perhaps answers for a calculator. Any text is safe to
// read. Chats and mail programs harm it in known ways: `?`, `=` and `&` come percent-encoded, once or twice, `&` as
// `&amp;`, letters of the name too, and what follows the link in a sentence is taken into it: a full stop, a bracket.

const SITE = new URL("../", import.meta.url).href;
const LONGEST = 4000; // characters that are read
const SIGNS = /%(?:25)*(3f|3d|26|3b)/gi; // ? = & ;
const ID = /^[\p{L}\p{N}_-]*[\p{L}\p{N}]/u;
const BEYOND = /[^\p{L}\p{N}]+$/u;

/** The id that is named, and the answers by name; null if the address does not ask with a question mark. */
export function named() {
  const text = location.hash.slice(1, LONGEST).replace(SIGNS, (_, code) => String.fromCharCode(parseInt(code, 16)));
  const [place = "", query] = text.replaceAll("&amp;", "&").split(/\?(.*)/s);
  /** @type {[string, string][]} */ const answers = [...new URLSearchParams(query)];
  const last = answers.at(-1);
  if (last) last[1] = last[1].replace(BEYOND, "");
  return { id: ID.exec(decoded(decoded(place)))?.[0] ?? "", answers: query === undefined ? null : answers };
}

/** A text without its percent signs; one that means nothing stays as it is. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text without the places where its long words may break. @param {string} text */
export function bare(text) {
  return text.replace(/\u00ad/g, "");
}

/** An address below this site's root, whole; null for any other. What a page holds may be a stranger's, so a script
 * goes, fetches and imports nowhere else. @param {string | null | undefined} address */
export function own(address) {
  if (!address) return null;
  try {
    const { href } = new URL(address, location.href);
    return href.startsWith(SITE) ? href : null;
  } catch {
    return null;
  }
}
