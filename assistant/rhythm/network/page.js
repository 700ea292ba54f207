"use strict";
// Moving about on the map. It reads what the page holds and fetches nothing; without it the page is still whole.
(() => {
  const byId = (id) => document.getElementById(id);
  const map = byId("map");
  const picture = map.querySelector("svg");
  const search = byId("search");
  const said = byId("said");
  const entries = [...document.querySelectorAll("aside button")];
  const ties = [...picture.querySelectorAll(".ties > *")];
  const whole = picture.getAttribute("viewBox").split(" ").map(Number);
  const FURTHEST = 40;
  const READABLE = 0.45; // pixels for a unit of the map, below which a name is a smear
  let view = whole.slice();
  let chosen = "";

  // --- What is in view -------------------------------------------------------------------------

  const unit = () => {
    const box = picture.getBoundingClientRect();
    return Math.min(box.width / view[2], box.height / view[3]) || 1;
  };

  const show = (x, y, wide) => {
    const w = Math.min(Math.max(wide, whole[2] / FURTHEST), whole[2] * 1.5);
    const h = (w * whole[3]) / whole[2];
    // The middle stays on the map, so that nobody gets lost beside it.
    const mx = Math.min(Math.max(x + w / 2, whole[0]), whole[0] + whole[2]);
    const my = Math.min(Math.max(y + h / 2, whole[1]), whole[1] + whole[3]);
    view = [mx - w / 2, my - h / 2, w, h];
    picture.setAttribute("viewBox", view.map((number) => number.toFixed(2)).join(" "));
    picture.classList.toggle("far", unit() < READABLE);
  };

  const everything = () => show(whole[0], whole[1], whole[2]);
  const move = (right, down) => show(view[0] + right * view[2], view[1] + down * view[3], view[2]);
  const zoom = (by, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) =>
    show(x - (x - view[0]) * by, y - (y - view[1]) * by, view[2] * by);

  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return [point.x, point.y];
  };

  // --- Searching and choosing ------------------------------------------------------------------

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = new Map(entries.map((entry) => [entry, plain(entry.firstElementChild.textContent)]));
  const texts = new Map(entries.map((entry) => [entry, plain(entry.textContent)]));
  const wanted = () => plain(search.value).split(/\s+/).filter(Boolean);
  const having = (where, terms) => entries.filter((entry) => terms.every((term) => where.get(entry).includes(term)));
  const matching = () => (wanted().length ? having(texts, wanted()) : null);

  const light = (ids, near) => {
    for (const lit of picture.querySelectorAll(".on, .chosen")) lit.classList.remove("on", "chosen");
    picture.classList.toggle("dimmed", ids !== null);
    for (const id of ids ?? []) byId(id).classList.add("on");
    for (const tie of ids === null ? [] : ties) {
      const ends = [tie.dataset.from, tie.dataset.to];
      if (near ? ends.includes(near) : ends.every((end) => end === "p0" || ids.includes(end))) {
        tie.classList.add("on");
        if (near) for (const end of ends) byId(end).classList.add("on");
      }
    }
  };

  const filter = () => {
    chosen = "";
    const found = matching();
    for (const entry of entries) {
      entry.removeAttribute("aria-current");
      entry.parentElement.hidden = found !== null && !found.includes(entry);
    }
    for (const group of document.querySelectorAll("aside section")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    light(found === null ? null : found.map((entry) => entry.dataset.id), "");
    said.textContent = found === null ? "" : `${found.length} of ${entries.length} found`;
  };

  const choose = (id) => {
    const person = byId(id);
    const entry = entries.find((one) => one.dataset.id === id);
    if (!person || !entry) return;
    chosen = id;
    light([id], id);
    person.classList.add("chosen");
    for (const one of entries) one.toggleAttribute("aria-current", false);
    entry.setAttribute("aria-current", "true");
    entry.scrollIntoView({ block: "nearest" });
    said.textContent = [...entry.children].map((part) => part.textContent).join(": ");
    const dot = person.querySelector(".dot");
    const wide = Math.min(view[2], Math.max(Math.min(600, whole[2] * 0.6), whole[2] / 8));
    const [x, y] = [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))];
    show(x - wide / 2, y - (wide * whole[3]) / whole[2] / 2, wide);
  };

  const nobody = () => {
    search.value = "";
    filter();
  };

  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const found = matching() ?? entries;
    const best = having(names, wanted())[0] ?? found[0]; // somebody of that name before those who know them
    if (event.key === "Enter" && best && wanted().length) choose(best.dataset.id);
    else if (event.key === "ArrowDown" && found.length) found[0].focus();
    else if (event.key === "Escape") nobody();
    else return;
    event.preventDefault();
  });
  byId("people").addEventListener("click", (event) => {
    const entry = event.target.closest("button");
    if (entry) choose(entry.dataset.id);
  });
  byId("people").addEventListener("keydown", (event) => {
    const seen = entries.filter((entry) => !entry.parentElement.hidden);
    const here = seen.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (here < 0 || !step) return;
    (seen[here + step] ?? (step < 0 ? search : seen[here])).focus();
    event.preventDefault();
  });

  // --- Keys, buttons, pointers -----------------------------------------------------------------

  const KEYS = {
    ArrowLeft: () => move(-0.15, 0),
    ArrowRight: () => move(0.15, 0),
    ArrowUp: () => move(0, -0.15),
    ArrowDown: () => move(0, 0.15),
    "+": () => zoom(0.8),
    "=": () => zoom(0.8),
    "-": () => zoom(1.25),
    0: everything,
  };
  map.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    KEYS[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (chosen || search.value)) nobody();
    if (event.key !== "/" || (event.target === search && search.value)) return;
    search.focus();
    event.preventDefault();
  });
  byId("nearer").addEventListener("click", () => zoom(0.8));
  byId("farther").addEventListener("click", () => zoom(1.25));
  byId("all").addEventListener("click", everything);
  for (const box of document.querySelectorAll(".show input")) {
    box.addEventListener("change", () => picture.classList.toggle(`no-${box.value}`, !box.checked));
  }

  map.addEventListener("wheel", (event) => {
    zoom(Math.min(Math.max(1.0015 ** event.deltaY, 0.5), 2), ...at(event));
    event.preventDefault();
  }, { passive: false });

  const held = new Map();
  let moved = 0;
  const apart = () => {
    const [one, other] = [...held.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
  };
  map.addEventListener("pointerdown", (event) => {
    if (held.size === 0) moved = 0;
    held.set(event.pointerId, event);
  });
  map.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const far = held.size === 2 ? apart() : 0;
    held.set(event.pointerId, event);
    moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    if (moved < 4) return;
    if (!map.hasPointerCapture(event.pointerId)) map.setPointerCapture(event.pointerId);
    map.classList.add("held");
    if (held.size === 2) {
      zoom(far / apart(), ...at(event));
    } else if (held.size === 1) {
      const each = unit();
      show(view[0] - (event.clientX - before.clientX) / each, view[1] - (event.clientY - before.clientY) / each, view[2]);
    }
  });
  const release = (event) => {
    held.delete(event.pointerId);
    map.classList.remove("held");
  };
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);
  map.addEventListener("click", (event) => {
    if (moved >= 4) return; // that was a drag
    const person = event.target.closest(".person");
    if (person && person.id !== "p0") choose(person.id);
    else nobody();
  });
  window.addEventListener("resize", () => show(view[0], view[1], view[2]));
  everything();
})();
