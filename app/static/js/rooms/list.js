// What the rooms say: the sentence on top, one row for each, and the values that they decide.
import { chip, counted, filled, inField, moment, number, part } from "../judge/words.js";
import { readNumber } from "../verdict/measures.js";
import { readRoom } from "../verdict/room.js";
import { areaPerPerson, isShared, plain, squareMetres } from "../verdict/walk.js";

const FIXTURES = ["toilets", "showers", "washbasins"];

export class RoomList {
  constructor(section, session) {
    Object.assign(this, { section, session, words: section.dataset, language: document.documentElement.lang });
    this.rows = section.querySelector("[data-rooms]");
    this.form = section.querySelector("form");
  }

  // `current` is the Map of the judgements that count.
  show(current) {
    this.showSentence();
    this.showShared();
    this.showRows();
    this.showMeasures(current);
  }

  m2(floor) {
    return number(squareMetres(floor), this.language);
  }

  // As app/assessments/room_words.py says it.
  get sentence() {
    const { bedrooms, measured, tooSmall, short } = this.session.walk;
    if (!bedrooms) return this.words.none;
    const told = [];
    if (tooSmall) told.push(counted(this.words, "short", tooSmall, { measured, short: this.m2(short) }));
    else if (measured) told.push(counted(this.words, "large", measured));
    if (bedrooms > measured) told.push(counted(this.words, "missing", bedrooms - measured));
    return told.join(" ");
  }

  showSentence() {
    const place = this.section.querySelector("[data-sentence]");
    const { sentence } = this;
    if (place.textContent !== sentence) place.textContent = sentence;
  }

  showShared() {
    const { measures, people, areResidentsKnown } = this.session.walk;
    const shared = measures.filter(({ quantity }) => isShared(quantity));
    const box = this.section.querySelector("[data-shared]");
    box.hidden = shared.length === 0;
    for (const line of box.querySelectorAll("[data-quantity]")) {
      const found = shared.find(({ quantity }) => quantity === line.dataset.quantity);
      line.hidden = !found;
      if (found) line.querySelector("[data-number]").textContent = inField(found.value, this.language);
    }
    const words = areResidentsKnown ? this.words.residentsKnown : this.words.residentsCounted;
    box.querySelector("[data-shared-words]").textContent = filled(words, { residents: number(people, this.language) });
  }

  showRows() {
    const { walk, conflicts } = this.session;
    this.section.querySelector("[data-no-rooms]").hidden = walk.rooms.length + conflicts.length > 0;
    this.section.querySelector("[data-rooms-head]").textContent = counted(this.words, "seen", walk.rooms.length);
    const known = new Map(Array.from(this.rows.querySelectorAll(".room-row"), (row) => [row.dataset.room, row]));
    const rows = walk.rooms.map((one) => this.row(one, known.get(one.id) ?? part("room-row").firstElementChild));
    this.arrange([...conflicts.map((room) => this.conflict(room)), ...rows]);
  }

  // What stays is not taken out for a moment: the camera may be open for it, or a keyboard be in it.
  arrange(wanted) {
    for (const child of [...this.rows.children]) if (!wanted.includes(child)) child.remove();
    for (const [place, child] of wanted.entries())
      if (this.rows.children[place] !== child) this.rows.insertBefore(child, this.rows.children[place] ?? null);
  }

  row({ id, record, room, short }, row) {
    const { said } = record;
    row.dataset.room = id;
    row.querySelector("[data-name]").textContent = said.name;
    row.querySelector("[data-short]").textContent = short ? filled(this.words.short, { short: this.m2(short) }) : "";
    row.querySelector("[data-facts]").textContent = this.facts(said, room).join(" · ");
    row.querySelector("[data-remark]").textContent = said.remark ?? "";
    for (const words of row.querySelectorAll("[data-of]")) words.textContent = ` ${said.name}`;
    const field = row.querySelector("[data-room-photo]");
    field.id = `room-photo-${id}`;
    row.querySelector(".photo-add label").htmlFor = field.id;
    const state = this.session.stateOf(id);
    for (const words of row.querySelectorAll("[data-item-state]")) words.hidden = words.dataset.itemState !== state;
    return row;
  }

  facts(said, room) {
    const { words, language } = this;
    const told = [this.choice("type", said.type)];
    if (said.sleepers) told.push(this.choice("sleepers", said.sleepers));
    if (room.floor !== null) told.push(`${this.m2(room.floor)} m²`);
    if (room.isBedroom && room.persons) told.push(counted(words, "persons", room.persons));
    const share = room.isBedroom ? areaPerPerson(room) : null;
    if (share) told.push(filled(words.perPerson, { number: number(plain(share), language) }));
    if (said.height) told.push(filled(words.height, { number: inField(said.height, language) }));
    for (const name of FIXTURES) if (room[name]) told.push(counted(words, name, room[name]));
    if (said.lockable) told.push(filled(words.lock, { answer: this.choice("lockable", said.lockable).toLowerCase() }));
    if (said.window) told.push(filled(words.window, { answer: this.choice("window", said.window).toLowerCase() }));
    // Each stays on one line.
    return told.map((fact) => fact.replaceAll(" ", "\u00a0"));
  }

  // In the words of the form itself.
  choice(name, value) {
    return this.form.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`)?.labels[0].textContent.trim() ?? value;
  }

  conflict(room) {
    const box = part("room-conflict").firstElementChild;
    box.dataset.room = room;
    for (const head of this.session.log.heads(room)) {
      const choice = part("room-choice").firstElementChild;
      choice.querySelector("[data-who]").textContent = this.told(head);
      choice.querySelector("[data-choose]").dataset.choose = head.id;
      box.querySelector("ul").append(choice);
    }
    return [...this.rows.children].find((known) => known.isEqualNode(box)) ?? box;
  }

  told({ said, is_removed: isRemoved, described_by: by, described_at: at }) {
    const told = isRemoved ? this.words.takenOut : [said.name, ...this.facts(said, readRoom(said).room)].join(" · ");
    const who = by.id === this.session.visit.person ? this.words.me : by.name;
    return `${told} (${who}, ${moment(at, this.language)})`;
  }

  because({ decidedBy, rooms }) {
    return decidedBy ? counted(this.words, "because", rooms, { name: decidedBy.record.said.name }) : "";
  }

  // What a card says of this value.
  hint(found) {
    const because = this.because(found);
    const value = because ? `${inField(found.value, this.language)} (${because})` : inField(found.value, this.language);
    return filled(this.words.from, { value });
  }

  showMeasures(current) {
    const { measures } = this.session.walk;
    this.section.querySelector("[data-measures-part]").hidden = measures.length === 0;
    for (const line of this.section.querySelectorAll("[data-measure]")) {
      const found = measures.find(({ indicator }) => indicator === line.dataset.measure);
      line.hidden = !found;
      if (found) this.showMeasure(line, found, current.get(found.indicator));
    }
  }

  showMeasure(line, found, judgement) {
    const { value, proposed } = found;
    line.querySelector("[data-value]").textContent = inField(value, this.language);
    line.querySelector("[data-because]").textContent = this.because(found);
    line.querySelector("[data-proposed]").replaceChildren(...(proposed ? [chip("level-chips", proposed)] : []));
    line.querySelector("[data-measured-only]").hidden = proposed !== null;
    const isTaken = judgement?.level === proposed && readNumber(judgement?.measured_value ?? "") === readNumber(value);
    line.querySelector("[data-taken-over]").hidden = !isTaken;
    // While a reviewer asks for changes all other norms are closed.
    const isClosed = this.session.visit.changes_asked?.includes(found.indicator) === false;
    line.querySelector("[data-take-over]").hidden = isTaken || isClosed || proposed === null;
  }
}
