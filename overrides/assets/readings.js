// What a typed word may stand for: a term itself, what it means, what it is made of, or what it was to be. Each next
// guess is made only where the surer ones found nothing. Knows no word.

import { fold, oneApart, parts, slipped, sound, soundOfConsonants, trimmed } from "./terms.js";

/** @typedef {{ terms: string[], weight: number }} Reading What a typed word may stand for: terms, together. */
/** @typedef {{ terms: (word: string) => string[], worth: Map<string, unknown>, known: Set<string>, telling: Set<string>,
 *   means: Map<string, string[][]> }} Index what of the index is read here; its file is not named, since it names this one */

export const WEIGHT = { same: 1, meant: 0.6, part: 0.6, begun: 0.5, mistyped: 0.5, sounding: 0.6, half: 0.4, kin: 0.4, near: 0.3, small: 0.2 };
const SHORTEST = { mistyped: 4, begun: 3, near: 5, half: 4, kin: 5 };
const MOST_BEGUN = 12;
const KIN = 0.65; // of a word's letters, which another of its family begins with too: apply, application
const LATIN = /^[a-z]+$/;
// Cyrillic terms are heard in what is typed in Latin letters, Norwegian ones in what is typed in Cyrillic.
const HEARD = { cyrillic: { hear: sound, shortest: 4, ending: 3 }, norwegian: { hear: soundOfConsonants, shortest: 5, ending: 2 } };
/** @type {WeakMap<Set<string>, Partial<Record<keyof typeof HEARD, { each: string, own: string }[]>>>} */
const SOUNDS = new WeakMap();

/** What a word stands for. @param {string} word @param {boolean} last @param {Index} index @returns {Reading[]} */
export function readings(word, last, { terms, worth, known, telling, means }) {
  /** @param {string[]} found @param {number} weight @returns {Reading[]} */
  const meaning = (found, weight) => [...new Set(found)].flatMap((each) => [
    ...(worth.has(each) ? [{ terms: [each], weight }] : []),
    ...(means.get(each) ?? []).map((meant) => ({ terms: meant, weight: weight * WEIGHT.meant })),
  ]);
  const own = terms(word);
  const same = own.flatMap((each) => (known.has(each) ? each : trimmed(each, telling) ?? []));
  const begun = last && word.length >= SHORTEST.begun ? startingWith([fold(word)], telling) : [];
  const sure = [...meaning(same, WEIGHT.same), ...meaning(begun, WEIGHT.begun)];
  if (same.length) return sure;
  const inside = own.flatMap((each) => parts(each, telling));
  if (inside.length) return [...sure, ...meaning(inside, WEIGHT.part)];
  const stems = own.filter((each) => each.length >= SHORTEST.mistyped);
  const meant = [...telling].filter((each) => stems.some((stem) => oneApart(stem, each)));
  const mistyped = meant.length ? meant : [...telling].filter((each) => slipped(fold(word), each));
  if (mistyped.length || begun.length) return [...sure, ...meaning(mistyped, WEIGHT.mistyped)];
  const sounding = soundingLike(word, telling);
  if (sounding.length) return meaning(sounding, WEIGHT.sounding);
  const half = own.flatMap((each) => halves(each, telling));
  return meaning(half.length ? half : kin(own, telling), half.length ? WEIGHT.half : WEIGHT.kin);
}

/** The longest known word that a Norwegian compound ends with, or begins with; the other half is not known. @param {string} word @param {Set<string>} terms */
function halves(word, terms) {
  if (!LATIN.test(word)) return [];
  const cuts = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST.half + 1) }, (_, each) => each + SHORTEST.half);
  const last = cuts.map((cut) => word.slice(cut)).find((each) => terms.has(each));
  const first = cuts.reverse().map((cut) => word.slice(0, cut)).find((each) => terms.has(each));
  return [last, first].filter((each) => each !== undefined);
}

/** Terms of the same family: those that share the longest beginning with the word. @param {string[]} own @param {Set<string>} terms */
function kin(own, terms) {
  const begins = own.filter((each) => each.length > SHORTEST.kin).map((each) => each.slice(0, Math.max(SHORTEST.kin, Math.ceil(each.length * KIN))));
  return startingWith(begins, terms);
}

/** The terms in other letters that a word sounds like; the longest, since an ending may follow. @param {string} word @param {Set<string>} terms */
function soundingLike(word, terms) {
  const latin = LATIN.test(word);
  const { hear, shortest, ending } = latin ? HEARD.cyrillic : HEARD.norwegian;
  const heard = hear(word);
  if (heard.length < shortest) return [];
  const alike = sounds(terms, latin ? "cyrillic" : "norwegian")
    .filter(({ own }) => own.length >= shortest && heard.startsWith(own) && heard.length - own.length <= ending);
  const longest = Math.max(...alike.map(({ own }) => own.length));
  return alike.filter(({ own }) => own.length === longest).map(({ each }) => each);
}

/** How the terms of an alphabet sound, found out once. @param {Set<string>} terms @param {keyof typeof HEARD} which */
function sounds(terms, which) {
  const known = SOUNDS.get(terms) ?? {};
  SOUNDS.set(terms, known);
  return known[which] ??= [...terms].filter((each) => LATIN.test(each) === (which === "norwegian"))
    .map((each) => ({ each, own: HEARD[which].hear(each) }));
}

/** Terms that share a beginning with the word, for when nothing better is known. @param {string} word @param {Index} index @returns {Reading[]} */
export function nearReadings(word, { terms, telling, worth }) {
  const long = terms(word).filter((each) => each.length >= SHORTEST.near);
  const begins = long.map((each) => each.slice(0, Math.max(SHORTEST.near, Math.ceil(each.length / 2))));
  return startingWith(begins, telling).filter((each) => worth.has(each)).map((each) => ({ terms: [each], weight: WEIGHT.near }));
}

/** The first few terms that begin like that. @param {string[]} begins @param {Set<string>} terms */
function startingWith(begins, terms) {
  return [...terms].filter((each) => begins.some((begin) => each.startsWith(begin))).slice(0, MOST_BEGUN);
}
