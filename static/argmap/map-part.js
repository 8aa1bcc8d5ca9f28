// Opens and closes boxes, and shows other parts of the map, in place: the page that a link leads to is fetched, its drawing put
// here, and the box that was chosen keeps its place on the screen. Back and forward go through what was shown.
"use strict";

const announcement = document.createElement("p");
announcement.className = "hidden";
announcement.setAttribute("role", "status");
document.querySelector(".map").append(announcement);

let latest = 0;
let shownSearch = askedOf(location.href);

// So that back, forward and a reload find the map where it was left.
const rememberPlace = () => history.replaceState({ ...history.state, ...place() }, "");

// What of the page tells of the map, or leads on from it; forms stay, because scripts may hang on them.
const TELLING = ["#tour", "#extent", ".views", ".viewpoint", ".take-away", ".map-filters", ".found"];
const FORMS = ["form.look", "form.search"];

async function fetchPage(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Has a form, and the links in it, carry on what those of the other page do.
function carryOn(here, there) {
  for (const kept of here.querySelectorAll("input[type=hidden]")) kept.remove();
  for (const kept of there.querySelectorAll("input[type=hidden]")) here.append(document.adoptNode(kept));
  const further = there.querySelectorAll("a[href]");
  here.querySelectorAll("a[href]").forEach((link, place) => {
    if (further[place]) link.setAttribute("href", further[place].getAttribute("href"));
  });
  Object.assign(here.dataset, there.dataset);
}

function takeOver(page) {
  drawing().replaceWith(document.adoptNode(page.querySelector("#map-box svg.argmap")));
  for (const name of TELLING) {
    const [here, there] = [document.querySelector(name), page.querySelector(name)];
    if (here && there) here.replaceWith(document.adoptNode(there));
    else here?.remove();
  }
  for (const name of FORMS) {
    const [here, there] = [document.querySelector(name), page.querySelector(name)];
    if (here && there) carryOn(here, there);
  }
  document.title = page.title;
  box.style.height = "";
  lookAt(place());
  for (const act of whenDrawn) act();
}

// Shows the map of an address; `anchor` is the id of the box that keeps its place. Where that cannot be, the browser goes there.
async function showPart(address, { anchor = "", push = true, state = null } = {}) {
  const turn = ++latest;
  box.setAttribute("aria-busy", "true");
  const page = await fetchPage(address).catch(() => null);
  if (turn !== latest) return;
  box.removeAttribute("aria-busy");
  if (!page?.querySelector("#map-box svg.argmap")) {
    location.assign(address);
    return;
  }
  const before = document.getElementById(anchor)?.getBoundingClientRect();
  const hadFocus = box.contains(document.activeElement) || document.getElementById("extent")?.contains(document.activeElement);
  if (push) rememberPlace();
  takeOver(page);
  if (push) history.pushState({}, "", withOwn(address, readOwn()));
  shownSearch = askedOf(location.href);
  settle(anchor, before, state);
  rememberPlace();
  if (hadFocus) restoreFocus(anchor);
  announcement.textContent = document.querySelector("#extent .shown")?.textContent ?? "";
}

function settle(anchor, before, state) {
  const after = document.getElementById(anchor);
  if (state?.zoom) lookAt(state);
  else if (before && after) {
    const now = after.getBoundingClientRect();
    const { left, top } = place();
    lookAt({ zoom, left: left + now.left - before.left, top: top + now.top - before.top });
  } else if (after) flyTo(after);
  else if (findStart()) {
    lookAt({ zoom, left: 0, top: 0 });
    centre(findStart());
  }
}

function restoreFocus(anchor) {
  const part = document.getElementById(anchor);
  const target = part ? boxLink(part) : box;
  target.focus({ preventScroll: true });
}

const isPlainClick = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function isOfThisMap(link) {
  const address = new URL(link.getAttribute("href"), location.href);
  return address.origin === location.origin && address.pathname === location.pathname && link.getAttribute("href")[0] !== "#";
}

// The box that a link on the map belongs to.
const ownerOf = (link) => link.closest(".node, .argument")?.id ?? "";

document.addEventListener("click", (event) => {
  const link = event.target.closest("#map-box a, #extent a");
  if (!link || event.defaultPrevented || !isPlainClick(event) || !isOfThisMap(link)) return;
  event.preventDefault();
  const address = new URL(link.getAttribute("href"), location.href);
  const anchor = ownerOf(link);
  if (anchor) address.hash = "";
  showPart(address.href, { anchor });
});

window.addEventListener("popstate", (event) => {
  // A step to another box of the same map is the browser's own affair.
  if (askedOf(location.href) === shownSearch) {
    if (event.state?.zoom) lookAt(event.state);
    return;
  }
  showPart(location.href, { push: false, state: event.state });
});

box.addEventListener("scrollend", () => !box.hasAttribute("aria-busy") && rememberPlace());
