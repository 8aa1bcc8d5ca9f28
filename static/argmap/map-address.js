// What the address of this page says beside what the server is asked for: which record is read beside the map, and what is lit.
"use strict";

// What of an address the server is asked for; the rest, which is only about how this page shows it, is kept from one to the next.
const OWN = ["read", "lit"];

function askedOf(address) {
  const asked = new URL(address, location.href);
  for (const name of OWN) asked.searchParams.delete(name);
  return asked.search;
}

// An address with parameters of our own set, or with none of them; the others stay as they are written.
function withOwn(address, own) {
  const made = new URL(address, location.href);
  const kept = made.search.slice(1).split("&").filter((pair) => pair && !OWN.includes(pair.split("=")[0]));
  const added = OWN.filter((name) => own[name]).map((name) => `${name}=${encodeURIComponent(own[name])}`);
  made.search = [...kept, ...added].join("&");
  return made.href;
}

function readOwn() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(OWN.map((name) => [name, asked.get(name) ?? ""]));
}

// Notes something of our own in the address, as a step that Back undoes.
function tellOwn(own) {
  const address = withOwn(location.href, { ...readOwn(), ...own });
  if (address === location.href) return;
  rememberPlace();
  history.pushState(place(), "", address);
}
