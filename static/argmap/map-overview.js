// A small picture of the whole map in the corner of its frame, with what is in view; a click or a drag brings that place into view.
// The keyboard has its own ways there: arrows from box to box, and search. It steps aside where a box with the focus lies under it.
"use strict";

const OVERVIEW = { width: 168, height: 120 };

const overview = document.createElementNS(SVG, "svg");
overview.classList.add("overview");
overview.setAttribute("aria-hidden", "true");
const viewMark = document.createElementNS(SVG, "rect");
viewMark.classList.add("in-view");
document.querySelector(".map-frame").append(overview);
// The frame's size, so that it need not be asked for while the map moves.
let shown = { width: box.clientWidth, height: box.clientHeight };

function drawOverview() {
  const { width, height } = naturalSize();
  const scale = Math.min(OVERVIEW.width / width, OVERVIEW.height / height);
  overview.setAttribute("viewBox", `0 0 ${width} ${height}`);
  overview.setAttribute("width", width * scale);
  overview.setAttribute("height", height * scale);
  const origin = drawing().getBoundingClientRect();
  const marks = boxes().map((part) => {
    const found = part.getBoundingClientRect();
    const mark = document.createElementNS(SVG, "rect");
    mark.setAttribute("class", part.dataset.polarity ?? part.dataset.rank ?? "");
    mark.setAttribute("x", (found.left - origin.left) / zoom);
    mark.setAttribute("y", (found.top - origin.top) / zoom);
    mark.setAttribute("width", found.width / zoom);
    mark.setAttribute("height", found.height / zoom);
    return mark;
  });
  overview.replaceChildren(...marks, viewMark);
  markView();
}

function markView() {
  const { width, height } = naturalSize();
  const { left, top } = place();
  const isAllInView = width * zoom <= shown.width + 1 && height * zoom <= shown.height + 1;
  overview.classList.toggle("needless", isAllInView);
  viewMark.setAttribute("x", left / zoom);
  viewMark.setAttribute("y", top / zoom);
  viewMark.setAttribute("width", Math.min(width, shown.width / zoom));
  viewMark.setAttribute("height", Math.min(height, shown.height / zoom));
}

function goThere(event) {
  if (!(event.buttons & 1)) return;
  event.preventDefault();
  overview.setPointerCapture(event.pointerId);
  const frame = overview.getBoundingClientRect();
  const { width, height } = naturalSize();
  box.scrollTo({
    left: ((event.clientX - frame.left) / frame.width) * width * zoom - box.clientWidth / 2 + margin.left,
    top: ((event.clientY - frame.top) / frame.height) * height * zoom - box.clientHeight / 2 + margin.top,
    behavior: "instant",
  });
}

function stepAside() {
  overview.classList.remove("aside");
  const part = document.activeElement.closest("#map-box :is(.node, .argument)");
  if (!part) return;
  const [one, other] = [part.getBoundingClientRect(), overview.getBoundingClientRect()];
  const isUnder = one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
  overview.classList.toggle("aside", isUnder);
}

let marking = 0;
function markSoon() {
  marking ||= requestAnimationFrame(() => {
    marking = 0;
    markView();
  });
}

for (const kind of ["pointerdown", "pointermove"]) overview.addEventListener(kind, goThere);
box.addEventListener("scroll", markSoon, { passive: true });
for (const kind of ["focusin", "scrollend"]) box.addEventListener(kind, () => requestAnimationFrame(stepAside));
new ResizeObserver(() => {
  shown = { width: box.clientWidth, height: box.clientHeight };
  markSoon();
}).observe(box);

drawOverview();
whenDrawn.push(drawOverview);
