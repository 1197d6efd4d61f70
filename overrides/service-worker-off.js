// Takes the service worker out of service: copy this over service-worker.js on the server; neither has a compressed twin. Each device that has the old one
// asks for it at its next visit, gets this, deletes the saved copies of this site, and is without a worker from then on.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => {
  const { scope } = worker.registration;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(`${scope} `)).map((name) => caches.delete(name))))
      .then(() => worker.registration.unregister()),
  );
});
