// The outbox of store/items.js in memory, for tests without a browser.
export class Outbox {
  constructor(kinds) {
    this.items = [];
    for (const kind of kinds) this.add(kind);
  }

  add(kind) {
    const number = this.items.length + 1;
    this.items.push({ number, id: String(number), kind, state: "kept", tries: 0, waiting: 1 });
  }

  states() {
    return this.items.map((item) => item.state);
  }

  async waitingItems() {
    return this.items.filter((item) => item.waiting).map((item) => ({ ...item }));
  }

  async markSending(items) {
    this.change(items, (item) => Object.assign(item, { state: "sending", tries: item.tries + 1 }));
    return items.map(({ number }) => ({ ...this.items[number - 1] }));
  }

  async markKept(items) {
    this.change(items, (item) => {
      if (item.state === "sending") item.state = "kept";
    });
  }

  async markAnswered(items, answers) {
    this.change(items, (item) => {
      const answer = answers.find(({ id }) => id === item.id);
      if (!answer) return;
      item.state = answer.status === "refused" ? "refused" : "received";
      item.words = answer.words;
      delete item.waiting;
    });
  }

  change(items, act) {
    for (const { number } of items) act(this.items[number - 1]);
  }
}
