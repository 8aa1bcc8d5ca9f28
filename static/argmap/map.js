// Makes the map easier to move in. Without it the map is all there: it scrolls, its boxes are links.
"use strict";

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 3;
const ZOOM_STEP = 1.25;
const LEFT_MARGIN = 24;

const box = document.getElementById("map-box");
const svg = box.querySelector("svg");
const natural = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
const shown = document.createElement("output");
let zoom = 1;

// Zooms so that the point (x, y) of the box stays where it is.
function zoomTo(wanted, x = box.clientWidth / 2, y = box.clientHeight / 2) {
  const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted));
  const left = (box.scrollLeft + x) * (next / zoom) - x;
  const top = (box.scrollTop + y) * (next / zoom) - y;
  zoom = next;
  svg.setAttribute("width", natural.width * zoom);
  svg.setAttribute("height", natural.height * zoom);
  box.scrollTo({ left, top, behavior: "instant" });
  shown.textContent = `${Math.round(zoom * 100)} %`;
}

function addButton(text, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  document.querySelector(".zoom").append(button);
}

function fitZoom() {
  return Math.min(box.clientWidth / natural.width, box.clientHeight / natural.height);
}

function addControls() {
  addButton("−", "Zoom out", () => zoomTo(zoom / ZOOM_STEP));
  addButton("+", "Zoom in", () => zoomTo(zoom * ZOOM_STEP));
  addButton("Fit", "Fit the whole map in the box", () => zoomTo(fitZoom(), 0, 0));
  addButton("100 %", "100 %, the size in which it is readable", () => zoomTo(1));
  document.querySelector(".zoom").append(shown);
  shown.textContent = "100 %";
  box.addEventListener("wheel", zoomByWheel, { passive: false });
}

// The plain wheel scrolls; with Ctrl (or a pinch, which browsers report so) it zooms the map and not the page.
function zoomByWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const frame = box.getBoundingClientRect();
  const factor = Math.exp(-event.deltaY * 0.002);
  zoomTo(zoom * factor, event.clientX - frame.left, event.clientY - frame.top);
}

// Brings a box at the left into the middle of that part of the frame which the window shows, without moving the page.
function centre(element) {
  const frame = box.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  const inView = Math.min(frame.bottom, window.innerHeight) - frame.top;
  const height = inView > place.height ? inView : frame.height;
  box.scrollBy({
    left: place.left - frame.left - LEFT_MARGIN,
    top: place.top - frame.top - (height - place.height) / 2,
    behavior: "instant",
  });
}

function openAtStart() {
  const asked = location.hash && document.getElementById(location.hash.slice(1));
  const main = svg.querySelector('[data-rank="main"], [data-rank="root"]');
  if (asked && svg.contains(asked)) {
    // The browser itself brings what was asked for to the edge of the box, and only then is it our turn.
    const show = () => asked.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    window.addEventListener("load", () => requestAnimationFrame(show));
  } else if (main) centre(main);
}

// What leads from a box to the claims at the left, as ids of boxes, dots and lines.
function followReasons(start, edges) {
  const met = new Set([start]);
  const waiting = [start];
  while (waiting.length) {
    const here = waiting.pop();
    // An undercut hits a line: it goes on with that line.
    const line = here.startsWith("step-") ? here.replace("step-", "relation-") : "";
    for (const edge of edges) {
      if (edge.dataset.source !== here && edge.id !== line) continue;
      met.add(edge.id);
      const next = edge.dataset.target;
      if (!met.has(next)) {
        met.add(next);
        waiting.push(next);
      }
    }
  }
  return met;
}

function lightPaths() {
  const edges = [...svg.querySelectorAll(".edge")];
  const parts = [...svg.querySelectorAll(".edge, .node, .argument, .inference, .step")];
  const light = (event) => {
    const node = event.target.closest(".node, .argument");
    const met = node ? followReasons(node.id, edges) : new Set();
    const isLit = met.size > 1;
    svg.classList.toggle("lighting", isLit);
    for (const part of parts) part.classList.toggle("lit", isLit && met.has(part.id));
  };
  for (const kind of ["mouseover", "focusin", "focusout", "mouseleave"]) svg.addEventListener(kind, light);
}

addControls();
openAtStart();
lightPaths();
