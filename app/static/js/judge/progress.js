// What judgements change around the cards: verdicts, the strip of themes, the bar. All words come from the page or server.
function chip(verdict, thin) {
  const kept = document.getElementById("verdict-chips").content;
  const parts = [kept.querySelector(`[data-verdict="${verdict}"]`).cloneNode(true)];
  if (thin) parts.push(" ", kept.querySelector(".thin").cloneNode(true));
  return parts;
}

export class Progress {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector(".judge-state");
    this.stateWords = form.querySelector("[data-saved-state]");
    this.openWords = form.querySelector("[data-open-count]");
    this.themeVerdict = form.querySelector("[data-theme-verdict]");
  }

  // Waiting and asking are marked; a word says which.
  say(words, isWaiting) {
    this.stateWords.textContent = words;
    this.state.toggleAttribute("data-waiting", isWaiting);
  }

  follow(answer) {
    for (const [id, standard] of Object.entries(answer.standards)) {
      const section = this.form.querySelector(`[data-standard="${CSS.escape(id)}"]`);
      if (!section) continue;
      section.querySelector("[data-standard-verdict]").replaceChildren(...chip(standard.verdict, standard.thin));
      section.querySelector("[data-standard-words]").textContent = standard.words;
    }
    for (const [id, theme] of Object.entries(answer.themes)) this.followTheme(id, theme);
  }

  followTheme(id, theme) {
    if (id === this.form.dataset.theme) {
      this.openWords.textContent = theme.words;
      this.themeVerdict?.replaceChildren(...chip(theme.verdict, false));
    }
    const entry = document.querySelector(`.theme-strip a[href$="/judge/${CSS.escape(id)}"]`);
    if (!entry) return;
    const percent = theme.total ? Math.round((100 * theme.judged) / theme.total) : 0;
    entry.querySelector(".ring-value").setAttribute("stroke-dasharray", `${percent} 100`);
    const told = entry.querySelectorAll(".visually-hidden");
    told[0].textContent = theme.progress;
    entry.querySelector(".theme-flag")?.remove();
    told[1]?.remove();
    if (theme.failed) {
      const flag = document.createElement("span");
      flag.className = "theme-flag";
      flag.setAttribute("aria-hidden", "true");
      flag.textContent = theme.failed;
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = theme.failed_words;
      entry.append(flag, words);
    }
  }
}
