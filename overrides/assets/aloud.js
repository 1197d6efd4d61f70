// Reading aloud, by the Web Speech API (https://webaudio.github.io/web-speech-api/): fetched when somebody asks for it.
// Only a voice that works on the device itself is used, since others send the text to a company. Norwegian words are
// read by a Norwegian voice, if there is one. Knows no word.

const VOICES_WITHIN = 2000; // ms in which a browser tells its voices
const LONGEST = 180; // characters spoken at once: a long text falls silent in the middle in some browsers
const FAMILY = /** @type {Record<string, string[]>} */ ({ nb: ["nb", "no", "nn"], no: ["nb", "no", "nn"] });
const SILENT = "button, input, form, select, summary, script, template, svg, [hidden], [aria-hidden=true], .copy, .sources, .aside, .keep, .calculator";
const BLOCK = "p, li, td, th, dt, dd, h2, h3, h4, h5";

/** @typedef {{text: string, lang: string}} Piece */
/** @typedef {{stop: () => void}} Reading */

/** The language that a text is shown in. A browser that translates the page names its own at the root, and what has
 * none of its own is then in that one. @param {Element} element */
function language(element) {
  return (element.closest("[lang]") ?? document.documentElement).getAttribute("lang") ?? "";
}

/** What is seen of some elements, in order, in pieces of one language each. @param {Iterable<Element>} elements @returns {Piece[]} */
export function pieces(elements) {
  /** @type {(Piece & {block: Element | null})[]} */ const found = [];
  for (const element of elements) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent || silent(parent, element)) continue;
      const [text, lang, block] = [(walker.currentNode.nodeValue ?? "").replace(/\u00ad/g, "").replace(/\s+/g, " "), language(parent), parent.closest(BLOCK)];
      const last = found.at(-1);
      if (last && last.lang === lang && last.block === block) last.text += text;
      else if (/[\p{L}\p{N}]/u.test(text)) found.push({ text, lang, block });
      else if (last && last.block === block) last.text += text;
    }
  }
  return found.flatMap(({ text, lang }) => parts(text.trim()).map((part) => ({ text: part, lang })));
}

/** Whether a text is not to be read: a control, or what a closed answer keeps. @param {Element} parent @param {Element} within */
function silent(parent, within) {
  const control = parent.closest(SILENT);
  if (control && (control === within || within.contains(control))) return true;
  const closed = parent.closest("details:not([open])");
  return closed !== null && (closed === within || within.contains(closed));
}

/** A long text by its sentences. @param {string} text */
function parts(text) {
  /** @type {string[]} */ const found = [];
  for (const sentence of text.split(/(?<=[.!?:;])\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + sentence.length < LONGEST) found[found.length - 1] = `${last} ${sentence}`;
    else if (sentence) found.push(sentence);
  }
  return found;
}

/** The voices of the device, as soon as the browser tells them; none that would send the text away. @returns {Promise<SpeechSynthesisVoice[]>} */
function voices() {
  const own = () => speechSynthesis.getVoices().filter((voice) => voice.localService === true);
  return new Promise((done) => {
    if (speechSynthesis.getVoices().length > 0) return done(own());
    const timer = setTimeout(() => done(own()), VOICES_WITHIN);
    speechSynthesis.addEventListener?.("voiceschanged", () => {
      clearTimeout(timer);
      done(own());
    }, { once: true });
  });
}

/** The voice for a language: the default one, or the first. @param {SpeechSynthesisVoice[]} all @param {string} lang */
function voiceFor(all, lang) {
  const short = lang.toLowerCase().split(/[-_]/)[0] ?? "";
  for (const name of FAMILY[short] ?? [short]) {
    const fitting = all.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === name);
    const voice = fitting.find((each) => each.default) ?? fitting[0];
    if (voice) return voice;
  }
  return undefined;
}

/**
 * Read pieces aloud, one after another.
 * @param {Piece[]} what @param {string} main the language that most is in
 * @param {(said: "no-voice" | "no-norwegian") => void} tell @param {() => void} ended
 * @returns {Reading}
 */
export function read(what, main, tell, ended) {
  let going = true;
  function end() {
    if (going) ended();
    going = false;
  }
  void voices().then((all) => {
    if (!going) return;
    const own = voiceFor(all, main);
    if (!own) {
      tell("no-voice");
      return end();
    }
    const spoken = what.map(({ text, lang }) => {
      const voice = voiceFor(all, lang);
      if (!voice && FAMILY[lang]) tell("no-norwegian");
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice ?? own;
      said.lang = said.voice.lang;
      said.onerror = end;
      return said;
    });
    const last = spoken.at(-1);
    if (!last) return end();
    last.onend = end;
    speechSynthesis.cancel();
    for (const each of spoken) speechSynthesis.speak(each);
  });
  return {
    stop: () => {
      end();
      speechSynthesis.cancel();
    },
  };
}
