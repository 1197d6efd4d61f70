// What is found for what is typed. The index says what each term is worth to each question, calculator and page; this
// decides which terms a typed word stands for, and what is worth most when several words point to it. Knows no word.

import { fold, oneApart, parts, slipped, sound, term, trimmed, whole, words } from "./terms.js";

/** @typedef {{ terms: string[], weight: number }} Reading What a typed word may stand for: terms, together. */
/** @typedef {{ found: string[], near: string[], terms: Set<string>, typed: string[] }} Found Addresses, best first; near ones
 * if none is found; the terms that were looked for, and the words that say something. */
/**
 * @typedef {{ records: string[], terms: Record<string, number[]>, titles: Record<string, number[]>, stop: string,
 *   irregular: Record<string, string>, means: Record<string, string[]>, less: Record<string, number> }} Told the index
 */

const WEIGHT = { same: 1, meant: 0.9, part: 0.6, begun: 0.5, mistyped: 0.5, sounding: 0.6, near: 0.3 };
const SHORTEST = { mistyped: 4, begun: 3, near: 5, sounding: 4 };
const MOST_BEGUN = 12;
const LONGEST_PHRASE = 4; // words that mean something together
const WHOLENESS = 1; // how much it counts to hold all of the words
const AS_GOOD = 0.2; // of the best one's worth; what is worth less is noise
const LATIN = /^[a-z]+$/;

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
  const worth = new Map(Object.entries(told.terms));
  const means = new Map(Object.entries(told.means).map(([said, each]) => [said, each.map((one) => one.split(" "))]));
  const known = new Set([...worth.keys(), ...[...means.keys()].filter((each) => !each.includes(" "))]);
  const stop = words(told.stop);
  const telling = new Set(known);
  for (const each of stop.flatMap(terms)) telling.delete(each);
  const titles = new Map(Object.entries(told.titles));
  return { records: told.records, less: told.less, worth, titles, terms, known, telling, means, stop: new Set(stop.map(fold)) };
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

/** What each word that says something stands for, and what words mean together. @param {string[]} typed @param {Set<string>} sense @param {string | undefined} last @param {Index} index */
function* slots(typed, sense, last, index) {
  for (let at = 0; at < typed.length; at += 1) {
    const longest = Math.min(LONGEST_PHRASE, typed.length - at);
    const phrase = Array.from({ length: longest - 1 }, (_, each) => longest - each)
      .map((length) => ({ length, means: index.means.get(typed.slice(at, at + length).map((word) => index.terms(word)[0]).join(" ")) }))
      .find(({ means }) => means);
    const word = typed[at] ?? "";
    if (!phrase?.means) {
      if (sense.has(word)) yield readings(word, word === last, index);
    } else {
      const own = typed.slice(at, at + phrase.length).filter((each) => sense.has(each)).map((each) => index.terms(each)[0] ?? "");
      yield [...phrase.means.map((terms) => ({ terms, weight: WEIGHT.meant })), { terms: own, weight: WEIGHT.part }];
      at += phrase.length - 1;
    }
  }
}

/** What a word stands for: itself, what it means, what it is made of, or what it was to be. @param {string} word @param {boolean} last @param {Index} index @returns {Reading[]} */
function readings(word, last, { terms, worth, known, telling, means }) {
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
  const sounding = mistyped.length || begun.length ? [] : soundingLike(word, telling);
  return [...sure, ...meaning(mistyped, WEIGHT.mistyped), ...meaning(sounding, WEIGHT.sounding)];
}

/** The Cyrillic terms that a word in Latin letters sounds like; the longest, since an ending may follow. @param {string} word @param {Set<string>} terms */
function soundingLike(word, terms) {
  if (!LATIN.test(word) || word.length < SHORTEST.sounding) return [];
  const heard = sound(word);
  const alike = [...terms].filter((each) => !LATIN.test(each)).map((each) => ({ each, own: sound(each) }))
    .filter(({ own }) => own.length >= SHORTEST.sounding && heard.startsWith(own) && heard.length - own.length <= 3);
  const longest = Math.max(...alike.map(({ own }) => own.length));
  return alike.filter(({ own }) => own.length === longest).map(({ each }) => each);
}

/** Terms that share a beginning with the word, for when nothing better is known. @param {string} word @param {Index} index */
function nearReadings(word, { terms, telling, worth }) {
  const long = terms(word).filter((each) => each.length >= SHORTEST.near);
  const begins = long.map((each) => each.slice(0, Math.max(SHORTEST.near, Math.ceil(each.length / 2))));
  return startingWith(begins, telling).filter((each) => worth.has(each)).map((each) => ({ terms: [each], weight: WEIGHT.near }));
}

/** The first few terms that begin like that. @param {string[]} begins @param {Set<string>} terms */
function startingWith(begins, terms) {
  return [...terms].filter((each) => begins.some((begin) => each.startsWith(begin))).slice(0, MOST_BEGUN);
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
