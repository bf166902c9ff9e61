// The room walk on the tablet: rooms in, what they say together out. Every room is on the disk before the screen says so.
import { filled } from "../judge/words.js";
import { keepPhoto, showPhoto } from "../photo/cards.js";
import { recordsOf } from "../store/records.js";
import { copyOf, RoomForm } from "./form.js";
import { RoomList } from "./list.js";

const DRAFT_PAUSE = 200;
const DIRECT = ["observation", "measurement"];

export class RoomPage {
  // judging: the session of the judgements · openEditor(): the editor of photos, as a promise
  // onChanged(): what was measured may have changed · onSaved(failure)
  constructor({ session, judging, openEditor, onChanged, onSaved }) {
    Object.assign(this, { session, judging, openEditor, onChanged, onSaved });
    this.section = document.getElementById("room-walk");
    this.words = this.section.dataset;
    this.list = new RoomList(this.section, session);
    this.form = new RoomForm(this.section, () => session.outline);
    this.told = this.section.querySelector("[data-told]");
    this.undo = this.section.querySelector("[data-undo-removal]");
    this.cancel = this.section.querySelector("[data-cancel]");
    // What was being filled in when another room took the form: { room, said, seen }, the last one last.
    this.aside = [];
    this.form.element.addEventListener("input", () => this.later());
    this.form.element.addEventListener("submit", (event) => this.submit(event));
    this.section.addEventListener("click", (event) => this.press(event));
    this.section.addEventListener("change", (event) => this.takePhotos(event));
    window.addEventListener("pagehide", () => this.keepDraft());
    // Norms may have been judged since.
    window.addEventListener("hashchange", () => location.hash === "#rooms" && this.show());
  }

  begin() {
    const { draft } = this.session;
    this.aside = draft?.aside ?? [];
    this.fill(draft?.subject ?? this.session.newRoom(), draft?.said ?? {}, draft?.seen);
    this.isTyped = Boolean(draft);
    this.show();
    this.showPhotos();
  }

  measuredBy(indicator) {
    const found = this.session.measureOf(indicator);
    return found && { value: found.value, words: this.list.hint(found) };
  }

  show() {
    this.list.show(this.judging.log.current);
    this.shown = this.measured;
  }

  // The photos of this tablet, at the rooms that show none yet.
  async showPhotos() {
    const records = await recordsOf(this.session.visit, "photo");
    const bare = [...this.section.querySelectorAll("[data-room] .photos")].filter((one) => !one.querySelector(".photo-row"));
    const places = new Map(bare.map((place) => [place.closest("[data-room]").dataset.room, place]));
    for (const record of records) if (places.has(record.subject)) showPhoto(places.get(record.subject), record);
  }

  // `seen` are the ids of the descriptions that stood when this was begun.
  fill(room, said, seen = this.session.log.idsOf(room)) {
    this.form.fill(room, said);
    this.seen = seen;
    this.isTyped = false;
    const known = this.session.log.current.get(room);
    this.cancel.hidden = !known && this.aside.length === 0;
    this.section.querySelector("[data-form-head]").textContent = known
      ? filled(this.words.change, { name: known.said.name })
      : this.words.add;
  }

  later() {
    this.isTyped = true;
    this.form.showNow();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.keepDraft(), DRAFT_PAUSE);
  }

  keepDraft() {
    if (!this.pause) return;
    clearTimeout(this.pause);
    this.pause = null;
    this.writeDraft().catch((error) => this.onSaved(error));
  }

  writeDraft() {
    const { inHand } = this;
    return inHand.length > 0 ? this.session.keepDraft(inHand) : this.session.dropDraft();
  }

  // Everything that is half filled in: what was put aside, and last what is in the form.
  get inHand() {
    if (!this.isTyped || this.form.isEmpty) return this.aside;
    return [...this.aside, { room: this.form.room, said: this.form.said, seen: this.seen }];
  }

  say(words, removed = null) {
    this.told.textContent = words;
    this.removed = removed;
    this.undo.hidden = !removed;
  }

  // Write, and only then show and say it.
  async write(act, words, removed = null) {
    try {
      await act();
      this.showChanged();
      this.say(words, removed);
      await this.onSaved();
      return true;
    } catch (error) {
      await this.onSaved(error);
      return false;
    }
  }

  async submit(event) {
    event.preventDefault();
    const { room, said } = this.form;
    if (this.isWriting || !this.form.check()) return;
    this.isWriting = true;
    const follows = event.submitter?.value === "copy" ? copyOf(said) : null;
    // The form is free as soon as the room is kept: what is typed next is never cleared away.
    const act = async () => {
      await this.session.put(room, said, this.seen).finally(() => {
        this.isWriting = false;
      });
      this.next(follows);
    };
    await this.write(act, filled(this.words.saved, { name: said.name }));
  }

  // The form for the room that follows, or for the one that was put aside, and the hand on its first field.
  next(follows = null) {
    clearTimeout(this.pause);
    this.pause = null;
    const back = follows ? undefined : this.aside.pop();
    const { room, said, seen } = back ?? { room: this.session.newRoom(), said: follows ?? {} };
    this.fill(room, said, seen);
    this.isTyped = Boolean(back);
    // A draft that could not be dropped comes back once, and costs nothing.
    this.writeDraft().catch(() => {});
    this.begun();
  }

  // Another room takes the form for a moment: what was being filled in comes back after it.
  instead(room, said) {
    this.keepDraft();
    this.aside = this.inHand;
    this.fill(room, said);
    this.begun();
  }

  begun() {
    const name = this.form.field("name");
    this.section.querySelector(".room-card").scrollIntoView({ block: "nearest" });
    name.focus({ preventScroll: true });
    name.select();
  }

  async press(event) {
    const button = event.target.closest("button");
    if (!button || button.type === "submit") return;
    const room = button.closest("[data-room]")?.dataset.room;
    const said = this.session.log.current.get(room)?.said;
    if (button === this.cancel) this.next();
    else if (button === this.undo) await this.bringBack();
    else if (button.dataset.choose) {
      const head = this.session.log.heads(room).find((one) => one.id === button.dataset.choose);
      await this.write(() => this.session.choose(head), "");
      this.showPhotos();
    } else if (button.hasAttribute("data-take-over")) await this.takeOver(button.closest("[data-measure]").dataset.measure);
    else if (button.dataset.do === "remove") await this.takeOut(room, said);
    else if (button.dataset.do === "change" && room === this.form.room && this.isTyped) this.begun();
    else if (button.dataset.do === "change") this.instead(room, said);
    else if (button.dataset.do) this.instead(this.session.newRoom(), copyOf(said));
  }

  async takeOut(room, said) {
    const words = filled(this.words.removed, { name: said.name });
    if (await this.write(() => this.session.remove(room, said.name), words, { room, said })) this.undo.focus();
  }

  async bringBack() {
    const { room, said } = this.removed;
    await this.write(() => this.session.put(room, said), filled(this.words.saved, { name: said.name }));
    this.showPhotos();
  }

  // Confirm what the walk measured, as app/assessments/walks.py does: remark and evidence of what counted stay.
  async takeOver(indicator) {
    const { value, proposed } = this.session.measureOf(indicator);
    const current = this.judging.log.current.get(indicator);
    const offered = this.judging.verdicts.indicators.get(indicator).verified_by;
    const seen = new Set([...(current?.verified_by ?? []), ...DIRECT.filter((kind) => offered.includes(kind))]);
    const body = {
      indicator,
      level: proposed,
      reason: "",
      verified_by: [...seen].sort(),
      measured_value: value,
      risk: proposed === "met" ? null : (current?.risk ?? null),
      remark: current?.remark ?? "",
      good_practice: current?.good_practice ?? false,
    };
    const title = this.section.querySelector(`[data-measure="${indicator}"] a`).textContent;
    const act = async () => {
      await this.judging.judge(body, title);
      this.onChanged();
    };
    await this.write(act, this.words.takenOver);
  }

  async takePhotos(event) {
    if (event.target.type !== "file") return;
    const row = event.target.closest("[data-room]");
    const { room } = row.dataset;
    const files = [...event.target.files];
    event.target.value = "";
    try {
      const editor = await this.openEditor();
      for await (const made of editor.edit(files)) {
        const record = await keepPhoto(this.session.visit, room, { room }, made);
        const place = this.section.querySelector(`[data-room="${room}"] .photos`);
        if (place) showPhoto(place, record);
        await this.onSaved();
      }
    } catch (error) {
      await this.onSaved(error);
    }
  }

  // What the server answered. A refused room does not count; what was filled in comes back into the form when it is free.
  async answered(items, answers) {
    if (items[0].kind !== "room") return;
    const refused = new Map(answers.filter(({ status }) => status === "refused").map((answer) => [answer.id, answer]));
    for (const item of items) {
      if (!refused.has(item.id)) continue;
      this.session.forget(item);
      if (item.body.is_removed || !this.form.isEmpty) continue;
      this.fill(item.subject, item.body.said);
      this.form.complain([["", refused.get(item.id).words.join(" ")]]);
      this.later();
    }
    await this.refresh();
  }

  async learn(records) {
    if (records.length === 0) {
      // What a reviewer asks may have changed.
      this.show();
      return;
    }
    await this.refresh();
    this.showPhotos();
  }

  async refresh() {
    await this.session.reload();
    this.showChanged();
  }

  // The cards too, but only when what was measured changed.
  showChanged() {
    const before = this.shown;
    this.show();
    if (this.shown !== before) this.onChanged();
  }

  get measured() {
    return JSON.stringify(this.session.walk.measures.map((found) => [found.indicator, this.list.hint(found)]));
  }
}
