// The page around the cards: which theme is in view, saving what was answered, and showing what is known.
import { CardPhotos } from "../photo/cards.js";
import { isFull } from "../store/storage.js";
import { proposedLevel } from "../verdict/measures.js";
import { Progress, proposalWords } from "./progress.js";
import { startAtTop, ThemeView } from "./theme_view.js";
import { themeOf, themes } from "./themes.js";
import { inField } from "./words.js";

const TYPING_PAUSE = 800;
const DRAFT_PAUSE = 200;

export class Page {
  // measuredBy(indicator) is what the room walk measured: { value, words }, or nothing.
  constructor({ form, session, openEditor, earlier, measuredBy, onSaved, onAsked }) {
    Object.assign(this, { form, session, earlier, measuredBy, onSaved, onAsked });
    this.words = form.dataset;
    this.view = new ThemeView(form);
    this.progress = new Progress(form, session.verdicts);
    this.photos = new CardPhotos(session.visit, openEditor);
    this.pauses = new Map();
    this.people = [];
    this.fits = () => true;
    form.addEventListener("input", (event) => this.answer(event));
    form.addEventListener("change", (event) => this.takePhotos(event));
    form.addEventListener("click", (event) => this.press(event));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", () => this.saveAllNow());
    window.addEventListener("pagehide", () => this.saveAllNow());
    window.addEventListener("hashchange", () => this.goToAddress());
  }

  get theme() {
    return this.view.theme;
  }

  begin() {
    this.goToAddress();
    this.progress.showAll(this.theme);
    this.showPeople();
    this.finishDrafts();
  }

  // The tablet may have died between the last touch of a whole answer and its keeping.
  async finishDrafts() {
    for (const indicator of [...this.session.drafts.keys()]) {
      const shown = this.view.cards.get(indicator);
      const card = shown ?? this.view.aside(indicator);
      if (!card) continue;
      // In view it may be changed already.
      if (!shown) this.showCard(card);
      if (card.isComplete && !card.isClosed) await this.save(card);
    }
  }

  // #theme-… and #indicator-… are addresses inside the page, so that back and forward work.
  goToAddress() {
    const [, kind, id] = /^#(theme|indicator)-(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
    const { verdicts } = this.session;
    const wanted = kind === "indicator" ? verdicts.places.get(id)?.theme.id : id;
    const first = this.session.verdicts.places.get(verdicts.nextOpen(verdicts.outline.themes[0].id))?.theme.id;
    const theme = [wanted, this.theme, first].find((one) => one && themeOf(one)) ?? themes()[0].dataset.theme;
    if (theme !== this.theme) this.open(theme);
    const card = kind === "indicator" ? this.view.cards.get(id) : null;
    if (!card) return;
    card.element.hidden = false;
    card.element.closest("[data-standard]").hidden = false;
    this.view.go(card);
  }

  open(theme) {
    const isFirst = this.theme === null;
    this.saveAllNow();
    this.view.open(theme);
    for (const card of this.view.cards.values()) {
      this.earlier.showOn(card.element);
      this.showCard(card);
    }
    this.photos.show(this.view.cards).then(() => this.view.settle());
    this.showVerdicts();
    this.show();
    this.showPeople();
    if (!isFirst) startAtTop(this.view.place);
  }

  show() {
    this.view.show(this.fits);
  }

  showVerdicts() {
    const theme = this.session.verdicts.outline.themes.find((one) => one.id === this.theme);
    for (const standard of theme.standards) this.progress.showStandard(standard);
    this.progress.showTheme(theme, true);
  }

  showCard(card) {
    const { log, drafts } = this.session;
    const judgement = log.current.get(card.indicator);
    const draft = drafts.get(card.indicator);
    card.fillFrom(judgement);
    if (!judgement && !draft) this.useWalk(card);
    card.remember();
    card.seen = draft?.seen ?? log.idsOf(card.indicator);
    if (draft) card.fill(draft);
    this.showMarks(card);
    this.showWalk(card);
    this.propose(card);
    card.mark();
  }

  useWalk(card) {
    const found = this.measuredBy(card.indicator);
    if (found) card.field("value").value = inField(found.value, this.words.language);
  }

  showWalk(card) {
    const found = this.measuredBy(card.indicator);
    card.showWalk(found?.words, found?.value);
  }

  showMarks(card) {
    const { log, visit, items } = this.session;
    const judgement = log.current.get(card.indicator) ?? null;
    const isMine = judgement?.judged_by.id === visit.person;
    const item = items.get(card.indicator);
    const state = item && item.id === judgement?.id ? item.state : "received";
    card.showKnown(judgement, { isMine, state });
    card.showConflict(log.heads(card.indicator), (head) =>
      head.judged_by.id === visit.person ? this.words.me : head.judged_by.name,
    );
    // After all that has buttons.
    card.showAsked(visit.changes_asked ?? null);
  }

  showStates() {
    for (const card of this.view.cards.values()) this.showMarks(card);
  }

  // Everything is shown anew but what somebody is busy with.
  refresh() {
    for (const card of this.view.cards.values())
      if (card.isTouched || this.pauses.has(card)) this.showMarks(card);
      else this.showCard(card);
    this.showVerdicts();
    this.progress.showAll(this.theme);
    this.view.settle();
  }

  showPeople() {
    const { visit } = this.session;
    this.progress.showPeople(this.people, visit.division ?? {}, visit.person, this.theme);
  }

  cardOf(event) {
    return this.view.cards.get(event.target.closest("[data-indicator]")?.dataset.indicator);
  }

  answer(event) {
    const card = this.cardOf(event);
    if (!card || event.target.type === "file") return;
    if (event.target === card.field("value")) {
      this.propose(card);
      this.showWalk(card);
    }
    if (event.target.matches("[type=radio], [type=checkbox]")) this.save(card);
    else this.later(card, TYPING_PAUSE);
  }

  later(card, pause) {
    clearTimeout(this.pauses.get(card)?.timer);
    const draft = setTimeout(() => this.session.keepDraft(card.indicator, card.draft()), DRAFT_PAUSE);
    this.pauses.set(card, { timer: setTimeout(() => this.save(card), pause), draft });
  }

  saveAllNow() {
    for (const card of [...this.pauses.keys()]) this.save(card);
  }

  async save(card) {
    clearTimeout(this.pauses.get(card)?.timer);
    clearTimeout(this.pauses.get(card)?.draft);
    this.pauses.delete(card);
    card.mark();
    if (!card.isChanged && !this.session.drafts.has(card.indicator)) return;
    try {
      if (!card.isChanged) {
        // Again as it was.
        await this.session.dropDraft(card.indicator);
        await this.onSaved();
        return;
      }
      if (!card.isComplete) {
        await this.session.keepDraft(card.indicator, card.draft());
        if (card.level) this.onAsked();
        return;
      }
      const title = card.element.querySelector(".indicator-text").firstChild.textContent.trim();
      card.remember();
      card.complain([]);
      card.saving += 1;
      await this.session.judge(card.body(), title, { seen: card.seen }).finally(() => {
        card.saving -= 1;
      });
      this.judged(card.indicator);
      await this.onSaved();
    } catch (error) {
      card.said = "";
      card.complain([isFull(error) ? this.words.full : String(error)]);
      await this.onSaved(error);
    }
  }

  judged(indicator) {
    const { theme, standard } = this.session.verdicts.places.get(indicator);
    const card = this.view.cards.get(indicator);
    if (card) this.showMarks(card);
    this.progress.showStandard(standard);
    this.progress.showTheme(theme, theme.id === this.theme);
  }

  // What the server answered to what was sent. A refused judgement does not count; what was filled in stays in view.
  async answered(items, answers) {
    const refused = new Map(answers.filter(({ status }) => status === "refused").map((one) => [one.id, one]));
    for (const item of items.filter(({ id }) => refused.has(id))) {
      if (item.kind === "judgement") {
        this.session.forget(item);
        this.judged(item.subject);
      }
      const card = this.view.cards.get(item.subject);
      if (!card) continue;
      card.complain(refused.get(item.id).words);
      // It is nowhere else any more: no news may take it out of the fields.
      if (item.id === this.session.items.get(item.subject)?.id) card.said = "";
    }
    await this.session.loadItems();
    this.showStates();
  }

  learn(records, people) {
    this.people = people;
    for (const record of records.judgement ?? []) this.session.learn(record);
    if (records.judgement?.length) this.refresh();
    else this.showStates();
    this.showPeople();
  }

  propose(card) {
    const value = card.text("value");
    const indicator = this.session.verdicts.indicators.get(card.indicator);
    if (!value) card.propose("", "");
    else {
      const level = proposedLevel(indicator, value);
      card.propose(level, proposalWords(this.words, level, value));
    }
  }

  async takePhotos(event) {
    const card = this.cardOf(event);
    if (!card || event.target.type !== "file") return;
    const files = [...event.target.files];
    event.target.value = "";
    await this.photos.take(card, files, this.onSaved).catch(this.onSaved);
  }

  async press(event) {
    const button = event.target.closest("button");
    const card = this.cardOf(event);
    if (button?.hasAttribute("data-next-open")) this.goToNextOpen();
    else if (card && button?.hasAttribute("data-use-walk")) {
      this.useWalk(card);
      card.field("value").dispatchEvent(new Event("input", { bubbles: true }));
      card.field("value").focus();
    } else if (card && button?.dataset.choose) {
      const head = this.session.log.heads(card.indicator).find((one) => one.id === button.dataset.choose);
      await this.settle(card, this.session.choose(head));
    } else if (card && button?.hasAttribute("data-take-back"))
      await this.settle(card, this.session.takeBack(card.indicator));
  }

  async settle(card, write) {
    try {
      await write;
      this.showCard(card);
      this.judged(card.indicator);
      await this.onSaved();
    } catch (error) {
      await this.onSaved(error);
    }
  }

  goToNextOpen() {
    this.saveAllNow();
    const here = document.activeElement.closest?.("[data-indicator]")?.dataset.indicator;
    const next = this.session.verdicts.nextOpen(this.theme, here);
    if (!next) this.form.querySelector("[data-receipt]").click();
    else if (location.hash === `#indicator-${next}`) this.goToAddress();
    else location.hash = `indicator-${next}`;
  }
}
