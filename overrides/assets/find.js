// What is found for what is typed. The index says what each term is worth to each question, calculator and page; this
// decides which terms a typed word stands for, and what is worth most when several words point to it: small words a little,
// since how long and how much ask for different answers. Knows no word.

import { nearReadings, readings, WEIGHT } from "./readings.js";
import { fold, term, whole, words } from "./terms.js";

/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {{ found: string[], near: string[], terms: Set<string>, typed: string[] }} Found Addresses, best first; near ones
 * if none is found; the terms that were looked for, and the words that say something. */
/**
 * @typedef {{ records: string[], terms: Record<string, number[]>, titles: Record<string, number[]>, stop: string,
 *   irregular: Record<string, string>, means: Record<string, string[]>, less: Record<string, number> }} Told the index
 */

const LONGEST_PHRASE = 4; // words that mean something together
const WHOLENESS = 1; // how much it counts to hold all of the words
const AS_GOOD = 0.2; // of the best one's worth; what is worth less is noise

/** The search of a language: its index and its stemmers, fetched once. @param {string} folder @param {string} lang */
export async function load(folder, lang) {
  const [told, ...stemmers] = await Promise.all([
    fetch(`${folder}${lang}.json`).then((answer) => answer.json()),
    ...[...new Set(["nb", lang])].map(async (each) => [each, (await import(`${folder}stemmer.${each}.js`)).stemmer]),
  ]);
  const index = read(told, lang, Object.fromEntries(stemmers));
  return Object.assign((/** @type {string} */ query) => find(query, index), { terms: index.terms });
}

/** @typedef {ReturnType<typeof read>} Index */

/** @param {Told} told @param {string} lang @param {import("./terms.js").Stemmers} stemmers */
function read(told, lang, stemmers) {
  const pairs = Object.entries(told.irregular).flatMap(([term, forms]) => forms.split(" ").map((form) => /** @type {[string, string]} */ ([form, term])));
  const irregular = new Map(pairs);
  /** The terms of a word, which on an English page may be Norwegian. @param {string} word */
  const terms = (word) => [...new Set([lang, "nb"].map((each) => term(word, each, stemmers, irregular)))];
  const worth = new Map(Object.entries(told.terms).map(([term, steps]) => [term, counted(steps)]));
  const means = new Map(Object.entries(told.means).map(([said, each]) => [said, each.map((one) => one.split(" "))]));
  const known = new Set([...worth.keys(), ...[...means.keys()].filter((each) => !each.includes(" "))]);
  const stop = words(told.stop);
  const telling = new Set(known);
  for (const each of stop.flatMap(terms)) telling.delete(each);
  const titles = new Map(Object.entries(told.titles));
  return { records: told.records, less: told.less, worth, titles, terms, known, telling, means, stop: new Set(stop.map(fold)) };
}

/** Records and worths in turns, from steps: each record is told by how far it is from the one before. @param {number[]} steps */
function counted(steps) {
  let record = 0;
  return steps.map((step, at) => (at % 2 ? step : (record += step)));
}

/**
 * What the typed words point to. One found word is enough, more are better, rare ones best.
 * @param {string} query @param {Index} index @returns {Found}
 */
function find(query, index) {
  const typed = words(query);
  const sense = typed.filter((word) => !index.stop.has(fold(word)));
  const last = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : undefined;
  const asked = [...slots(typed, sense.length ? new Set(sense) : new Set(typed), last, index)];
  const terms = new Set(asked.flat().flatMap((each) => each.terms));
  const first = index.titles.get(whole(typed.map((word) => index.terms(word)[0] ?? ""))) ?? [];
  const found = ranked(asked, index, first);
  if (found.length) return { found, near: [], terms, typed: sense };
  return { found, near: ranked(sense.map((word) => nearReadings(word, index)), index), terms, typed: sense };
}

/** What each word stands for, small ones for themselves alone, and what words mean together. @param {string[]} typed @param {Set<string>} sense @param {string | undefined} last @param {Index} index */
function* slots(typed, sense, last, index) {
  for (let at = 0; at < typed.length; at += 1) {
    const longest = Math.min(LONGEST_PHRASE, typed.length - at);
    const phrase = Array.from({ length: longest - 1 }, (_, each) => longest - each)
      .map((length) => ({ length, means: index.means.get(typed.slice(at, at + length).map((word) => index.terms(word)[0]).join(" ")) }))
      .find(({ means }) => means);
    const word = typed[at] ?? "";
    if (!phrase?.means) {
      if (sense.has(word)) yield readings(word, word === last, index);
      else yield index.terms(word).map((each) => ({ terms: [each], weight: WEIGHT.small }));
    } else {
      const own = typed.slice(at, at + phrase.length).filter((each) => sense.has(each)).map((each) => index.terms(each)[0] ?? "");
      yield [...phrase.means.map((terms) => ({ terms, weight: WEIGHT.meant })), { terms: own, weight: WEIGHT.part }];
      at += phrase.length - 1;
    }
  }
}

/**
 * Addresses by worth. A word counts by its best reading; what holds more of the words, and the rarer ones, counts for more.
 * @param {Reading[][]} asked @param {Index} index @param {number[]} [first] records that come before all others
 */
function ranked(asked, { worth, records, less }, first = []) {
  /** @type {Map<number, { sum: number, held: number }>} */
  const points = new Map();
  let all = 0;
  for (const word of asked) {
    /** @type {Map<number, number>} */
    const best = new Map();
    let rarest = 0;
    for (const { terms, weight } of word) {
      const { scores, rare } = together(terms, worth, records.length);
      rarest = Math.max(rarest, rare * weight);
      for (const [record, score] of scores) best.set(record, Math.max(best.get(record) ?? 0, weight * score));
    }
    all += rarest;
    for (const [record, score] of best) {
      const { sum, held } = points.get(record) ?? { sum: 0, held: 0 };
      points.set(record, { sum: sum + score, held: held + rarest });
    }
  }
  const total = [...points].map(([record, { sum, held }]) => ({ record, worth: sum * (held / all) ** WHOLENESS * (less[record] ?? 1) }));
  const most = Math.max(...total.map((each) => each.worth));
  const best = total.filter((each) => each.worth >= AS_GOOD * most).sort((a, b) => b.worth - a.worth);
  return [...new Set([...first, ...best.map(({ record }) => record)])].map((record) => records[record] ?? "");
}

/** What terms are worth together, by record, and how rare they are. @param {string[]} terms @param {Map<string, number[]>} worth @param {number} all */
function together(terms, worth, all) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  let rarest = 0;
  for (const term of terms) {
    const own = worth.get(term) ?? [];
    if (!own.length) continue;
    const rare = Math.log(1 + all / (1 + own.length / 2));
    rarest = Math.max(rarest, rare);
    for (let at = 0; at < own.length; at += 2) {
      const record = own[at] ?? 0;
      scores.set(record, (scores.get(record) ?? 0) + rare * (own[at + 1] ?? 0) / Math.sqrt(terms.length));
    }
  }
  return { scores, rare: rarest };
}
