// What leaves the tablet by itself: what was checked over a week ago, and visits that are over and of which nothing is left.
import { forgetOldItems, itemsOf } from "./items.js";
import { cacheName, dropPages } from "./pages.js";
import { isLongOver, removeVisit, visitsOf } from "./visits.js";

export async function tidy(person, now = Date.now()) {
  await forgetOldItems(person, now);
  for (const visit of await visitsOf(person)) {
    if (!isLongOver(visit, now) || (await itemsOf(visit)).length > 0) continue;
    await dropPages(cacheName(visit));
    await removeVisit(visit);
  }
}
