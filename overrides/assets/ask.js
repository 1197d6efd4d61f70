// The field of the front page, and of the page for what is not there: what is typed is remembered, and the search page takes this one's place and answers it.
// So the words stand in no address, and no server is told them. Knows no word.

import { own } from "./address.js";
import { memory, onPage, turn } from "./languages.js";

onPage(import.meta.url, () => {
  for (const form of document.querySelectorAll("form[data-ask]")) {
    const input = form.querySelector("input");
    if (!(form instanceof HTMLFormElement) || !input) continue;
    const address = own(new URL(form.dataset.ask ?? "", location.href).href);
    if (!address) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      memory.set("#q=", input.value);
      turn(address, true).catch(() => location.assign(address));
    });
  }
});
