// A page in all languages at once puts the language of its address first, or else the browser's own. Knows no word.

const place = document.querySelector("[data-root]");

/** The languages that the reader may want, the likeliest first. @param {string} root */
function wanted(root) {
  const [folder = ""] = location.pathname.slice(root.length).split("/");
  return [folder, ...navigator.languages].map((each) => (each.toLowerCase().split(/[-_]/)[0] ?? "").replace(/^n[no]$/, "nb"));
}

if (place instanceof HTMLElement) {
  const sections = [...place.querySelectorAll("[data-first]")];
  const root = new URL(place.dataset.root ?? "/", location.href).pathname;
  const own = wanted(root).map((lang) => sections.find((each) => each.getAttribute("data-first") === lang)).find(Boolean);
  if (own && own !== sections[0]) sections[0]?.before(own);
}
