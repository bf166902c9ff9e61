// The editor of one photo after the other: faces and number plates made unrecognisable with a finger, a mouse or the keys,
// a caption, and only then is anything kept. Closing it keeps nothing of that photo.
import { filled } from "../judge/words.js";
import { InOrder } from "../store/in_order.js";
import { hexDigest } from "../sync/digest.js";
import { openPicture } from "./picture.js";

const STEP = 0.02;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const EARLIEST = Date.UTC(2000, 0, 1);

// The moment of the file: of a photo just taken that is now. A clock that was lost says nothing.
function capturedAt(file) {
  return file.lastModified > EARLIEST ? new Date(file.lastModified).toISOString() : "";
}

export class PhotoEditor extends InOrder {
  constructor(dialog) {
    super();
    this.dialog = dialog;
    this.words = dialog.dataset;
    this.canvas = dialog.querySelector("canvas");
    this.caption = dialog.querySelector("[name=caption]");
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(event));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    dialog.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    for (const button of dialog.querySelectorAll("[data-answer]"))
      button.addEventListener("click", () => dialog.close(button.dataset.answer));
  }

  // Gives { bytes, thumb, type, caption, captured_at, sha256 } for each photo that is kept. Photos that were chosen while this
  // is open, for another norm or room, follow.
  async *edit(files) {
    for (const [place, file] of files.entries()) {
      const made = await this.inOrder(() => this.one(file, { number: place + 1, total: files.length }));
      if (made) yield made;
    }
  }

  async one(file, place) {
    this.dialog.querySelector("[data-place]").textContent = filled(this.words.place, place);
    this.dialog.dataset.state = "opening";
    this.caption.value = "";
    this.cursor = [0.5, 0.5];
    const closed = new Promise((done) => {
      this.dialog.returnValue = "";
      this.dialog.addEventListener("close", () => done(this.dialog.returnValue), { once: true });
    });
    this.dialog.showModal();
    this.picture = await openPicture(file).catch(() => null);
    this.dialog.dataset.state = this.picture ? "ready" : "unreadable";
    this.draw();
    this.canvas.focus();
    const answer = await closed;
    if (answer !== "keep" || !this.picture) return null;
    const made = await this.picture.finished();
    this.picture = null;
    const told = { caption: this.caption.value.trim(), captured_at: capturedAt(file) };
    return { ...made, ...told, sha256: await hexDigest(made.bytes) };
  }

  draw(withCursor = false) {
    if (!this.picture) return;
    this.picture.drawOn(this.canvas);
    this.dialog.querySelector("[data-undo]").disabled = !this.picture.isTouched;
    if (!withCursor) return;
    const pen = this.canvas.getContext("2d");
    for (const [colour, width] of [["black", 6], ["white", 2]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(this.cursor[0] * this.picture.width, this.cursor[1] * this.picture.height, this.radius, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  // A share of the longest side, so that the brush is as large on every photo.
  get radius() {
    const share = Number(this.dialog.querySelector("[name=brush]:checked").value);
    return share * Math.max(this.picture.width, this.picture.height);
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = this.picture.width / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  }

  press(event) {
    if (!this.picture || !event.isPrimary) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.picture.begin(this.radius);
    this.picture.dab(...this.place(event));
    this.draw();
  }

  move(event) {
    if (!this.picture || !this.canvas.hasPointerCapture(event.pointerId)) return;
    this.picture.dab(...this.place(event));
    this.draw();
  }

  key(event) {
    if (!this.picture) return;
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if (dx || dy) {
      const within = (value) => Math.min(Math.max(value, 0), 1);
      this.cursor = [within(this.cursor[0] + dx * STEP), within(this.cursor[1] + dy * STEP)];
    } else if (event.key === " " || event.key === "Enter") {
      this.picture.begin(this.radius);
      this.picture.dab(this.cursor[0] * this.picture.width, this.cursor[1] * this.picture.height);
    } else return;
    event.preventDefault();
    this.draw(true);
  }

  undo() {
    this.picture?.undo();
    this.draw();
  }
}
