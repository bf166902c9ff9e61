import assert from "node:assert/strict";
import { test } from "node:test";

import { nextSquare } from "../../app/static/js/tile-map.js";

//  0 1 .
//  2 . 3
//  . 4 .
const SQUARES = [[0, 0], [1, 0], [0, 1], [2, 1], [1, 2]].map(([x, y]) => ({ x, y }));

test("the arrow keys go to the nearest square in their direction, also over a gap", () => {
  assert.equal(nextSquare(SQUARES, 0, "ArrowRight"), 1);
  assert.equal(nextSquare(SQUARES, 0, "ArrowDown"), 2);
  assert.equal(nextSquare(SQUARES, 2, "ArrowRight"), 3);
  assert.equal(nextSquare(SQUARES, 1, "ArrowDown"), 4);
  assert.equal(nextSquare(SQUARES, 3, "ArrowLeft"), 2);
});

test("at the edge of the map, and at other keys, one stays where one is", () => {
  assert.equal(nextSquare(SQUARES, 0, "ArrowUp"), -1);
  assert.equal(nextSquare(SQUARES, 0, "Enter"), -1);
  assert.equal(nextSquare(SQUARES, 3, "Home"), 0);
  assert.equal(nextSquare(SQUARES, 0, "End"), 4);
});
