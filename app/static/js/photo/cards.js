// The photos of the cards on the judging page: taken, covered, kept on this tablet, and shown.
import { newId } from "../store/ids.js";
import { putItem } from "../store/items.js";
import { recordsOf } from "../store/records.js";
import { part } from "../judge/words.js";

// Keep a photo about this subject, `{ indicator }` or `{ room }`; the promise is kept when it is on the disk.
export async function keepPhoto(visit, subject, about, { bytes, thumb, type, ...told }) {
  const record = { kind: "photo", subject, caption: told.caption, thumb };
  await putItem(visit, {
    kind: "photo",
    subject,
    id: newId(),
    file: { bytes, type },
    finish: (id) => ({ body: { ...about, ...told }, record: { ...record, id }, title: told.caption }),
  });
  return record;
}

export function showPhoto(photos, { thumb, caption }) {
  const row = photos.querySelector(".photo-row") ?? document.createElement("ul");
  row.className = "photo-row";
  photos.prepend(row);
  const item = part("photo-item");
  const picture = item.querySelector("img");
  if (caption) picture.alt = caption;
  row.append(item);
  if (!thumb) return;
  // Only now: put in while it lay in a template, it would be fetched again after it was let go.
  picture.src = URL.createObjectURL(new Blob([thumb], { type: "image/jpeg" }));
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
}

export class CardPhotos {
  constructor(visit, openEditor) {
    Object.assign(this, { visit, openEditor });
  }

  // onKept() after each that is on the disk: it need not wait for the next, and one that was not kept says nothing.
  async take(card, files, onKept) {
    const { indicator } = card;
    const editor = await this.openEditor();
    for await (const made of editor.edit(files)) {
      const record = await keepPhoto(this.visit, indicator, { indicator }, made);
      showPhoto(card.element.querySelector(".photos"), record);
      await onKept();
    }
  }

  // The photos of this tablet, on the cards that are in view.
  async show(cards) {
    for (const record of await recordsOf(this.visit, "photo")) {
      const card = cards.get(record.subject);
      if (card) showPhoto(card.element.querySelector(".photos"), record);
    }
  }
}
