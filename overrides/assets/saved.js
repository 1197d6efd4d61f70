// The copies that a reader keeps for use without a network: which there are, filling one, removing one. What a copy is
// stands in service-worker.js, what its list holds in publish/finished/offline.py. Knows no word.
//
// The page fills a copy, not the worker, since the reader watches it and may stop it. Each file is held to its hash
// before it is kept. What another copy has already, and what an attempt brought that failed, is not fetched again.

export const root = new URL("../", import.meta.url).href;
const AT_ONCE = 6;

/** @typedef {[address: string, hash: string, size: number, travels: number]} Entry sizes in bytes */
/** What may be taken along with the files: the PDFs, the complete runtime. Copies from before have none of the latter.
 * @typedef {"optional" | "complete"} Choice */
/** @typedef {{ files: Entry[], optional: Entry[], complete?: Entry[] }} List */
/** @typedef {{ size: number, travels: number }} Sum */
/** @typedef {{ version: string, files: Sum, optional: Sum, complete?: Sum }} Newest */
/** @typedef {{ name: string, lang: string, version: string, saved: Date, whole: boolean, list: List, also: Choice[] }} Copy */

/** @type {Choice[]} */ export const CHOICES = ["optional", "complete"];

export class Full extends Error {}
export class Changed extends Error {}

/** @param {string} lang @param {string} version */
const listAddress = (lang, version) => `${root}offline/${lang}.${version}.json`;

/** The names of this site's caches, whole or not; other sites may live on the same host. @param {string} [lang] */
async function names(lang) {
  return (await caches.keys()).filter((name) => name.startsWith(lang ? `${root} ${lang} ` : `${root} `));
}

/** Whether anything of a language is stored, whole or not. @param {string} lang */
export async function anything(lang) {
  return (await names(lang)).length > 0;
}

/** The copies that were whole once, the newest first; `whole` says whether every file is still there. @returns {Promise<Copy[]>} */
export async function copies() {
  /** @type {Copy[]} */ const found = [];
  for (const name of await names()) {
    const [lang = "", version = ""] = name.slice(root.length + 1).split(" ");
    const kept = await caches.match(listAddress(lang, version), { cacheName: name });
    if (!kept) continue;
    const saved = new Date(kept.headers.get("saved") ?? "");
    /** @type {List} */ const list = await kept.json();
    const addresses = new Set((await (await caches.open(name)).keys()).map((request) => request.url));
    const whole = list.files.every(([address]) => addresses.has(root + address));
    const also = CHOICES.filter((choice) => list[choice]?.some(([address]) => addresses.has(root + address)));
    found.push({ name, lang, version, saved, whole, list, also });
  }
  return found.sort((one, other) => Number(other.saved) - Number(one.saved));
}

/** The newest copy of a language. @param {string} lang */
export async function copy(lang) {
  return (await copies()).find((each) => each.lang === lang);
}

/** The newest version of a language, as the site tells it now. @param {string} lang @returns {Promise<Newest>} */
export async function newest(lang) {
  return (await ask(`${root}offline/${lang}.json`)).json();
}

/** Ask the network, never a copy. @param {string} address @param {AbortSignal} [signal] */
async function ask(address, signal) {
  const response = await fetch(address, { cache: "no-cache", signal });
  if (!response.ok) throw new Changed(`${response.status} for ${address}`);
  return response;
}

/** The SHA-256 of a body. @param {BufferSource} body */
async function digest(body) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", body));
}

/** Whether a body has its hash. @param {BufferSource} body @param {string} hash in base64 */
async function holds(body, hash) {
  return btoa(String.fromCharCode(...(await digest(body)))) === hash;
}

/** The list of a version; the version is the beginning of its hash. @param {string} lang @param {string} version @param {AbortSignal} signal */
async function fetchList(lang, version, signal) {
  const body = await (await ask(listAddress(lang, version), signal)).arrayBuffer();
  const hash = [...(await digest(body))].map((each) => each.toString(16).padStart(2, "0")).join("");
  if (!hash.startsWith(version)) throw new Changed(`the list is not ${version}`);
  return body;
}

/**
 * Fill a copy of the newest version. It counts only when every file is there and right; until then an older one does.
 * Throws `Full`, `Changed` (the site does not fit its list: it is being changed, or damaged) or what `fetch` throws.
 * @param {string} lang @param {Choice[]} also what to take along
 * @param {AbortSignal} signal @param {(bytes: number) => void} tell how many bytes have come, as they travel
 */
export async function save(lang, also, signal, tell) {
  const { version } = await newest(lang);
  const body = await fetchList(lang, version, signal);
  /** @type {List} */ const list = JSON.parse(new TextDecoder().decode(body));
  const entries = [...list.files, ...also.flatMap((choice) => list[choice] ?? [])];
  await makeRoom(entries);
  const name = `${root} ${lang} ${version}`;
  const older = await copies();
  for (const other of await names(lang)) {
    if (other !== name && !older.some((copy) => copy.name === other)) await caches.delete(other); // never finished
  }
  const cache = await caches.open(name);
  const waiting = [...entries];
  let bytes = 0;
  const take = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      await fill(cache, entry, [name, ...older.map((copy) => copy.name)], signal, (more) => tell((bytes += more)));
      signal.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take)).catch(full);
  const headers = { "Content-Type": "application/json", saved: new Date().toISOString() };
  await cache.put(listAddress(lang, version), new Response(body, { headers })).catch(full);
}

/** Put one file into a copy: out of a copy that has it, or from the network.
 * @param {Cache} cache @param {Entry} entry @param {string[]} others @param {AbortSignal} signal @param {(bytes: number) => void} tell */
async function fill(cache, [address, hash, size, travels], others, signal, tell) {
  for (const cacheName of others) {
    const kept = await caches.match(root + address, { cacheName, ignoreVary: true });
    if (!kept || !(await holds(await kept.clone().arrayBuffer(), hash))) continue;
    await cache.put(root + address, kept);
    return tell(travels);
  }
  const response = await ask(root + address, signal);
  const body = await read(response, (bytes) => tell((travels * bytes) / size));
  if (!(await holds(body, hash))) throw new Changed(address);
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding"); // what is kept is unpacked
  headers.delete("Content-Length");
  await cache.put(root + address, new Response(body, { headers }));
}

/** The whole body, telling how many bytes have come. @param {Response} response @param {(bytes: number) => void} tell */
async function read(response, tell) {
  const counter = new TransformStream({
    transform(chunk, controller) {
      tell(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counter)).arrayBuffer();
}

/** Throws `Full` if the browser has not enough room for these files. @param {Entry[]} entries */
async function makeRoom(entries) {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}; // iOS 15 has no such thing
  const needed = entries.reduce((sum, [, , size]) => sum + size, 0);
  if (quota !== undefined && quota - usage < needed) throw new Full();
}

/** Have the copies served from now on. Throws `Changed` if the site's worker has been taken out of service. */
export async function serve() {
  const address = `${root}service-worker.js`;
  const registration = await navigator.serviceWorker.register(address, { scope: root, updateViaCache: "none" });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done) => {
    const look = () => ["activated", "redundant"].includes(worker?.state ?? "redundant") && done(null);
    worker?.addEventListener("statechange", look);
    look();
  });
  if ((await copies()).length === 0) throw new Changed("the worker is out of service");
}

/** A refused `put` says so in its own words. @param {unknown} fault @returns {never} */
function full(fault) {
  throw fault instanceof DOMException && fault.name === "QuotaExceededError" ? new Full() : fault;
}

/** Delete what was begun and not finished. @param {string} lang */
export async function dropUnfinished(lang) {
  const finished = (await copies()).map((copy) => copy.name);
  await Promise.all((await names(lang)).filter((name) => !finished.includes(name)).map((name) => caches.delete(name)));
}

/** Delete all that is stored of a language. Without any copy left the worker goes too. @param {string} lang */
export async function remove(lang) {
  await Promise.all((await names(lang)).map((name) => caches.delete(name)));
  if ((await names()).length === 0) await (await navigator.serviceWorker.getRegistration(root))?.unregister();
}
