// Buttons that copy a text of the page, and the key that undoes what was just closed.
"use strict";
(() => {
  const say = (text) => { const said = document.getElementById("said"); if (said) said.textContent = text; };

  const stamp = (moment) => {
    const two = (n) => String(n).padStart(2, "0");
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
  };

  // Without a secure connection the browser has no clipboard for scripts; the old way still works there.
  const copied = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* the old way, then */ }
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "off-screen";
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copy]");
    if (!button) return;
    if (button.dataset.stamp) {
      const at = document.querySelector(button.dataset.stamp);
      if (at && !at.value) { at.value = stamp(new Date()); at.dispatchEvent(new Event("input", { bubbles: true })); }
    }
    const text = document.querySelector(button.dataset.copy).textContent;
    const done = await copied(text);
    button.classList.toggle("copied", done);
    say(done ? text : "");
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && event.key.toLowerCase() === "z") {
      const undo = document.querySelector("[data-undo]");
      if (undo) { event.preventDefault(); undo.click(); }
    }
  });
})();
