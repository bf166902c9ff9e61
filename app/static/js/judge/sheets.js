// The parts that stand in place of the themes, each at an address inside the page: #rooms, #earlier. Back and forward work.
// Made before the page of the themes, so that this is heard first: what that page goes to has to be in view.
import { markCurrent } from "./theme_view.js";

export class Sheets {
  // `theme()` is the theme that is behind them.
  constructor(theme) {
    this.theme = theme;
    this.sections = [...document.querySelectorAll("[data-sheet]")];
    this.shown = null;
    window.addEventListener("hashchange", () => this.follow());
  }

  follow() {
    const wanted = this.sections.find((section) => location.hash === `#${section.dataset.sheet}`) ?? null;
    if (wanted === this.shown) return;
    this.shown = wanted;
    for (const section of this.sections) section.hidden = section !== wanted;
    document.body.toggleAttribute("data-on-sheet", wanted !== null);
    markCurrent(wanted ? location.hash : `#theme-${this.theme()}`);
    if (!wanted) return;
    window.scrollTo(0, 0);
    wanted.querySelector("h2").focus({ preventScroll: true });
  }
}
