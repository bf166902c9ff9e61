// The receipt: what is where, confirmed by the server hash by hash; what was refused; and the ZIP of what waits.
import {
  itemsOf,
  itemsToCompare,
  markChecked,
  markDiffers,
  markLost,
  removeItem,
  sendAnew,
  tally,
} from "../store/items.js";
import { storageInUse } from "../store/storage.js";
import { kindOf } from "../sync/kinds.js";
import { filled, megabytes, part } from "./words.js";

const AT_ONCE = 500;
const NEARLY_FULL = 0.8;

export class Receipt {
  constructor({ form, visit, server, onSend, onChange, onSettled, onLeave }) {
    Object.assign(this, { visit, server, onSend, onChange, onSettled, words: form.dataset });
    this.dialog = document.getElementById("receipt");
    this.told = "";
    form.querySelector("[data-receipt]").addEventListener("click", () => this.open());
    // Who closes the visit first tells what is left here: nothing.
    const closing = this.dialog.querySelector("[data-close-visit]");
    closing.addEventListener("click", async (event) => {
      event.preventDefault();
      await onLeave();
      location.assign(closing.href);
    });
    this.dialog.querySelector("[data-send-now]").addEventListener("click", () => this.sendAndCheck());
    this.dialog.querySelector("[data-save-zip]").addEventListener("click", () => this.saveZip());
  }

  // Few need it, so that it comes after all that judging needs.
  async saveZip() {
    const { saveZip } = await import("./zip.js");
    await saveZip([this.visit]);
  }

  async open() {
    this.dialog.showModal();
    await this.show();
    await this.sendAndCheck();
  }

  async sendAndCheck() {
    await this.onSend();
    if (!(await this.check())) await this.show();
  }

  // Ask the server, hash by hash, for everything that it said to have received. What it does not hold is sent again.
  async check() {
    const compared = await itemsToCompare(this.visit);
    for (let start = 0; start === 0 || start < compared.length; start += AT_ONCE) {
      const batch = compared.slice(start, start + AT_ONCE);
      const asked = await Promise.all(batch.map((item) => this.asked(item)));
      const result = await this.server.postJson(`/assessments/${this.visit.assessment}/receipt`, { items: asked });
      if (result.failure) return false;
      this.told = result.answer.words;
      const status = new Map(result.answer.items.map((item) => [item.id, item.status]));
      const numbers = (wanted) => batch.filter((item) => wanted(status.get(item.id))).map((item) => item.number);
      await markChecked(numbers((found) => found === "checked"));
      await markDiffers(numbers((found) => found === "differs"));
      await markLost(numbers((found) => found === "absent"));
    }
    await this.onChange();
    await this.follow();
    return true;
  }

  // What changed outside is shown while somebody looks.
  async follow() {
    if (this.dialog.open) await this.show();
  }

  async asked(item) {
    const digest = await kindOf(item.kind)?.digest(item);
    return { id: item.id, kind: item.kind, digest: digest ?? "" };
  }

  async show() {
    const counts = await tally(this.visit);
    for (const state of ["kept", "sending", "received", "checked"])
      this.dialog.querySelector(`[data-count="${state}"]`).textContent = counts[state];
    const isAll = counts.waiting + counts.received + counts.refused + counts.differs === 0 && this.told !== "";
    this.dialog.querySelector("[data-receipt-all]").hidden = !isAll;
    this.dialog.querySelector("[data-close-visit]").hidden = !isAll;
    this.dialog.querySelector("[data-receipt-words]").textContent = this.told;
    await this.showItems("refused", removeItem);
    await this.showItems("differs", sendAnew);
    await this.showStorage();
  }

  // The items in this state, each with a button that does what can be done with it.
  async showItems(state, act) {
    const found = (await itemsOf(this.visit)).filter((item) => item.state === state);
    this.dialog.querySelector(`[data-${state}-part]`).hidden = found.length === 0;
    const lines = found.map((item) => {
      const line = part(`${state}-item`).firstElementChild;
      line.querySelector("[data-subject]").textContent = item.title || item.subject;
      line.querySelector("[data-words]").textContent = item.words.join(" ");
      line.querySelector("button").addEventListener("click", async () => {
        await act(item.number);
        await this.show();
        await this.onSettled();
      });
      return line;
    });
    this.dialog.querySelector(`[data-${state}-list]`).replaceChildren(...lines);
  }

  async showStorage() {
    const { used, quota } = await storageInUse();
    const { language } = this.words;
    this.dialog.querySelector("[data-storage]").textContent = quota
      ? filled(this.words.storage, { used: megabytes(used, language), quota: megabytes(quota, language) })
      : "";
    this.dialog.querySelector("[data-storage-warning]").hidden = !(quota && used / quota >= NEARLY_FULL);
  }
}
