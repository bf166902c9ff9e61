// The assessments that were taken along, each of one person.
//
// A visit: { person, assessment, digest, number, title, outline, sequence, kept, bytes, taken_at, … }
//   outline   what the server says of norms, groups, thresholds and exclusions (GET …/along)
//   walk      what the rooms of the visit are held against
//   earlier   what earlier visits found and is open, in words (GET /improvement/…/earlier)
//   sequence  the last judgement of the server's log that is known here; room_sequence that of the rooms
//   kept      true once every page, script and picture was found back in the cache: "ready for offline"
//   is_open, closed_at   whether it can still be judged, and when the visit was closed; as the server told
//   over_since           when this tablet first heard that it was closed or handed in
import { database, writing } from "./database.js";
import { hasArrived } from "./items.js";
import { isDraft } from "./records.js";

const A_WEEK = 7 * 24 * 3600 * 1000;

export async function visitOf(person, assessment) {
  return person ? (await database()).get("visits", [person, assessment]) : undefined;
}

export async function visitsOf(person) {
  return person ? (await database()).getAllFromIndex("visits", "person", person) : [];
}

// Keep the visit, or change what is given of it.
export async function putVisit(visit) {
  const tx = await writing(["visits"]);
  const known = await tx.store.get([visit.person, visit.assessment]);
  const kept = { ...known, ...visit };
  const isOver = kept.is_open === false || Boolean(kept.closed_at);
  kept.over_since = isOver ? (known?.over_since ?? new Date().toISOString()) : null;
  tx.store.put(kept);
  await tx.done;
  return kept;
}

// Whether it has been over for a week, and was not brought up to date here since.
export function isLongOver({ over_since: over, taken_at: taken }, now = Date.now()) {
  return Boolean(over) && now - Math.max(Date.parse(over), Date.parse(taken ?? over)) > A_WEEK;
}

// Take a visit off the tablet, with what is known of it. What still has to be sent stays, and, `untilTheyAreBack`, what was
// not checked and what is half filled in.
export async function removeVisit(visit, { untilTheyAreBack = false } = {}) {
  const tx = await writing(["visits", "records", "items", "files"]);
  const range = IDBKeyRange.only([visit.person, visit.assessment]);
  tx.objectStore("visits").delete([visit.person, visit.assessment]);
  const staying = new Set();
  for (const item of await tx.objectStore("items").index("visit").getAll(range)) {
    if (untilTheyAreBack ? item.state !== "checked" : !hasArrived(item)) {
      staying.add(item.id);
      continue;
    }
    tx.objectStore("items").delete(item.number);
    tx.objectStore("files").delete(item.id);
  }
  for (const { person, id, kind } of await tx.objectStore("records").index("visit").getAll(range))
    if (!staying.has(id) && !(untilTheyAreBack && isDraft(kind))) tx.objectStore("records").delete([person, id]);
  await tx.done;
}
