// Words come from the page; here they are filled in.
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

export function moment(iso, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
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
