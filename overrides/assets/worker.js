// The worker: loads Python once, counts and checks the bytes as they come, and passes texts to the rules.
// In: {id, request}. Out: {bytes}, {starting}, {ready}, {id, answer} or {failed, small}. Its name is the page's language.
// The first runtime is reduced: it stops at what was not foreseen. Whatever its fault, it is thrown away and
// the complete runtime answers, so that the reader waits longer and sees nothing else.

/** @typedef {(request: string) => string} Respond the rules' one function: JSON in, JSON out */

/** @type {{lock: object, image: boolean, sha256: Record<string, string>}} of the packed runtime; put here when it is packed */
const PACKED = JSON.parse('{"packed": "here"}');
const PATIENCE = 60_000; // ms from the last byte until a start is given up
const PATIENCE_TEXTS = 20_000; // ms until a second language is given up
const home = new URL("python/", import.meta.url);
const plainFetch = self.fetch.bind(self);
const instantiate = WebAssembly.instantiateStreaming;
/** @type {Map<string, Promise<Response>>} parts on their way, by address, for the loader to find */
const parts = new Map();
/** @type {Set<string>} what has come whole: "rules", and runtimes by their folder */
const here = new Set();
let counted = 0;

self.fetch = (input, options) => parts.get(String(input)) ?? plainFetch(input, options);

/** The page is told at once: a loader that misses a part may wait for ever. It is told too if only the reduced runtime
 * is to be had. @param {unknown} fault */
function fail(fault) {
  const small = here.has("rules") && here.has("") && !here.has("complete/");
  self.postMessage({ failed: String(fault), small });
}

/** What a part consists of; packed on the way and unpacked here, if the host does not compress. @param {URL} url */
async function content(url) {
  const plain = await plainFetch(url);
  if (!plain.ok || plain.body === null) throw new Error(`${plain.status} for ${url}`);
  if (plain.headers.has("Content-Encoding") || !("DecompressionStream" in self)) return plain.body;
  const packed = await plainFetch(`${url}.gz`).catch(() => null);
  if (!packed?.ok || packed.body === null) return plain.body;
  void plain.body.cancel();
  return packed.headers.has("Content-Encoding") ? packed.body : packed.body.pipeThrough(new DecompressionStream("gzip"));
}

/** Tells how much has come. The last bytes go on only if the whole is what was packed. @param {string} name */
function watched(name) {
  /** @type {Uint8Array<ArrayBuffer>[]} */ const chunks = [];
  return new TransformStream({
    /** @param {Uint8Array<ArrayBuffer>} chunk */
    transform(chunk, controller) {
      if (chunks.length) controller.enqueue(chunks.at(-1));
      chunks.push(chunk);
      counted += chunk.byteLength;
      self.postMessage({ bytes: counted });
    },
    async flush(controller) {
      // Without a secure context there is no digest, and nothing that it could protect from.
      const digest = await crypto.subtle?.digest("SHA-256", await new Blob(chunks).arrayBuffer());
      const hash = Array.from(new Uint8Array(digest ?? []), (byte) => byte.toString(16).padStart(2, "0")).join("");
      if (digest && hash !== PACKED.sha256[name]) throw new Error(`${name} is not what was packed`);
      controller.enqueue(chunks.at(-1));
    },
  });
}

/** Fetch a part. @param {string} name @param {() => void} [arrived] @returns {Promise<Response>} */
function part(name, arrived) {
  const url = new URL(name, home);
  const coming = content(url).then((body) => {
    const end = new TransformStream({ flush: () => arrived?.() });
    const type = { headers: { "Content-Type": "application/wasm" } };
    return new Response(body.pipeThrough(watched(name)).pipeThrough(end), type);
  });
  parts.set(url.href, coming);
  return coming;
}

/** What the reduced runtime is told: where the rules lie, with the sentences of one language. */
async function rules() {
  const zip = await part(`calc-${self.name}.zip`).then((response) => response.arrayBuffer());
  here.add("rules");
  return {
    lockFileContents: PACKED.lock,
    env: { PYTHONPATH: "/calc.zip" },
    fsInit: async (/** @type {{writeFile: Function}} */ files) => files.writeFile("/calc.zip", new Uint8Array(zip)),
  };
}

/** @type {Set<string>} languages whose sentences Python has got, beside those of the page */
const taught = new Set();

/**
 * A request with the sentences of the second language it asks for, which are fetched once. Without them, if they do
 * not come: the rules say so. @param {string} written
 */
async function withTexts(written) {
  const request = JSON.parse(written);
  const lang = request.beside;
  if (!lang || taught.has(lang)) return written;
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_TEXTS, new Error("too late")));
  const coming = part(`texts-${lang}.json`).then((response) => response.text());
  const texts = await Promise.race([coming, late]).catch(() => {});
  if (texts) taught.add(lang);
  return JSON.stringify({ ...request, texts });
}

/**
 * Start a runtime with its rules. @param {string} folder @param {string} library @param {object | Promise<object>} told
 * @returns {Promise<Respond>}
 */
function load(folder, library, told) {
  const place = new URL(folder, home);
  return new Promise((resolve, reject) => {
    let missing = 2;
    const arrived = () => {
      if (--missing) return;
      here.add(folder);
      self.postMessage({ starting: true });
      setTimeout(reject, PATIENCE, new Error("no start"));
    };
    // The loader only warns of an engine that cannot be compiled, and waits.
    WebAssembly.instantiateStreaming = (source, imports) => {
      const made = instantiate(source, imports);
      made.catch(reject);
      return made;
    };
    for (const name of ["pyodide.asm.wasm", library]) part(folder + name, arrived).catch(reject);
    const engine = import(new URL("pyodide.asm.mjs", place).href);
    const loader = import(new URL("pyodide.mjs", place).href);
    Promise.all([loader, engine, told])
      .then(([{ loadPyodide }, , options]) =>
        loadPyodide({ indexURL: place.href, stdLibURL: new URL(library, place).href, ...options }),
      )
      .then((started) => resolve(started.pyimport("calc.browser").respond))
      .catch(reject);
  });
}

/** Lay a memory image into its engine, and tell it the sentences of the page. @returns {Promise<Respond>} */
async function imaged() {
  const [{ start }, engine, image, texts] = await Promise.all([
    import(new URL("host.mjs", home).href),
    WebAssembly.compileStreaming(part("engine.wasm")),
    part("image.bin").then((response) => response.arrayBuffer()),
    part(`texts-${self.name}.json`).then((response) => response.text()),
  ]);
  for (const whole of ["rules", ""]) here.add(whole);
  self.postMessage({ starting: true });
  const { learn, respond } = start(engine, image);
  learn(self.name, texts);
  return respond;
}

/** @type {Promise<Respond> | undefined} the complete runtime, once it is needed */
let complete;

/** Start the complete runtime, once, and let it answer from now on. */
function replace() {
  respond = complete ??= load("complete/", "python_stdlib.zip", { packages: ["fotfeste-calc"] });
  return complete;
}

let respond = (PACKED.image ? imaged() : load("", "library.zip", rules())).catch(replace);
respond.then(() => self.postMessage({ ready: true }), fail);
// What goes wrong beside the promises shows only here; a start that it stops is given up in time.
self.addEventListener("unhandledrejection", (event) => event.preventDefault());
self.addEventListener("message", async ({ data }) => {
  const request = await withTexts(data.request);
  /** @param {Promise<Respond>} runtime */
  const told = async (runtime) => self.postMessage({ id: data.id, answer: (await runtime)(request) });
  await told(respond).catch(() => told(replace())).catch(fail);
});
