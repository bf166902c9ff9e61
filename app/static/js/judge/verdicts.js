// All provisional verdicts of a visit, kept up to date one standard at a time.
import { progressOf, scoreStandard, verdictOfTheme } from "../verdict/scoring.js";

export class Verdicts {
  constructor(outline, log) {
    this.outline = outline;
    this.log = log;
    this.indicators = new Map();
    this.places = new Map();
    this.scored = new Map();
    for (const theme of outline.themes)
      for (const standard of theme.standards) {
        for (const indicator of standard.indicators) {
          this.indicators.set(indicator.id, indicator);
          this.places.set(indicator.id, { theme, standard });
        }
      }
    this.scoreAll();
  }

  scoreAll() {
    for (const theme of this.outline.themes) for (const standard of theme.standards) this.score(standard);
  }

  score(standard) {
    this.scored.set(standard.id, scoreStandard(this.outline, standard, this.log.current));
  }

  changed(indicator) {
    const place = this.places.get(indicator);
    if (place) this.score(place.standard);
  }

  standard(standard) {
    return { ...this.scored.get(standard.id), ...progressOf(standard.indicators, this.log.current) };
  }

  theme(theme) {
    const standards = theme.standards.map((standard) => this.scored.get(standard.id));
    const indicators = theme.standards.flatMap((standard) => standard.indicators);
    return {
      verdict: verdictOfTheme(this.outline, standards),
      failed: standards.reduce((sum, { failedKnockOuts }) => sum + failedKnockOuts, 0),
      ...progressOf(indicators, this.log.current),
    };
  }

  isOpen(indicator) {
    return !this.indicators.get(indicator)?.excluded && !this.log.current.has(indicator);
  }

  // The next open indicator: after this one in its theme, then in the themes that follow, then from the start.
  nextOpen(themeId, after = null) {
    const themes = this.outline.themes;
    const here = Math.max(0, themes.findIndex((theme) => theme.id === themeId));
    const idsOf = (theme) => theme.standards.flatMap((one) => one.indicators.map((indicator) => indicator.id));
    const own = idsOf(themes[here]);
    const place = own.indexOf(after) + 1;
    const others = [...themes.slice(here + 1), ...themes.slice(0, here)].flatMap(idsOf);
    return [...own.slice(place), ...others, ...own.slice(0, place)].find((id) => this.isOpen(id)) ?? null;
  }
}
