// Taking an assessment along: its page with all that it loads, and what is known of it. "Ready for offline" is said only
// when everything was read back.
import { holder } from "./holder.js";
import { bytesIn, cacheName, isComplete, keepPage } from "./pages.js";
import { learn } from "./records.js";
import { askToPersist } from "./storage.js";
import { putVisit, visitOf } from "./visits.js";

export function addressOf(assessment) {
  return `/assessments/${assessment}/tablet`;
}

// What the server knows of the visit goes into the store; gives the visit, or null without an answer.
export async function fetchVisit(assessment, server) {
  const addresses = [`/assessments/${assessment}/along`, `/improvement/assessments/${assessment}/earlier`];
  const [result, found] = await Promise.all(addresses.map((address) => server.get(address)));
  if (result.failure || found.failure) return null;
  const { records, ...visit } = { ...result.answer, ...found.answer };
  if (visit.person !== (await holder())) return null;
  await learn(visit, records);
  return putVisit({ ...visit, met_at: new Date().toISOString() });
}

// Gives the visit as it is kept now, with `kept` true when everything is here; or null when it could not be fetched.
export async function takeAlong(assessment, server, { onStep } = {}) {
  const visit = await fetchVisit(assessment, server);
  if (!visit || !globalThis.caches) return null;
  await askToPersist();
  const address = addressOf(assessment);
  const parts = await keepPage(cacheName(visit), address, { onStep });
  return parts ? confirmAlong(visit) : putVisit({ ...visit, kept: await isComplete(cacheName(visit), address) });
}

export async function confirmAlong(visit) {
  const { person, assessment } = visit;
  const name = cacheName(visit);
  const isKept = (await isComplete(name, addressOf(assessment))) && Boolean(await visitOf(person, assessment));
  return putVisit({
    person,
    assessment,
    kept: isKept,
    bytes: isKept ? await bytesIn(name) : 0,
    taken_at: new Date().toISOString(),
  });
}
