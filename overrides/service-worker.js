// Answers from the copies that a reader has saved; without a copy every request goes to the network as if this were
// not here. It is registered when somebody saves a copy (assets/saved.js fills it), and knows no language and no page.
//
// A copy is a cache "SCOPE LANGUAGE VERSION" that holds the list of its files, put in last, so a copy with a list was
// whole. The version is the hash of the list, and the list has the hash of every file: what the list does not name, or
// what has changed since, is never served, whoever put it there.
//
// Saved comes first, the network second. The other way round a page would wait for a network that hardly answers, cost
// data each time, and on a day of a half-copied site come without its parts. What is newer is offered in the page
// instead (assets/offline.js), and a new copy counts when it is whole. Names with a hash are found in whichever copy
// has them; an old copy stays until no page from it can be open.
//
// To take this worker out of service: handbook/docs/how-to/deploy.md, and service-worker-off.js.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;
const FALLBACK = "offline.html";
const PATIENCE = 4000; // ms; a browser whose storage never answers must not hold up a page that the network has

/** @typedef {{ name: string, saved: string, hashes: Map<string, string> }} Copy */
/** @type {Map<string, Copy>} what was read once, by the name of its cache */
const known = new Map();

/** @param {string} code @param {BufferSource} body */
async function digest(code, body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return code === "hex" ? [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("") : btoa(String.fromCharCode(...bytes));
}

/** The copy of a cache, if it is whole and its list is the one that its name tells. @param {string} name @returns {Promise<Copy | null>} */
async function read(name) {
  const [lang, version = ""] = name.slice(scope.length + 1).split(" ");
  const list = await caches.match(`${scope}offline/${lang}.${version}.json`, { cacheName: name, ignoreVary: true });
  const body = await list?.arrayBuffer();
  if (!list || !body || !version || !(await digest("hex", body)).startsWith(version)) return null;
  const { files, optional, complete = [] } = JSON.parse(new TextDecoder().decode(body));
  const hashes = new Map([...files, ...optional, ...complete].map(([address, hash]) => [scope + address, hash]));
  return { name, saved: list.headers.get("saved") ?? "", hashes };
}

/** All whole copies, the newest first. */
async function copies() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${scope} `)) continue;
    const copy = known.get(name) ?? (await read(name));
    if (copy === null) continue;
    known.set(name, copy);
    found.push(copy);
  }
  return found.sort((one, other) => other.saved.localeCompare(one.saved));
}

/** What is saved under an address, if it is still what was saved. @param {string} address */
async function saved(address) {
  for (const { name, hashes } of await copies()) {
    if (!hashes.has(address)) continue;
    const kept = await caches.match(address, { cacheName: name, ignoreVary: true });
    const body = await kept?.arrayBuffer();
    if (kept && body && (await digest("base64", body)) === hashes.get(address)) return new Response(body, { headers: kept.headers });
  }
  return null;
}

/** @param {Request} request */
async function answer(request) {
  const address = request.url.replace(/[?#].*/s, "").replace(/\/index\.html$/, "/");
  const reading = saved(address).catch(() => null);
  /** @type {Promise<"late">} */ const late = new Promise((done) => setTimeout(done, PATIENCE, "late"));
  const soon = await Promise.race([reading, late]);
  const found = soon === "late" ? ((await fetch(request).catch(() => null)) ?? (await reading)) : soon;
  if (found) return found;
  // A compressed twin is asked for where the host does not compress; here the plain file is as good.
  if (address.endsWith(".gz") && (await saved(address.slice(0, -3)))) return new Response(null, { status: 404 });
  if (request.mode !== "navigate") return fetch(request);
  if (await saved(`${address}/`)) return Response.redirect(`${address}/`);
  return fetch(request).catch(async () => ((await saved(scope + FALLBACK)) ? Response.redirect(scope + FALLBACK) : Response.error()));
}

/** Drop the copies that a newer one of the same language has replaced, unless another page is open and may need them. */
async function dropReplaced() {
  if ((await worker.clients.matchAll()).length > 1) return;
  const seen = new Set();
  for (const { name } of await copies()) {
    const lang = name.slice(scope.length + 1).split(" ")[0];
    if (seen.has(lang)) await caches.delete(name);
    seen.add(lang);
  }
}

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  // What saved.js asks anew is meant for the network.
  if (request.cache === "no-cache" && request.destination === "") return;
  event.respondWith(answer(request));
  if (request.mode === "navigate") event.waitUntil(dropReplaced());
});
