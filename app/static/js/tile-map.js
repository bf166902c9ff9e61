// A map of squares is one stop of the Tab key, as a table with cells would be; the arrow keys walk over it, Home and End go
// to its first and last square.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
// A square beside the straight line is taken only where none lies nearer on it.
const ASIDE = 3;

// Which of the squares (x, y) lies next in the direction of this key, by its place in the list; -1: none.
export function nextSquare(squares, from, key) {
  if (key === "Home") return 0;
  if (key === "End") return squares.length - 1;
  const [right, down] = DIRECTIONS[key] ?? [0, 0];
  let best = -1;
  let least = Infinity;
  squares.forEach(({ x, y }, place) => {
    const along = (x - squares[from].x) * right + (y - squares[from].y) * down;
    const aside = Math.abs((x - squares[from].x) * down) + Math.abs((y - squares[from].y) * right);
    if (along > 0 && along + ASIDE * aside < least) {
      best = place;
      least = along + ASIDE * aside;
    }
  });
  return best;
}

function walkOver(map) {
  const links = [...map.querySelectorAll("a")];
  const squares = links.map((link) => {
    const { x, y } = link.querySelector(".tile");
    return { x: x.baseVal.value, y: y.baseVal.value };
  });
  const leave = (chosen) => links.forEach((link) => link.setAttribute("tabindex", link === chosen ? "0" : "-1"));
  leave(links.find((link) => link.querySelector(".is-current")) ?? links[0]);
  map.addEventListener("focusin", ({ target }) => leave(target));
  map.addEventListener("keydown", (event) => {
    // With these the browser goes back, or to another desktop.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextSquare(squares, links.indexOf(event.target), event.key);
    if (next < 0) return;
    event.preventDefault();
    links[next].focus();
  });
}

if (globalThis.document)
  for (const map of document.querySelectorAll("svg.tile-map")) if (map.querySelector("a")) walkOver(map);
