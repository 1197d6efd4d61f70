// Asks an image under Node, as a worker would, but starts it anew after a request that stopped it.
// node asked.mjs <job.json >told.json; the job: {folder, lang, texts, requests}.
// Told: {answers (null to what stopped it), entered (functions, of an engine that counts), memory (bytes, in the end)}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./host.mjs";

const job = JSON.parse(readFileSync(0, "utf-8"));
const engine = new WebAssembly.Module(readFileSync(join(job.folder, "engine.wasm")));
const image = new Uint8Array(readFileSync(join(job.folder, "image.bin"))).buffer;
/** @type {Set<number>} */
const entered = new Set();
/** @type {ReturnType<typeof start>} */
let host;

/** A fresh start, which knows the language. */
function fresh() {
  host = start(engine, image);
  host.learn(job.lang, job.texts);
}

/** Keep which functions were entered. */
function count() {
  for (const [name, counter] of Object.entries(host.python)) {
    if (name.startsWith("entered ") && counter.value) entered.add(Number(name.slice(8)));
  }
}

fresh();
const answers = [];
for (const request of job.requests) {
  try {
    answers.push(host.respond(request));
  } catch (fault) {
    if (answers.filter((answer) => answer === null).length < 3) process.stderr.write(`${fault.stack ?? fault}\n`);
    answers.push(null);
    count();
    fresh();
  }
}
count();
const memory = host.python.memory.buffer.byteLength;
process.stdout.write(JSON.stringify({ answers, entered: [...entered], memory }), () => process.exit());
