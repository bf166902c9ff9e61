// The kind "room": sent a hundred at a time, each with its own answer.
import { hexDigest, pythonJson } from "./digest.js";
import { registerKind } from "./kinds.js";

// What the server hashes of a room (app/assessments/room_arrival.py): all that was said, without the clock.
export function told(body) {
  const names = Object.keys(body.said).filter((name) => body.said[name] !== "");
  const said = names.sort().map((name) => [name, body.said[name]]);
  return [body.room, said, body.is_removed, [...body.replaces].sort()];
}

registerKind("room", {
  most: 100,
  async send(items, { server, visit }) {
    const rooms = items.map((item) => ({ id: item.id, ...item.body }));
    const result = await server.postJson(`/assessments/${visit.assessment}/rooms/records`, { rooms });
    return result.failure ? result : { answers: result.answer.receipts };
  },
  digest: (item) => hexDigest(pythonJson(told(item.body))),
  apply(item, answer, records) {
    if (answer.status === "refused") records.delete([item.person, item.id]);
  },
});
