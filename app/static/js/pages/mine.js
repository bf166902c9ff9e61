// The page of what is on this tablet: every assessment of the person who holds it, where its items are, and what can be done
// without a network.
import { filled, megabytes, moment, part } from "../judge/words.js";
import { saveZip } from "../judge/zip.js";
import { addressOf, takeAlong } from "../store/along.js";
import { holder } from "../store/holder.js";
import { itemsOfPerson, tally } from "../store/items.js";
import { cacheName, dropPages, isComplete, keepPage, PORTAL } from "../store/pages.js";
import { askToPersist, storageInUse } from "../store/storage.js";
import { tidy } from "../store/tidy.js";
import { removeVisit, visitsOf } from "../store/visits.js";
import { askAfterVisits } from "../sync/contact.js";
import "../sync/judgements.js";
import "../sync/photos.js";
import "../sync/rooms.js";
import { Sender } from "../sync/sender.js";
import { Server } from "../sync/server.js";

const NEARLY_FULL = 0.8;
const main = document.getElementById("mine");
const { language } = main.dataset;

async function showStorage() {
  const { used, quota } = await storageInUse();
  const isPromised = await askToPersist();
  main.querySelector("[data-persist]").textContent = isPromised ? main.dataset.promised : main.dataset.notPromised;
  if (!quota) return;
  const meter = main.querySelector("meter");
  meter.value = used / quota;
  main.querySelector("[data-storage]").textContent = filled(main.dataset.storage, {
    used: megabytes(used, language),
    quota: megabytes(quota, language),
  });
  main.querySelector("[data-storage-warning]").hidden = used / quota < NEARLY_FULL;
}

function unsentOf({ waiting, refused, differs }) {
  return waiting + refused + differs;
}

async function line(visit) {
  const element = part("visit").firstElementChild;
  const counts = await tally(visit);
  const isHere = visit.kept && (await isComplete(cacheName(visit), addressOf(visit.assessment)));
  const link = element.querySelector("a");
  link.href = addressOf(visit.assessment);
  link.textContent = visit.title ?? visit.assessment;
  element.querySelector("[data-number]").textContent = visit.number ?? "";
  element.querySelector("[data-ready]").hidden = !isHere;
  element.querySelector("[data-not-ready]").hidden = isHere;
  element.querySelector("[data-size]").textContent = visit.bytes ? megabytes(visit.bytes, language) : "";
  element.querySelector("[data-met]").textContent = visit.met_at ? moment(visit.met_at, language) : "–";
  for (const state of ["kept", "received", "checked", "refused"])
    element.querySelector(`[data-count="${state}"]`).textContent =
      state === "kept" ? counts.waiting + counts.differs : counts[state];
  const waits = unsentOf(counts) > 0;
  element.querySelector("[data-save-zip]").hidden = !waits;
  element.querySelector("[data-save-zip]").addEventListener("click", () => saveZip([visit]));
  element.querySelector("[data-send]").addEventListener("click", () => send(visit));
  element.querySelector("[data-drop]").hidden = waits;
  element.querySelector("[data-drop]").addEventListener("click", async () => {
    // Another tab may have made something since this was shown: what was not sent stays.
    if (unsentOf(await tally(visit)) === 0) {
      await dropPages(cacheName(visit));
      await removeVisit(visit);
    }
    await show();
  });
  return element;
}

async function send(visit) {
  const server = new Server(visit.person);
  await new Sender({ visit, server, onAnswers: show }).flush();
  await takeAlong(visit.assessment, server).catch(() => null);
  await show();
}

// Visits that were taken along, and those of which only unsent items are left.
async function known(person) {
  const visits = await visitsOf(person);
  const items = person ? await itemsOfPerson(person) : [];
  const left = new Set(items.map((item) => item.assessment));
  for (const visit of visits) left.delete(visit.assessment);
  return [...visits, ...Array.from(left, (assessment) => ({ person, assessment }))];
}

async function show() {
  const visits = await known(await holder());
  const lines = await Promise.all(visits.map(line));
  main.querySelector("[data-visits]").replaceChildren(...lines);
  main.querySelector("[data-empty]").hidden = visits.length > 0;
  await showStorage();
}

// A page that the browser had put aside shows what was here then.
window.addEventListener("pageshow", ({ persisted }) => persisted && show());
await show();
const person = await holder();
if (person) {
  await askAfterVisits(person, new Server(person));
  await tidy(person);
  await show();
}
main.dataset.ready = "";
await keepPage(PORTAL, "/tablet").catch(() => null);
