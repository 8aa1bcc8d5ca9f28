// Lights the way from the box under the pointer, or with the focus, to the claims at the left: a veil over the map, and over it the
// way once more. To fade each of the others would take the browser many times as long.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
// A pointer that only passes lights nothing.
const RESTS_AFTER = 60;
let leading = new Map();
let litFrom = "";
let resting = 0;

// What leads from a box to the claims at the left, as ids of boxes, dots and lines.
function followReasons(start) {
  const met = new Set([start]);
  const waiting = [start];
  while (waiting.length) {
    const now = waiting.pop();
    // An undercut hits a line: it goes on with that line.
    const line = now.startsWith("step-") ? document.getElementById(now.replace("step-", "relation-")) : null;
    for (const edge of [...(leading.get(now) ?? []), ...(line ? [line] : [])]) {
      met.add(edge.id);
      const target = edge.dataset.target;
      if (!met.has(target)) {
        met.add(target);
        waiting.push(target);
      }
    }
  }
  return met;
}

// A copy that is seen and nothing else: it is no link, and nobody else's id is on it.
function copyToSee(part) {
  const copy = part.cloneNode(true);
  for (const one of [copy, ...copy.querySelectorAll("[id], a, title")]) {
    one.removeAttribute("id");
    one.removeAttribute("href");
    if (one.localName === "title") one.remove();
  }
  return copy;
}

function putOut() {
  litFrom = "";
  drawing().classList.remove("lighting");
  for (const part of drawing().querySelectorAll(".lit")) part.classList.remove("lit");
  drawing().querySelector(".light")?.remove();
}

function light(start) {
  if (start === litFrom) return;
  putOut();
  const met = start ? followReasons(start) : new Set();
  if (met.size < 2) return;
  litFrom = start;
  const { x, y, width, height } = drawing().viewBox.baseVal;
  const veil = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ class: "veil", x, y, width, height })) veil.setAttribute(name, value);
  const way = drawing().querySelector(".graph").cloneNode(false);
  const found = [...met].map((id) => document.getElementById(id)).filter(Boolean);
  // Lines first, as in the map itself, so that they end at boxes and not on them.
  found.sort((one, other) => other.matches(".edge") - one.matches(".edge"));
  for (const part of found) {
    way.append(copyToSee(part));
    part.classList.add("lit");
  }
  const shown = document.createElementNS(SVG, "g");
  shown.classList.add("light");
  shown.setAttribute("aria-hidden", "true");
  shown.append(veil, way);
  drawing().append(shown);
  drawing().classList.add("lighting");
}

function lightSoon(event) {
  const start = event.target.closest?.(".node, .argument")?.id ?? "";
  clearTimeout(resting);
  if (event.type === "focusin") light(start);
  else resting = setTimeout(() => light(start || findFocused()), RESTS_AFTER);
}

const findFocused = () => document.activeElement?.closest?.("#map-box :is(.node, .argument)")?.id ?? "";

function readLines() {
  litFrom = "";
  leading = new Map();
  for (const edge of drawing().querySelectorAll(".edge")) {
    const from = edge.dataset.source;
    if (!leading.has(from)) leading.set(from, []);
    leading.get(from).push(edge);
  }
}

for (const kind of ["mouseover", "mouseleave", "focusin", "focusout"]) box.addEventListener(kind, lightSoon);
readLines();
whenDrawn.push(readLines);
