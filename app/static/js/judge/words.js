// Words come from the page; here they are filled in.
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

// The sentence for one or for many: `name` + "One" or "Many" of these words.
export function counted(words, name, num, more = {}) {
  return filled(words[`${name}${num === 1 ? "One" : "Many"}`], { num, ...more });
}

// A number as people write it, with at most two decimals; `text` of our own making has a point.
export function number(value, language) {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : language, { maximumFractionDigits: 2 }).format(value);
}

// An exact number as it stands in a field.
export function inField(text, language) {
  return language === "nl" ? text.replace(".", ",") : text;
}

// Made once for each language: making one takes longer than using it a hundred times.
const clocks = new Map();

export function moment(iso, language) {
  const clock = clocks.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  clocks.set(language, clock);
  return clock.format(new Date(iso));
}

export function megabytes(bytes, language) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: bytes < 1e7 ? 1 : 0 });
  return `${number.format(bytes / 1e6)} MB`;
}

// A copy of what lies in a template of the page.
export function part(id) {
  return document.getElementById(id).content.cloneNode(true);
}

export function chip(id, slug) {
  return document.getElementById(id).content.querySelector(`[data-verdict="${slug ?? ""}"]`).cloneNode(true);
}
