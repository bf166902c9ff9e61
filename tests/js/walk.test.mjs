import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { copyOf } from "../../app/static/js/rooms/form.js";
import { ONE } from "../../app/static/js/verdict/measures.js";
import { readRoom } from "../../app/static/js/verdict/room.js";
import { walkThrough } from "../../app/static/js/verdict/walk.js";

// Written by `python -m tests.shared.walk_cases FILE`.
const CASES = readFileSync(process.env.WALK_CASES ?? "var/cache/walk_cases.jsonl", "utf-8").trim().split("\n");
const FEWEST = { rooms: 1000, problems: 100, measures: 1000, short: 100 };

function isSame(part, [numerator, denominator]) {
  return part * BigInt(denominator) === BigInt(numerator) * ONE * ONE;
}

test("the tablet says of rooms what the server says: what is wrong, what is short, what is measured", () => {
  const tried = { rooms: 0, problems: 0, measures: 0, short: 0 };
  for (const { outline, filled, problems, wanted } of CASES.map((line) => JSON.parse(line))) {
    const found = Object.entries(filled).map(([id, said]) => [id, readRoom(said).problems]);
    const wrong = found.filter(([, list]) => list.length).map(([id, list]) => [id, list.map(({ field, code }) => [field, code]).sort()]);
    assert.deepEqual(Object.fromEntries(wrong), problems);

    const sound = Object.entries(filled).filter(([id]) => !problems[id]);
    const walk = walkThrough(sound.map(([subject, said]) => ({ subject, said })), outline);
    assert.deepEqual(walk.rooms.map(({ id }) => id), wanted.rooms.map(([id]) => id));
    for (const [place, [, short]] of wanted.rooms.entries())
      if (short === null) assert.equal(walk.rooms[place].short, null);
      else assert.ok(isSame(walk.rooms[place].short, short));
    assert.deepEqual(
      walk.measures.map((one) => [one.indicator, one.value, one.proposed, one.rooms, one.decidedBy?.id ?? null]),
      wanted.measures,
    );
    assert.equal(walk.people, wanted.people);
    assert.deepEqual([walk.bedrooms, walk.measured, walk.tooSmall], wanted.counted);
    assert.ok(isSame(walk.short, wanted.short));
    tried.rooms += walk.rooms.length;
    tried.problems += wrong.length;
    tried.measures += walk.measures.length;
    tried.short += walk.tooSmall;
  }
  for (const [name, fewest] of Object.entries(FEWEST)) assert.ok(tried[name] >= fewest, `${name}: ${tried[name]}`);
});

// tests/integration/assessments/test_room_pages.py says the same of the page of the server.
test("a copy has the next number and asks again who sleeps there", () => {
  const said = { name: "Kamer 1.09", type: "bedroom", area: "12", occupants: "4", families: "1", remark: "Vocht." };
  assert.deepEqual(copyOf(said), { name: "Kamer 1.10", type: "bedroom", area: "12" });
  assert.equal(copyOf({ name: "B099b" }).name, "B100b");
  assert.equal(copyOf({ name: "Zolder" }).name, "Zolder 2");
});
