// What earlier visits found: beside the norm it is about and in a list of its own. Carried over, and counted in nothing.
import { themeWith } from "./themes.js";
import { chip, part } from "./words.js";

function nameOf({ id, text }) {
  const isHere = Boolean(themeWith(id));
  const name = document.createElement(isHere ? "a" : "span");
  name.textContent = text;
  if (isHere) name.href = `#indicator-${id}`;
  return name;
}

export class Earlier {
  constructor(found = []) {
    this.found = found;
    this.byIndicator = new Map();
    for (const one of found)
      for (const norm of one.norms) this.byIndicator.set(norm.id, [...(this.byIndicator.get(norm.id) ?? []), { ...one, norm }]);
  }

  has(indicator) {
    return this.byIndicator.has(indicator);
  }

  showList(section) {
    document.querySelector(".theme-strip a[href$='#earlier']").closest("li").hidden = this.found.length === 0;
    section.querySelector("ol").replaceChildren(...this.found.map((one) => this.line(one)));
  }

  line(one) {
    const line = part("earlier-finding").firstElementChild;
    // A finding that nobody worded is called by its norms; with one norm that is said once.
    const isNorm = one.norms.length === 1 && one.norms[0].text === one.title;
    line.querySelector("[data-title]").replaceChildren(isNorm ? nameOf(one.norms[0]) : one.title);
    line.querySelector("[data-source]").textContent = one.source;
    line.querySelector("[data-norms]").replaceChildren(...one.norms.map((norm) => this.norm(norm, !isNorm)));
    showMeasures(line, one);
    return line;
  }

  norm(norm, isNamed) {
    const item = document.createElement("li");
    const level = norm.level ? [chip("level-chips", norm.level), " "] : [];
    item.append(...(isNamed ? [nameOf(norm), " "] : []), ...level, norm.remark);
    return item;
  }

  showOn(card) {
    for (const { norm, ...one } of this.byIndicator.get(card.dataset.indicator) ?? []) {
      const box = part("earlier-box").firstElementChild;
      box.querySelector("[data-level]").replaceWith(...(norm.level ? [chip("level-chips", norm.level)] : []));
      box.querySelector("[data-source]").textContent = one.source;
      box.querySelector("[data-remark]").textContent = norm.remark;
      showMeasures(box, one);
      card.querySelector("[data-problems]").before(box);
    }
  }
}

function showMeasures(place, { measures }) {
  place.querySelector("[data-measures]").replaceChildren(
    ...measures.map(({ description, about }) => {
      const item = part("earlier-measure").firstElementChild;
      item.querySelector("[data-description]").textContent = description;
      item.querySelector("[data-about]").textContent = about;
      return item;
    }),
  );
}
