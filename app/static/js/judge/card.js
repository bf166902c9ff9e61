// One indicator on the page: what stands in its fields, and showing what is known of it.
import { readNumber } from "../verdict/measures.js";
import { chip, filled, inField, moment, part } from "./words.js";

const JUDGED = new Set(["met", "partly-met", "not-met"]);
const SHORT = new Set(["partly-met", "not-met", "could-not-be-assessed"]);
const TEXTS = ["reason", "why", "value", "remark"];
const CHOICES = ["level", "reason_code", "verified", "risk", "good"];

export class Card {
  constructor(element, form) {
    this.element = element;
    this.words = form.dataset;
    this.indicator = element.dataset.indicator;
    this.proposal = element.querySelector(".proposal");
    this.problems = element.querySelector("[data-problems]");
    // What is asked on this card, by name: a card has some twenty-five fields, and all are read at every tap.
    this.asked = new Map();
    for (const field of element.querySelectorAll("input, textarea")) {
      const name = field.name.split(":")[0];
      this.asked.set(name, [...this.fields(name), field]);
    }
    // How many writes of what stands here are under way: until they are done the log knows less than the page.
    this.saving = 0;
    // The ids of what stood when the fields were filled: what came in since is not what this person answers to.
    this.seen = null;
    this.remember();
  }

  // What was said last, so that touching a field without changing it says nothing new.
  remember() {
    this.said = JSON.stringify(this.body());
  }

  get isChanged() {
    return JSON.stringify(this.body()) !== this.said;
  }

  get isTouched() {
    return this.saving > 0 || this.isChanged || TEXTS.some((name) => this.field(name) === document.activeElement);
  }

  field(name) {
    return this.fields(name)[0] ?? null;
  }

  fields(name) {
    return this.asked.get(name) ?? [];
  }

  text(name) {
    return (this.field(name)?.value ?? "").trim();
  }

  chosen(name) {
    return this.fields(name).filter((box) => box.checked).map((box) => box.value);
  }

  get level() {
    return this.chosen("level")[0] ?? "";
  }

  get overrides() {
    return Boolean(this.proposed) && JUDGED.has(this.level) && this.level !== this.proposed;
  }

  get reason() {
    if (this.level === "not-applicable") return this.text("reason");
    if (this.level === "could-not-be-assessed") return this.chosen("reason_code")[0] ?? "";
    return this.overrides ? this.text("why") : "";
  }

  // An answer that still needs its reason is kept as a draft; the field for it is in view.
  get isComplete() {
    if (!this.level) return false;
    return (JUDGED.has(this.level) && !this.overrides) || this.reason !== "";
  }

  // While a reviewer asks for changes (`asked` names the norms) all others are closed: the server would refuse them.
  showAsked(asked) {
    const isNamed = Boolean(asked?.includes(this.indicator));
    const wasClosed = this.isClosed;
    this.isClosed = Boolean(asked) && !isNamed;
    this.element.querySelector("[data-asked]").hidden = !isNamed;
    this.element.querySelector("[data-not-asked]").hidden = !this.isClosed;
    if (!this.isClosed && !wasClosed) return;
    for (const field of this.element.querySelectorAll("input, textarea, button")) field.disabled = this.isClosed;
  }

  body() {
    return {
      indicator: this.indicator,
      level: this.level,
      reason: this.reason,
      verified_by: this.chosen("verified"),
      measured_value: this.text("value") || null,
      risk: SHORT.has(this.level) ? (this.chosen("risk")[0] ?? null) : null,
      remark: this.text("remark"),
      good_practice: this.chosen("good").length > 0,
    };
  }

  // Everything in the fields, also what does not count yet.
  draft() {
    return {
      seen: this.seen,
      ...Object.fromEntries(TEXTS.map((name) => [name, this.field(name)?.value ?? ""])),
      ...Object.fromEntries(CHOICES.map((name) => [name, this.chosen(name)])),
    };
  }

  fill(draft) {
    for (const name of TEXTS) {
      const field = this.field(name);
      if (field) field.value = draft[name] ?? "";
    }
    for (const name of CHOICES)
      for (const box of this.fields(name)) box.checked = (draft[name] ?? []).includes(box.value);
    const remark = this.element.querySelector(".remark");
    if (remark && draft.remark) remark.open = true;
  }

  // What a judgement says, as it stands in the fields; null empties them.
  fillFrom(judgement) {
    const { level = null, reason = "", measured_value: value = null } = judgement ?? {};
    this.fill({
      level: level ? [level] : [],
      reason: level === "not-applicable" ? reason : "",
      reason_code: level === "could-not-be-assessed" ? [reason] : [],
      why: JUDGED.has(level) ? reason : "",
      verified: judgement?.verified_by,
      value: value === null ? "" : inField(value, this.words.language),
      risk: judgement?.risk ? [judgement.risk] : [],
      remark: judgement?.remark,
      good: judgement?.good_practice ? ["yes"] : [],
    });
  }

  // What the room walk measured stands under the field, with a button while the field says something else.
  showWalk(words, value) {
    this.element.querySelector(".walk-hint")?.remove();
    if (!words) return;
    const hint = part("walk-hint").firstElementChild;
    hint.querySelector("[data-words]").textContent = words;
    const button = hint.querySelector("[data-use-walk]");
    button.hidden = readNumber(this.text("value")) === readNumber(value);
    button.disabled = this.isClosed;
    this.element.querySelector(".measure").after(hint);
  }

  propose(level, words) {
    this.proposed = level ?? "";
    if (!this.proposal) return;
    this.proposal.textContent = words;
    this.mark();
  }

  // The proposed answer is marked until one is chosen; another choice asks for a reason.
  mark() {
    if (!this.proposal) return;
    this.element.classList.toggle("is-overriding", this.overrides);
    for (const answer of this.element.querySelectorAll(".answer")) {
      const input = answer.querySelector("input");
      const isProposed = !this.level && Boolean(this.proposed) && input.value === this.proposed;
      answer.classList.toggle("is-proposed", isProposed);
      answer.querySelector(".proposed")?.remove();
      if (isProposed) answer.querySelector("label").append(part("proposed-mark"));
    }
  }

  complain(sentences) {
    this.problems.replaceChildren(
      ...sentences.map((sentence) => {
        const line = document.createElement("p");
        line.className = "error";
        line.textContent = sentence;
        return line;
      }),
    );
  }

  // Who judged it, where that judgement is, and taking it back. `state` is that of our own item, if it is ours.
  showKnown(judgement, { isMine, state }) {
    this.element.dataset.level = judgement?.level ?? "";
    this.element.querySelector("[data-known]")?.remove();
    if (!judgement) return;
    const known = document.createElement("div");
    known.dataset.known = "";
    known.append(part("known-part"));
    const name = isMine ? this.words.me : judgement.judged_by.name;
    known.querySelector("[data-by]").textContent = filled(this.words.by, {
      name,
      moment: moment(judgement.judged_at, this.words.language),
    });
    for (const words of known.querySelectorAll("[data-item-state]")) words.hidden = words.dataset.itemState !== state;
    // Under "More", where it moves nothing under a finger.
    [...this.element.querySelectorAll(".indicator-tools .unfold-text")].at(-1).append(known);
  }

  // Judgements that did not know of each other, and a button for each.
  showConflict(heads, nameOf) {
    this.element.querySelector(".conflict")?.remove();
    this.element.toggleAttribute("data-conflict", heads.length > 1);
    if (heads.length < 2) return;
    const box = part("conflict-box").firstElementChild;
    for (const head of heads) {
      const choice = part("conflict-choice").firstElementChild;
      choice.querySelector("[data-level]").replaceWith(chip("level-chips", head.level));
      const who = `${nameOf(head)}, ${moment(head.judged_at, this.words.language)}`;
      choice.querySelector("[data-who]").textContent = head.remark ? `${who}: ${head.remark}` : who;
      choice.querySelector("[data-choose]").dataset.choose = head.id;
      box.querySelector("ul").append(choice);
    }
    this.problems.after(box);
  }
}
