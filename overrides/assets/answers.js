// The answers as texts by input name (`date.day`, `age`): read from a form, put back into one, kept in
// the entry of the history, and carried by a link. They are stored nowhere else: a closed tab forgets.

/** @typedef {Record<string, string>} Texts */
/** What an entry of the history keeps of one calculator: what was asked of the rules last, and what stands in the form.
 * @typedef {{sent?: Texts, typed: Texts}} Kept */

const LONGEST = 4000; // characters of a link that are read
const MOST = 60; // answers of a link that are read
const PARTS = ["year", "month", "day"];

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
    if (form.querySelector(`[name="${CSS.escape(name)}.day"]`) === null) texts[name] = text;
    else PARTS.forEach((part, index) => (texts[`${name}.${part}`] = pieces[index] ?? ""));
  }
  return texts;
}

/** The reverse: one text an answer, nothing for what is empty. @param {Texts} texts */
export function gathered(texts) {
  /** @type {Texts} */ const answers = {};
  for (const [key, text] of Object.entries(texts)) {
    const [name = "", part] = key.split(".");
    const whole = part ? PARTS.map((each) => (texts[`${name}.${each}`] ?? "").trim()).join("-") : text;
    if (whole.replace(/-/g, "")) answers[name] = whole;
  }
  return answers;
}

/** The fragment of an address for a calculator: bare, or with answers. @param {string} name @param {Texts} [answers] */
export function fragment(name, answers = {}) {
  const query = new URLSearchParams(answers).toString();
  return query ? `#${name}?${query}` : `#${name}`;
}

/** The answers that the address brings for a calculator; null if it is not named there. Any text is safe to read. @param {string} name @returns {Texts | null} */
export function fromAddress(name) {
  const [named, query = ""] = location.hash.slice(1).split(/\?(.*)/s);
  if (named !== name) return null;
  return Object.fromEntries([...new URLSearchParams(query.slice(0, LONGEST))].slice(0, MOST));
}

/** @type {() => Texts} the answers of the calculator touched last, and its name as the address has it */ let touched = () => ({});
let alongside = "";

/** From now on the language links take these answers along. @param {string} name @param {() => Texts} answers */
export function takeAlong(name, answers) {
  alongside = name;
  touched = answers;
}

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    const answers = touched();
    if (link instanceof HTMLAnchorElement) link.hash = Object.keys(answers).length ? fragment(alongside, answers) : location.hash;
  });
}

/** What this entry of the history keeps of a calculator. @param {string} name @returns {Kept | undefined} */
export function kept(name) {
  return history.state?.answers?.[name];
}

/** Keep the answers of a calculator in this entry, nothing if there are none; the address may change with it. @param {string} name @param {Kept | undefined} what @param {string} [address] */
export function keep(name, what, address = location.href) {
  const answers = { ...history.state?.answers, [name]: what };
  try {
    history.replaceState({ ...history.state, answers }, "", address);
  } catch {
    // WebKit takes a hundred changes in 30 s; the next one holds this one too.
  }
}
