// The themes of the page, each in a template. What is in it lies there as a comment until it is first asked for: reading the
// cards of three hundred norms at once would keep a slow tablet busy for seconds.
export function themes() {
  return [...document.querySelectorAll("template[data-theme]")];
}

export function themeOf(id) {
  return document.querySelector(`template[data-theme="${CSS.escape(id)}"]`);
}

// What was not read yet, as text; null once it was.
function unread(template) {
  const first = template.content.firstChild;
  return first?.nodeType === Node.COMMENT_NODE ? first.data : null;
}

export function contentOf(template) {
  const text = unread(template);
  if (text !== null) template.innerHTML = text;
  return template.content;
}

// The theme in this place, to be filled in. One that was not read yet is read into the place itself.
export function putIn(place, template) {
  const text = unread(template);
  if (text === null) place.replaceChildren(template.content.cloneNode(true));
  else place.innerHTML = text;
}

// The theme that has a card for this indicator, or undefined; reads none.
export function themeWith(indicator) {
  return themes().find(
    (template) =>
      unread(template)?.includes(`data-indicator="${indicator}"`) ??
      template.content.querySelector(`[data-indicator="${CSS.escape(indicator)}"]`),
  );
}
