// Shows the page of a claim, an argument or an actor beside the map. On narrow screens boxes lead to their pages, as without this.
"use strict";

const wideEnough = window.matchMedia("(min-width: 64rem)");
let panel = null;
let cameFrom = "";

function removePanel() {
  panel?.remove();
  panel = null;
  document.querySelector(".map").classList.remove("with-panel");
}

function closePanel() {
  if (!panel) return;
  removePanel();
  tellOwn({ read: "" });
  const part = document.getElementById(cameFrom);
  (part ? boxLink(part) : box).focus({ preventScroll: true });
}

// The contents of a record's page, with its addresses as they are there and one level of headings lower.
function readContents(page, address) {
  const contents = page.querySelector("main > article") ?? page.querySelector("main");
  for (const link of contents.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  for (const form of contents.querySelectorAll("form")) form.action = new URL(form.getAttribute("action") ?? "", address).href;
  const title = contents.querySelector("h1");
  const heading = document.createElement("h2");
  heading.id = "panel-title";
  heading.tabIndex = -1;
  heading.append(...title.childNodes);
  title.replaceWith(heading);
  return document.adoptNode(contents);
}

function makePanel() {
  const made = document.createElement("aside");
  made.className = "panel";
  made.setAttribute("aria-labelledby", "panel-title");
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });
  made.addEventListener("click", followInPanel);
  document.querySelector(".map-row").append(made);
  document.querySelector(".map").classList.add("with-panel");
  return made;
}

// What the address says of a record that is read: its path below the map's, and the place on its page.
function nameRecord(address) {
  const path = decodeURIComponent(address.pathname.slice(location.pathname.length)).replace(/\/$/, "");
  return path + decodeURIComponent(address.hash);
}

// As keys are written in addresses and ids: the browser's own function leaves some signs as they are.
const encodeKey = (key) =>
  encodeURIComponent(key).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function addressOf(name) {
  const [path, hash] = name.split("#");
  const address = new URL(`${location.pathname}${path.split("/").map(encodeURIComponent).join("/")}/`, location.href);
  address.search = askedOf(location.href);
  if (hash) address.hash = encodeKey(hash);
  return address;
}

function fillPanel(page, address) {
  panel ??= makePanel();
  const head = document.createElement("p");
  head.className = "panel-head";
  const link = document.createElement("a");
  link.href = address.href;
  link.textContent = "Open as a page";
  head.append(link);
  addButton(head, "Close", "Close the panel", closePanel);
  panel.replaceChildren(head, readContents(page, address));
  panel.scrollTop = 0;
  const place = address.hash.slice(1) || "panel-title";
  const told = panel.querySelector(`#${CSS.escape(place)}`) ?? panel.querySelector(`#${CSS.escape(decodeURIComponent(place))}`);
  told?.classList.toggle("told", Boolean(address.hash));
  // The panel alone, not the page.
  if (told && address.hash) panel.scrollTop = told.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
}

async function openPanel(address, from, { tell = true } = {}) {
  const page = await fetchPage(address).catch(() => null);
  if (!page?.querySelector("main h1")) {
    location.assign(address);
    return;
  }
  cameFrom = from || cameFrom;
  fillPanel(page, address);
  keepInView(cameFrom);
  if (!tell) return;
  panel.querySelector("#panel-title").focus({ preventScroll: true });
  tellOwn({ read: nameRecord(address) });
}

// The frame is narrower beside a panel: the box that is read stays in view.
function keepInView(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

// Has the panel show what the address says, after a step back or forward and at the start.
function followAddress() {
  const { read } = readOwn();
  if (!read) removePanel();
  else if (isOfRecord(addressOf(read))) openPanel(addressOf(read), idOfRecord(read), { tell: false });
}

// The id of the record's box.
function idOfRecord(name) {
  const [, kind, key] = name.split("#")[0].match(/^(claim|argument)s\/(.*)$/) ?? [];
  return kind ? `${kind}-${encodeURIComponent(key)}` : "";
}

// Whether an address is that of a record of this debate with a page that is read here, seen as the map is.
function isOfRecord(address) {
  if (address.origin !== location.origin || !address.pathname.startsWith(location.pathname)) return false;
  return /^(claims|arguments|actors)\/./.test(address.pathname.slice(location.pathname.length));
}

function followInPanel(event) {
  const link = event.target.closest("a[href]");
  if (!link || !isPlainClick(event) || link.closest(".panel-head")) return;
  const address = new URL(link.href);
  if (!isOfRecord(address)) return;
  event.preventDefault();
  openPanel(address, idOfRecord(nameRecord(address)));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#map-box a");
  if (!link || event.defaultPrevented || !isPlainClick(event) || !wideEnough.matches) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (!isOfRecord(address)) return;
  event.preventDefault();
  openPanel(address, ownerOf(link));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel && box.contains(document.activeElement)) closePanel();
});

window.addEventListener("popstate", followAddress);
followAddress();
