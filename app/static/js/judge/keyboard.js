// Keys for a keyboard on the table: 1-5 answers, j and k move, n opens the note, p takes a photo.
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

// `cards()` gives the cards in view, in order; `go(card)` moves there.
export function listenToKeys(cards, { go }) {
  let current = null;

  function move(step) {
    const shown = cards();
    const place = shown.findIndex((card) => card.element === current?.element);
    go(shown[Math.min(Math.max(place + step, 0), shown.length - 1)]);
  }

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest("[data-indicator]");
    current = cards().find((card) => card.element === element) ?? current;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING)) return;
    if (document.querySelector("dialog[open]")) return;
    const answers = cards().includes(current) ? current.element.querySelectorAll(".answers input") : [];
    const wanted = answers[Number(event.key) - 1];
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (wanted) {
      wanted.focus();
      wanted.click();
    } else if (answers.length && event.key === "n") {
      current.element.querySelector(".remark").open = true;
      current.field("remark").focus();
    } else if (answers.length && event.key === "p") current.field("photo").click();
    else return;
    event.preventDefault();
  });
}
