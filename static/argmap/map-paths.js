// Lights the way from the box under the pointer, or with the focus, to the claims at the left.
"use strict";

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
  const svg = drawing();
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

lightPaths();
whenDrawn.push(lightPaths);
