// A tablet makes itself known: it tells what the server does not hold yet and which theme is in view, and hears what is new
// and whether the visit is over.
import { tabletId } from "../store/holder.js";
import { kindsNotArrived } from "../store/items.js";
import { learn } from "../store/records.js";
import { putVisit, visitsOf } from "../store/visits.js";

const A_DAY = 24 * 3600 * 1000;

// Gives the answer of the server, or its failure; what it told of the visit is kept, and stands in `visit` too.
export async function contact(visit, server, theme = "") {
  const { person, assessment } = visit;
  const result = await server.postJson(`/assessments/${assessment}/contact`, {
    tablet: await tabletId(),
    waiting: await kindsNotArrived(visit),
    theme,
    after: visit.sequence,
    after_rooms: visit.room_sequence ?? 0,
  });
  if (result.failure) return result;
  const { records, people, ...told } = result.answer;
  await learn(visit, records);
  Object.assign(visit, told);
  await putVisit({ person, assessment, ...told, met_at: new Date().toISOString() });
  return { records, people };
}

// Visits that nobody opened for a day are asked after, so that what is over can leave this tablet. One that is not ours any
// more is over too.
export async function askAfterVisits(person, server, now = Date.now()) {
  for (const visit of await visitsOf(person)) {
    if (now - Date.parse(visit.met_at) < A_DAY) continue;
    const { failure } = await contact(visit, server);
    if (failure === "refused") await putVisit({ person, assessment: visit.assessment, is_open: false });
    else if (failure) return;
  }
}
