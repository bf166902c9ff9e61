// The kinds of items, and who sends each. A new kind registers itself when its module is loaded:
//
//   registerKind("room", {
//     most: 100,                     how many go in one request
//     send(items, { server, visit }) → { answers: [{ id, status, words }] }, or { failure, words } for the whole request
//     digest(item)                   → the hash (hex) under which the server must hold it, as a promise
//     apply(item, answer, records)   what the answer changes in the records, in the same transaction (may be left out)
//   });
const kinds = new Map();

export function registerKind(name, { most = 1, send, digest, apply = () => {} }) {
  kinds.set(name, { most, send, digest, apply });
}

export function kindOf(name) {
  return kinds.get(name);
}

// Refusals that are about the whole assessment, not about one item: everything stays on the tablet.
const OF_THE_VISIT = new Set(["assessment-not-open", "assessment-not-found", "not-in-team", "http-403", "http-404"]);

// For kinds that send one item per request: a refusal of the request is the answer to that item.
export function answerOfOne(result, item) {
  if (result.failure === "refused" && !OF_THE_VISIT.has(result.code))
    return { answers: [{ id: item.id, status: "refused", words: [result.words] }] };
  return result.failure ? result : { answers: [{ status: "stored", words: [], ...result.answer, id: item.id }] };
}
