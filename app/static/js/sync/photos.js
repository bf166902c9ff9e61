// The kind "photo": one at a time, its bytes beside it in the store. What is sent is what the editor made; the photo as it
// was taken never comes here.
import { fileOf } from "../store/items.js";
import { hexDigest } from "./digest.js";
import { answerOfOne, registerKind } from "./kinds.js";

registerKind("photo", {
  most: 1,
  async send([item], { server, visit }) {
    const { bytes, type } = await fileOf(item.id);
    const form = new FormData();
    for (const [name, value] of Object.entries({ id: item.id, ...item.body })) if (value) form.append(name, value);
    form.append("photo", new Blob([bytes], { type }), item.id);
    return answerOfOne(await server.post(`/assessments/${visit.assessment}/photos`, form), item);
  },
  apply(item, answer, records) {
    if (answer.status === "refused") records.delete([item.person, item.id]);
  },
  digest: async (item) => item.body.sha256 ?? hexDigest((await fileOf(item.id)).bytes),
});
