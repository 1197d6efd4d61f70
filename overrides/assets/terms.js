// What a text is found by: its words without capitals, marks and endings. The same at build, over the pages, and
// in the browser, over what is typed. Knows no word: stemmers and irregular forms are handed in.

/** @typedef {Record<string, (word: string) => string>} Stemmers By language; `nb` is always among them. */
/** @typedef {Map<string, string>} Irregular From a form that its ending does not explain to the stem it belongs to. */

const SHORTEST_PART = 4;
const SHORTEST_MISTYPED = 5;
const LONGEST_ENDING = 3;
const MARKS = /[\u0300\u0301\u0307]/g; // of stress, and the dot that a Turkish phone puts over an i
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const APOSTROPHES = /['\u2018\u2019\u02bc\u2032\u00b4`]/g;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const THOUSANDS = /(?<=\p{N})[ \u00a0\u2009\u202f](?=\p{N}{3}(?!\p{N}))/gu;
const WORD = /\p{N}+|\p{L}[\p{L}\p{N}]*/gu; // 1G is a number and a letter, A2 is one word
// What the stemmers leave of verbs: in Ukrainian endings of the present and the past, in both what makes one last.
const VERBAL = new Map([["uk", /(?<=\p{L}{3})(?:[аяуюї]?[єеюуиї][тшм]|[аяиіїу]л|[уюяї]ван?|[уюяї]в|(?<=ц)іє?)$/u], ["ru", /(?<=\p{L}{4})(?:[иы]ва?|[аяе])$/u]]);
const ALIKE = ["авекмнорстухі", "abekmhopctyxi"]; // letters of two scripts that look the same; в looks like a B

/** The words of a text. An apostrophe counts in no shape, so it may be mistyped or left out; nor do the spaces in a number. @param {string} text */
export function words(text) {
  const marked = text.normalize("NFD").replace(MARKS, "").normalize("NFC").toLowerCase().replace(MARKS, "").replace(INVISIBLE, "");
  const bare = marked.replace(/['\u2019]s(?!\p{L})/gu, "").replace(APOSTROPHES, "");
  const plain = bare.replaceAll("ё", "е").replaceAll("ґ", "г").replaceAll("ı", "i").replace(THOUSANDS, "");
  return (plain.match(WORD) ?? []).map(inOneScript);
}

/** A word whose letters are of two scripts, in that of most; а2 and в1 are levels, in Latin letters. @param {string} word */
function inOneScript(word) {
  const level = /^[авс]\p{N}$/u.test(word);
  if (!level && !(CYRILLIC.test(word) && LATIN.test(word))) return word;
  const cyrillic = [...word].filter((letter) => CYRILLIC.test(letter)).length;
  const [from, to] = level || cyrillic * 2 < word.length ? ALIKE : [...ALIKE].reverse();
  return [...word].map((letter) => to?.[from?.indexOf(letter) ?? -1] ?? letter).join("");
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
  const bare = (stem ?? word).replace(VERBAL.get(lang) ?? /$^/, "");
  return irregular.get(bare) ?? bare;
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

/** A whole title as one short name (FNV-1a): who types all of it means this one. @param {string[]} terms */
export function whole(terms) {
  let hash = 0x811c9dc5;
  for (const letter of terms.join(" ")) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
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

const SOUNDS = new Map(Object.entries({
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", є: "e", ж: "z", з: "z", и: "i", і: "i", ї: "i", й: "i", к: "k", л: "l", м: "m",
  н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "c", ч: "c", ш: "s", щ: "s", ы: "i", э: "e", ю: "u",
  я: "a", ь: "", ъ: "",
}));

/** How a word sounds, roughly, so that Cyrillic typed in Latin letters is known: допомога, dopomoha, dopomoga. @param {string} word */
export function sound(word) {
  const latin = [...word].map((letter) => SOUNDS.get(letter) ?? letter).join("");
  const letters = latin.replace(/shch|sch|sh/g, "s").replace(/zh/g, "z").replace(/ch|ts/g, "c").replace(/kh/g, "h");
  const vowels = letters.replace(/[yij]+(?=[aeou])/g, "").replace(/[yj]/g, "i").replace(/w/g, "v").replace(/h/g, "g");
  return vowels.replace(/(.)\1+/g, "$1");
}

/** How a word sounds without telling its vowels apart, since Norwegian ones are heard in many ways: mottak, мутак. @param {string} word */
export function soundOfConsonants(word) {
  return sound(fold(word)).replace(/[aeiou]+/g, "a");
}
