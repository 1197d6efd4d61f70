// The field of the front page: what is typed is remembered, and the search page takes this one's place and answers it.
// So the words stand in no address, and no server is told them. Knows no word.

import { own } from "./address.js";
import { memory, onPage, turn } from "./languages.js";

onPage(import.meta.url, () => {
  const form = document.querySelector("form[data-ask]");
  const input = form?.querySelector("input");
  if (!(form instanceof HTMLFormElement) || !input) return;
  const address = own(new URL(form.dataset.ask ?? "", location.href).href);
  if (!address) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    memory.set("#q=", input.value);
    turn(address, true).catch(() => location.assign(address));
  });
});
