// One indicator on the page: what stands in its fields, and showing what the server says of it.
const JUDGED = new Set(["met", "partly-met", "not-met"]);
const SHORT = new Set(["partly-met", "not-met", "could-not-be-assessed"]);

export class Card {
  constructor(element) {
    this.element = element;
    this.indicator = element.dataset.indicator;
    this.proposal = element.querySelector(".proposal");
    this.problems = element.querySelector("[data-problems]");
    // What was said last, so that touching a field without changing it says nothing new.
    this.said = this.words();
  }

  words() {
    return JSON.stringify({ ...this.body(), judged_at: null });
  }

  field(name) {
    return this.element.querySelector(`[name="${CSS.escape(`${name}:${this.indicator}`)}"]`);
  }

  text(name) {
    return (this.field(name)?.value ?? "").trim();
  }

  chosen(name) {
    const boxes = this.element.querySelectorAll(`[name="${CSS.escape(`${name}:${this.indicator}`)}"]:checked`);
    return Array.from(boxes, (box) => box.value);
  }

  get level() {
    return this.chosen("level")[0] ?? "";
  }

  get proposed() {
    return this.proposal?.dataset.level ?? "";
  }

  get overrides() {
    return Boolean(this.proposed) && JUDGED.has(this.level) && this.level !== this.proposed;
  }

  get reason() {
    if (this.level === "not-applicable") return this.text("reason");
    if (this.level === "could-not-be-assessed") return this.chosen("reason_code")[0] ?? "";
    return this.text("why");
  }

  // An answer that still needs its reason is not sent; the field for it is in view.
  get isComplete() {
    if (!this.level) return false;
    return (JUDGED.has(this.level) && !this.overrides) || this.reason !== "";
  }

  get isOpen() {
    return !this.element.dataset.level && !this.element.querySelector("[data-uncounted]");
  }

  get replaces() {
    return this.text("replaces").split(" ").filter(Boolean);
  }

  set replaces(ids) {
    this.field("replaces").value = ids.join(" ");
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
      judged_at: new Date().toISOString(),
    };
  }

  propose(level, words) {
    if (!this.proposal) return;
    this.proposal.dataset.level = level ?? "";
    this.proposal.textContent = words;
    this.mark();
  }

  // The proposed answer is marked until one is chosen; another choice asks for a reason.
  mark() {
    this.element.classList.toggle("is-overriding", this.overrides);
    for (const answer of this.element.querySelectorAll(".answer")) {
      const input = answer.querySelector("input");
      const isProposed = !this.level && this.proposed !== "" && input.value === this.proposed;
      answer.classList.toggle("is-proposed", isProposed);
      answer.querySelector(".proposed")?.remove();
      if (isProposed) {
        const mark = document.getElementById("proposed-mark").content.cloneNode(true);
        answer.querySelector("label").append(mark);
      }
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

  show(known) {
    this.element.dataset.level = known.level ?? "";
    this.replaces = known.replaces;
  }
}
