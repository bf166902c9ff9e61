// Search by word through the norms of all themes; the texts are read from the templates of the page.
import { contentOf, themes } from "./themes.js";
import { filled } from "./words.js";

const MOST = 30;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Search {
  constructor(form) {
    this.words = form.dataset;
    this.field = form.querySelector("#tablet-search");
    this.list = form.querySelector("[data-found]");
    this.entries = null;
    this.field.addEventListener("input", () => this.show());
    this.list.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      this.field.value = "";
      this.show();
    });
    // What was typed before this was loaded.
    this.show();
  }

  read() {
    const entries = [];
    for (const template of themes())
      for (const element of contentOf(template).querySelectorAll("[data-indicator]")) {
        const text = element.querySelector(".indicator-text").firstChild.textContent.trim();
        const hint = element.querySelector(".unfold-text p")?.textContent ?? "";
        entries.push({
          indicator: element.dataset.indicator,
          text,
          theme: template.dataset.title,
          haystack: plain(`${text} ${hint} ${template.dataset.title}`),
        });
      }
    return entries;
  }

  show() {
    const words = plain(this.field.value).split(/\s+/).filter((word) => word.length > 1);
    this.list.hidden = words.length === 0;
    if (this.list.hidden) return;
    this.entries ??= this.read();
    const found = this.entries.filter((entry) => words.every((word) => entry.haystack.includes(word)));
    const count = document.createElement("li");
    count.className = "soft";
    count.textContent = filled(this.words.found, { number: found.length });
    this.list.replaceChildren(count, ...found.slice(0, MOST).map((entry) => this.line(entry)));
  }

  line({ indicator, text, theme }) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#indicator-${indicator}`;
    link.textContent = text;
    const where = document.createElement("span");
    where.className = "soft";
    where.textContent = ` ${theme}`;
    line.append(link, where);
    return line;
  }
}
