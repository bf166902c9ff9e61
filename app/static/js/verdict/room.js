// One room as it is filled in, read exactly as app/assessments/room_check.py reads it.
import { ONE, readNumber } from "./measures.js";

const LONGEST = { name: 60, remark: 1000 };
const MOST_METRES = { length: 100n, width: 100n, height: 100n, area: 10_000n };
const MOST_COUNTED = 999;
const COUNTS = ["beds", "cupboards", "occupants", "families", "toilets", "showers", "washbasins"];

class Reading {
  constructor(said) {
    this.said = said;
    // [{ field, code, … }], as the server names them; the rest fills the holes of its sentence.
    this.problems = [];
  }

  complain(field, code, holes = {}) {
    this.problems.push({ field, code, ...holes });
    return null;
  }

  text(field) {
    const given = (this.said[field] ?? "").trim();
    const longest = LONGEST[field];
    return [...given].length > longest ? this.complain(field, "room-text-too-long", { longest }) : given;
  }

  number(field) {
    const given = (this.said[field] ?? "").trim();
    if (!given) return null;
    return readNumber(given) ?? this.complain(field, "room-number-unreadable", { value: given.slice(0, 20) });
  }

  metres(field) {
    const found = this.number(field);
    const most = MOST_METRES[field];
    if (found === null || (found > 0n && found <= most * ONE)) return found;
    return this.complain(field, "room-number-out-of-range", { most });
  }

  count(field) {
    const found = this.number(field);
    if (found === null) return null;
    if (found % ONE !== 0n) return this.complain(field, "room-count-not-whole");
    const number = Number(found / ONE);
    if (number >= 0 && number <= MOST_COUNTED) return number;
    return this.complain(field, "room-count-out-of-range", { most: MOST_COUNTED });
  }

  checkFloor({ length, width, area }) {
    const hasSides = length !== null || width !== null;
    if (area !== null && hasSides) this.complain("area", "room-floor-twice");
    else if (hasSides && this.problems.length === 0 && (length === null || width === null))
      this.complain(width === null ? "width" : "length", "room-side-missing");
  }
}

// m² in the smallest part of a smallest part, so that length × width stays a whole number; null while it is not known.
function floorOf({ length, width, area }) {
  if (area !== null) return area * ONE;
  return length === null || width === null ? null : length * width;
}

// { room, problems }: the room with its numbers, null where nothing can be read, and what is wrong, by field.
export function readRoom(said) {
  const reading = new Reading(said);
  const name = reading.text("name");
  if (name === "") reading.complain("name", "room-name-missing");
  if (!said.type) reading.complain("type", "room-type-missing");
  const metres = Object.fromEntries(Object.keys(MOST_METRES).map((field) => [field, reading.metres(field)]));
  const counts = Object.fromEntries(COUNTS.map((field) => [field, reading.count(field)]));
  reading.checkFloor(metres);
  reading.text("remark");
  const room = {
    name: name ?? "",
    isBedroom: said.type === "bedroom",
    sleepers: said.sleepers ?? "",
    height: metres.height,
    floor: floorOf(metres),
    ...counts,
    // Who sleep there, or the beds where nobody does (yet).
    persons: counts.occupants || counts.beds || 0,
  };
  return { room, problems: reading.problems };
}
