// What is found for what is typed. Pagefind ranks the questions for each term; this decides
// which terms a typed word stands for, and what a question is worth that several words point to. Knows no word.

import { fold, oneApart, parts, slipped, term, trimmed, whole, words } from "./terms.js";

/** @typedef {{ term: string, weight: number }} Reading A term that a typed word may stand for. */
/** @typedef {{ found: string[], near: string[] }} Found Names of questions, best first; near ones if none is found. */
/** @typedef {(term: string) => Promise<Map<string, number>>} Ask What each question is worth for one term. */

const WEIGHT = { same: 1, part: 0.6, begun: 0.5, mistyped: 0.5, near: 0.3 };
const SHORTEST = { mistyped: 4, begun: 3, near: 5 };
const MOST_BEGUN = 12;
const ALIKE = 2; // questions of the same words
const AS_GOOD = 0.2; // of the best question's worth; what is worth less is noise

/**
 * The search of a language: its index, its words and its stemmers, fetched once.
 * @param {string} folder @param {string} lang @returns {Promise<(query: string) => Promise<Found>>}
 */
export async function load(folder, lang) {
  const [pagefind, told, ...stemmers] = await Promise.all([
    import(`${folder}pagefind.js`),
    fetch(`${folder}words.${lang}.json`).then((answer) => answer.json()),
    ...[...new Set(["nb", lang])].map(async (each) => [each, (await import(`${folder}stemmer.${each}.js`)).stemmer]),
  ]);
  const engine = inLanguage(lang, () => pagefind.createInstance({ basePath: folder, noWorker: true, metaCacheTag: lang }));
  const vocabulary = readVocabulary(told, lang, Object.fromEntries(stemmers));
  return (query) => find(query, vocabulary, async (term) => {
    const { results } = await engine.search(term);
    return new Map(results.map((/** @type {{ id: string, score: number }} */ each) => [each.id, each.score]));
  });
}

/** Pagefind takes its index by the language of the document, which a browser that translates the page has changed.
 * @template T @param {string} lang @param {() => T} make @returns {T} */
function inLanguage(lang, make) {
  const [root, shown] = [document.documentElement, document.documentElement.lang];
  root.lang = lang;
  try {
    return make();
  } finally {
    root.lang = shown;
  }
}

/** @typedef {ReturnType<typeof readVocabulary>} Vocabulary */

/**
 * @param {{ known: string, irregular: Record<string, string>, stop: string }} told
 * @param {string} lang @param {import("./terms.js").Stemmers} stemmers
 */
function readVocabulary(told, lang, stemmers) {
  const pairs = Object.entries(told.irregular).flatMap(([term, forms]) => forms.split(" ").map((form) => /** @type {[string, string]} */ ([form, term])));
  const irregular = new Map(pairs);
  /** The terms of a word, which on an English page may be Norwegian. @param {string} word */
  const terms = (word) => [...new Set([lang, "nb"].map((each) => term(word, each, stemmers, irregular)))];
  const known = new Set(told.known.split(" "));
  const stop = words(told.stop);
  const telling = new Set(told.known.split(" "));
  for (const each of stop.flatMap(terms)) telling.delete(each);
  return { terms, known, telling, stop: new Set(stop.map(fold)) };
}

/**
 * The questions that the typed words point to. One found word is enough, more are better, rare ones best.
 * @param {string} query @param {Vocabulary} vocabulary @param {Ask} ask @returns {Promise<Found>}
 */
export async function find(query, vocabulary, ask) {
  const typed = words(query);
  const telling = typed.filter((word) => !vocabulary.stop.has(fold(word)));
  const last = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : undefined;
  const asked = telling.map((word) => readings(word, word === last, vocabulary));
  const found = await worth(asked, ask, typed.length > 1 ? await asWhole(typed, vocabulary, ask) : []);
  if (found.length) return { found, near: [] };
  return { found, near: await worth(telling.map((word) => nearReadings(word, vocabulary)), ask) };
}

/** The questions that are typed word for word: each is a term of its own. @param {string[]} typed @param {Vocabulary} vocabulary @param {Ask} ask */
async function asWhole(typed, { terms }, ask) {
  const named = [...(await ask(whole(typed.map((word) => terms(word)[0] ?? "")))).keys()];
  return named.length <= ALIKE ? named : []; // what is no term is taken for the beginning of many
}

/** The terms that a word stands for: itself, what it is made of, or what it was to be. @param {string} word @param {boolean} last @param {Vocabulary} vocabulary @returns {Reading[]} */
function readings(word, last, { terms, known, telling }) {
  const own = terms(word);
  const same = own.flatMap((each) => (known.has(each) ? each : trimmed(each, telling) ?? []));
  const begun = last && word.length >= SHORTEST.begun ? startingWith([fold(word)], telling) : [];
  const sure = [...weighed(same, WEIGHT.same), ...weighed(begun, WEIGHT.begun)];
  if (same.length) return sure;
  const inside = own.flatMap((each) => parts(each, telling));
  if (inside.length) return [...sure, ...weighed(inside, WEIGHT.part)];
  const stems = own.filter((each) => each.length >= SHORTEST.mistyped);
  const meant = [...telling].filter((each) => stems.some((stem) => oneApart(stem, each)));
  const mistyped = meant.length ? meant : [...telling].filter((each) => slipped(fold(word), each));
  return [...sure, ...weighed(mistyped, WEIGHT.mistyped)];
}

/** Terms that share a beginning with the word, for when nothing better is known. @param {string} word @param {Vocabulary} vocabulary @returns {Reading[]} */
function nearReadings(word, { terms, telling }) {
  const long = terms(word).filter((each) => each.length >= SHORTEST.near);
  const begins = long.map((each) => each.slice(0, Math.max(SHORTEST.near, Math.ceil(each.length / 2))));
  return weighed(startingWith(begins, telling), WEIGHT.near);
}

/** The first few terms that begin like that. @param {string[]} begins @param {Set<string>} terms */
function startingWith(begins, terms) {
  return [...terms].filter((each) => begins.some((begin) => each.startsWith(begin))).slice(0, MOST_BEGUN);
}

/** @param {string[]} terms @param {number} weight @returns {Reading[]} */
function weighed(terms, weight) {
  return [...new Set(terms)].map((each) => ({ term: each, weight }));
}

/**
 * Questions by worth. A word counts by its best reading; a question that more of the words point to counts for more.
 * @param {Reading[][]} words @param {Ask} ask @param {string[]} [first] questions that come before all others @returns {Promise<string[]>}
 */
async function worth(words, ask, first = []) {
  /** @type {Map<string, number[]>} */
  const points = new Map();
  for (const word of words) {
    /** @type {Map<string, number>} */
    const best = new Map();
    for (const { term, weight } of word) {
      for (const [name, score] of await ask(term)) best.set(name, Math.max(best.get(name) ?? 0, weight * score));
    }
    for (const [name, score] of best) points.set(name, [...(points.get(name) ?? []), score]);
  }
  const total = [...points].map(([name, each]) => ({ name, worth: each.reduce((sum, one) => sum + one, 0) * each.length }));
  const most = Math.max(...total.map((each) => each.worth));
  const best = total.filter((each) => each.worth >= AS_GOOD * most).sort((a, b) => b.worth - a.worth);
  return [...new Set([...first, ...best.map((each) => each.name)])];
}
