// The service worker: answers for what was taken along when the server does not. Nothing is fetched or kept here; pages
// keep what they need (store/pages.js), each assessment in a cache of its own: `visit <person> <assessment>`.
// A kept page is shown to the person it belongs to only; who that is, is asked of the tablet's database.
const PORTAL = "portal";
const OWN_PAGE = "/tablet";
const VISIT = /^\/assessments\/([0-9a-f-]{36})\/tablet$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Who holds the tablet; null when nobody does or the database does not answer.
function holder() {
  return new Promise((resolve) => {
    const opening = indexedDB.open("opvangkompas");
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(null);
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = database.transaction("meta").objectStore("meta").get("holder");
      asked.onerror = () => resolve(null);
      asked.onsuccess = () => resolve(asked.result?.value ?? null);
      asked.transaction.oncomplete = () => database.close();
    };
  });
}

async function keptPage(url) {
  const [, assessment] = VISIT.exec(url.pathname) ?? [];
  const name = assessment ? `visit ${await holder()} ${assessment}` : PORTAL;
  if (!(await caches.has(name))) return undefined;
  return (await caches.open(name)).match(url.pathname);
}

// A page that was taken along is there at once, network or none. Every other page comes from the server; without network
// the page of what is on this tablet says what can be done.
async function page(request) {
  const url = new URL(request.url);
  const kept = VISIT.test(url.pathname) ? await keptPage(url) : undefined;
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const own = await keptPage(new URL(OWN_PAGE, url));
    if (own) return own;
    throw error;
  }
}

// Scripts and styles carry their release or hash in the address: what is kept under an address is what it names.
async function part(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/^\/(static|scripts)\//.test(url.pathname)) event.respondWith(part(request));
});
