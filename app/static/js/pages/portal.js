// On every page of the portal: the service worker, who holds this tablet, taking an assessment along, and leaving.
import { takeAlong } from "../store/along.js";
import { setHolder } from "../store/holder.js";
import { hasArrived, itemsOfPerson } from "../store/items.js";
import { cacheName, dropPages, keepPage, PORTAL } from "../store/pages.js";
import { tidy } from "../store/tidy.js";
import { removeVisit, visitsOf } from "../store/visits.js";
import { askAfterVisits } from "../sync/contact.js";
import { Server } from "../sync/server.js";

const person = document.getElementById("leaving")?.dataset.person;

async function beginHolding() {
  await setHolder(person);
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
}

function listenToTakingAlong() {
  const button = document.querySelector("[data-take-along]");
  if (!button || !globalThis.caches) return;
  const told = document.querySelector("[data-along-state]");
  const words = button.dataset;
  button.hidden = false;
  button.addEventListener("click", async () => {
    told.textContent = words.busy;
    const onStep = (done, all) => {
      told.textContent = `${words.busy} ${Math.round((100 * done) / all)}%`;
    };
    await keepPage(PORTAL, "/tablet");
    const visit = await takeAlong(words.takeAlong, new Server(person), { onStep }).catch(() => null);
    const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    told.textContent = visit?.kept ? words.kept.replace("{size}", size.format(visit.bytes / 1e6)) : words.failed;
    told.dataset.kept = String(Boolean(visit?.kept));
  });
  visitsOf(person).then((visits) => {
    const known = visits.find((visit) => visit.assessment === words.takeAlong);
    if (known?.kept) told.textContent = words.already;
  });
}

// Pages that are kept speak the language in which they were fetched: after another was chosen they are fetched anew.
async function speakAlike() {
  for (const { kept, language, assessment } of await visitsOf(person))
    if (kept && language !== document.documentElement.lang) await takeAlong(assessment, new Server(person));
}

// What belongs to this person leaves the tablet; what still has to be sent stays until they are back.
async function leave() {
  // First: whatever fails after it, the next person sees nothing.
  await setHolder(null);
  for (const visit of await visitsOf(person)) {
    await dropPages(cacheName(visit));
    await removeVisit(visit, { untilTheyAreBack: true });
  }
}

function listenToLeaving() {
  const form = document.querySelector("[data-sign-out]");
  const dialog = document.getElementById("leaving");
  if (!form || !dialog) return;
  let isSure = false;
  form.addEventListener("submit", async (event) => {
    if (isSure) return;
    event.preventDefault();
    const waiting = (await itemsOfPerson(person)).filter((item) => !hasArrived(item));
    if (waiting.length > 0) {
      dialog.querySelector("[data-number]").textContent = waiting.length;
      dialog.showModal();
    } else await go();
  });
  dialog.querySelector("[data-leave]").addEventListener("click", () => go());

  async function go() {
    isSure = true;
    await leave().catch(() => {});
    form.requestSubmit();
  }
}

if (person && globalThis.indexedDB) {
  listenToLeaving();
  beginHolding()
    .then(listenToTakingAlong)
    .then(() => askAfterVisits(person, new Server(person)))
    .then(() => tidy(person))
    .then(speakAlike);
}
