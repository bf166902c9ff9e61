// The others: what they judged appears here, and where they are. Twice a minute while somebody looks, and after sending.
import { tabletId } from "../store/holder.js";
import { kindsNotArrived } from "../store/items.js";
import { learn } from "../store/records.js";
import { putVisit } from "../store/visits.js";

const BETWEEN = 30_000;
const AFTER_SENDING = 2_000;

export class Together {
  constructor({ visit, server, theme, onNews }) {
    Object.assign(this, { visit, server, theme, onNews });
    this.timer = null;
  }

  soon(wait = AFTER_SENDING) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.meet(), wait);
  }

  // Tell what still waits here and which theme is in view; hear what is new.
  async meet() {
    clearTimeout(this.timer);
    const result = await this.server.postJson(`/assessments/${this.visit.assessment}/contact`, {
      tablet: await tabletId(),
      waiting: await kindsNotArrived(this.visit),
      theme: document.visibilityState === "visible" ? this.theme() : "",
      after: this.visit.sequence,
      after_rooms: this.visit.room_sequence ?? 0,
    });
    if (document.visibilityState === "visible") this.soon(BETWEEN);
    if (result.failure) return result;
    const { records, people, ...known } = result.answer;
    await learn(this.visit, records);
    Object.assign(this.visit, known);
    const { person, assessment } = this.visit;
    await putVisit({ person, assessment, ...known, met_at: new Date().toISOString() });
    this.onNews(records, people);
    return result;
  }
}
