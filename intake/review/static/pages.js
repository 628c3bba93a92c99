// Cards of pages: moved by keys or by dragging. What is posted is where the cards stand, in the order they stand in.
"use strict";
(() => {
  const form = document.getElementById("pages");
  if (!form) return;
  const board = form.querySelector(".board");
  const save = document.getElementById("save");
  const said = document.getElementById("said");
  const say = (text) => { if (said) said.textContent = text; };

  const columns = () => [...board.querySelectorAll(".column:not(.fixed)")];
  const list = (column) => column.querySelector(".cards");
  const orders = () => columns().filter((column) => !column.classList.contains("none") && !column.classList.contains("fresh"));
  const title = (column) => column.querySelector("h2 span").textContent;
  const picture = () => JSON.stringify(columns().map((column) => [column.dataset.key, [...list(column).children].map((card) => card.dataset.page)]).filter(([, cards]) => cards.length));
  const first = picture();
  let fresh = 1;

  // There is always one empty column for a new order; one that got a page becomes an order like the others.
  const tidy = () => {
    for (const column of board.querySelectorAll(".column.fresh")) {
      if (!list(column).children.length) continue;
      column.classList.remove("fresh");
      const next = column.cloneNode(true);
      fresh += 1;
      next.classList.add("fresh");
      next.dataset.key = `new-${fresh}`;
      next.querySelector("h2").id = `new-${fresh}`;
      next.setAttribute("aria-labelledby", `new-${fresh}`);
      list(next).replaceChildren();
      column.querySelector("h2 span").textContent += ` ${fresh - 1}`;
      column.querySelector("h2 kbd").classList.add("digit");
      column.after(next);
    }
    orders().forEach((column, index) => { const key = column.querySelector("kbd.digit"); if (key) key.textContent = index < 9 ? String(index + 1) : ""; });
    for (const column of columns()) {
      for (const card of list(column).children) card.querySelector("input").value = column.dataset.key;
      const lost = column.querySelector(".lost");
      if (lost) lost.classList.toggle("warning", !JSON.parse(first).some(([key, cards]) => key === column.dataset.key && JSON.stringify(cards) === JSON.stringify([...list(column).children].map((card) => card.dataset.page))));
    }
    save.disabled = picture() === first;
  };

  const move = (card, column, before = null) => {
    if (!card || !column) return;
    const twin = [...list(column).children].find((other) => other !== card && other.dataset.page === card.dataset.page);
    if (twin) { card.remove(); card = twin; } else if (before) before.before(card); else list(column).append(card);
    tidy();
    card.focus();
    say(`${card.querySelector("strong").textContent} → ${title(column)}`);
  };

  const also = (card) => {
    const copy = card.cloneNode(true);
    move(copy, board.querySelector(".column.fresh"));
  };

  board.addEventListener("keydown", (event) => {
    const card = event.target.closest(".card");
    if (!card || card.classList.contains("fixed") || event.ctrlKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const cards = [...board.querySelectorAll(".card:not(.fixed)")];
    const at = cards.indexOf(card);
    let done = true;
    if (event.altKey && (key === "arrowleft" || key === "arrowup")) { const other = card.previousElementSibling; if (other) { other.before(card); tidy(); card.focus(); } }
    else if (event.altKey && (key === "arrowright" || key === "arrowdown")) { const other = card.nextElementSibling; if (other) { other.after(card); tidy(); card.focus(); } }
    else if (event.altKey) done = false;
    else if (key === "arrowleft" || key === "arrowup") (cards[at - 1] || card).focus();
    else if (key === "arrowright" || key === "arrowdown") (cards[at + 1] || card).focus();
    else if (/^[1-9]$/.test(key)) move(card, orders()[Number(key) - 1]);
    else if (key === "n") move(card, board.querySelector(".column.fresh"));
    else if (key === "0") move(card, board.querySelector(".column.none"));
    else if (key === "d") also(card);
    else if (key === "r") turn(card);
    else if (key === "enter") (document.querySelector("#again.asked button") || save).focus();
    else done = false;
    if (done) event.preventDefault();
  });

  // A page that lies wrong is turned here to see it, and read again that way when the person says so.
  const turn = (card) => {
    const degrees = (Number(card.dataset.turn || 0) + 90) % 360;
    for (const same of board.querySelectorAll(`.card[data-page="${card.dataset.page}"]`)) same.dataset.turn = String(degrees);
    const turns = document.getElementById("turns");
    turns.replaceChildren();
    const seen = new Set();
    for (const other of board.querySelectorAll(".card[data-turn]:not([data-turn='0'])")) {
      if (seen.has(other.dataset.page)) continue;
      seen.add(other.dataset.page);
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = `turn.${other.dataset.page}`;
      input.value = other.dataset.turn;
      turns.append(input);
    }
    document.getElementById("again").classList.toggle("asked", seen.size > 0);
    say(`${card.querySelector("strong").textContent}: ${degrees}°`);
  };
  board.addEventListener("click", (event) => { const button = event.target.closest(".turn"); if (button) turn(button.closest(".card")); });

  let dragged = null;
  board.addEventListener("dragstart", (event) => { dragged = event.target.closest(".card:not(.fixed)"); if (dragged) event.dataTransfer.effectAllowed = "move"; });
  board.addEventListener("dragover", (event) => { const column = event.target.closest(".column:not(.fixed)"); if (dragged && column) { event.preventDefault(); column.classList.add("over"); } });
  board.addEventListener("dragleave", (event) => { const column = event.target.closest(".column"); if (column && !column.contains(event.relatedTarget)) column.classList.remove("over"); });
  board.addEventListener("drop", (event) => {
    const column = event.target.closest(".column:not(.fixed)");
    if (!dragged || !column) return;
    event.preventDefault();
    column.classList.remove("over");
    const before = event.target.closest(".card");
    move(dragged, column, before && before !== dragged ? before : null);
    dragged = null;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { const back = document.querySelector("[data-back]"); if (back) location.href = back.href; }
  });

  if (save) {
    tidy();
    const card = board.querySelector(".card:not(.fixed)");
    if (card) card.focus();
    form.addEventListener("submit", () => { setTimeout(() => { save.disabled = true; }); });
  }
})();
