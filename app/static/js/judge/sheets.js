// The parts that stand in place of the themes, each at an address inside the page: #rooms, #earlier. Back and forward work.
// Made before the page of the themes, so that this is heard first: what that page goes to has to be in view.
import { markCurrent, startAtTop } from "./theme_view.js";

export class Sheets {
  // `behind()` is the view of the theme that is behind them.
  constructor(behind) {
    this.behind = behind;
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
    const view = this.behind();
    markCurrent(wanted ? location.hash : `#theme-${view.theme}`);
    startAtTop(wanted ?? view.place);
    // Nothing had a height while it was behind.
    view.settle();
  }
}
