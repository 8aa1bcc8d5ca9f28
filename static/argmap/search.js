// Suggestions under the search field, by the combobox pattern of WAI-ARIA. Without it the form leads to the page of matches.
"use strict";

const MOST_WAIT = 150;

const searchForm = document.querySelector("form.search");
const field = searchForm.querySelector("input[type=search]");
const list = document.createElement("ul");
const told = document.createElement("p");
let chosen = -1;
let asked = 0;
let timer = 0;

function prepare() {
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Matches");
  told.className = "hidden";
  told.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);
  field.parentElement.append(list, told);
}

function closeList() {
  list.hidden = true;
  chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = [...list.children];
  chosen = options.length ? (index + options.length) % options.length : -1;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  if (chosen < 0) return;
  field.setAttribute("aria-activedescendant", options[chosen].id);
  options[chosen].scrollIntoView({ block: "nearest" });
}

// To the box where the map shows it; else to the part of the map around it.
function goTo(option) {
  closeList();
  const part = document.getElementById(option.dataset.box);
  const address = searchForm.dataset.map + encodeURIComponent(option.dataset.focus);
  if (part?.closest("#map-box")) {
    flyTo(part);
    boxLink(part).focus({ preventScroll: true });
  } else if (typeof showPart === "function") showPart(new URL(address, location.href).href, { anchor: option.dataset.box });
  else location.assign(address);
}

function makeOption(suggestion, index) {
  const option = document.createElement("li");
  option.id = `suggestion-${index}`;
  option.dataset.box = suggestion.id;
  option.dataset.focus = suggestion.focus;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const word = document.createElement("span");
  word.className = "note";
  word.textContent = ` ${suggestion.word}`;
  option.append(suggestion.title, word);
  // Before the field loses the focus, which closes the list.
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    goTo(option);
  });
  return option;
}

async function suggest() {
  const turn = ++asked;
  const question = field.value.trim();
  if (!question) return closeList();
  const answer = await fetch(`${searchForm.dataset.suggestions}?q=${encodeURIComponent(question)}`).catch(() => null);
  if (!answer?.ok || turn !== asked) return undefined;
  const { suggestions } = await answer.json();
  list.replaceChildren(...suggestions.map(makeOption));
  told.textContent = suggestions.length ? `${suggestions.length} suggestions` : "No suggestions";
  if (!suggestions.length || document.activeElement !== field) return closeList();
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  chosen = -1;
  return undefined;
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, MOST_WAIT);
});

field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && list.hidden) suggest();
  else if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp" && !list.hidden) choose(chosen - 1);
  else if (event.key === "Enter" && chosen >= 0) goTo(list.children[chosen]);
  else if (event.key === "Escape" && !list.hidden) closeList();
  else return;
  event.preventDefault();
});

field.addEventListener("blur", closeList);

prepare();
