// What is known here of an assessment: judgements, photos and rooms, our own and the colleagues'.
//
// A record: { id, person, assessment, kind, subject, ... }. A judgement has besides: level, reason, verified_by,
// measured_value, risk, remark, good_practice, replaces, judged_at, judged_by: { id, name }, sequence (null until the
// server has it).
import { database, writing } from "./database.js";

export async function recordsOf(visit, kind) {
  const range = IDBKeyRange.only([visit.person, visit.assessment, kind]);
  return (await database()).getAllFromIndex("records", "kind", range);
}

// What the server knows: { kind: [record, ...] }. A record of ours takes what the server says of it.
export async function learn(visit, byKind) {
  const tx = await writing(["records"]);
  for (const [kind, records] of Object.entries(byKind))
    for (const record of records)
      tx.store.put({ ...record, kind, person: visit.person, assessment: visit.assessment });
  await tx.done;
}

// A record that only this tablet knows, such as an answer that still needs its reason.
export async function putRecord(visit, record) {
  const tx = await writing(["records"]);
  tx.store.put({ ...record, person: visit.person, assessment: visit.assessment });
  await tx.done;
}

// Half filled in: only this tablet knows it, and it is never sent.
export function isDraft(kind) {
  return kind.endsWith("draft");
}

// What is filled in and not complete. Older pages kept it under an id that visits shared: `idOf(record)` is its own.
export async function draftsOf(visit, kind, idOf) {
  const drafts = await recordsOf(visit, kind);
  const old = drafts.filter((record) => record.id !== idOf(record));
  if (old.length === 0) return drafts;
  const tx = await writing(["records"]);
  for (const record of old) {
    tx.store.delete([visit.person, record.id]);
    tx.store.put({ ...record, id: idOf(record) });
  }
  await tx.done;
  return drafts;
}

export async function removeRecord(visit, id) {
  const tx = await writing(["records"]);
  tx.store.delete([visit.person, id]);
  await tx.done;
}
