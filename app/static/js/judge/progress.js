// What judgements change around the cards: verdicts, the strip of themes, the bar.
import { chip, filled } from "./words.js";

function verdictParts(verdict, isThin) {
  const thin = document.getElementById("verdict-chips").content.querySelector(".thin");
  return isThin ? [chip("verdict-chips", verdict), " ", thin.cloneNode(true)] : [chip("verdict-chips", verdict)];
}

export class Progress {
  constructor(form, verdicts) {
    this.form = form;
    this.words = form.dataset;
    this.verdicts = verdicts;
    this.openWords = form.querySelector("[data-open-count]");
    this.themeVerdict = form.querySelector("[data-theme-verdict]");
    this.nextButton = form.querySelector("[data-next-open]");
    this.entries = new Map(
      Array.from(document.querySelectorAll(".theme-strip a[href*='#theme-']"), (entry) => [entry.hash.slice("#theme-".length), entry]),
    );
  }

  showAll(current) {
    for (const theme of this.verdicts.outline.themes) this.showTheme(theme, theme.id === current);
  }

  showStandard(standard) {
    // By its id: looking through all cards would take longer than all else that follows a tap.
    const section = document.getElementById(`standard-${standard.id}`)?.closest("[data-standard]");
    if (!section) return;
    const { verdict, isThin, judged, total } = this.verdicts.standard(standard);
    section.querySelector("[data-standard-verdict]").replaceChildren(...verdictParts(verdict, isThin));
    section.querySelector("[data-standard-words]").textContent = filled(this.words.judged, { judged, total });
  }

  showTheme(theme, isCurrent) {
    const { verdict, failed, judged, total } = this.verdicts.theme(theme);
    const entry = this.entries.get(theme.id);
    if (entry) this.showEntry(entry, { failed, judged, total });
    if (!isCurrent) return;
    const open = total - judged;
    this.openWords.textContent = open ? filled(this.words.open, { open, total }) : this.words.done;
    this.themeVerdict.replaceChildren(...verdictParts(verdict, false));
    const next = this.verdicts.nextOpen(theme.id);
    this.nextButton.textContent = next ? this.words.next : this.words.finish;
  }

  showEntry(entry, { failed, judged, total }) {
    const percent = total ? Math.round((100 * judged) / total) : 0;
    entry.querySelector(".ring-value").setAttribute("stroke-dasharray", `${percent} 100`);
    const told = entry.querySelectorAll(".visually-hidden");
    told[0].textContent = filled(this.words.progress, { judged, total });
    entry.querySelector(".theme-flag")?.remove();
    told[1]?.remove();
    if (!failed) return;
    const flag = document.createElement("span");
    flag.className = "theme-flag";
    flag.setAttribute("aria-hidden", "true");
    flag.textContent = failed;
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = filled(this.words.failed, { number: failed });
    entry.querySelector(".theme-word").after(flag, words);
  }

  // Who else is where, and whose theme it is: hints, never locks.
  showPeople(people, division, person, current) {
    for (const [theme, entry] of this.entries) {
      const here = people.filter((one) => one.theme === theme).map(({ name }) => filled(this.words.here, { name }));
      const owner = division[theme];
      const isMine = owner?.id === person;
      entry.toggleAttribute("data-mine", isMine);
      entry.toggleAttribute("data-colleague", here.length > 0);
      const of = owner ? [filled(this.words.of, { name: isMine ? this.words.me : owner.name })] : [];
      entry.title = [...of, ...here].join(", ");
      if (theme === current) this.form.querySelector("[data-theme-people]").textContent = entry.title;
    }
  }
}

export function proposalWords(words, level, value) {
  if (level === undefined) return words.noNumber;
  if (level === null) return words.measured;
  const name = document.getElementById("level-chips").content.querySelector(`[data-verdict="${level}"]`).textContent;
  return filled(words.proposal, { value, level: name.trim().toLowerCase() });
}

