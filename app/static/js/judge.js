// The judging page with a script: each judgement is saved as it is made and acknowledged in words. Without a script the
// same form posts to the same place.
import { Card } from "./judge/card.js";
import { listenToKeys } from "./judge/keyboard.js";
import { Outbox } from "./judge/outbox.js";
import { Photos } from "./judge/photos.js";
import { Progress } from "./judge/progress.js";
import { Server } from "./judge/server.js";

const TYPING_PAUSE = 800;

const form = document.getElementById("judge-form");
const cards = Array.from(form.querySelectorAll("[data-indicator]"), (element) => new Card(element));
const byIndicator = new Map(cards.map((card) => [card.indicator, card]));
const server = new Server(form);
const progress = new Progress(form);
const pauses = new Map();

const outbox = new Outbox({
  send: (bodies) => server.judgements(bodies),
  onAnswer: acknowledge,
  onState: (state) => say(state),
});
const photos = new Photos({ server, onState: say });

function say(state, words) {
  if (state === "saved") {
    if (!photos.isEmpty) progress.say(form.dataset.waiting, true);
    else if (outbox.isEmpty && pauses.size === 0) progress.say(words, false);
    return;
  }
  progress.say(form.dataset[state], state !== "saving");
}

function acknowledge(answer, waiting) {
  if (answer.refused !== undefined) {
    progress.say(answer.refused || form.dataset.refused, true);
    return;
  }
  let isRefused = false;
  for (const receipt of answer.receipts) {
    const card = byIndicator.get(receipt.indicator);
    card?.complain(receipt.status === "conflict" ? [form.dataset.conflict] : receipt.words);
    if (receipt.status === "refused") {
      isRefused = true;
      if (card) card.said = "";
    }
  }
  for (const [indicator, known] of Object.entries(answer.indicators)) {
    const card = byIndicator.get(indicator);
    // What was said since then waits in the outbox and knows itself what it replaces.
    if (card && !waiting.has(indicator)) card.show(known);
  }
  progress.follow(answer);
  if (isRefused) say("refused");
  else say("saved", answer.saved);
}

function save(card) {
  clearTimeout(pauses.get(card));
  pauses.delete(card);
  card.mark();
  if (card.isComplete) {
    const words = card.words();
    if (words === card.said) return;
    card.said = words;
    card.complain([]);
    outbox.put(card.body(), card.replaces);
  } else if (card.level) say("asked");
}

function saveSoon(card) {
  clearTimeout(pauses.get(card));
  pauses.set(card, setTimeout(() => save(card), TYPING_PAUSE));
}

function saveAllNow() {
  for (const card of Array.from(pauses.keys())) save(card);
}

async function propose(card) {
  const value = card.text("value");
  if (!value) {
    card.propose("", "");
    return;
  }
  const found = await server.proposal(card.indicator, value);
  if (found && card.text("value") === value) card.propose(found.level, found.words);
}

function go(card) {
  card.element.scrollIntoView({ block: "center" });
  (card.element.querySelector(".answers :checked") ?? card.element.querySelector(".answers input")).focus({
    preventScroll: true,
  });
}

function goToNextOpen() {
  saveAllNow();
  const here = cards.findIndex((card) => card.element.contains(document.activeElement));
  const order = [...cards.slice(here + 1), ...cards.slice(0, here + 1)];
  const next = order.find((card) => card.isOpen && !card.level);
  if (next) go(next);
  else if (outbox.isEmpty && photos.isEmpty) location.assign(form.dataset.next);
  else outbox.flush();
}

form.addEventListener("input", async (event) => {
  const card = byIndicator.get(event.target.closest("[data-indicator]")?.dataset.indicator);
  if (!card || event.target.type === "file") return;
  if (event.target === card.field("value")) await propose(card);
  if (event.target.matches("[type=radio], [type=checkbox]")) save(card);
  else saveSoon(card);
});

form.addEventListener("change", (event) => {
  const card = byIndicator.get(event.target.closest("[data-indicator]")?.dataset.indicator);
  if (!card || event.target.type !== "file") return;
  photos.add(card, Array.from(event.target.files));
  event.target.value = "";
});

form.addEventListener("focusout", saveAllNow);

form.addEventListener("submit", (event) => {
  const name = event.submitter?.name;
  if (name === "choose" || name === "take_back") return;
  event.preventDefault();
  if (event.submitter?.hasAttribute("data-next-open")) goToNextOpen();
  else saveAllNow();
});

for (const moment of ["online", "focus", "pageshow"]) {
  window.addEventListener(moment, () => {
    outbox.flush();
    photos.flush();
  });
}

window.addEventListener("beforeunload", (event) => {
  saveAllNow();
  if (!outbox.isEmpty || !photos.isEmpty) event.preventDefault();
});

listenToKeys(cards, { go });
document.documentElement.classList.add("has-script");
form.dataset.ready = "";
