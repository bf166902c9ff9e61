// The others: what they judged appears here, and where they are. Twice a minute while somebody looks, and after sending.
import { contact } from "../sync/contact.js";

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
    const isSeen = document.visibilityState === "visible";
    const { failure, records, people } = await contact(this.visit, this.server, isSeen ? this.theme() : "");
    if (isSeen) this.soon(BETWEEN);
    if (failure) return;
    this.onNews(records, people);
  }
}
