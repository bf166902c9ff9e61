// The kind "photo": one at a time, its bytes beside it in the store.
import { fileOf } from "../store/items.js";
import { answerOfOne, registerKind } from "./kinds.js";

registerKind("photo", {
  most: 1,
  async send([item], { server, visit }) {
    const { bytes, type } = await fileOf(item.id);
    const form = new FormData();
    form.append("indicator", item.body.indicator);
    form.append("photo", new Blob([bytes], { type }), item.id);
    return answerOfOne(await server.post(`/assessments/${visit.assessment}/photos`, form), item);
  },
  digest: async () => "",
});
