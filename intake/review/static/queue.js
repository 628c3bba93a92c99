// The queue by keys, and its list looked up again without losing one's place.
"use strict";
(() => {
  const queue = document.getElementById("queue"), glance = document.getElementById("glance");
  const found = document.getElementById("found"), search = document.getElementById("said-text");
  const keys = document.getElementById("keys"), on = document.getElementById("keys-on");
  const OFF = "intake-keys";

  // --- the list ---

  const links = () => [...document.querySelectorAll("#found a.open, #queue a.open")];
  const rowOf = (element) => element && element.closest && element.closest("tr[data-ref]");
  let current = null; // the reference that was last gone to
  let wanted = null; // the one that is shown in short, or asked for

  const goTo = (link) => {
    if (!link) return;
    link.focus({ preventScroll: true });
    link.closest("tr").scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const all = links();
    if (!all.length) return;
    const at = all.findIndex((link) => link === document.activeElement || (rowOf(link) && rowOf(link).contains(document.activeElement)));
    let next = at + by;
    if (at < 0) {
      const last = all.findIndex((link) => current && rowOf(link) && rowOf(link).dataset.ref === current);
      next = last < 0 ? 0 : last;
    }
    goTo(all[Math.min(all.length - 1, Math.max(0, next))]);
  };

  const selected = () => {
    const row = rowOf(document.activeElement);
    return row ? row.dataset.ref : null;
  };

  document.addEventListener("focusin", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    current = row.dataset.ref;
    if (!glance.hidden && wanted !== current && !glance.contains(event.target)) show(current);
  });

  // --- looked up again ---

  let shown = queue.innerHTML, asking = false, total = null;
  const count = () => {
    const number = queue.querySelector("[data-count=review]");
    return number ? parseInt(number.textContent.replace(/\D/g, ""), 10) : 0;
  };
  total = count();

  const again = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(queue.dataset.from, { headers: { "HX-Request": "true", "X-By-Itself": "1" }, credentials: "same-origin" });
      if (answer.status === 401) { document.dispatchEvent(new CustomEvent("intake:sign-in")); return; }
      if (!answer.ok) return; // said again at the next look
      const text = await answer.text();
      if (text === shown) return;
      shown = text;
      swap(text);
    } catch {
      // the server is away: the next look tries again
    } finally {
      asking = false;
    }
  };

  const swap = (text) => {
    const held = document.activeElement;
    const inside = queue.contains(held), id = inside ? held.id : null;
    const row = inside ? rowOf(held) : null;
    const place = row ? [...queue.querySelectorAll("tr[data-ref]")].indexOf(row) : -1;
    const top = row ? row.getBoundingClientRect().top : null;
    queue.innerHTML = text; // our own page's markup, as it came with the page itself
    htmx.process(queue);
    if (inside) {
      let back = id ? document.getElementById(id) : null;
      if (!back && row) {
        const rows = [...queue.querySelectorAll("tr[data-ref]")];
        const same = rows.find((each) => each.dataset.ref === row.dataset.ref) || rows[Math.min(place, rows.length - 1)];
        back = same ? same.querySelector("a.open") : null;
      }
      if (back) {
        back.focus({ preventScroll: true });
        if (top !== null && rowOf(back)) window.scrollBy(0, rowOf(back).getBoundingClientRect().top - top);
      }
    }
    const now = count();
    if (now > total) say(queue.querySelector("#group-review").textContent.trim().replace(/\s+/g, " "));
    total = now;
  };

  const say = (text) => {
    const said = document.getElementById("said");
    if (said) said.textContent = text;
  };

  queue.addEventListener("live", again);

  // --- in short, and what is done from there ---

  let then = null, coming = null;
  // Never asked for twice at once: an answer that is late would show what stood before something was done there.
  const show = (reference, after) => {
    const opened = glance.querySelector("#glance-open");
    if (after && !coming && opened && opened.textContent === reference) { after(); return; }
    then = after || null;
    wanted = reference;
    glance.hidden = false;
    if (coming === reference) return;
    coming = reference;
    htmx.ajax("GET", `/order/${reference}/glance`, { target: "#glance", swap: "innerHTML" })
      .finally(() => { if (coming === reference) coming = null; });
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== glance) return;
    coming = null;
    const opened = glance.querySelector("#glance-open");
    if (!opened) return;
    if (glance.hidden) { glance.hidden = false; wanted = opened.textContent; } // by the button of a row
    if (opened.textContent !== wanted) { show(wanted, then); return; } // an older answer came last
    if (then) then();
    then = null;
  });
  const focusOn = (id) => () => { const field = document.getElementById(id); if (field) field.focus(); };
  const press = (id) => () => { const button = document.getElementById(id); if (button) button.click(); };
  const take = () => {
    const to = document.getElementById("desk-to");
    const me = to && to.querySelector("[data-me]");
    if (!me) return;
    to.value = me.value;
    document.getElementById("desk-assign").click();
  };

  const close = () => {
    const back = current && document.getElementById(`row-${current}`);
    if (found.childElementCount) { found.replaceChildren(); search.value = ""; }
    else if (!glance.hidden) { glance.hidden = true; glance.replaceChildren(); wanted = null; }
    else return false;
    if (back) goTo(back);
    return true;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-close], .more");
    if (!button) return;
    if (button.matches(".more")) wanted = rowOf(button).dataset.ref; // htmx asks for it
    else close();
  });

  // --- keys ---

  on.checked = localStorage.getItem(OFF) !== "off";
  on.addEventListener("change", () => localStorage.setItem(OFF, on.checked ? "on" : "off"));
  document.getElementById("show-keys").addEventListener("click", () => keys.showModal());

  const typing = (element) => element.matches && element.matches("input, select, textarea, [contenteditable]");
  const withRow = (after) => () => { const reference = selected() || wanted; if (reference) show(reference, after); };
  const acts = {
    j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
    n: () => { const next = document.getElementById("next"); if (next) next.click(); },
    "/": () => search.focus(), "?": () => keys.showModal(),
    i: withRow(null), m: withRow(take), b: withRow(press("desk-urgent")),
    s: withRow(focusOn("desk-until")), g: withRow(focusOn("desk-to")), a: withRow(focusOn("desk-text")),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
    if (event.key === "Escape") {
      if (event.target === search && search.value) search.value = "";
      if (close()) event.preventDefault();
      else if (typing(event.target)) event.target.blur();
      return;
    }
    if (event.key === "ArrowDown" && event.target === search && links().length) { event.preventDefault(); goTo(links()[0]); return; }
    if (typing(event.target)) return;
    const act = acts[event.key];
    if (!act || (event.key.length === 1 && !on.checked)) return;
    event.preventDefault();
    act();
  });

  // Found: the first row is one key away.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== found) return;
    const first = found.querySelector("a.open");
    if (first) goTo(first);
  });

  // The list is narrowed at once; without scripts there is a button.
  const narrow = document.getElementById("narrow");
  narrow.classList.add("live");
  narrow.addEventListener("change", () => narrow.requestSubmit());
  narrow.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
})();
