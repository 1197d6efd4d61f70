// Runs Python in a packed runtime under Node, which it makes look like a browser's worker.
// node engine.mjs <job.json >result.json; the job: {home, library, rules, path, lock, asking, given, requests}.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

process.on("uncaughtException", (fault) => {
  process.stderr.write(`${fault.stack ?? fault}`.slice(0, 3000), () => process.exit(1));
});
const ASKING = "/asking.zip"; // the script, in Python's own file system
const job = JSON.parse(readFileSync(0, "utf-8"));
const home = pathToFileURL(job.home + "/").href;

process.browser = true; // the loader's question
process.type = "renderer"; // the engine's
globalThis.self = globalThis;
globalThis.location = new URL(home);
globalThis.WorkerGlobalScope = class {
  static [Symbol.hasInstance]() {
    return true;
  }
};
globalThis.fetch = async (url) =>
  new Response(readFileSync(fileURLToPath(url)), { headers: { "Content-Type": "application/wasm" } });

/** @type {Set<number>} the loads from what was left out of the data, in an engine that tells its loads (`proof.py`) */
const lost = new Set();
const watched = new URL("watched.json", home);
const told = {};
if (existsSync(watched)) {
  const gone = new Uint8Array(1 << 23);
  for (const [start, end] of JSON.parse(readFileSync(watched, "utf-8"))) gone.fill(1, start, end);
  /** @param {number} _ @param {number} bytes @param {number} offset @param {number} place @returns {number} */
  told.load_ptr = (_, bytes, offset, place) => {
    const first = place + offset;
    if (gone[first] && gone[first + bytes - 1]) lost.add(first);
    return place;
  };
  told.store_ptr = (_, __, ___, place) => place;
  for (const kind of ["i32", "i64", "f32", "f64"]) told[`load_val_${kind}`] = told[`store_val_${kind}`] = (_, value) => value;
  told.memory_grow_pre = told.memory_grow_post = (_, value) => value;
}

/** @type {WebAssembly.Exports} what the engine exports: with it the counters, when it is one that counts */
let exported = {};
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const made = await instantiate(source, { ...imports, env: { ...imports.env, ...told } });
  exported = made.instance.exports;
  return made;
};

const { loadPyodide } = await import(new URL("pyodide.mjs", home).href);
const python = await loadPyodide({
  indexURL: home,
  stdLibURL: job.library,
  lockFileContents: job.lock,
  packages: [],
  env: { PYTHONPATH: `${job.path}:${ASKING}` },
  stdout: (text) => process.stderr.write(text + "\n"),
  fsInit: async (files) => {
    if (job.rules) files.writeFile(job.path, readFileSync(job.rules));
    if (job.asking) files.writeFile(ASKING, Buffer.from(job.asking, "base64"));
  },
});
/** @param {string[]} requests @returns {string[]} the answers, as a worker gives them, up to the first fault */
function answered(requests) {
  const respond = python.pyimport("calc.browser").respond;
  const answers = [];
  for (const request of requests) {
    try {
      answers.push(respond(request));
    } catch (fault) {
      process.stderr.write(`${fault.stack ?? fault}\n`);
      break;
    }
  }
  return answers;
}

const result = job.asking ? JSON.parse(python.pyimport("asking").ask(JSON.stringify(job.given))) : null;
const answers = job.requests.length ? answered(job.requests) : [];
const entered = Object.entries(exported)
  .filter(([name, counter]) => name.startsWith("entered ") && counter.value)
  .map(([name]) => Number(name.split(" ")[1]));
process.stdout.write(JSON.stringify({ result, answers, entered, lost: [...lost] }), () => process.exit());
