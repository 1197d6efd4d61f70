// The worker: loads Python once, counts the bytes as they come, and passes texts to the rules.
// In: {id, request}. Out: {bytes}, {starting}, {ready}, {id, answer} or {failed}.

/** The page is told at once: a loader that misses a part may wait for ever. @param {unknown} fault */
function fail(fault) {
  self.postMessage({ failed: String(fault) });
}

const home = new URL("python/", import.meta.url);
const plainFetch = self.fetch.bind(self);
let counted = 0;

/** Fetch as usual, telling how many bytes have come so far. */
self.fetch = async (...args) => {
  const response = await plainFetch(...args).catch((fault) => fail(fault));
  if (!response?.ok) throw fail(`${response?.status} for ${response?.url}`);
  if (response.body === null) return response;
  const counter = new TransformStream({
    transform(chunk, controller) {
      counted += chunk.byteLength;
      self.postMessage({ bytes: counted });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { status: response.status, headers: response.headers });
};

/** A file cut short is told: the loader logs it and waits for ever. */
const compile = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = (source, imports) =>
  compile(source, imports).catch((fault) => {
    fail(fault);
    throw fault;
  });

/** The rules' one function: a request as JSON in, an answer as JSON out. */
async function start() {
  const { loadPyodide } = await import(new URL("pyodide.mjs", home).href);
  const python = await loadPyodide({ indexURL: home.href, packages: ["fotfeste-calc"] });
  self.postMessage({ starting: true });
  return python.pyimport("calc.browser").respond;
}

const respond = start();
respond.then(() => self.postMessage({ ready: true }), fail);
// A part that cannot be compiled only shows here.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(event.reason);
});
self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage({ id: data.id, answer: (await respond)(data.request) });
  } catch (fault) {
    fail(fault);
  }
});
