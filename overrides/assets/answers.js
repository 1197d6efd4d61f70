// The answers as texts by input name (`date.day`, `age`): read from a form, put back into one, and carried by a link.

import { named } from "./address.js";

/** @typedef {Record<string, string>} Texts */
/** What is remembered of one calculator: what was asked of the rules last, which questions are put again, what was kept
 * to be compared, and what stands in the form. @typedef {{sent?: Texts, changing?: string, former?: Texts, typed: Texts}} Kept */

const MOST = 90; // answers of a link that are read; it may hold two situations
const PARTS = ["year", "month", "day"];
const WHEN = "when"; // the choice between today and another day

/** What stands in a form. @param {ParentNode} form @returns {Texts} */
export function typed(form) {
  /** @type {Texts} */ const texts = {};
  for (const input of inputs(form)) {
    // A shown choice with nothing chosen is an empty answer, not a question never asked.
    if (input.type !== "radio" || input.checked) texts[input.name] = input.value;
    else texts[input.name] ??= "";
  }
  return texts;
}

/** Put texts into the fields they belong to; others stay as they are. @param {ParentNode} form @param {Texts} texts */
export function fill(form, texts) {
  for (const input of inputs(form)) {
    const text = texts[input.name];
    if (text === undefined) continue;
    if (input.type === "radio") input.checked = input.value === text;
    else input.value = text;
  }
}

/** @param {ParentNode} form */
function inputs(form) {
  return /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name]"));
}

/** What an answer in a link stands for in the form: a day is three texts. @param {ParentNode} form @param {Texts} answers */
export function spread(form, answers) {
  /** @type {Texts} */ const texts = {};
  for (const [name, text] of Object.entries(answers)) {
    const pieces = text.split("-");
    if (form.querySelector(`[name="${CSS.escape(name)}.day"]`) === null) {
      texts[name] = text;
      continue;
    }
    PARTS.forEach((part, index) => (texts[`${name}.${part}`] = pieces[index] ?? ""));
    texts[`${name}.${WHEN}`] = "other";
  }
  return texts;
}

/** The reverse: one text an answer, nothing for what is empty. @param {Texts} texts */
export function gathered(texts) {
  /** @type {Texts} */ const answers = {};
  for (const [key, text] of Object.entries(texts)) {
    const [name = "", part] = key.split(".");
    if (part && texts[`${name}.${WHEN}`] === "today") continue; // which everybody has who has touched nothing
    const whole = part ? PARTS.map((each) => (texts[`${name}.${each}`] ?? "").trim()).join("-") : text;
    if (whole.replace(/-/g, "")) answers[name] = whole;
  }
  return answers;
}

/** @param {Texts} texts @returns {Texts} */
export function notEmpty(texts) {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
}

/** Answers with what was changed of a form meanwhile, question by question; the same object if nothing was.
 * @param {Texts} answers @param {Texts} before @param {Texts} after */
export function merged(answers, before, after) {
  const field = (/** @type {string} */ key) => key.split(".")[0] ?? "";
  const keys = Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key]);
  const changed = new Set(keys.map(field));
  if (!changed.size) return answers;
  const of = (/** @type {Texts} */ texts, /** @type {boolean} */ those) =>
    Object.entries(texts).filter(([key]) => changed.has(field(key)) === those);
  return Object.fromEntries([...of(answers, false), ...of(after, true)]);
}

/** The fragment of an address for a calculator: bare, or with answers. @param {string} name @param {Texts} [answers] */
export function fragment(name, answers = {}) {
  const query = new URLSearchParams(answers).toString();
  return query ? `#${name}?${query}` : `#${name}`;
}

/** The answers that the address brings for a calculator; null if it is not named there. Any text is safe to read. @param {string} name @returns {Texts | null} */
export function fromAddress(name) {
  const { id, answers } = named();
  return id === name ? Object.fromEntries((answers ?? []).slice(0, MOST)) : null;
}
