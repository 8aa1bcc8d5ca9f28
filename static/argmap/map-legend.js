// Makes the legend's entries buttons that light what has the sign, in place. Without this they lead to a map of those claims alone.
// Entries of one sort add to each other, those of different sorts narrow each other down.
"use strict";

const entries = [...document.querySelectorAll("a.sift")];
const CHIPS = { supports: "support", opposes: "oppose", conditional: "condition" };

const isChip = (part, name) => part.querySelector(`.fill-chip-${CHIPS[name]}`) !== null;
const kindOf = (edge) => (edge.dataset.kind === "undercuts" ? "undercuts" : edge.dataset.polarity);

const HAS = {
  relation: (part, name, lines) => lines.get(part.id)?.has(name) ?? false,
  position: isChip,
  standing: (part, name) => part.dataset.verdict === name,
};

// For each box and dot, the kinds of the lines that end there.
function gatherLines(edges) {
  const lines = new Map();
  for (const edge of edges) {
    for (const end of [edge.dataset.source, edge.dataset.target]) {
      if (!lines.has(end)) lines.set(end, new Set());
      lines.get(end).add(kindOf(edge));
    }
  }
  return lines;
}

function readChosen() {
  const chosen = new Map();
  for (const { dataset } of entries.filter((entry) => entry.getAttribute("aria-pressed") === "true")) {
    chosen.set(dataset.sort, [...(chosen.get(dataset.sort) ?? []), dataset.value]);
  }
  return chosen;
}

function lightChosen() {
  const svg = drawing();
  const edges = [...svg.querySelectorAll(".edge")];
  const chosen = readChosen();
  const lines = gatherLines(edges);
  const dark = new Set();
  svg.classList.toggle("choosing", chosen.size > 0);
  for (const part of boxes()) {
    const has = [...chosen].every(([sort, names]) => names.some((name) => HAS[sort](part, name, lines)));
    part.classList.toggle("chosen", has);
    if (!has) dark.add(part.id);
  }
  const met = new Set();
  for (const edge of edges) {
    const ends = [edge.dataset.source, edge.dataset.target];
    const kinds = chosen.get("relation");
    const has = (!kinds || kinds.includes(kindOf(edge))) && !ends.some((end) => dark.has(end));
    edge.classList.toggle("chosen", has);
    if (has) ends.forEach((end) => met.add(end));
  }
  for (const dot of svg.querySelectorAll(".inference, .step")) dot.classList.toggle("chosen", met.has(dot.id));
  return boxes().length - dark.size;
}

const nameOf = (entry) => `${entry.dataset.sort}-${entry.dataset.value}`;

function press(entry) {
  entry.setAttribute("aria-pressed", String(entry.getAttribute("aria-pressed") !== "true"));
  const count = lightChosen();
  const pressed = entries.filter((one) => one.getAttribute("aria-pressed") === "true");
  tellOwn({ lit: pressed.map(nameOf).join("~") });
  announcement.textContent = pressed.length ? `${count} boxes lit` : "Nothing is faded any more";
}

function followLit() {
  const lit = readOwn().lit.split("~");
  for (const entry of entries) entry.setAttribute("aria-pressed", String(lit.includes(nameOf(entry))));
  if (readChosen().size) document.getElementById("legend").open = true;
  lightChosen();
}

for (const entry of entries) {
  entry.setAttribute("role", "button");
  entry.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    press(entry);
  });
  entry.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    press(entry);
  });
}
window.addEventListener("popstate", followLit);
whenDrawn.push(lightChosen);
if (readOwn().lit) followLit();
else for (const entry of entries) entry.setAttribute("aria-pressed", "false");
