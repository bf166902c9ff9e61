// Keeping pages with all they load, each assessment in a cache of its own. The service worker (sw.js) answers from them.

export function cacheName(visit) {
  return `visit ${visit.person} ${visit.assessment}`;
}

export const PORTAL = "portal";

// Everything that a page loads at once: styles, scripts, fonts, icons.
function partsOf(html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const loaded = page.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], link[rel=prefetch], link[rel=icon]");
  const sources = page.querySelectorAll("script[src], img[src]");
  const found = [...Array.from(loaded, (one) => one.getAttribute("href")), ...Array.from(sources, (one) => one.getAttribute("src"))];
  return [...new Set(found.map((one) => new URL(one, new URL(address, location.href)).href))];
}

// Fetch the page at this address and all that it loads into this cache. The page itself goes in last: a cache that has it
// has everything. What is there already is not fetched again. Gives the addresses, or null when anything is missing.
export async function keepPage(name, address, { onStep = () => {} } = {}) {
  const response = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!response.ok || response.redirected) return null;
  const html = await response.clone().text();
  const cache = await caches.open(name);
  const parts = partsOf(html, address);
  let done = 0;
  for (const part of parts) {
    if (!(await cache.match(part))) {
      const found = await fetch(part);
      if (!found.ok) return null;
      await cache.put(part, found);
    }
    done += 1;
    onStep(done, parts.length + 1);
  }
  await cache.put(new URL(address, location.href).pathname, response);
  await dropOthers(cache, [...parts, address]);
  return (await isComplete(name, address)) ? parts : null;
}

async function dropOthers(cache, addresses) {
  const wanted = new Set(addresses.map((address) => new URL(address, location.href).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

// Whether the page and everything that it loads can be read back from the cache.
export async function isComplete(name, address) {
  if (!(await caches.has(name))) return false;
  const cache = await caches.open(name);
  const page = await cache.match(new URL(address, location.href).pathname);
  if (!page) return false;
  const found = await Promise.all(partsOf(await page.text(), address).map((part) => cache.match(part)));
  return found.every(Boolean);
}

// The bytes of everything in a cache.
export async function bytesIn(name) {
  const cache = await caches.open(name);
  const sizes = await Promise.all(
    (await cache.keys()).map(async (request) => (await (await cache.match(request)).arrayBuffer()).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export function dropPages(name) {
  return caches.delete(name);
}
