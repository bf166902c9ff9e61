// Which judgement counts: the end of the `replaces` chain, never a clock (app/assessments/judgement_log.py says the same).
export class Log {
  constructor(records = []) {
    this.byIndicator = new Map();
    // The judgement that counts, by indicator; one in conflict or taken back has none.
    this.current = new Map();
    for (const record of records) this.put(record);
  }

  put(record) {
    const known = this.byIndicator.get(record.subject) ?? new Map();
    known.set(record.id, record);
    this.byIndicator.set(record.subject, known);
    this.weigh(record.subject);
  }

  remove(id) {
    for (const [indicator, known] of this.byIndicator) if (known.delete(id)) this.weigh(indicator);
  }

  // The judgements that no other one replaces, in order of receipt; ours that wait come last.
  heads(indicator) {
    const known = [...(this.byIndicator.get(indicator)?.values() ?? [])];
    const replaced = new Set(known.flatMap((record) => record.replaces));
    const place = (record) => record.sequence ?? Infinity;
    return known.filter((record) => !replaced.has(record.id)).sort((one, other) => (place(one) > place(other) ? 1 : -1));
  }

  isInConflict(indicator) {
    return this.heads(indicator).length > 1;
  }

  weigh(indicator) {
    const heads = this.heads(indicator);
    if (heads.length === 1 && heads[0].level !== null) this.current.set(indicator, heads[0]);
    else this.current.delete(indicator);
  }
}
