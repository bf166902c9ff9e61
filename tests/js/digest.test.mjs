import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { hexDigest, pythonJson } from "../../app/static/js/sync/digest.js";
import { said } from "../../app/static/js/sync/judgements.js";

// Every browser has this; the node of Debian 12 does not bring it by itself.
globalThis.crypto ??= webcrypto;

// The same judgement stands in tests/unit/assessments/test_arrival.py.
const BODY = {
  indicator: "rooms.privacy.lockable-door",
  level: "not-met",
  reason: "",
  verified_by: ["staff", "observation"],
  measured_value: "3,4",
  risk: null,
  remark: "Één deur\u007f “klemt” 🚪\n\"gang\"",
  good_practice: false,
  replaces: ["b0000000-0000-4000-8000-000000000000", "a0000000-0000-4000-8000-000000000000"],
};

test("a value is written as Python writes it", () => {
  assert.equal(pythonJson(["é", null, true, ["a", 'b"']]), '["\\u00e9", null, true, ["a", "b\\""]]');
});

test("the hash of a judgement is the one that the server keeps", async () => {
  assert.equal(
    await hexDigest(pythonJson(said(BODY))),
    "4f3a573921f5e37a388ca254498aa6de5920559f74219176b1b0d3f8c21aeced",
  );
});
