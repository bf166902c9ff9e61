// Saves each finding as it is answered; the form with its buttons works without this too.

const WAIT_FOR_TYPING = 800;
const TRY_AGAIN = 5000;

const form = document.querySelector("[data-reply-form]");

class Finding {
  constructor(part) {
    this.part = part;
    this.state = part.querySelector("[data-saved-state]");
    this.timer = null;
    this.waits = false;
    this.busy = false;
    this.again = false;
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // "Saved" is said of what stands here now, never of what stood here before.
  changed(delay) {
    this.waits = true;
    this.say("saving");
    this.later(delay);
  }

  // Nobody waits for an answer any more: what stands here goes out at once.
  leave() {
    if (!this.waits) return;
    this.busy = false;
    this.save();
  }

  values() {
    const values = new FormData();
    values.set("csrf_token", form.elements.csrf_token.value);
    for (const field of this.part.querySelectorAll("input[type=radio]:checked, textarea")) {
      values.set(field.name, field.value);
    }
    return values;
  }

  async save() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.waits = false;
    this.say("saving");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: this.values(),
        headers: { Accept: "application/json" },
        // It arrives even when the page is left meanwhile.
        keepalive: true,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (!this.waits) this.say("saved");
    } catch {
      this.waits = true;
      this.say("notSaved");
      this.later(TRY_AGAIN);
    }
    this.busy = false;
    if (this.again) {
      this.again = false;
      this.later(0);
    }
  }

  say(what) {
    this.state.textContent = form.dataset[what];
  }
}

if (form) {
  for (const part of form.querySelectorAll("[data-finding]")) {
    const finding = new Finding(part);
    part.addEventListener("input", (event) => {
      if (event.target.matches("textarea")) finding.changed(WAIT_FOR_TYPING);
    });
    part.addEventListener("change", (event) => {
      if (event.target.matches("input[type=radio], textarea")) finding.changed(0);
    });
    window.addEventListener("pagehide", () => finding.leave());
  }
}
