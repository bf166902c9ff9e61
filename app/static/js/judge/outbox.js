// What still has to reach the server. Each judgement keeps its id until it is answered, so that sending twice is safe.
import { newId } from "../store/ids.js";

const FIRST_WAIT = 3000;
const LONGEST_WAIT = 60000;

export class Outbox {
  constructor({ send, onAnswer, onState }) {
    this.send = send;
    this.onAnswer = onAnswer;
    this.onState = onState;
    this.items = [];
    this.isSending = false;
    this.wait = FIRST_WAIT;
    this.timer = null;
  }

  get isEmpty() {
    return this.items.length === 0;
  }

  // The newest waiting judgement of this indicator, which the next one replaces.
  put(body, known) {
    const mine = this.items.filter((item) => item.indicator === body.indicator);
    const last = mine.at(-1);
    if (last && !last.wasTried) {
      Object.assign(last.body, body);
    } else {
      const id = newId();
      const replaces = last ? [last.body.id] : known;
      this.items.push({ indicator: body.indicator, wasTried: false, body: { ...body, id, replaces } });
    }
    this.flush();
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.isSending || this.isEmpty) return;
    this.isSending = true;
    this.onState("saving");
    const batch = this.items.slice(0, 100);
    for (const item of batch) item.wasTried = true;
    const answer = await this.send(batch.map((item) => item.body));
    this.isSending = false;
    if (answer.failure) {
      this.onState(answer.failure);
      this.timer = setTimeout(() => this.flush(), this.wait);
      this.wait = Math.min(this.wait * 1.7, LONGEST_WAIT);
      return;
    }
    this.wait = FIRST_WAIT;
    this.items = this.items.slice(batch.length);
    const waiting = new Set(this.items.map((item) => item.indicator));
    this.onAnswer(answer, waiting);
    if (!this.isEmpty) await this.flush();
  }
}
