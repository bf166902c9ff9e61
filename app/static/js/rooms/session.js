// The rooms of a visit on this tablet: the log in memory and in the store, and what they say together.
import { Log } from "../judge/log.js";
import { newId } from "../store/ids.js";
import { InOrder, now } from "../store/in_order.js";
import { itemsOf, putItem } from "../store/items.js";
import { draftsOf, putRecord, recordsOf, removeRecord } from "../store/records.js";
import { walkThrough } from "../verdict/walk.js";

const NOTHING_MEASURED = { measures: [], residents: null };

export class RoomSession extends InOrder {
  constructor(visit) {
    super();
    this.visit = visit;
    this.items = new Map();
    // What was being filled in when the page was left: { subject: the room, said, seen, aside }, or null.
    this.draft = null;
  }

  async load() {
    this.log = new Log([], (record) => !record.is_removed);
    this.draft = (await draftsOf(this.visit, "room-draft", () => this.draftId))[0] ?? null;
    await this.reload();
  }

  // Others' tabs or the server know more.
  reload() {
    return this.inOrder(async () => {
      const records = await recordsOf(this.visit, "room");
      this.log.keepOnly(records);
      for (const record of records) this.log.put(record);
      const items = this.log.bySubject.size > 0 ? await itemsOf(this.visit) : [];
      for (const item of items) if (item.kind === "room") this.items.set(item.subject, item);
      this.count();
    });
  }

  learn(records) {
    for (const record of records) this.log.put(record);
    this.count();
  }

  forget(item) {
    this.log.remove(item.id);
    this.count();
  }

  get outline() {
    return this.visit.walk ?? NOTHING_MEASURED;
  }

  count() {
    this.walk = walkThrough([...this.log.current.values()], this.outline);
  }

  measureOf(indicator) {
    return this.walk.measures.find((found) => found.indicator === indicator);
  }

  // The rooms between whose descriptions a person still has to choose.
  get conflicts() {
    return [...this.log.bySubject.keys()].filter((room) => this.log.isInConflict(room));
  }

  // Where our description of this room is, when it is ours that counts.
  stateOf(room) {
    const item = this.items.get(room);
    return item && item.id === this.log.current.get(room)?.id ? item.state : "received";
  }

  // Keep a description; the promise is kept when it is on the disk. It replaces every description that stands, or of those
  // that came in since its maker began only what they have `seen`.
  put(room, said, seen = null) {
    return this.keep(room, { said, is_removed: false }, said.name, true, seen);
  }

  // Take a room out of the walk. An item of its own, also when nothing of the room was sent yet: the log tells both.
  remove(room, name) {
    return this.keep(room, { said: {}, is_removed: true }, name, false);
  }

  // Of two descriptions that did not know of each other, the one that counts from now on.
  choose(head) {
    return this.keep(head.subject, { said: head.said, is_removed: head.is_removed }, head.said.name ?? "", true);
  }

  keep(room, told, title, mayReplace, seen = null) {
    return this.inOrder(async () => {
      const { visit } = this;
      let record;
      const item = await putItem(visit, {
        kind: "room",
        subject: room,
        mayReplace,
        finish: (id, replaced) => {
          const replaces = this.log.replacedBy(visit.person, id, room, seen, replaced);
          const whole = { ...told, replaces, described_at: now() };
          record = { id, kind: "room", subject: room, ...whole, described_by: { id: visit.person }, sequence: null };
          return { body: { room, ...whole }, record, title };
        },
      });
      this.items.set(room, item);
      this.learn([record]);
    });
  }

  get draftId() {
    return `draft room ${this.visit.assessment}`;
  }

  // Forms that are not saved yet, [{ room, said, seen }], the one in view last: kept here, never sent.
  keepDraft(inHand) {
    const { room, said, seen } = inHand.at(-1);
    const draft = { id: this.draftId, kind: "room-draft", subject: room, said, seen, aside: inHand.slice(0, -1) };
    return this.inOrder(() => putRecord(this.visit, draft));
  }

  dropDraft() {
    return this.inOrder(() => removeRecord(this.visit, this.draftId));
  }

  newRoom() {
    return newId();
  }
}
