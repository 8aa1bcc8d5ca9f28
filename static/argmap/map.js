// Makes the map easier to move in: where it stands in its frame, and how large. Without it the map is all there: it scrolls, its
// boxes are links. The files that follow it (map-*.js) share what stands here.
//
// The drawing keeps its own size and is moved and scaled by a CSS transform, so that nothing in it is laid out anew. It lies on a
// stage, as large as it looks, which makes the scrollbars. Zooming keeps a point where it is, even at the map's edge: what room
// that leaves beside the map is taken away once it is out of view.
"use strict";

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 3;
const LEAST_READABLE = 0.4;
const ZOOM_STEP = 1.25;
const LEFT_MARGIN = 24;
const SETTLED_AFTER = 200;

const box = document.getElementById("map-box");
const stage = document.createElement("div");
const zoomShown = document.createElement("output");
const margin = { left: 0, top: 0 };
let exact = { left: 0, top: 0 };
let zoom = 1;
let settling = 0;
// While the map moves under somebody's hand: where it is to be, and how far its frame was scrolled when that began.
let held = null;
// What is to happen whenever another drawing has taken the place of the one before.
const whenDrawn = [];

const drawing = () => stage.querySelector("svg.argmap");
const boxLink = (part) => part.querySelector("a:not(.expand, .collapse, .chip)");
const boxes = () => [...drawing().querySelectorAll(".node, .argument")];

function naturalSize() {
  const { width, height } = drawing().viewBox.baseVal;
  return { width, height };
}

// Which place of the map, in pixels of the screen, is at the frame's upper left corner. Scrollbars know whole pixels only.
function place() {
  if (held) return held.wanted;
  const found = { left: box.scrollLeft - margin.left, top: box.scrollTop - margin.top };
  const isExact = Math.abs(found.left - exact.left) < 1 && Math.abs(found.top - exact.top) < 1;
  return { zoom, ...(isExact ? exact : found) };
}

const limitZoom = (wanted) => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted));

// Shows the map in this size with this place of it at the frame's upper left corner; negative where that is beside the map.
function lookAt(wanted) {
  held = null;
  clearTimeout(settling);
  zoom = limitZoom(wanted.zoom);
  exact = { left: wanted.left, top: wanted.top };
  const [left, top] = [Math.round(wanted.left), Math.round(wanted.top)];
  margin.left = Math.max(0, -left);
  margin.top = Math.max(0, -top);
  sizeStage(left, top);
  moveDrawing(margin.left + left - wanted.left, margin.top + top - wanted.top);
  stage.classList.remove("moving");
  zoomShown.textContent = `${Math.round(zoom * 100)} %`;
  box.scrollTo({ left: left + margin.left, top: top + margin.top, behavior: "instant" });
  box.dispatchEvent(new Event("scroll"));
}

// As large as the map, and as what is shown beside it.
function sizeStage(left, top) {
  const { width, height } = naturalSize();
  const [wide, high] = [box.clientWidth, box.clientHeight];
  stage.style.width = `${Math.max(margin.left + width * zoom, left + margin.left + wide)}px`;
  stage.style.height = `${Math.max(margin.top + height * zoom, top > 0 ? top + high : 0)}px`;
}

// The same while a gesture goes on, by the transform alone, which costs the browser neither layout nor paint; scrollbars follow
// when it rests.
function glideTo(wanted) {
  if (!held) {
    stage.classList.add("moving");
    // A frame that grew with its map would take the map from under the pointer.
    box.style.height = `${box.offsetHeight}px`;
  }
  held = { left: held?.left ?? box.scrollLeft, top: held?.top ?? box.scrollTop, wanted };
  zoom = limitZoom(wanted.zoom);
  moveDrawing(held.left - wanted.left, held.top - wanted.top);
  clearTimeout(settling);
  settling = setTimeout(() => lookAt(held.wanted), SETTLED_AFTER);
  box.dispatchEvent(new Event("scroll"));
}

function moveDrawing(x, y) {
  drawing().style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
}

// Where to look so that the point (x, y) of the frame stays where it is while the map changes its size.
function zoomAround(wanted, x, y, from = place()) {
  const next = limitZoom(wanted);
  const grown = next / from.zoom;
  return { zoom: next, left: (from.left + x) * grown - x, top: (from.top + y) * grown - y };
}

// By a button or a key: around the middle of what is shown, and with no room left beside the map.
function zoomTo(wanted) {
  box.style.height = "";
  const { width, height } = naturalSize();
  const [wide, high] = [box.clientWidth, box.clientHeight];
  const next = zoomAround(wanted, wide / 2, high / 2);
  next.left = Math.max(0, Math.min(next.left, width * next.zoom - wide));
  next.top = Math.max(0, Math.min(next.top, height * next.zoom - high));
  lookAt(next);
}

// All of it; of a map too long for that to be read, its width, and no larger than it is drawn.
function fitMap() {
  box.style.height = "";
  const { width, height } = naturalSize();
  const whole = Math.min(box.clientWidth / width, box.clientHeight / height);
  lookAt({ zoom: whole < LEAST_READABLE ? Math.min(1, box.clientWidth / width) : whole, left: 0, top: 0 });
}

// Brings a box at the left into the middle of that part of the frame which the window shows, without moving the page.
function centre(part) {
  const frame = box.getBoundingClientRect();
  const found = part.getBoundingClientRect();
  const inView = Math.min(frame.bottom, window.innerHeight) - frame.top;
  const height = inView > found.height ? inView : frame.height;
  box.scrollBy({
    left: found.left - frame.left - LEFT_MARGIN,
    top: found.top - frame.top - (height - found.height) / 2,
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
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const start = findStart();
  if (history.state?.zoom) lookAt(history.state);
  else if (asked && drawing().contains(asked)) {
    // The browser itself brings what was asked for to the edge of the box, and only then is it our turn.
    window.addEventListener("load", () => requestAnimationFrame(() => flyTo(asked)));
  } else if (start) centre(start);
}

stage.className = "stage";
stage.append(box.querySelector("svg.argmap"));
box.append(stage);
box.classList.add("staged");
lookAt({ zoom: 1, left: 0, top: 0 });
openAtStart();
