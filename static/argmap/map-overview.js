// A small picture of the whole map in the corner of its frame, with what is in view; a click brings that place into view.
"use strict";

const OVERVIEW = { width: 168, height: 120 };
const SVG = "http://www.w3.org/2000/svg";

const overview = document.createElementNS(SVG, "svg");
overview.classList.add("overview");
overview.setAttribute("aria-hidden", "true");
const viewMark = document.createElementNS(SVG, "rect");
viewMark.classList.add("in-view");
document.querySelector(".map-frame").append(overview);

function drawOverview() {
  const { width, height } = naturalSize();
  const scale = Math.min(OVERVIEW.width / width, OVERVIEW.height / height);
  overview.setAttribute("viewBox", `0 0 ${width} ${height}`);
  overview.setAttribute("width", width * scale);
  overview.setAttribute("height", height * scale);
  const origin = drawing().getBoundingClientRect();
  const marks = boxes().map((part) => {
    const place = part.getBoundingClientRect();
    const mark = document.createElementNS(SVG, "rect");
    mark.setAttribute("class", part.dataset.polarity ?? part.dataset.rank ?? "");
    mark.setAttribute("x", (place.left - origin.left) / zoom);
    mark.setAttribute("y", (place.top - origin.top) / zoom);
    mark.setAttribute("width", place.width / zoom);
    mark.setAttribute("height", place.height / zoom);
    return mark;
  });
  overview.replaceChildren(...marks, viewMark);
  markView();
}

function markView() {
  const { width, height } = naturalSize();
  const isAllInView = width * zoom <= box.clientWidth + 1 && height * zoom <= box.clientHeight + 1;
  overview.classList.toggle("needless", isAllInView);
  viewMark.setAttribute("x", box.scrollLeft / zoom);
  viewMark.setAttribute("y", box.scrollTop / zoom);
  viewMark.setAttribute("width", Math.min(width, box.clientWidth / zoom));
  viewMark.setAttribute("height", Math.min(height, box.clientHeight / zoom));
}

overview.addEventListener("click", (event) => {
  const frame = overview.getBoundingClientRect();
  const { width, height } = naturalSize();
  box.scrollTo({
    left: ((event.clientX - frame.left) / frame.width) * width * zoom - box.clientWidth / 2,
    top: ((event.clientY - frame.top) / frame.height) * height * zoom - box.clientHeight / 2,
    behavior: "instant",
  });
});
box.addEventListener("scroll", markView, { passive: true });
new ResizeObserver(markView).observe(box);

drawOverview();
whenDrawn.push(drawOverview);
