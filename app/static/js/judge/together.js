// The others: what they judged appears here, and where they are. Twice a minute while somebody looks, and after sending.
import { contact } from "../sync/contact.js";

const BETWEEN = 30_000;
const AFTER_SENDING = 2_000;

export class Together {
  constructor({ visit, server, theme, onNews }) {
    Object.assign(this, { visit, server, theme, onNews });
    this.timer = null;
    // What was announced last, and has to be taken back as soon as nothing waits any more.
    this.announced = 0;
    // Nobody was asked while nobody looked.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.soon(0);
    });
  }

  settle() {
    if (this.announced > 0) this.soon(0);
  }

  soon(wait = AFTER_SENDING) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.meet(), wait);
  }

  // Tell what still waits here and which theme is in view; hear what is new.
  async meet() {
    clearTimeout(this.timer);
    const isSeen = document.visibilityState === "visible";
    const theme = isSeen ? this.theme() : "";
    const { failure, announced, records, people } = await contact(this.visit, this.server, theme);
    if (isSeen) this.soon(BETWEEN);
    this.announced = announced ?? this.announced;
    if (failure) return;
    this.onNews(records, people);
  }
}
