// Starts the published engine under Node through CPython's C API, runs a script in it, and tells its memory.
// node dump.mjs <job.json >told.json; the job: {engine, glue, files: {path: file}, script, memory}.
// The memory is written to the file `memory`; told are what the script printed as its last line, the values of what
// the linker filled in (`GOT`), the addresses of the engine's own data by symbol, and what was entered after the dump.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(0, "utf-8"));
const lines = [];
/** @type {WebAssembly.Exports} */
let exported = {};
/** @type {Record<string, WebAssembly.Global>} what the linker fills in, by name */
const linked = {};

const { default: create } = await import(pathToFileURL(job.glue).href);
const binary = readFileSync(job.engine);
const python = await create({
  noInitialRun: true,
  print: (/** @type {string} */ line) => lines.push(line),
  printErr: (/** @type {string} */ line) => process.stderr.write(`${line}\n`),
  API: { config: { env: {} }, runtimeEnv: { IN_NODE: true } },
  preRun: [
    (/** @type {any} */ module) => {
      // The same image every time: no chance, and a clock that stands.
      Object.assign(module.ENV, { PYTHONHASHSEED: "0", PYTHONPATH: Object.keys(job.files).join(":") });
      for (const [path, file] of Object.entries(job.files)) module.FS.writeFile(path, readFileSync(file));
    },
  ],
  instantiateWasm(/** @type {any} */ imports, /** @type {Function} */ done) {
    const compiled = new WebAssembly.Module(binary);
    for (const { module, name } of WebAssembly.Module.imports(compiled)) {
      if (module.startsWith("GOT")) linked[name] = imports[module][name];
    }
    const given = { ...imports.wasi_snapshot_preview1, random_get: constant, clock_time_get: standing };
    const instance = new WebAssembly.Instance(compiled, { ...imports, wasi_snapshot_preview1: given });
    exported = instance.exports;
    done(instance, compiled);
    return exported;
  },
});

/** Chance that is none. @param {number} place @param {number} size */
function constant(place, size) {
  new Uint8Array(exported.memory.buffer, place, size).fill(7);
  return 0;
}

/** A clock that stands at 1 January 2026. @param {number} _ @param {bigint} __ @param {number} place */
function standing(_, __, place) {
  new DataView(exported.memory.buffer).setBigUint64(place, 1767225600n * 1000000000n, true);
  return 0;
}

const words = () => new Int32Array(exported.memory.buffer);
for (const flag of ["Py_NoSiteFlag", "Py_UTF8Mode", "Py_DontWriteBytecodeFlag"]) words()[exported[flag].value >> 2] = 1;
exported.Py_InitializeEx(0);

const script = new TextEncoder().encode(`${job.script}\0`);
const place = exported.malloc(script.length);
new Uint8Array(exported.memory.buffer).set(script, place);
const failed = exported.PyRun_SimpleString(place);
exported.free(place);
if (failed) process.exit(1);
exported.PyGC_Collect();
exported.PyType_ClearCache();
// A call goes by the host's table, not by a small module that the glue has put there for newer engines.
const trampoline = exported._PyRuntime.value + words()[exported._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value >> 2];
words()[trampoline >> 2] = 0;
writeFileSync(job.memory, new Uint8Array(exported.memory.buffer));
const values = Object.fromEntries(Object.entries(linked).map(([name, { value }]) => [name, value]));
// An engine that counts runs the interpreter's exercises now; what it enters from here on is not of the start.
const said = JSON.parse(lines.at(-1) ?? "null");
const counters = Object.entries(exported).filter(([name]) => name.startsWith("entered "));
for (const [, counter] of counters) counter.value = 0;
if (said.places.exercises && !exported.PyObject_CallNoArgs(said.places.exercises)) exported.PyErr_Print();
const entered = counters.filter(([, { value }]) => value).map(([name]) => Number(name.slice(8)));
const symbols = Object.fromEntries(
  Object.entries(exported)
    .filter(([, each]) => each instanceof WebAssembly.Global && typeof each.value === "number")
    .map(([name, { value }]) => [name, value]),
);
symbols.stack_end = exported.emscripten_stack_get_end();
symbols.stack_base = exported.emscripten_stack_get_base();
if (symbols.__stack_pointer !== symbols.stack_base) throw new Error("the stack is not empty");
process.stdout.write(JSON.stringify({ told: said, linked: values, symbols, entered }), () => process.exit());
