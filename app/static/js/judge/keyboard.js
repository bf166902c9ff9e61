// Keys for a keyboard on the table: 1-5 answers, j and k move, n opens the note, p takes a photo.
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

export function listenToKeys(cards, { go }) {
  let place = -1;

  function move(step) {
    place = Math.min(Math.max(place + step, 0), cards.length - 1);
    go(cards[place]);
  }

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest("[data-indicator]");
    const found = cards.findIndex((card) => card.element === element);
    if (found >= 0) place = found;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING)) return;
    const card = cards[place];
    const answers = card?.element.querySelectorAll(".answers input") ?? [];
    const wanted = answers[Number(event.key) - 1];
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (card && wanted) {
      wanted.focus();
      wanted.click();
    } else if (card && event.key === "n") {
      card.element.querySelector(".remark").open = true;
      card.field("remark").focus();
    } else if (card && event.key === "p") card.field("photo").click();
    else return;
    event.preventDefault();
  });
}
