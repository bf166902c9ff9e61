// What a reviewer asks to change: the norms that are named, as links, above the theme.
import { contentOf, themeWith } from "./themes.js";

export class Asked {
  constructor(form, visit) {
    this.visit = visit;
    this.part = form.querySelector("[data-asked-part]");
    this.list = this.part.querySelector("[data-asked-list]");
  }

  show() {
    const asked = this.visit.changes_asked ?? [];
    this.part.hidden = asked.length === 0;
    this.list.replaceChildren(...asked.map((indicator) => this.line(indicator)));
  }

  line(indicator) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#indicator-${indicator}`;
    link.textContent = this.words(indicator);
    line.append(link);
    return line;
  }

  words(indicator) {
    const theme = themeWith(indicator);
    if (!theme) return indicator;
    const text = contentOf(theme).querySelector(`[data-indicator="${CSS.escape(indicator)}"] .indicator-text`);
    return text.firstChild.textContent.trim();
  }
}
