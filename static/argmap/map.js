// Makes the map easier to move in: zoom, and where it opens. Without it the map is all there: it scrolls, its boxes are links.
// The files that follow it (map-*.js) share what stands here.
"use strict";

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 3;
const ZOOM_STEP = 1.25;
const LEFT_MARGIN = 24;

const box = document.getElementById("map-box");
const zoomShown = document.createElement("output");
let zoom = 1;
// What is to happen whenever another drawing has taken the place of the one before.
const whenDrawn = [];

const drawing = () => box.querySelector("svg.argmap");
const boxLink = (part) => part.querySelector("a:not(.expand, .collapse)");
const boxes = () => [...drawing().querySelectorAll(".node, .argument")];

function naturalSize() {
  const { width, height } = drawing().viewBox.baseVal;
  return { width, height };
}

function applyZoom() {
  const { width, height } = naturalSize();
  drawing().setAttribute("width", width * zoom);
  drawing().setAttribute("height", height * zoom);
  zoomShown.textContent = `${Math.round(zoom * 100)} %`;
}

// Zooms so that the point (x, y) of the frame stays where it is.
function zoomTo(wanted, x = box.clientWidth / 2, y = box.clientHeight / 2) {
  const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted));
  const left = (box.scrollLeft + x) * (next / zoom) - x;
  const top = (box.scrollTop + y) * (next / zoom) - y;
  zoom = next;
  applyZoom();
  box.scrollTo({ left, top, behavior: "instant" });
  box.dispatchEvent(new Event("scroll"));
}

function fitMap() {
  const { width, height } = naturalSize();
  zoomTo(Math.min(box.clientWidth / width, box.clientHeight / height), 0, 0);
}

function addButton(place, text, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  place.append(button);
  return button;
}

function addZoom() {
  const place = document.querySelector(".zoom");
  addButton(place, "−", "Zoom out", () => zoomTo(zoom / ZOOM_STEP));
  addButton(place, "+", "Zoom in", () => zoomTo(zoom * ZOOM_STEP));
  addButton(place, "Fit", "Fit the whole map in the box", fitMap);
  addButton(place, "100 %", "100 %, the size in which it is readable", () => zoomTo(1));
  place.append(zoomShown);
  zoomShown.textContent = "100 %";
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
function centre(part) {
  const frame = box.getBoundingClientRect();
  const place = part.getBoundingClientRect();
  const inView = Math.min(frame.bottom, window.innerHeight) - frame.top;
  const height = inView > place.height ? inView : frame.height;
  box.scrollBy({
    left: place.left - frame.left - LEFT_MARGIN,
    top: place.top - frame.top - (height - place.height) / 2,
    behavior: "instant",
  });
}

// Brings a box into view, wherever it is.
function flyTo(part) {
  part.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
}

function findStart() {
  const focus = document.getElementById("extent")?.dataset.focus;
  const found = focus && document.getElementById(focus);
  return found || drawing().querySelector('[data-rank="main"], [data-rank="root"]');
}

function openAtStart() {
  const asked = location.hash && document.getElementById(location.hash.slice(1));
  const start = findStart();
  if (asked && drawing().contains(asked)) {
    // The browser itself brings what was asked for to the edge of the box, and only then is it our turn.
    window.addEventListener("load", () => requestAnimationFrame(() => flyTo(asked)));
  } else if (start) centre(start);
}

addZoom();
openAtStart();
