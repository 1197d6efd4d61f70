// The terms of every record, made with the very code that the browser runs on what is typed.
// In: {lang: {records: [[[weight, lang, text], …], …], lexemes: [[word, form, …], …], means: [[phrase, said], …]}}
// as JSON on standard input. The one argument is {lang: stemmer} as JSON, the files as npm's package names them.
// Out: {lang: {records: [[[weight, "term term"], …], …], irregular: {term: [form, …]}, means: {"term term": ["term term", …]}}}
// on standard output.

import { readFileSync } from "node:fs";
import { parts, term, trimmed, whole, words } from "../../overrides/assets/terms.js";

const STEMMERS = {};
for (const [lang, file] of Object.entries(JSON.parse(process.argv[2]))) {
  const { stemmer } = await import(`../../node_modules/@orama/stemmers/dist/${file}.js`);
  STEMMERS[lang] = stemmer;
}
const PARTS_WEIGHT = 0.5;
const WHOLE = 10; // a title as one name, as passages.py has it

/** Which forms have another stem than their word, by that word's stem. The first word to claim a form keeps it. */
function irregularForms(lang, lexemes) {
  const stem = (word) => term(words(word).join(""), lang, STEMMERS, new Map());
  const own = new Set(lexemes.map(([word]) => stem(word)));
  const found = new Map();
  for (const [word, ...forms] of lexemes) {
    for (const form of forms.map(stem)) {
      if (form !== stem(word) && !own.has(form) && !found.has(form)) found.set(form, stem(word));
    }
  }
  return found;
}

/** The terms of a record's passages, and after each passage the parts of its compounds, which weigh less. What is
 * compared as a whole is made with the irregular forms that the browser is told. */
function* termsOf(passages, irregular, told, known) {
  for (const [weight, lang, text] of passages) {
    const found = words(text).map((word) => term(word, lang, STEMMERS, irregular));
    if (weight === WHOLE) {
      yield [weight, whole(words(text).map((word) => term(word, lang, STEMMERS, told)))];
      continue;
    }
    yield [weight, found.join(" ")];
    const inside = found.flatMap((each) => (/^[a-z]+$/.test(each) ? parts(each, known) : []));
    if (inside.length) yield [weight * PARTS_WEIGHT, inside.join(" ")];
  }
}

/** The irregular forms by their term. */
function grouped(irregular) {
  const groups = {};
  for (const [form, stem] of irregular) (groups[stem] ??= []).push(form);
  return groups;
}

/** What an everyday word may mean, as terms. */
function meant(lang, means, irregular, told) {
  const terms = (text, forms) => words(text).map((word) => term(word, lang, STEMMERS, forms)).join(" ");
  const found = {};
  for (const [phrase, said] of means) (found[terms(phrase, told)] ??= []).push(terms(said, irregular));
  return Object.fromEntries(Object.entries(found).map(([said, each]) => [said, [...new Set(each)]]));
}

const out = {};
for (const [lang, { records, lexemes, means }] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const irregular = irregularForms(lang, lexemes);
  const termsIn = (passages) => passages.flatMap(([, each, text]) => words(text).map((word) => term(word, each, STEMMERS, irregular)));
  const known = new Set(termsIn(records.flat()));
  const told = new Map([...irregular].filter(([form, stem]) => trimmed(form, known) !== stem)); // what `trimmed` does not find
  const norwegian = new Set(termsIn(records.flat().filter(([, each]) => each === "nb")));
  out[lang] = {
    records: records.map((each) => [...termsOf(each, irregular, told, norwegian)]),
    irregular: grouped(told),
    means: meant(lang, means, irregular, told),
  };
}
process.stdout.write(JSON.stringify(out));
