// Which judgement or description of a room counts: the end of the `replaces` chain, never a clock
// (app/assessments/judgement_log.py says the same). `stands(record)` says whether it takes nothing back.
export class Log {
  constructor(records = [], stands = (record) => record.level !== null) {
    this.stands = stands;
    this.bySubject = new Map();
    // What counts, by indicator or room; one in conflict or taken back has none.
    this.current = new Map();
    for (const record of records) this.put(record);
  }

  put(record) {
    const known = this.bySubject.get(record.subject) ?? new Map();
    known.set(record.id, record);
    this.bySubject.set(record.subject, known);
    this.weigh(record.subject);
  }

  remove(id) {
    for (const [subject, known] of this.bySubject) if (known.delete(id)) this.weigh(subject);
  }

  // The records that no other one replaces, in order of receipt; ours that wait come last.
  heads(subject) {
    const known = [...(this.bySubject.get(subject)?.values() ?? [])];
    const replaced = new Set(known.flatMap((record) => record.replaces));
    const place = (record) => record.sequence ?? Infinity;
    return known.filter((record) => !replaced.has(record.id)).sort((one, other) => (place(one) > place(other) ? 1 : -1));
  }

  idsOf(subject) {
    return this.heads(subject).map((head) => head.id);
  }

  // What a new record replaces: what stands and its maker had `seen` (ids), and their own. What came in since stays beside it,
  // and a person chooses. `replaced` is the item whose `id` it takes over.
  replacedBy(person, id, subject, seen, replaced) {
    const by = ({ judged_by: judge, described_by: teller }) => (judge ?? teller).id;
    const known = this.heads(subject).filter((head) => !seen || seen.includes(head.id) || by(head) === person);
    const ids = [...(replaced?.body.replaces ?? []), ...known.map((head) => head.id)];
    return [...new Set(ids)].filter((one) => one !== id);
  }

  // What the store has no more was refused by the server.
  keepOnly(records) {
    const here = new Set(records.map((record) => record.id));
    for (const known of this.bySubject.values())
      for (const id of known.keys()) if (!here.has(id)) this.remove(id);
  }

  isInConflict(subject) {
    return this.heads(subject).length > 1;
  }

  weigh(subject) {
    const heads = this.heads(subject);
    if (heads.length === 1 && this.stands(heads[0])) this.current.set(subject, heads[0]);
    else this.current.delete(subject);
  }
}
