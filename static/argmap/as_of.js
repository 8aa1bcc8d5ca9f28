/* A slider over the dated events of a debate, and a button that plays them one after the other.

Without this script the links to the events before and after do the same. Each step is a page of its own: while it plays, the
tab remembers so, and the next page goes on. Nothing plays for those who asked for less motion. */

(() => {
  const box = document.querySelector(".as-of");
  const dates = box ? [...box.querySelectorAll("#moments option")] : [];
  if (dates.length < 2) return;
  const KEY = "argmap-plays";
  const WAIT = 2500;
  const field = box.querySelector("input[name='as_of']");
  const next = box.querySelector("a[rel='next']");

  function show(place) {
    field.value = dates[place].value;
    field.form.requestSubmit();
  }

  function findPlace() {
    const exact = dates.findIndex(date => date.value === field.value);
    if (exact >= 0) return exact;
    const last = dates.findLastIndex(date => field.value === "" || date.value <= field.value);
    return Math.max(last, 0);
  }

  function makeSlider() {
    const slider = document.createElement("input");
    const told = document.createElement("output");
    Object.assign(slider, { type: "range", min: 0, max: dates.length - 1, value: findPlace() });
    slider.setAttribute("aria-label", "As of: step through the dated events");
    const tell = () => {
      told.value = dates[slider.value].label.split(":")[0];
      slider.setAttribute("aria-valuetext", told.value);
    };
    slider.addEventListener("input", tell);
    slider.addEventListener("change", () => show(Number(slider.value)));
    tell();
    box.append(slider, told);
  }

  function makeButton() {
    const button = document.createElement("button");
    const plays = sessionStorage.getItem(KEY) === location.pathname;
    const name = goesOn => {
      button.textContent = goesOn ? "Stop" : "Play";
      button.setAttribute("aria-label", goesOn ? "Stop playing the debate" : "Play the debate through its dated events");
    };
    button.type = "button";
    name(plays);
    box.append(button);
    let timer = 0;
    const stop = () => {
      clearTimeout(timer);
      sessionStorage.removeItem(KEY);
      name(false);
    };
    button.addEventListener("click", () => {
      if (sessionStorage.getItem(KEY)) return stop();
      sessionStorage.setItem(KEY, location.pathname);
      return next ? next.click() : show(0);
    });
    if (!plays) return;
    if (next) timer = setTimeout(() => next.click(), WAIT);
    else stop();
    addEventListener("keydown", event => event.key === "Escape" && stop());
  }

  makeSlider();
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) makeButton();
})();
