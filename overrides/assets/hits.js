// Marks the words of a text that were searched for. Knows no word.

import { words } from "./terms.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'\u2019\u02bc\u00ad]*/gu;
const SHORTEST = 5; // letters that words with other endings share
const LONGEST_ENDING = 3;
const LEFT_OUT = "script, style, form, button, svg, mark, .calculation, .sources, .copy, .aside, .kind";

/** @typedef {(word: string) => boolean} Hit Whether a word is one of those that were searched for. */

/** Whether two words begin so much alike that one may be a form of the other. @param {string} a @param {string} b */
export function akin(a, b) {
  const length = Math.max(SHORTEST, Math.max(a.length, b.length) - LONGEST_ENDING);
  return a.length >= length && a.slice(0, length) === b.slice(0, length);
}

/** The texts below an element that may be marked. @param {Element} root */
function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (!text.parentElement?.closest(LEFT_OUT)) found.push(text);
  }
  return found;
}

/** Mark every hit below an element. @param {Element} root @param {Hit} hit */
export function mark(root, hit) {
  for (const text of texts(root)) {
    const found = [...text.data.matchAll(WORD)].filter(([word]) => words(word).some(hit));
    for (const { 0: word, index } of found.reverse()) {
      const mark = document.createElement("mark");
      text.splitText(index).splitText(word.length);
      text.nextSibling?.replaceWith(mark);
      mark.append(word);
    }
  }
}

/** The passage of a question that holds most of the different words, the first of the best: its title, if that holds them all. @param {Element} question @param {Hit} hit */
export function passage(question, hit) {
  let [best, most] = [/** @type {Element | null} */ (null), 0];
  for (const each of question.querySelectorAll("h2, h3, p, li, tr")) {
    if (each.closest(LEFT_OUT) || each.querySelector("p, li")) continue;
    const held = new Set(words(each.textContent ?? "").filter(hit)).size;
    if (held > most) [best, most] = [each, held];
  }
  return best;
}
