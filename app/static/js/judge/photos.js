// Photos go up one after another, each as soon as it is chosen; one that fails for lack of network is tried again.
const WAIT = 5000;

export class Photos {
  constructor({ server, onState }) {
    this.server = server;
    this.onState = onState;
    this.waiting = [];
    this.isSending = false;
  }

  get isEmpty() {
    return this.waiting.length === 0;
  }

  add(card, files) {
    for (const file of files) this.waiting.push({ card, file });
    this.flush();
  }

  async flush() {
    if (this.isSending || this.isEmpty) return;
    this.isSending = true;
    this.onState("saving");
    const { card, file } = this.waiting[0];
    const answer = await this.server.photo(card.indicator, file);
    this.isSending = false;
    if (answer.failure) {
      this.onState(answer.failure);
      setTimeout(() => this.flush(), WAIT);
      return;
    }
    this.waiting.shift();
    if (answer.refused !== undefined) card.complain([answer.refused]);
    else this.show(card, answer);
    this.onState(answer.refused === undefined ? "saved" : "refused", answer.saved);
    await this.flush();
  }

  show(card, photo) {
    const photos = card.element.querySelector(".photos");
    let row = photos.querySelector(".photo-row");
    if (!row) {
      row = document.createElement("ul");
      row.className = "photo-row";
      photos.prepend(row);
    }
    const item = document.getElementById("photo-item").content.cloneNode(true);
    item.querySelector("a").href = photo.url;
    item.querySelector("img").src = photo.small;
    row.append(item);
  }
}
