// One visit being judged on this tablet: the log in memory and in the store, one write after another.
import { InOrder, now } from "../store/in_order.js";
import { itemsOf, putItem } from "../store/items.js";
import { draftsOf, putRecord, recordsOf, removeRecord } from "../store/records.js";
import { Log } from "./log.js";
import { Verdicts } from "./verdicts.js";

export class JudgingSession extends InOrder {
  constructor(visit) {
    super();
    this.visit = visit;
    this.drafts = new Map();
    this.items = new Map();
  }

  async load() {
    this.log = new Log(await recordsOf(this.visit, "judgement"));
    this.verdicts = new Verdicts(this.visit.outline, this.log);
    const drafts = await draftsOf(this.visit, "draft", ({ subject }) => this.draftId(subject));
    for (const { subject, draft } of drafts) this.drafts.set(subject, draft);
    await this.loadItems();
  }

  // The newest item about each indicator: where our judgement of it is.
  loadItems() {
    return this.inOrder(async () => {
      const judged = (await itemsOf(this.visit)).filter((item) => item.kind === "judgement");
      this.items = new Map(judged.map((item) => [item.subject, item]));
    });
  }

  // Others' tabs or the server know more: read the log anew.
  async reload() {
    await this.inOrder(async () => {
      const records = await recordsOf(this.visit, "judgement");
      this.log.keepOnly(records);
      for (const record of records) this.log.put(record);
      this.verdicts.scoreAll();
    });
    await this.loadItems();
  }

  learn(record) {
    this.log.put(record);
    this.verdicts.changed(record.subject);
  }

  forget(item) {
    this.log.remove(item.id);
    this.verdicts.changed(item.subject);
  }

  // Keep a judgement; the promise is kept when it is on the disk. It replaces every judgement that stands, or of those that
  // came in since its maker began only what they have `seen`.
  judge(body, title = "", { seen = null, mayReplace = true } = {}) {
    const subject = body.indicator;
    const draft = this.drafts.get(subject);
    return this.inOrder(async () => {
      const { visit } = this;
      let record;
      const item = await putItem(visit, {
        kind: "judgement",
        subject,
        // Where nothing waits nothing is replaced. To look for it in the store takes as long as to draw the page.
        mayReplace: mayReplace && this.items.get(subject)?.waiting === 1,
        finish: (id, replaced) => {
          const replaces = this.log.replacedBy(visit.person, id, subject, seen, replaced);
          const whole = { ...body, judged_at: now(), replaces };
          record = { id, kind: "judgement", subject, ...whole, judged_by: { id: visit.person }, sequence: null };
          return { body: whole, record, title, gone: this.draftId(subject) };
        },
      });
      this.items.set(subject, item);
      this.learn({ ...record, person: visit.person, assessment: visit.assessment });
      // One that was begun meanwhile is newer than this judgement.
      if (this.drafts.get(subject) === draft) this.drafts.delete(subject);
    });
  }

  // Of two judgements that did not know of each other, or of one that is taken back: say which counts from now on.
  choose(head) {
    const { indicator, level, reason, verified_by, measured_value, risk, remark, good_practice } = head;
    return this.judge({ indicator, level, reason, verified_by, measured_value, risk, remark, good_practice });
  }

  takeBack(indicator) {
    const nothing = { reason: "", verified_by: [], measured_value: null, risk: null, remark: "", good_practice: false };
    // An item of its own, also when nothing was sent yet: the log tells both.
    return this.judge({ indicator, level: null, ...nothing }, "", { mayReplace: false });
  }

  draftId(subject) {
    return `draft ${this.visit.assessment} ${subject}`;
  }

  // An answer that is not complete yet: kept here, never sent.
  keepDraft(subject, draft) {
    this.drafts.set(subject, draft);
    return this.inOrder(() => putRecord(this.visit, { id: this.draftId(subject), kind: "draft", subject, draft }));
  }

  dropDraft(subject) {
    this.drafts.delete(subject);
    return this.inOrder(() => removeRecord(this.visit, this.draftId(subject)));
  }
}
