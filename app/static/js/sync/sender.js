// Sends what waits, in the background of the page: on opening, on network, on return to the tab, on a button, and by a
// timer that backs off. `navigator.onLine` is never believed. In two tabs only one sends.
import * as store from "../store/items.js";
import { isFull } from "../store/storage.js";
import { kindOf } from "./kinds.js";

const FIRST_WAIT = 3000;
const LONGEST_WAIT = 60_000;
const GROWTH = 1.7;

export class Sender {
  // onState(state, words): "idle" nothing waits · "sending" · or the failure that stopped us (see server.js)
  // onAnswers(items, answers): after what the server said was written down
  constructor({ visit, server, onState = () => {}, onAnswers = () => {}, items = store }) {
    Object.assign(this, { visit, server, onState, onAnswers, items });
    this.wait = FIRST_WAIT;
    this.timer = null;
    // The run that is under way, or null.
    this.running = null;
    this.isAskedAgain = false;
    // Whether nothing could be sent last time: then only the timer, the network or a person tries again.
    this.isPausing = false;
  }

  get isSending() {
    return this.running !== null;
  }

  listen() {
    for (const moment of ["online", "focus", "pageshow"]) window.addEventListener(moment, () => this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.flush();
    });
  }

  // After every answer. Without a network each of them would else write the whole outbox anew, twice.
  offer() {
    return this.isPausing ? Promise.resolve("pausing") : this.flush();
  }

  // Resolves when everything was sent or a failure stopped it; gives the state.
  // Who asks while it is under way waits for the same end.
  flush() {
    this.isAskedAgain = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async run() {
    clearTimeout(this.timer);
    let result = {};
    while (this.isAskedAgain && !result.failure) {
      this.isAskedAgain = false;
      result = await this.alone(() => this.round()).catch((error) => {
        // Before an item leaves, this tablet writes down that it does.
        if (!isFull(error)) throw error;
        return { failure: "full" };
      });
    }
    this.settle(result);
    return result.failure ?? "idle";
  }

  settle({ failure, words }) {
    this.isPausing = Boolean(failure) && failure !== "trouble";
    if (failure) {
      this.timer = setTimeout(() => this.flush(), this.wait);
      this.wait = Math.min(this.wait * GROWTH, LONGEST_WAIT);
    } else this.wait = FIRST_WAIT;
    this.onState(failure ?? "idle", words);
  }

  async alone(act) {
    if (!globalThis.navigator?.locks) return act();
    const name = `send ${this.visit.person} ${this.visit.assessment}`;
    return navigator.locks.request(name, act);
  }

  // Everything that waits, once. An item on which the server itself fails is left for the next round, so that it blocks no
  // other; a failing batch is sent anew, one by one.
  async round() {
    const troubled = new Set();
    let isOneByOne = false;
    for (;;) {
      const waiting = (await this.items.waitingItems(this.visit)).filter((item) => !troubled.has(item.number));
      if (waiting.length === 0) return troubled.size ? { failure: "trouble" } : {};
      this.onState("sending");
      const kind = kindOf(waiting[0].kind);
      const batch = this.batchOf(waiting, isOneByOne ? 1 : (kind?.most ?? 1));
      const result = kind ? await this.send(kind, batch) : { failure: "trouble" };
      if (result.failure === "trouble") {
        if (batch.length > 1) isOneByOne = true;
        else troubled.add(batch[0].number);
      } else if (result.failure) return result;
      else this.wait = FIRST_WAIT;
    }
  }

  batchOf(waiting, most) {
    const end = waiting.findIndex((item) => item.kind !== waiting[0].kind);
    return waiting.slice(0, Math.min(most, end < 0 ? waiting.length : end));
  }

  async send(kind, waiting) {
    const batch = await this.items.markSending(waiting);
    // What can't even be put together, such as a photo without its file, blocks no other either.
    const sent = Promise.resolve().then(() => kind.send(batch, { server: this.server, visit: this.visit }));
    const result = await sent.catch(() => ({ failure: "trouble" }));
    if (result.failure) {
      await this.items.markKept(batch);
      return result;
    }
    await this.items.markAnswered(batch, result.answers, kind.apply);
    this.onAnswers(batch, result.answers);
    const answered = new Set(result.answers.map((answer) => answer.id));
    const silent = batch.filter((item) => !answered.has(item.id));
    if (silent.length === 0) return result;
    await this.items.markKept(silent);
    return silent.length === batch.length ? { failure: "away" } : result;
  }
}
