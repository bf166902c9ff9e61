// The theme in view: taken out of its template, with its cards, and the choice of what is shown.
import { Card } from "./card.js";
import { contentOf, putIn, themeOf, themeWith } from "./themes.js";

// The entry of the strip that is in view.
export function markCurrent(address) {
  for (const entry of document.querySelectorAll(".theme-strip a")) {
    if (entry.hash !== address) entry.removeAttribute("aria-current");
    else {
      entry.setAttribute("aria-current", "page");
      // With the next frame: asked at once the browser would lay out the whole page twice.
      requestAnimationFrame(() => entry.scrollIntoView({ block: "nearest", inline: "nearest" }));
    }
  }
}

// What comes in view in place of something else starts at its top, and is read from there.
export function startAtTop(place) {
  window.scrollTo(0, 0);
  place.querySelector("h2").focus({ preventScroll: true });
}

// As many cards as surely fill a screen.
const CARDS_AT_ONCE = 8;

export class ThemeView {
  constructor(form) {
    this.form = form;
    this.place = form.querySelector("[data-theme-view]");
    this.nothing = form.querySelector("[data-nothing-shown]");
    this.filter = form.querySelector("#tablet-filter");
    this.theme = null;
    this.cards = new Map();
    window.addEventListener("resize", () => this.settle());
  }

  open(theme) {
    this.theme = theme;
    putIn(this.place, themeOf(theme));
    this.cards = new Map();
    for (const element of this.place.querySelectorAll("[data-indicator]"))
      this.cards.set(element.dataset.indicator, new Card(element, this.form));
    markCurrent(`#theme-${theme}`);
    this.bringIn();
  }

  // To lay out a hundred cards keeps a slow tablet busy for a second. The standards that fill a screen are there at once; the
  // others come in below them, one with each frame, and so move nothing that is in view.
  async bringIn() {
    const sections = [...this.place.querySelectorAll("[data-standard]")];
    let cards = 0;
    const later = sections.filter((section) => {
      const isLater = cards >= CARDS_AT_ONCE;
      cards += section.querySelectorAll("[data-indicator]").length;
      return isLater;
    });
    for (const section of later) section.dataset.later = "";
    for (const section of later) {
      await new Promise(requestAnimationFrame);
      delete section.dataset.later;
    }
    await this.settle();
  }

  // What is out of view is not drawn again at each tap, and keeps the height that it has. Who may have changed a height there
  // calls this: then all of it is laid out once more.
  async settle() {
    const turn = {};
    this.turn = turn;
    delete this.place.dataset.settled;
    await document.fonts.ready;
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    if (this.turn === turn && !this.place.querySelector("[data-later]")) this.place.dataset.settled = "";
  }

  // A card of a theme that is not in view, or null.
  aside(indicator) {
    const theme = themeWith(indicator);
    const element = theme && contentOf(theme).querySelector(`[data-indicator="${CSS.escape(indicator)}"]`);
    return element ? new Card(element.cloneNode(true), this.form) : null;
  }

  get shown() {
    return [...this.cards.values()].filter((card) => !card.element.closest("[hidden]"));
  }

  // `fits(indicator)` says whether a card belongs to what was chosen above the theme. A card that no longer fits stays until
  // the choice or the theme changes: nothing disappears under a finger.
  show(fits) {
    for (const [indicator, card] of this.cards) card.element.hidden = !fits(indicator);
    for (const section of this.place.querySelectorAll("[data-standard]"))
      section.hidden = !section.querySelector("[data-indicator]:not([hidden])");
    this.nothing.hidden = this.shown.length > 0;
    this.settle();
  }

  go(card) {
    if (!card) return;
    for (const section of this.place.querySelectorAll("[data-later]")) delete section.dataset.later;
    card.element.scrollIntoView({ block: "center" });
    const target = card.element.querySelector(".answers :checked") ?? card.element.querySelector(".answers input");
    target.focus({ preventScroll: true });
  }
}
