// The page of one theme is a plain form. Where scripts run, the page that stays on the tablet does the same and more; with
// `?form` in the address the form stays.
const { tablet } = document.getElementById("judge-form").dataset;

if (globalThis.indexedDB && !new URLSearchParams(location.search).has("form")) {
  const theme = document.getElementById("judge-form").dataset.theme;
  location.replace(`${tablet}${location.hash || `#theme-${theme}`}`);
}
