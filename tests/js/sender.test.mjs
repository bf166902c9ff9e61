import assert from "node:assert/strict";
import { test } from "node:test";

import { registerKind } from "../../app/static/js/sync/kinds.js";
import { Sender } from "../../app/static/js/sync/sender.js";
import { Outbox } from "./outbox.mjs";

const visit = { person: "p", assessment: "a" };
let send = null;
registerKind("judgement", { most: 3, send: (items) => send(items), digest: async () => "" });
registerKind("photo", { most: 1, send: (items) => send(items), digest: async () => "" });

const stored = (items) => ({ answers: items.map(({ id }) => ({ id, status: "stored", words: [] })) });

function sender(items, states = []) {
  const made = new Sender({ visit, server: null, items, onState: (state) => states.push(state) });
  made.settle = function settle(result) {
    this.onState(result.failure ?? "idle", result.words);
  };
  return made;
}

test("everything that waits is sent in the order in which it was made, in batches of one kind", async () => {
  const outbox = new Outbox(["judgement", "judgement", "judgement", "judgement", "photo", "judgement"]);
  const requests = [];
  send = (items) => {
    requests.push(items.map((item) => item.id));
    return stored(items);
  };

  assert.equal(await sender(outbox).flush(), "idle");
  assert.deepEqual(requests, [["1", "2", "3"], ["4"], ["5"], ["6"]]);
  assert.deepEqual(outbox.states(), Array(6).fill("received"));
});

test("without network everything stays, under the ids it has, and goes when the network is back", async () => {
  const outbox = new Outbox(["judgement", "photo"]);
  send = () => ({ failure: "away" });
  const states = [];
  assert.equal(await sender(outbox, states).flush(), "away");
  assert.deepEqual(outbox.states(), ["kept", "kept"]);

  send = stored;
  assert.equal(await sender(outbox, states).flush(), "idle");
  assert.deepEqual(outbox.states(), ["received", "received"]);
  assert.deepEqual(states, ["sending", "away", "sending", "sending", "idle"]);
});

test("an item on which the server fails blocks no other", async () => {
  const outbox = new Outbox(["judgement", "judgement", "judgement", "photo"]);
  send = (items) => (items.some((item) => item.id === "2") ? { failure: "trouble" } : stored(items));

  assert.equal(await sender(outbox).flush(), "trouble");
  assert.deepEqual(outbox.states(), ["received", "kept", "received", "received"]);
});

test("an item that can not even be put together blocks no other", async () => {
  const outbox = new Outbox(["photo", "judgement"]);
  send = (items) => {
    if (items[0].kind === "photo") throw new TypeError("its file is gone");
    return stored(items);
  };

  assert.equal(await sender(outbox).flush(), "trouble");
  assert.deepEqual(outbox.states(), ["kept", "received"]);
});

test("an item that is refused by name is not sent again and says why", async () => {
  const outbox = new Outbox(["judgement", "judgement"]);
  send = () => ({
    answers: [
      { id: "1", status: "refused", words: ["No."] },
      { id: "2", status: "conflict", words: [] },
    ],
  });

  assert.equal(await sender(outbox).flush(), "idle");
  assert.deepEqual(outbox.states(), ["refused", "received"]);
  assert.deepEqual(outbox.items[0].words, ["No."]);
});

test("what the server does not answer by name stays", async () => {
  const outbox = new Outbox(["judgement", "judgement"]);
  send = (items) => ({ answers: items.slice(1).map(({ id }) => ({ id, status: "stored", words: [] })) });
  const made = sender(outbox);

  assert.equal(await made.flush(), "away");
  assert.deepEqual(outbox.states(), ["kept", "received"]);
});

test("an item of a kind that this version does not know stays and blocks no other", async () => {
  const outbox = new Outbox(["smell", "judgement"]);
  send = stored;

  assert.equal(await sender(outbox).flush(), "trouble");
  assert.deepEqual(outbox.states(), ["kept", "received"]);
});

test("what is made while sending goes in the same breath", async () => {
  const outbox = new Outbox(["judgement"]);
  const made = sender(outbox);
  send = (items) => {
    if (outbox.items.length === 1) {
      outbox.add("judgement");
      made.flush();
    }
    return stored(items);
  };

  assert.equal(await made.flush(), "idle");
  assert.deepEqual(outbox.states(), ["received", "received"]);
});

test("a body that was replaced after it was read is sent as it is now, never as it was", async () => {
  const outbox = new Outbox(["judgement"]);
  outbox.items[0].body = "old";
  const read = outbox.waitingItems.bind(outbox);
  outbox.waitingItems = async () => {
    const found = await read();
    outbox.items[0].body = "new";
    return found;
  };
  const bodies = [];
  send = (items) => {
    bodies.push(...items.map((item) => item.body));
    return stored(items);
  };

  await sender(outbox).flush();

  assert.deepEqual(bodies, ["new"]);
});

test("after a failure the next answer waits for the timer, and after a success it goes at once", async () => {
  const outbox = new Outbox(["judgement"]);
  const made = new Sender({ visit, server: null, items: outbox });
  let requests = 0;
  send = () => {
    requests += 1;
    return { failure: "away" };
  };
  await made.offer();
  assert.equal(await made.offer(), "pausing");
  assert.equal(requests, 1);

  send = stored;
  assert.equal(await made.flush(), "idle");
  outbox.add("judgement");
  assert.equal(await made.offer(), "idle");
  assert.deepEqual(outbox.states(), ["received", "received"]);
});

test("the pause between tries grows up to a minute and begins anew after a success", () => {
  const made = new Sender({ visit, server: null, items: new Outbox([]) });
  const pauses = [];
  const setTimer = globalThis.setTimeout;
  globalThis.setTimeout = (_act, pause) => pauses.push(Math.round(pause));
  try {
    for (let times = 0; times < 8; times += 1) made.settle({ failure: "away" });
    made.settle({});
    made.settle({ failure: "away" });
  } finally {
    globalThis.setTimeout = setTimer;
  }

  assert.deepEqual(pauses, [3000, 5100, 8670, 14739, 25056, 42596, 60000, 60000, 3000]);
});
