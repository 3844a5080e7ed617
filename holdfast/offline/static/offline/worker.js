// Keeps the frame of the page that works without signal (SAID names its files), and shows it where
// a page cannot be reached. Pages about families are never kept: only the empty frame is.
const CACHE = `holdfast-offline-${SAID.version}`;
const KEPT = [SAID.shell, ...SAID.files];

async function keepFrame() {
  const cache = await caches.open(CACHE);
  await cache.addAll(KEPT.map((one) => new Request(one, { credentials: "omit", cache: "reload" })));
  await self.skipWaiting();
}

async function dropOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith("holdfast-offline-") && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

const kept = async (address) => (await caches.open(CACHE)).match(address);

async function page(request) {
  if (new URL(request.url).pathname === SAID.shell) return (await kept(SAID.shell)) || fetch(request);
  try {
    return await fetch(request);
  } catch (problem) {
    const frame = await kept(SAID.shell);
    if (frame) return frame;
    throw problem;
  }
}

async function file(request, path) {
  try {
    return await fetch(request);
  } catch (problem) {
    const ours = await kept(path);
    if (ours) return ours;
    throw problem;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepFrame()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (SAID.files.includes(pathname)) event.respondWith(file(request, pathname));
});
