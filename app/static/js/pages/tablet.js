// The page that stays on a tablet: every answer is on the disk before the screen says so, and goes to the server in the
// background. Nothing here waits for the network.
import { Asked } from "../judge/asked.js";
import { Choice } from "../judge/choice.js";
import { Earlier } from "../judge/earlier.js";
import { listenToKeys } from "../judge/keyboard.js";
import { Page } from "../judge/page.js";
import { Receipt } from "../judge/receipt.js";
import { JudgingSession } from "../judge/session.js";
import { Sheets } from "../judge/sheets.js";
import { State } from "../judge/state.js";
import { Together } from "../judge/together.js";
import { RoomPage } from "../rooms/page.js";
import { RoomSession } from "../rooms/session.js";
import { addressOf, fetchVisit, takeAlong } from "../store/along.js";
import { holder, setHolder } from "../store/holder.js";
import { forgetOldItems } from "../store/items.js";
import { visitOf } from "../store/visits.js";
import "../sync/judgements.js";
import "../sync/photos.js";
import "../sync/rooms.js";
import { Sender } from "../sync/sender.js";
import { Server } from "../sync/server.js";

const form = document.getElementById("tablet-form");
const assessment = form.dataset.assessment;

// The visit as it is known here; from the server when it was never here.
async function findVisit() {
  const known = await visitOf(await holder(), assessment);
  // One that was taken off while another tab heard of it is only half there.
  if (known?.outline) return known;
  const asked = await new Server(null).get("/tablet/session");
  if (asked.answer?.person) await setHolder(asked.answer.person);
  return fetchVisit(assessment, new Server(await holder()));
}

async function begin() {
  const visit = await findVisit();
  if (!visit) {
    // Signed out, or never taken along and no network.
    location.replace(`/sign-in?next=${encodeURIComponent(addressOf(assessment))}`);
    return;
  }
  const server = new Server(visit.person);
  const session = new JudgingSession(visit);
  await session.load();
  const roomSession = new RoomSession(visit);
  await roomSession.load();

  const state = new State(form, visit);
  const channel = new BroadcastChannel("opvangkompas");
  const tell = () => channel.postMessage({ assessment });
  const sheets = new Sheets(() => page.view);
  const earlier = new Earlier(visit.earlier);
  // The editor of photos comes after all that judging needs.
  let editor = null;
  const openEditor = () => {
    editor ??= import("../photo/editor.js").then((photo) => new photo.PhotoEditor(document.getElementById("photo-editor")));
    editor.catch(() => {
      editor = null;
    });
    return editor;
  };
  const rooms = new RoomPage({
    session: roomSession,
    judging: session,
    openEditor,
    onChanged: () => page.refresh(),
    onSaved: saved,
  });
  const page = new Page({
    form,
    session,
    openEditor,
    earlier,
    measuredBy: (indicator) => rooms.measuredBy(indicator),
    onSaved: saved,
    onAsked: () => state.ask(),
  });
  const sender = new Sender({
    visit,
    server,
    onState: (name, words) => {
      if (name === "idle") together.settle();
      return state.follow(name, words);
    },
    onAnswers: async (items, answers) => {
      await page.answered(items, answers);
      await rooms.answered(items, answers);
      tell();
      together.soon();
      await receipt.follow();
    },
  });
  const together = new Together({
    visit,
    server,
    theme: () => (sheets.shown ? "" : page.theme),
    onNews: async (records, people) => {
      page.learn(records, people);
      // After it: beside what the rooms measured stands what was judged.
      await rooms.learn(records.room ?? []);
      state.setOpen(visit.is_open);
      asked.show();
      if (!sender.isSending) await receipt.check();
    },
  });
  const receipt = new Receipt({
    form,
    visit,
    server,
    onSend: () => sender.flush(),
    onChange: async () => {
      await session.loadItems();
      page.showStates();
      await rooms.refresh();
      await state.show();
    },
    onSettled: async () => {
      await readAnew();
      await sender.flush();
      await together.meet();
    },
    onLeave: () => together.meet(),
  });
  const asked = new Asked(form, visit);
  asked.show();
  // The store knows more than this page shows.
  async function readAnew() {
    await session.reload();
    await rooms.refresh();
    page.refresh();
    await rooms.showPhotos();
    await state.show();
  }
  new Choice(form, page);

  async function saved(failure) {
    if (failure) {
      state.fail(failure);
      return;
    }
    tell();
    await state.succeed();
    sender.offer();
  }

  channel.addEventListener("message", ({ data }) => data.assessment === assessment && readAnew());
  listenToKeys(() => (sheets.shown ? [] : page.view.shown), { go: (card) => page.view.go(card) });
  sender.listen();
  form.hidden = false;
  page.begin();
  rooms.begin();
  earlier.showList(document.getElementById("earlier"));
  sheets.follow();
  document.documentElement.classList.add("has-script");
  await state.show();
  form.dataset.ready = "";

  // Must be here before a newer version takes its place in the cache: this page goes on with its own.
  const search = import("../judge/search.js").then(({ Search }) => new Search(form));
  const late = Promise.allSettled([openEditor(), search, import("../judge/zip.js")]);
  await forgetOldItems(visit.person);
  await sender.flush();
  await together.meet();
  await late;
  // A newer version of the page and its scripts replaces the one that is kept, whole or not at all.
  if (navigator.serviceWorker?.controller) await takeAlong(assessment, server).catch(() => null);
}

begin().catch((error) => {
  document.querySelector("[data-trouble]").hidden = false;
  throw error;
});
