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
  async loadItems() {
    this.items = new Map();
    for (const item of await itemsOf(this.visit)) if (item.kind === "judgement") this.items.set(item.subject, item);
  }

  // Others' tabs or the server know more: read the log anew.
  async reload() {
    for (const record of await recordsOf(this.visit, "judgement")) this.learn(record);
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

  // Keep a judgement; the promise is kept when it is on the disk. It replaces every judgement that stands.
  judge(body, title = "") {
    return this.inOrder(async () => {
      const { visit } = this;
      const subject = body.indicator;
      let record;
      const item = await putItem(visit, {
        kind: "judgement",
        subject,
        mayReplace: true,
        finish: (id, replaced) => {
          const replaces = replaced?.body.replaces ?? this.log.heads(subject).map((head) => head.id);
          const whole = { ...body, judged_at: now(), replaces };
          record = { id, kind: "judgement", subject, ...whole, judged_by: { id: visit.person }, sequence: null };
          return { body: whole, record, title };
        },
      });
      this.items.set(subject, item);
      this.learn({ ...record, person: visit.person, assessment: visit.assessment });
      await this.dropDraft(subject);
    });
  }

  // Of two judgements that did not know of each other, or of one that is taken back: say which counts from now on.
  choose(head) {
    const { indicator, level, reason, verified_by, measured_value, risk, remark, good_practice } = head;
    return this.judge({ indicator, level, reason, verified_by, measured_value, risk, remark, good_practice });
  }

  takeBack(indicator) {
    const nothing = { reason: "", verified_by: [], measured_value: null, risk: null, remark: "", good_practice: false };
    return this.judge({ indicator, level: null, ...nothing });
  }

  draftId(subject) {
    return `draft ${this.visit.assessment} ${subject}`;
  }

  // An answer that is not complete yet: kept here, never sent.
  keepDraft(subject, draft) {
    this.drafts.set(subject, draft);
    return this.inOrder(() => putRecord(this.visit, { id: this.draftId(subject), kind: "draft", subject, draft }));
  }

  async dropDraft(subject) {
    if (this.drafts.delete(subject)) await removeRecord(this.visit, this.draftId(subject));
  }
}
