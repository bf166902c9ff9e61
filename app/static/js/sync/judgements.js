// The kind "judgement": sent a hundred at a time, each with its own answer.
import { hexDigest, pythonJson } from "./digest.js";
import { registerKind } from "./kinds.js";

// What the server hashes of a judgement (app/assessments/arrival.py): all that was said, without the clock.
export function said(body) {
  return [
    body.indicator,
    body.level,
    body.reason,
    [...body.verified_by].sort(),
    body.measured_value,
    body.risk,
    body.remark,
    body.good_practice,
    [...body.replaces].sort(),
  ];
}

registerKind("judgement", {
  most: 100,
  async send(items, { server, visit }) {
    const judgements = items.map((item) => ({ id: item.id, ...item.body }));
    const result = await server.postJson(`/assessments/${visit.assessment}/judgements`, { judgements });
    return result.failure ? result : { answers: result.answer.receipts };
  },
  digest: (item) => hexDigest(pythonJson(said(item.body))),
  apply(item, answer, records) {
    if (answer.status === "refused") records.delete([item.person, item.id]);
  },
});
