// A tablet makes itself known: it tells what the server does not hold yet and which theme is in view, and hears what is new
// and whether the visit is over.
import { tabletId } from "../store/holder.js";
import { kindsNotArrived } from "../store/items.js";
import { learn } from "../store/records.js";
import { isFull } from "../store/storage.js";
import { putVisit, visitsOf } from "../store/visits.js";

const A_DAY = 24 * 3600 * 1000;

// Gives what is new and how much was announced, or the failure; what was told of the visit is kept, and stands in `visit`.
export async function contact(visit, server, theme = "") {
  const { person, assessment } = visit;
  const waiting = await kindsNotArrived(visit);
  const result = await server.postJson(`/assessments/${assessment}/contact`, {
    tablet: await tabletId(),
    waiting,
    theme,
    after: visit.sequence,
    after_rooms: visit.room_sequence ?? 0,
  });
  if (result.failure) return result;
  const announced = Object.values(waiting).reduce((sum, number) => sum + number, 0);
  const { records, people, ...told } = result.answer;
  try {
    await learn(visit, records);
    Object.assign(visit, told);
    await putVisit({ person, assessment, ...told, met_at: new Date().toISOString() });
  } catch (error) {
    // What is new is told again at the next contact.
    if (!isFull(error)) throw error;
    return { failure: "full", announced };
  }
  return { announced, records, people };
}

// Visits that nobody opened for a day are asked after, so that what is over can leave this tablet. One that is not ours any
// more is over too.
export async function askAfterVisits(person, server, now = Date.now()) {
  for (const visit of await visitsOf(person)) {
    if (now - Date.parse(visit.met_at) < A_DAY) continue;
    const { failure } = await contact(visit, server);
    const told = { person, assessment: visit.assessment, met_at: new Date(now).toISOString() };
    if (failure === "refused") await putVisit({ ...told, is_open: false });
    else if (failure) return;
  }
}
