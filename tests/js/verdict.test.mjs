import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { proposedLevel, readNumber } from "../../app/static/js/verdict/measures.js";
import { scoreStandard, verdictOfTheme } from "../../app/static/js/verdict/scoring.js";

// Written by `python -m tests.shared.verdict_cases FILE`.
const CASES = process.env.VERDICT_CASES ?? "var/cache/verdict_cases.jsonl";
const FEWEST = 10_000;

test("the tablet says what the engine says, on every shape of rule, importance and exclusion", () => {
  let tried = 0;
  const differing = [];
  for (const line of readFileSync(CASES, "utf-8").trim().split("\n")) {
    const { outline, cases } = JSON.parse(line);
    for (const [judged, wanted] of cases) {
      const judgements = new Map(Object.entries(judged));
      const themes = outline.themes.map((theme) =>
        theme.standards.map((standard) => scoreStandard(outline, standard, judgements)),
      );
      const found = {
        themes: themes.map((standards) => verdictOfTheme(outline, standards)),
        standards: themes.flat().map((one) => [one.verdict, one.isThin, one.failedKnockOuts]),
      };
      tried += found.standards.length;
      if (JSON.stringify(found) !== JSON.stringify(wanted)) differing.push({ outline, judged, found, wanted });
    }
  }
  assert.deepEqual(differing.slice(0, 1), []);
  assert.ok(tried >= FEWEST, `${tried} cases`);
});

test("a measured value is read as people write it and compared exactly", () => {
  const atLeast = { at_least: "3.4" };
  assert.equal(proposedLevel(atLeast, "3,4"), "met");
  assert.equal(proposedLevel(atLeast, " 3.400000000000000 "), "met");
  assert.equal(proposedLevel(atLeast, "3.399999999999999"), "not-met");
  assert.equal(proposedLevel({ at_most: "10" }, "10,5"), "not-met");
  assert.equal(proposedLevel({ at_least: "18", at_most: "22" }, "22"), "met");
  assert.equal(proposedLevel({ at_least: "-1" }, "-0,5"), "met");
  assert.equal(proposedLevel({}, "5"), null);
  for (const wrong of ["", "vier", "1.234,5", "1e3", "3,", "0x10"])
    assert.equal(proposedLevel(atLeast, wrong), undefined, wrong);
  assert.equal(readNumber("+7"), readNumber("7"));
});
