// The order by keyboard: one stop after the other, a key for each answer, and nothing typed is ever lost.
// Without this script the page is plain forms, and all of them work.
"use strict";

(() => {
  const bench = document.querySelector(".order-bench");
  if (!bench) return;
  const keysOff = "intake-keys-off";
  const passed = new Set(); // what the person left as it is, so that Enter does not lead back there
  let leading = null; // the stop that the running request came from

  const work = () => document.getElementById("work");
  const cards = () => [...work().querySelectorAll("[data-look]")];
  const main = (card) => card.querySelector("[data-main]");
  const cardOf = (element) => element && element.closest && element.closest("[data-look]");
  const dialog = document.getElementById("keys");
  const off = () => { try { return localStorage.getItem(keysOff) === "1"; } catch { return false; } };
  const writes = (element) => element instanceof HTMLInputElement && !["checkbox", "button", "submit"].includes(element.type)
    || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  const say = (text) => { document.getElementById("said").textContent = text; };

  // --- stops ----------------------------------------------------------------------------------------------------------

  // Tab stands on what needs a look, on Avsluta, and on nothing else between; with the keys turned off, on everything.
  function settle() {
    const stops = work().querySelector("[data-main], #finish");
    for (const element of work().querySelectorAll("summary, button, a, input:not([type=hidden]), select")) {
      const stop = element.matches("[data-main], [data-stop], #finish, .conflict *, [data-notice]") || (writes(element) && element === document.activeElement);
      if (off() || !stops || stop) element.removeAttribute("tabindex"); else element.tabIndex = -1;
    }
  }

  function open(card) {
    const first = card && main(card);
    if (!first) return false;
    first.focus();
    if (first instanceof HTMLInputElement) first.select();
    return true;
  }

  function onward() {
    const next = cards().find((card) => main(card) && !passed.has(card.id));
    if (next && open(next)) return;
    const finish = document.getElementById("finish");
    if (finish) finish.focus();
  }

  function back(element) {
    const holder = element.closest("details");
    const card = cardOf(element);
    if (writes(element) && "defaultValue" in element) element.value = element.defaultValue;
    if (element instanceof HTMLSelectElement) element.selectedIndex = [...element.options].findIndex((each) => each.defaultSelected);
    if (holder) { holder.open = false; holder.querySelector("summary").focus(); }
    if (card && main(card) && main(card) !== element) main(card).focus();
    else if (!holder) element.blur();
  }

  function change(element) {
    const place = element.closest("[data-path]") || cardOf(element);
    const input = place && place.querySelector("[data-input]");
    if (!input) return false;
    for (const holder of place.querySelectorAll("details")) if (holder.contains(input)) holder.open = true;
    input.focus();
    if (input.select) input.select();
    return true;
  }

  // What the program had read is put back: a stop again where it was in doubt.
  function restore(element) {
    const place = element.closest("[data-path]");
    const button = place && place.querySelector("[data-restore]");
    if (!button) return false;
    button.click();
    return true;
  }

  // Up and down lead through every value, also those that nobody needs to look at.
  function browse(step) {
    const all = [...work().querySelectorAll("[data-look] [data-main], .row > details > summary, .fact button, .folds summary")]
      .filter((element) => element.checkVisibility());
    const place = all.indexOf(document.activeElement);
    const next = all[place < 0 ? 0 : place + step];
    if (next) next.focus();
    return Boolean(next);
  }

  // --- keys -----------------------------------------------------------------------------------------------------------

  const letters = {
    e: () => change(document.activeElement),
    u: () => restore(document.activeElement),
    f: () => finish(),
    n: () => document.getElementById("next")?.click() ?? false,
    w: () => window.orderSheet?.act("width"),
    h: () => window.orderSheet?.act("whole"),
    o: () => window.orderSheet?.act("full"),
    z: () => window.orderSheet?.act("follow"),
    r: () => window.orderSheet?.act("turn"),
    "+": () => window.orderSheet?.act("in"),
    "-": () => window.orderSheet?.act("out"),
    "?": () => help(),
  };

  function finish() {
    const link = document.getElementById("finish");
    if (!link) return false;
    if (!("left" in link.dataset)) { link.click(); return true; }
    passed.clear();
    say(document.getElementById("left").textContent.trim());
    const target = work().querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
    if (!open(target)) link.focus();
    return true;
  }

  function help() {
    if (!dialog.open) dialog.showModal();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const card = cardOf(at);
    if (event.key === "Enter" && event.repeat) { event.preventDefault(); return; } // a key held down confirms nothing
    if (event.key === "Escape" && bench.contains(at)) { event.preventDefault(); back(at); return; }
    if (event.key === "PageDown" || event.key === "PageUp") {
      event.preventDefault();
      window.orderSheet?.act(event.key === "PageDown" ? "next" : "prev");
      return;
    }
    if (event.key === "F2" && change(at)) { event.preventDefault(); return; }
    if (event.key === "Enter" && writes(at) && at.form && at.form.matches(".edit")) {
      event.preventDefault();
      const accept = card && card.querySelector("[data-accept]");
      if (card && unchanged(at) && accept && !at.value) { accept.click(); return; }
      if (card && unchanged(at) && !accept) { pass(card); return; }
      at.form.requestSubmit();
      return;
    }
    const select = at instanceof HTMLSelectElement;
    if (card && /^[1-9]$/.test(event.key) && !off() && (!writes(at) || select)) {
      const choice = card.querySelector(`[data-choice="${event.key}"]`);
      if (choice) { event.preventDefault(); choice.click(); }
      return;
    }
    if (writes(at)) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (work().contains(at) || at === document.body)) {
      if (browse(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      return;
    }
    if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && at.matches("[data-choice]")) {
      const all = [...card.querySelectorAll("[data-choice]")];
      const next = all[all.indexOf(at) + (event.key === "ArrowRight" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
      return;
    }
    if (!off() && letters[event.key] && letters[event.key]() !== false) event.preventDefault();
  });

  const unchanged = (input) => input instanceof HTMLSelectElement
    ? [...input.options].every((each) => each.selected === each.defaultSelected || (!each.value && each.selected && !input.querySelector("[selected]")))
    : input.value === input.defaultValue;

  function pass(card) {
    passed.add(card.id);
    onward();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#finish[data-left]");
    if (link) { event.preventDefault(); finish(); }
    if (event.target.closest("[data-keep]")) {
      event.preventDefault();
      event.target.closest(".conflict").remove();
      dirty.clear();
      onward();
    }
    if (event.target.closest(".acts [data-change]")) {
      const summary = event.target.closest("summary");
      setTimeout(() => { if (summary.parentElement.open) change(summary); });
    }
  });

  document.querySelector("[data-help]").addEventListener("click", help);
  const turnOff = dialog.querySelector("[data-keys-off]");
  turnOff.checked = off();
  turnOff.addEventListener("change", () => {
    try { localStorage.setItem(keysOff, turnOff.checked ? "1" : "0"); } catch { /* private window: for this page only */ }
    settle();
  });

  // --- what is typed ----------------------------------------------------------------------------------------------------

  const dirty = new Map(); // id of the input → what was typed there and is not saved
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (!input.matches || !input.matches("[data-input]")) return;
    if (unchanged(input)) dirty.delete(input.id); else dirty.set(input.id, input.value);
    if (input.matches("[data-number]")) tellSum(input);
  });
  window.addEventListener("beforeunload", (event) => { if (dirty.size) event.preventDefault(); });

  // The check digit as it is typed. What counts is decided when it is saved.
  function tellSum(input) {
    const digits = input.value.replace(/[\s+-]/g, "");
    const told = input.form && input.form.querySelector("[data-sum]");
    if (!told) return;
    told.textContent = "";
    if (!/^(\d{2})?\d{10}$/.test(digits)) return;
    let sum = 0;
    [...digits.slice(-10)].forEach((digit, place) => {
      const each = Number(digit) * (place % 2 ? 1 : 2);
      sum += each > 9 ? each - 9 : each;
    });
    told.textContent = sum % 10 === 0 ? "✓" : "✗";
    told.dataset.right = String(sum % 10 === 0);
  }

  // --- after an answer of the server -------------------------------------------------------------------------------------

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target && event.detail.target.id === "work") {
      bench.setAttribute("aria-busy", "true");
      const restores = event.detail.elt.querySelector("[data-restore]") && event.detail.elt.closest("[data-path]");
      if (restores) passed.delete(`look-${restores.dataset.path}`);
      leading = { card: restores ? null : cardOf(event.detail.elt)?.id, inputs: [...event.detail.elt.querySelectorAll("[data-input]")].map((input) => input.id) };
    }
  });

  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(name, () => bench.removeAttribute("aria-busy"));
  }

  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "work" && [409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.body.addEventListener("htmx:afterSettle", (event) => {
    const remarks = document.querySelectorAll(".order-desk .remarks li").length;
    document.querySelector("[data-remarks]").textContent = remarks ? `(${remarks})` : "";
    if (event.detail.target.id !== "work" && event.target.id !== "work") return;
    const status = event.detail.xhr.status;
    if (leading && status === 200) {
      leading.inputs.forEach((id) => dirty.delete(id));
      if (leading.card && document.getElementById(leading.card)) passed.add(leading.card);
    }
    for (const [id, text] of dirty) {
      const input = document.getElementById(id);
      if (input) { input.value = text; for (let holder = input.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true; }
    }
    settle();
    const told = work().querySelector("[data-say]");
    if (told) say(told.textContent.replace(/\s+/g, " ").trim());
    const wrong = work().querySelector("[aria-invalid=true]");
    const notice = work().querySelector("[data-notice]");
    if (notice) notice.focus();
    else if (wrong) { wrong.focus(); if (wrong.select) wrong.select(); }
    else onward();
    if (document.activeElement !== document.body) attend(document.activeElement);
    leading = null;
    bench.removeAttribute("aria-busy");
  });

  function attend(element) {
    const place = element.closest("[data-check], [data-path]");
    if (!place) return;
    const paths = place.dataset.path ? [place.dataset.path] : [...place.querySelectorAll("[data-path]")].map((each) => each.dataset.path);
    if (paths.length) window.orderSheet?.highlight(paths);
    work().querySelectorAll(".on-it").forEach((each) => each.classList.remove("on-it"));
    place.classList.add("on-it");
    place.scrollIntoView({ block: "nearest" });
  }
  bench.addEventListener("focusin", (event) => attend(event.target));
  bench.addEventListener("pointerover", (event) => {
    const place = event.target.closest(".bears [data-path], .row[data-path]");
    if (place && window.orderSheet && place.matches(".bears *")) window.orderSheet.highlight([place.dataset.path]);
  });

  settle();
  const wrong = work().querySelector("[data-notice], [aria-invalid=true]");
  if (wrong) wrong.focus(); else if (!location.hash || location.hash === "#todo") onward();
  bench.dataset.ready = "";
})();
