// Shows the page of a claim or an argument beside the map. On narrow screens boxes lead to their pages, as without this.
"use strict";

const wideEnough = window.matchMedia("(min-width: 64rem)");
let panel = null;
let cameFrom = "";

function closePanel() {
  if (!panel) return;
  panel.remove();
  panel = null;
  document.querySelector(".map").classList.remove("with-panel");
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

async function openPanel(address, from) {
  const page = await fetchPage(address).catch(() => null);
  if (!page?.querySelector("main h1")) {
    location.assign(address);
    return;
  }
  cameFrom = from || cameFrom;
  panel ??= makePanel();
  const head = document.createElement("p");
  head.className = "panel-head";
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "Open as a page";
  head.append(link);
  addButton(head, "Close", "Close the panel", closePanel);
  panel.replaceChildren(head, readContents(page, address));
  panel.scrollTop = 0;
  panel.querySelector("#panel-title").focus({ preventScroll: true });
  if (cameFrom) history.replaceState(history.state, "", `#${cameFrom}`);
}

// Whether an address is that of a claim or an argument of this debate, seen as the map is.
function isOfRecord(address) {
  if (address.origin !== location.origin || !address.pathname.startsWith(location.pathname)) return false;
  return /^(claims|arguments)\//.test(address.pathname.slice(location.pathname.length));
}

function followInPanel(event) {
  const link = event.target.closest("a[href]");
  if (!link || !isPlainClick(event) || link.closest(".panel-head")) return;
  const address = new URL(link.href);
  if (!isOfRecord(address) || address.hash) return;
  event.preventDefault();
  openPanel(address.href, "");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#map-box a");
  if (!link || event.defaultPrevented || !isPlainClick(event) || !wideEnough.matches) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (!isOfRecord(address)) return;
  event.preventDefault();
  openPanel(address.href, ownerOf(link));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel && box.contains(document.activeElement)) closePanel();
});
