// Has the address tell which lists of the outline are open, so that a link to it, and the map that it leads to, show the same.
"use strict";

const folding = document.querySelector(".folding");
const debate = location.pathname.slice(0, location.pathname.lastIndexOf("/outline/") + 1);
let state = folding.dataset.state;

// The last word on a box counts, so that no more has to be known of the other parameters.
function write(name, isOpen) {
  const query = new URLSearchParams(state);
  for (const way of ["open", "close"]) {
    const others = query.getAll(way).filter((other) => other !== name);
    query.delete(way);
    for (const other of others) query.append(way, other);
  }
  query.append(isOpen ? "open" : "close", name);
  return `?${query}`;
}

function carryOn(next) {
  const before = new URL(state || "?", location.href).search;
  for (const link of document.querySelectorAll("a[href]:not([href^='#'])")) {
    const address = new URL(link.href);
    if (address.origin !== location.origin || !address.pathname.startsWith(debate) || address.search !== before) continue;
    address.search = next;
    link.href = address.href;
  }
  state = next;
  history.replaceState(history.state, "", `${location.pathname}${next}${location.hash}`);
}

// An event of a list that the page opens with comes after this has begun; only what a reader does counts.
for (const list of document.querySelectorAll("details.beneath[data-name]")) {
  let wasOpen = list.open;
  list.addEventListener("toggle", () => {
    if (list.open === wasOpen) return;
    wasOpen = list.open;
    carryOn(write(list.dataset.name, list.open));
  });
}

function openWayTo(id) {
  for (let list = document.getElementById(id)?.closest("details"); list; list = list.parentElement.closest("details")) list.open = true;
  document.getElementById(id)?.scrollIntoView();
}

const follow = () => location.hash && openWayTo(decodeURIComponent(location.hash.slice(1)));
window.addEventListener("hashchange", follow);
follow();
