// The outbox: everything that was made here and has to reach the server, whatever its kind.
//
// An item: { number, id, person, assessment, kind, subject, body, made_at, told_at, state, tries, words, waiting? }
//   id       made here, the key under which the server stores it once, however often it is sent
//   kind     "judgement", "photo", "room", …: sync/kinds.js says who sends it
//   subject  what it is about (an indicator, a room): an item that was never sent is replaced by a newer one about the same
//   title    what it is about in words, for who reads the list of what was not taken in
//   body     what is sent, without `id`; never changed once it was tried
//   state    "kept" (on this tablet) · "sending" · "received" · "checked" · "refused" (with words: why) · "differs" (the
//            server holds something else under this id: sendAnew)
//   waiting  1 while it has to be sent; absent after
import { newId } from "./ids.js";
import { database, writing } from "./database.js";

export const STATES = ["kept", "sending", "received", "checked", "refused", "differs"];
const ARRIVED = new Set(["received", "checked"]);
// Their hashes are compared with what the server holds.
const COMPARED = new Set(["received", "differs"]);
const A_WEEK = 7 * 24 * 3600 * 1000;

function range(visit) {
  return IDBKeyRange.only([visit.person, visit.assessment]);
}

// Keep an item, with its file and the record that shows it, in one transaction: all of it is on the disk when the promise
// is kept, or none. Gives the item. `record` is what records.js holds; `file` is { bytes: ArrayBuffer, type }.
//
// With `mayReplace`, an item of the same kind and subject that was never tried takes the new body and keeps its id.
// `finish(id, replaced)` gives { body, record, title, gone } when the id is known; `replaced` is the item that is replaced, or
// null; `gone` is the id of a record that leaves with it, such as a draft.
export async function putItem(visit, { kind, subject = "", id = null, mayReplace = false, file = null, finish }) {
  const tx = await writing(["items", "records", "files"]);
  const items = tx.objectStore("items");
  const replaced = mayReplace ? await replaceable(items, visit, kind, subject) : null;
  const item = {
    ...(replaced ?? { id: id ?? newId(), person: visit.person, assessment: visit.assessment, kind, subject }),
    made_at: new Date().toISOString(),
    state: "kept",
    tries: 0,
    words: [],
    waiting: 1,
  };
  const { body, record = null, title = "", gone = null } = finish(item.id, replaced);
  Object.assign(item, { body, title });
  const writes = [items.put(item)];
  const records = tx.objectStore("records");
  if (gone) writes.push(records.delete([visit.person, gone]));
  if (record) writes.push(records.put({ ...record, person: visit.person, assessment: visit.assessment }));
  if (file) writes.push(tx.objectStore("files").put(file, item.id));
  // Nothing follows: the disk need not wait until each of these was heard of.
  tx.commit();
  const [number] = await Promise.all([...writes, tx.done]);
  return { ...item, number };
}

async function replaceable(items, { person, assessment }, kind, subject) {
  const about = await items.index("subject").getAll(IDBKeyRange.only([person, assessment, subject]));
  const last = about.filter((item) => item.kind === kind && item.waiting).at(-1);
  return last?.tries === 0 && last.state === "kept" ? last : null;
}

// The items that wait, the oldest first.
export async function waitingItems(visit) {
  const range = IDBKeyRange.only([visit.person, visit.assessment, 1]);
  return (await database()).getAllFromIndex("items", "waiting", range);
}

export async function itemsOf(visit) {
  return (await database()).getAllFromIndex("items", "visit", range(visit));
}

// What the server has said to hold, or to hold otherwise: to be compared, hash by hash.
export async function itemsToCompare(visit) {
  return (await itemsOf(visit)).filter((item) => COMPARED.has(item.state));
}

export async function itemsOfPerson(person) {
  return (await database()).getAllFromIndex("items", "person", person);
}

export async function fileOf(id) {
  return (await database()).get("files", id);
}

// Whether the server has said that it holds this item, as it is here.
export function hasArrived(item) {
  return ARRIVED.has(item.state);
}

// How many items are in which state: { kept, sending, received, checked, refused, differs, waiting }.
export async function tally(visit) {
  const index = (await database()).transaction("items").store.index("state");
  const counted = STATES.map((state) => index.count(IDBKeyRange.only([visit.person, visit.assessment, state])));
  const counts = Object.fromEntries((await Promise.all(counted)).map((count, place) => [STATES[place], count]));
  return { ...counts, waiting: counts.kept + counts.sending };
}

// How many items of each kind the server does not hold, whatever the cause: { judgement: 3, photo: 1 }.
export async function kindsNotArrived(visit) {
  const kinds = {};
  for (const item of await itemsOf(visit)) if (!hasArrived(item)) kinds[item.kind] = (kinds[item.kind] ?? 0) + 1;
  return kinds;
}

// Before a request leaves: from now on these ids may be known to the server, so their bodies never change again. Gives the
// items as they are at that moment, which is what must be sent: a body may have been replaced since it was read.
export async function markSending(items) {
  return change(items.map((item) => item.number), (item) => {
    item.state = "sending";
    item.tries += 1;
  });
}

// The same before they are saved as a file: the server may come to know these ids from there.
export function markHandedOut(items) {
  return change(items.map((item) => item.number), (item) => {
    item.tries += 1;
  });
}

// The request failed or nobody knows what became of it: it is sent again later, under the same id.
export async function markKept(items) {
  await change(items.map((item) => item.number), (item) => {
    if (item.state === "sending") item.state = "kept";
  });
}

// answers: [{ id, status: "stored" | "already" | "conflict" | "refused", words: [...] }], for items that were sent.
// `apply(item, answer, records)` may change records in the same transaction.
export async function markAnswered(items, answers, apply = () => {}) {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const tx = await writing(["items", "records", "files"]);
  for (const { number } of items) {
    const item = await tx.objectStore("items").get(number);
    const answer = item && byId.get(item.id);
    if (!answer) continue;
    item.state = answer.status === "refused" ? "refused" : "received";
    item.words = answer.words ?? [];
    item.told_at = new Date().toISOString();
    delete item.waiting;
    tx.objectStore("items").put(item);
    apply(item, answer, tx.objectStore("records"));
  }
  await tx.done;
}

// The server has said, hash by hash, that it holds these.
export async function markChecked(numbers) {
  const tx = await writing(["items", "files"]);
  for (const number of numbers) {
    const item = await tx.objectStore("items").get(number);
    if (!item || !COMPARED.has(item.state)) continue;
    item.state = "checked";
    tx.objectStore("items").put(item);
    tx.objectStore("files").delete(item.id);
  }
  await tx.done;
}

// Under these ids the server holds something else than what lies here.
export function markDiffers(numbers) {
  return change(numbers, (item) => {
    if (item.state === "received") item.state = "differs";
  });
}

// What differs goes once more, under an id of its own: the server then keeps both, and a person chooses. The record of the
// old id stays, for the server has something under it and tells what at the next contact.
export async function sendAnew(number) {
  const tx = await writing(["items", "records", "files"]);
  const [items, records, files] = ["items", "records", "files"].map((name) => tx.objectStore(name));
  const { number: oldNumber, ...old } = (await items.get(number)) ?? {};
  if (old.state !== "differs") return;
  const id = newId();
  const record = await records.get([old.person, old.id]);
  const file = await files.get(old.id);
  items.delete(oldNumber);
  items.put({ ...old, id, made_at: new Date().toISOString(), state: "kept", tries: 0, words: [], waiting: 1 });
  if (record) records.put({ ...record, ...old.body, id, sequence: null });
  if (file) files.put(file, id);
  files.delete(old.id);
  await tx.done;
}

// The server does not hold these after all: they wait again.
export function markLost(numbers) {
  return change(numbers, (item) => {
    item.state = "kept";
    item.waiting = 1;
  });
}

export async function removeItem(number) {
  const tx = await writing(["items", "records", "files"]);
  const item = await tx.objectStore("items").get(number);
  if (item) {
    tx.objectStore("items").delete(number);
    tx.objectStore("records").delete([item.person, item.id]);
    tx.objectStore("files").delete(item.id);
  }
  await tx.done;
}

// What was checked over a week ago leaves the tablet; the records stay as long as the visit does.
export async function forgetOldItems(person, now = Date.now()) {
  const old = (await itemsOfPerson(person)).filter(
    (item) => item.state === "checked" && now - Date.parse(item.told_at) > A_WEEK,
  );
  if (old.length === 0) return;
  const tx = await writing(["items"]);
  for (const item of old) tx.store.delete(item.number);
  await tx.done;
}

async function change(numbers, act) {
  const tx = await writing(["items"]);
  const changed = [];
  for (const number of numbers) {
    const item = await tx.store.get(number);
    if (!item) continue;
    act(item);
    tx.store.put(item);
    changed.push(item);
  }
  await tx.done;
  return changed;
}
