// The room walk: what the rooms of a visit say together, as app/assessments/room_walk.py says it. Numbers stay exact: a
// fraction is [numerator, denominator] in whole numbers without an end.
import { ONE, proposedLevel, readNumber } from "./measures.js";
import { readRoom } from "./room.js";

const AREA_PER_PERSON = "bedroom-floor-area-per-person";
const MINORS = "unaccompanied-minors";
const whole = (count) => (count === null ? null : [BigInt(count), 1n]);
const personsOf = (sleepers) => (room) => (room.sleepers === sleepers && room.persons ? whole(room.persons) : null);

// Per quantity: what one bedroom says of it.
const PER_BEDROOM = {
  [AREA_PER_PERSON]: (room) => areaPerPerson(room),
  "room-height": (room) => (room.height === null ? null : [room.height, ONE]),
  "bed-and-cupboard-per-person": (room) => setsPerPerson(room),
  "families-per-bedroom": (room) => whole(room.families),
  "single-persons-per-bedroom": personsOf("single-persons"),
  "children-per-bedroom": personsOf(MINORS),
};
// Per quantity: what is counted over all rooms and shared by all residents.
const PER_LOCATION = {
  "residents-per-toilet": "toilets",
  "residents-per-shower": "showers",
  "residents-per-washbasin": "washbasins",
};

export const isShared = (quantity) => quantity in PER_LOCATION;

export function areaPerPerson({ floor, persons }) {
  return floor === null || !persons ? null : [floor, ONE * ONE * BigInt(persons)];
}

function setsPerPerson({ beds, cupboards, persons }) {
  return beds === null || cupboards === null || !persons ? null : [BigInt(Math.min(beds, cupboards)), BigInt(persons)];
}

function isLess([numerator, denominator], [otherNumerator, otherDenominator]) {
  return numerator * otherDenominator < otherNumerator * denominator;
}

// Room 2 before room 10.
function parts(name) {
  return `${name.toLowerCase()} `.match(/\d+|\D/gu).map((part) => (/^\d/.test(part) ? [0, BigInt(part)] : [1, part]));
}

function compareParts([kind, part], [otherKind, other]) {
  if (kind !== otherKind) return kind - otherKind;
  return part < other ? -1 : part > other ? 1 : 0;
}

function compareNames(one, other) {
  const [first, second] = [parts(one), parts(other)];
  for (let place = 0; place < Math.min(first.length, second.length); place += 1) {
    const order = compareParts(first[place], second[place]);
    if (order) return order;
  }
  return first.length - second.length;
}

// A norm for unaccompanied minors only looks at their rooms; every other norm at all of them.
function looksAt(measure, room) {
  return room.isBedroom && (!measure.for_minors || room.sleepers === MINORS);
}

// What the floor is short of, in the part of `floor`; null when no norm looks at it or something was not measured.
function shortOf(room, measures) {
  const asked = measures
    .filter((one) => one.quantity === AREA_PER_PERSON && one.at_least !== undefined && looksAt(one, room))
    .map((one) => readNumber(one.at_least));
  if (asked.length === 0 || room.floor === null || !room.persons) return null;
  const most = asked.reduce((one, other) => (one > other ? one : other));
  const short = most * ONE * BigInt(room.persons) - room.floor;
  return short > 0n ? short : 0n;
}

// A fraction with this many decimals, never rounded to the good side, and without zeros that say nothing.
function written([numerator, denominator], { places, comparator }) {
  const scaled = numerator * 10n ** BigInt(places);
  const down = scaled / denominator;
  const rounded = comparator === "at-least" || down * denominator === scaled ? down : down + 1n;
  const digits = rounded.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

function found(measure, exact, rooms, decidedBy = null) {
  const value = written(exact, measure);
  return { ...measure, value, proposed: proposedLevel(measure, value), rooms, decidedBy };
}

function measured(measure, rooms, people) {
  if (measure.comparator === "range") return null;
  const fixture = PER_LOCATION[measure.quantity];
  if (fixture) {
    const counts = rooms.map(({ room }) => room[fixture]).filter((count) => count !== null);
    const sum = counts.reduce((one, other) => one + other, 0);
    return sum && people ? found(measure, [BigInt(people), BigInt(sum)], counts.length) : null;
  }
  const said = rooms
    .filter(({ room }) => looksAt(measure, room))
    .map((one) => ({ one, value: PER_BEDROOM[measure.quantity](one.room) }))
    .filter(({ value }) => value !== null);
  if (said.length === 0) return null;
  const isWorse = measure.comparator === "at-least" ? isLess : (one, other) => isLess(other, one);
  const worst = said.reduce((kept, next) => (isWorse(next.value, kept.value) ? next : kept));
  return found(measure, worst.value, said.length, worst.one);
}

// `records`: [{ subject, said }], the rooms that count; `outline`: { measures, residents }. Gives the rooms in order of name,
// each with what it is short of; the measured values that they decide; and what the sentence above them needs.
export function walkThrough(records, { measures, residents }) {
  const rooms = records
    .map((record) => ({ record, id: record.subject, room: readRoom(record.said).room }))
    .sort((one, other) => compareNames(one.room.name, other.room.name) || (one.id < other.id ? -1 : 1))
    .map((one) => ({ ...one, short: shortOf(one.room, measures) }));
  const bedrooms = rooms.filter(({ room }) => room.isBedroom);
  const people = residents || bedrooms.reduce((sum, { room }) => sum + room.persons, 0);
  return {
    rooms,
    measures: measures.map((measure) => measured(measure, rooms, people)).filter(Boolean),
    people,
    areResidentsKnown: Boolean(residents),
    bedrooms: bedrooms.length,
    measured: bedrooms.filter(({ short }) => short !== null).length,
    tooSmall: bedrooms.filter(({ short }) => short).length,
    short: bedrooms.reduce((sum, { short }) => sum + (short ?? 0n), 0n),
  };
}

// What one room that is still being filled in is short of.
export function shortNow(room, { measures }) {
  return shortOf(room, measures);
}

// m² as an ordinary number, for showing only.
export function squareMetres(floor) {
  return Number(floor) / Number(ONE * ONE);
}

export function plain([numerator, denominator]) {
  return Number((numerator * 1_000_000n) / denominator) / 1_000_000;
}
