// What a text is found by: its words without capitals, marks and endings. The same at build, over the pages, and
// in the browser, over what is typed. Knows no word: stemmers and irregular forms are handed in.

/** @typedef {Record<string, (word: string) => string>} Stemmers By language; `nb` is always among them. */
/** @typedef {Map<string, string>} Irregular From a form that its ending does not explain to the stem it belongs to. */

const SHORTEST_PART = 4;
const SHORTEST_MISTYPED = 5;
const LONGEST_ENDING = 3;
const STRESS = /[\u0300\u0301]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060]/g;
const APOSTROPHES = /['\u2018\u2019\u02bc\u2032\u00b4`]/g;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** The words of a text. An apostrophe counts in no shape, so it may be mistyped or left out. @param {string} text */
export function words(text) {
  const marked = text.normalize("NFD").replace(STRESS, "").normalize("NFC").toLowerCase().replace(INVISIBLE, "");
  const bare = marked.replace(/['\u2019]s(?!\p{L})/gu, "").replace(APOSTROPHES, "").replaceAll("ё", "е").replaceAll("ґ", "г");
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Norwegian as it is typed without its letters: stønad, stonad, stoenad; også, ogsa, ogsaa. @param {string} word */
export function fold(word) {
  return word.replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a").replaceAll("oe", "o").replaceAll("aa", "a");
}

/** The term of one word in a text of that language. @param {string} word @param {string} lang @param {Stemmers} stemmers @param {Irregular} irregular */
export function term(word, lang, stemmers, irregular) {
  if (/^\p{N}/u.test(word)) return word;
  const norwegian = !CYRILLIC.test(word) && lang !== "en";
  // A Norwegian ending may stand on another, and a word may end like one: fraværet, fravær. Twice makes them alike.
  const stem = norwegian ? stemmers.nb?.(stemmers.nb(fold(word))) : stemmers[lang]?.(word);
  return irregular.get(stem ?? word) ?? stem ?? word;
}

/**
 * The two known words that a Norwegian compound is made of, with or without an s or e between them; else nothing.
 * The longest last word wins: statsborgerprov is statsborger + prov.
 * @param {string} compound @param {{ has(term: string): boolean }} known
 */
export function parts(compound, known) {
  for (let cut = SHORTEST_PART; cut <= compound.length - SHORTEST_PART; cut += 1) {
    const last = compound.slice(cut);
    const first = [compound.slice(0, cut), compound.slice(0, cut).replace(/[se]$/, "")].find((each) => known.has(each));
    if (first && first.length >= SHORTEST_PART && known.has(last)) return [first, last];
  }
  return [];
}

/** A whole question as one term. Its end is marked, or it would be the beginning of longer ones. @param {string[]} terms */
export function whole(terms) {
  return `${terms.join("")}zz`;
}

/** The known term that is left when one or two last letters are trimmed. @param {string} term @param {{ has(term: string): boolean }} known */
export function trimmed(term, known) {
  return [1, 2].map((cut) => term.slice(0, -cut)).find((each, cut) => each.length >= SHORTEST_PART + cut && known.has(each));
}

/** Whether a word, typed with one slip, may be a form of a term. @param {string} word @param {string} term */
export function slipped(word, term) {
  if (term.length < SHORTEST_MISTYPED || word.length > term.length + LONGEST_ENDING + 1) return false;
  return [-1, 0, 1].some((more) => oneApart(word.slice(0, term.length + more), term));
}

/** Whether two words differ by one letter: one more, one less, another, or two neighbours swapped. @param {string} a @param {string} b */
export function oneApart(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].reverse().join(""));
}
