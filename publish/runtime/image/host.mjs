// The host of a memory image: lays the image into the engine's memory and asks the rules through CPython's C API.
// Whatever goes wrong is thrown: an engine that stopped, a request that raised. Then the complete runtime answers.
// Of an object it reads the layout that `layout.py` asserts when the image is made.

/** @typedef {Record<string, any>} Exports of the engine: its memory, its table, and functions of the C API */

/**
 * Start an engine from an image. The image: how many words follow; the size of its memory; the addresses of the rules'
 * two functions, of the heap's begin and end, of the type `str`; then pieces, each with address and length before it.
 * @param {WebAssembly.Module} engine @param {ArrayBuffer} image
 */
export function start(engine, image) {
  /** @type {Exports} */ let python = {};
  const words = () => new Uint32Array(python.memory.buffer);
  const { exports } = new WebAssembly.Instance(engine, {
    env: {
      // A C function may be given more arguments than it takes, which WebAssembly alone would refuse.
      _PyEM_TrampolineCall_JS: (/** @type {number[]} */ ...[call, ...given]) =>
        python.__indirect_function_table.get(call)(...given),
      _localtime_js(/** @type {bigint} */ seconds, /** @type {number} */ place) {
        const now = new Date(Number(seconds) * 1000);
        const clock = [now.getSeconds(), now.getMinutes(), now.getHours()];
        words().set([...clock, now.getDate(), now.getMonth(), now.getFullYear() - 1900, now.getDay()], place >> 2);
      },
    },
    wasi_snapshot_preview1: {
      clock_time_get(/** @type {number} */ _, /** @type {bigint} */ __, /** @type {number} */ place) {
        new BigUint64Array(python.memory.buffer)[place >> 3] = BigInt(Date.now()) * 1000000n;
        return 0;
      },
    },
  });
  python = exports;
  const head = new Uint32Array(image, 0, new Uint32Array(image, 0, 1)[0] + 1);
  const [, size, answers, learns, first, top, type] = head;
  python.memory.grow(Math.max(0, (size - python.memory.buffer.byteLength) / 65536));
  const memory = new Uint8Array(python.memory.buffer);
  for (let at = head.byteLength; at < image.byteLength; ) {
    const [place, length] = new Uint32Array(image, at, 2);
    memory.set(new Uint8Array(image, at + 8, length), place);
    at += (8 + length + 3) & ~3;
  }
  python.emscripten_stack_init();
  // The texts lie on the heap without their hashes: each begins a chunk, whose size stands before it.
  for (let at = first >> 2, end = top >> 2, heap = words(); at < end; at += (heap[at + 1] & ~7) >> 2) {
    if (heap[at + 3] === type && heap[at + 5] === 0xffffffff) python.PyObject_Hash((at + 2) << 2);
  }

  /** @param {string} text @returns {number} a str of its own, whatever the text's characters */
  function str(text) {
    const points = Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
    const place = python.malloc(points.byteLength || 1);
    words().set(points, place >> 2);
    const made = python.PyUnicode_FromKindAndData(4, place, points.length);
    python.free(place);
    return made;
  }

  /** @param {number} call @param {string} text @returns {string} what a function of one text answers */
  function ask(call, text) {
    const given = str(text);
    const told = python.PyObject_CallOneArg(call, given);
    if (!told) throw new Error("Python raised");
    const [length, , state] = words().subarray((told >> 2) + 2);
    const kind = (state >> 2) & 7;
    const place = told + (state & 64 ? 20 : 28);
    const Kind = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[kind] ?? Uint8Array;
    const points = new Kind(python.memory.buffer, place, length);
    const spell = kind === 4 ? String.fromCodePoint : String.fromCharCode;
    let answer = "";
    for (let at = 0; at < length; at += 8192) answer += spell(...points.subarray(at, at + 8192));
    python.Py_DecRef(given);
    python.Py_DecRef(told);
    return answer;
  }
  return {
    /** @param {string} request */
    respond: (request) => ask(answers, request),
    /** @param {string} lang @param {string} texts */
    learn: (lang, texts) => ask(learns, `${lang}\n${texts}`),
    python,
  };
}
