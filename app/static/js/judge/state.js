// The words at the bottom left: where everything is. "Saved" is said only of what is on the disk.
import { tally } from "../store/items.js";
import { isFull } from "../store/storage.js";
import { filled } from "./words.js";

const KEYS = {
  away: "away",
  trouble: "trouble",
  unavailable: "trouble",
  full: "noRoom",
  refused: "refused",
  "signed-out": "signedOut",
  "other-person": "otherPerson",
};

export class State {
  constructor(form, visit) {
    Object.assign(this, { form, visit, words: form.dataset });
    this.box = form.querySelector(".judge-state");
    this.told = form.querySelector("[data-saved-state]");
    this.signIn = form.querySelector("[data-sign-in]");
    this.receipt = form.querySelector("[data-receipt]");
    this.closed = form.querySelector("[data-closed-part]");
    this.name = "idle";
    // What could not be kept is said until something was kept again.
    this.failure = null;
  }

  follow(name, words) {
    this.name = name;
    this.refusal = words;
    // In the bar, where it moves and covers nothing: who has to sign in is asked once.
    this.signIn.hidden = name !== "signed-out";
    this.receipt.hidden = name === "signed-out";
    return this.show();
  }

  setOpen(isOpen) {
    this.closed.hidden = isOpen !== false;
  }

  say(words, isWaiting) {
    if (this.told.textContent !== words) this.told.textContent = words;
    this.box.toggleAttribute("data-waiting", isWaiting);
  }

  async show() {
    const counts = await tally(this.visit);
    const { words } = this;
    this.form.dataset.waiting = counts.waiting;
    if (this.failure) this.say(this.failure, true);
    else if (counts.waiting > 0) {
      const key = KEYS[this.name] ?? "sending";
      this.say(filled(words[key], { n: counts.waiting }), key !== "sending");
    } else if (counts.refused > 0) this.say(filled(words.refused, { n: counts.refused }), true);
    else if (counts.differs > 0) this.say(filled(words.differs, { n: counts.differs }), true);
    else if (counts.received > 0) this.say(words.idle, false);
    else this.say(counts.checked > 0 ? words.checked : words.nothing, false);
  }

  // An answer is in view that cannot be kept as a judgement yet.
  ask() {
    this.say(this.words.asked, true);
  }

  fail(error) {
    this.failure = isFull(error) ? this.words.full : String(error);
    this.say(this.failure, true);
  }

  succeed() {
    this.failure = null;
    return this.show();
  }
}
