// The form of one room: what stands in its fields, what is wrong with it, and what a copy begins with. The same fields as on
// the page of the server (templates/assessments/room_parts.html).
import { filled, inField, number } from "../judge/words.js";
import { readRoom } from "../verdict/room.js";
import { areaPerPerson, plain, shortNow, squareMetres } from "../verdict/walk.js";

// Differs between rooms that are otherwise alike: a copy asks for it again (app/assessments/room_form.py).
const OF_ONE_ROOM = ["occupants", "families", "remark"];
const METRES = ["length", "width", "area", "height"];
const LONGEST_NAME = 60;

// `Kamer 1.12` → `Kamer 1.13`, `B09` → `B10`; a name without a number gets a 2.
export function nextName(name) {
  const [whole, digits, rest] = /(\d{1,6})(\D*)$/.exec(name) ?? [];
  if (!whole) return `${name} 2`.slice(0, LONGEST_NAME);
  const next = String(Number(digits) + 1).padStart(digits.length, "0");
  return `${name.slice(0, -whole.length)}${next}${rest}`.slice(0, LONGEST_NAME);
}

export function copyOf(said) {
  const kept = Object.entries(said).filter(([name]) => !OF_ONE_ROOM.includes(name));
  return { ...Object.fromEntries(kept), name: nextName(said.name) };
}

export class RoomForm {
  constructor(section, outline) {
    this.element = section.querySelector("form");
    this.outline = outline;
    this.words = section.dataset;
    this.language = document.documentElement.lang;
    this.now = section.querySelector("[data-now]");
    this.problems = document.getElementById("room-problems").content;
  }

  // What is filled in; an empty field says nothing. Not by FormData: before it reads a textarea Chromium lays out the whole page.
  get said() {
    const fields = this.element.querySelectorAll("input:not([type=radio]), [type=radio]:checked, textarea");
    return Object.fromEntries(Array.from(fields, ({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
  }

  get isEmpty() {
    return Object.keys(this.said).every((name) => name === "type");
  }

  fill(room, said) {
    this.room = room;
    this.element.reset();
    this.complain([]);
    for (const [name, value] of Object.entries(said)) {
      // An input is called "length", so that only asking by name finds it.
      const field = this.element.elements.namedItem(name);
      if (field) field.value = METRES.includes(name) ? inField(value, this.language) : value;
    }
    const note = this.element.querySelector("details");
    note.open = Boolean(said.remark);
    this.showNow();
  }

  // Whether it can be kept; if not, every mistake stands at its field and the first one is gone to.
  check() {
    const { problems } = readRoom(this.said);
    this.complain(problems.map((problem) => [problem.field, this.sentence(problem)]));
    if (problems.length > 0) this.field(problems[0].field)?.focus();
    return problems.length === 0;
  }

  sentence({ code, ...holes }) {
    return filled(this.problems.querySelector(`[data-code="${code}"]`).textContent, holes);
  }

  field(name) {
    return this.element.querySelector(`[name="${name}"]`);
  }

  // [[field, sentence]]; what belongs to no field stands on top.
  complain(problems) {
    const sentences = new Map(problems);
    for (const place of this.element.querySelectorAll("[data-error]")) {
      const words = sentences.get(place.dataset.error) ?? "";
      place.hidden = !words;
      place.querySelector("span").textContent = words;
      const field = this.field(place.dataset.error);
      if (!field || field.type === "radio") continue;
      field.closest(".room-box")?.classList.toggle("has-error", Boolean(words));
      if (words) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }

  // What this room comes to while it is being filled in.
  showNow() {
    const { room } = readRoom(this.said);
    const share = room.isBedroom ? areaPerPerson(room) : null;
    const short = shortNow(room, this.outline());
    const told = share ? [filled(this.words.perPerson, { number: number(plain(share), this.language) })] : [];
    if (short) told.push(filled(this.words.short, { short: number(squareMetres(short), this.language) }));
    this.now.textContent = told.join(" · ");
    this.now.classList.toggle("room-short", Boolean(short));
  }
}
