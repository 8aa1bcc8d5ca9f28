// Ways to move the map: buttons, the wheel with Ctrl, two fingers, and dragging with a mouse. The plain wheel and one finger scroll,
// which the browser does by itself; outside the map's frame pages zoom as ever.
"use strict";

// A press that moves less than this is a click.
const DRAG_FROM = 5;
let next = null;

// Many events may come between two frames; the last one counts.
function glideSoon(wanted) {
  if (!next) requestAnimationFrame(() => {
    glideTo(next);
    next = null;
  });
  next = wanted;
}

const here = () => next ?? place();

// Where the frame is in the window. It does not move under a gesture, and to ask would have the browser lay all of it out.
let frame = null;
const findFrame = () => (held && frame ? frame : (frame = box.getBoundingClientRect()));

function addButton(where, text, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  where.append(button);
  return button;
}

function addZoom() {
  const where = document.querySelector(".zoom");
  addButton(where, "−", "Zoom out", () => zoomTo(zoom / ZOOM_STEP));
  addButton(where, "+", "Zoom in", () => zoomTo(zoom * ZOOM_STEP));
  addButton(where, "Fit", "Fit the map in its frame", fitMap);
  addButton(where, "100 %", "100 %, the size in which it is readable", () => zoomTo(1));
  where.append(zoomShown);
}

// A pinch on a touchpad is reported as a wheel with Ctrl.
function zoomByWheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const { left, top } = findFrame();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const from = here();
  const wanted = from.zoom * Math.exp(-event.deltaY * lines * 0.002);
  glideSoon(zoomAround(wanted, event.clientX - left, event.clientY - top, from));
}

// Two fingers zoom and move. Touch events and not pointer events: those end when the browser takes a finger for scrolling, and
// to keep it from that would be to take one finger's scrolling away.
function readFingers({ touches: [one, other] }) {
  const { left, top } = findFrame();
  return {
    x: (one.clientX + other.clientX) / 2 - left,
    y: (one.clientY + other.clientY) / 2 - top,
    apart: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
  };
}

let pinch = null;

function pinchBegins(event) {
  pinch = event.touches.length === 2 ? { from: here(), fingers: readFingers(event) } : null;
}

function pinchGoesOn(event) {
  if (!pinch || event.touches.length !== 2) return;
  event.preventDefault();
  const { from, fingers } = pinch;
  const now = readFingers(event);
  const wanted = zoomAround((from.zoom * now.apart) / fingers.apart, fingers.x, fingers.y, from);
  glideSoon({ ...wanted, left: wanted.left + fingers.x - now.x, top: wanted.top + fingers.y - now.y });
}

let drag = null;

function dragBegins(event) {
  if (event.pointerType !== "mouse" || event.button !== 0 || event.ctrlKey || event.shiftKey || event.altKey) return;
  // On a scrollbar the press is the browser's.
  if (!stage.contains(event.target)) return;
  drag = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop, moves: false };
}

function dragGoesOn(event) {
  if (!drag) return;
  if (!(event.buttons & 1)) return dragEnds();
  const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moves && Math.hypot(x, y) < DRAG_FROM) return;
  if (!drag.moves) box.setPointerCapture(event.pointerId);
  drag.moves = true;
  box.classList.add("dragged");
  box.scrollTo({ left: drag.left - x, top: drag.top - y, behavior: "instant" });
}

function dragEnds() {
  const moved = drag?.moves;
  drag = null;
  box.classList.remove("dragged");
  if (!moved) return;
  // The box under the pointer is not to be read because the map was dragged by it.
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  box.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => box.removeEventListener("click", swallow, { capture: true }));
}

addZoom();
box.addEventListener("wheel", zoomByWheel, { passive: false });
box.addEventListener("touchstart", pinchBegins, { passive: true });
box.addEventListener("touchmove", pinchGoesOn, { passive: false });
for (const kind of ["touchend", "touchcancel"]) box.addEventListener(kind, pinchBegins, { passive: true });
box.addEventListener("pointerdown", dragBegins);
box.addEventListener("pointermove", dragGoesOn);
for (const kind of ["pointerup", "pointercancel"]) box.addEventListener(kind, dragEnds);
box.addEventListener("dragstart", (event) => event.preventDefault());
// What room was left beside the map goes once it is out of view.
box.addEventListener("scrollend", () => (margin.left || margin.top) && !pinch && !next && lookAt(place()));
