import assert from "node:assert/strict";
import { test } from "node:test";

import { Log } from "../../app/static/js/judge/log.js";

let sequence = 0;

function judged(id, by, replaces = []) {
  sequence += 1;
  return { id, subject: "norm", level: "met", replaces, judged_by: { id: by }, sequence };
}

test("a judgement replaces what its maker saw and what is their own, and nothing that came in since", () => {
  const log = new Log([judged("seen", "other"), judged("since", "other"), judged("own", "me")]);

  assert.deepEqual(log.replacedBy("me", "new", "norm", ["seen"], null), ["seen", "own"]);
  assert.deepEqual(log.replacedBy("me", "new", "norm", null, null), ["seen", "since", "own"]);
});

test("one that takes the place of another also replaces what that one replaced, and never itself", () => {
  const log = new Log([judged("first", "other"), judged("waiting", "me", ["first"])]);

  const replaced = { body: { replaces: ["first"] } };
  assert.deepEqual(log.replacedBy("me", "waiting", "norm", ["first"], replaced), ["first"]);
});

test("what the store has no more counts no more, and what it replaced counts again", () => {
  const log = new Log([judged("first", "other"), judged("refused", "me", ["first"])]);

  log.keepOnly([judged("first", "other")]);

  assert.equal(log.current.get("norm").id, "first");
});
