// The keyboard on the map. Keys act while the focus is in the map alone, so that they are in nobody's way elsewhere.
"use strict";

// The boxes at the other ends of a box's lines, towards reasons or towards what it bears on; dots are passed through.
function listNeighbours(id, towards) {
  const [from, to] = towards === "reasons" ? ["target", "source"] : ["source", "target"];
  const edges = [...drawing().querySelectorAll(".edge")];
  const met = new Set([id]);
  const waiting = [id];
  const found = [];
  while (waiting.length) {
    const here = waiting.shift();
    for (const edge of edges.filter((one) => one.dataset[from] === here)) {
      const next = document.getElementById(edge.dataset[to]);
      if (!next || met.has(next.id)) continue;
      met.add(next.id);
      if (next.matches(".node, .argument")) found.push(next);
      else waiting.push(next.id);
    }
  }
  return found;
}

const middleOf = (part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

// The nearest of the boxes to a point, by how far it is above or below first.
function nearest(parts, point) {
  const far = (part) => Math.abs(middleOf(part).y - point.y) + Math.abs(middleOf(part).x - point.x) / 1000;
  return parts.sort((one, other) => far(one) - far(other))[0];
}

function stepFrom(part, key) {
  const here = middleOf(part);
  if (key === "ArrowRight") return nearest(listNeighbours(part.id, "reasons"), here);
  if (key === "ArrowLeft") return nearest(listNeighbours(part.id, "targets"), here);
  const { width } = part.getBoundingClientRect();
  const column = boxes().filter((one) => one !== part && Math.abs(middleOf(one).x - here.x) < width);
  const ahead = column.filter((one) => (key === "ArrowDown" ? middleOf(one).y > here.y : middleOf(one).y < here.y));
  return nearest(ahead, here);
}

function moveTo(part) {
  boxLink(part)?.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

const ACTIONS = {
  "+": () => zoomTo(zoom * ZOOM_STEP),
  "=": () => zoomTo(zoom * ZOOM_STEP),
  "-": () => zoomTo(zoom / ZOOM_STEP),
  0: () => zoomTo(1),
  f: fitMap,
  "/": () => document.getElementById("search-field")?.focus(),
  h: () => findStart() && moveTo(findStart()),
  n: () => document.querySelector("#tour [rel=next]")?.click(),
  p: () => document.querySelector("#tour [rel=prev]")?.click(),
  "?": () => {
    const list = document.getElementById("shortcuts");
    list.open = !list.open;
    if (list.open) list.querySelector("summary").focus();
  },
};

box.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const part = document.activeElement.closest("#map-box .node, #map-box .argument");
  const isArrow = event.key.startsWith("Arrow");
  if (part && isArrow) {
    const next = stepFrom(part, event.key);
    if (next) moveTo(next);
  } else if (part && (event.key === " " || event.key === "o")) {
    const badge = part.querySelector("a.expand") ?? part.querySelector("a.collapse");
    badge?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  } else if (ACTIONS[event.key]) ACTIONS[event.key]();
  else return;
  event.preventDefault();
});
