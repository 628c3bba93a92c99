// The finish page: digits choose the end, the log line shows itself as it will stand, Escape goes back.
"use strict";
(() => {
  const form = document.getElementById("end");
  const line = document.getElementById("line");
  const drafted = line ? line.textContent : "";

  const typing = (element) =>
    element instanceof HTMLElement && (element.matches("textarea, select, input:not([type=radio])") || element.isContentEditable);

  const showLine = () => {
    if (!line || !line.dataset.signature) return;
    let text = drafted;
    for (const input of document.querySelectorAll("[data-line-blank]")) {
      if (input.value.trim()) text = text.split(input.dataset.lineBlank).join(input.value.trim());
    }
    const at = document.getElementById("at").value;
    if (at) text = text.replace("____-__-__ kl. __:__", at.replace(/[T ]/, " kl. ").slice(0, 20));
    const slash = text.lastIndexOf(" /____");
    if (slash >= 0 && at) text = `${text.slice(0, slash)} /${line.dataset.signature}`;
    line.textContent = text;
  };

  const showEnd = () => {
    const chosen = form.querySelector("input[name=outcome]:checked");
    if (!chosen) return;
    document.body.dataset.end = chosen.value;
    const needed = chosen.dataset.needsNote === "yes";
    document.getElementById("note-needed").hidden = !needed;
    document.getElementById("note").required = needed;
  };

  // A reply that was shown and is changed after that is not the one that goes.
  const stale = () => {
    const box = document.getElementById("preview");
    if (!box || !box.querySelector("figure")) return;
    const said = document.createElement("p");
    said.className = "empty";
    said.textContent = box.dataset.stale;
    box.replaceChildren(said);
  };

  // The moment that the line was copied outlives a look at the order; the order's reference is all that is kept.
  const at = document.getElementById("at");
  const kept = at ? `at:${at.dataset.keep}` : "";
  if (at && !at.value) at.value = sessionStorage.getItem(kept) || "";
  if (at) at.addEventListener("input", () => sessionStorage.setItem(kept, at.value));

  if (form) {
    form.addEventListener("change", showEnd);
    document.addEventListener("input", showLine);
    document.addEventListener("input", (event) => { if (event.target.matches("input[data-reply]")) stale(); });
    const reply = document.getElementById("reply-template");
    if (reply) reply.addEventListener("change", () => {
      const judged = form.querySelector('input[name=outcome][value="review"]');
      if (reply.value === "reply_already_sent" && judged) { judged.checked = true; showEnd(); }
    });
    form.addEventListener("submit", () => { document.getElementById("close").disabled = true; });
    window.addEventListener("pageshow", () => { document.getElementById("close").disabled = false; });
    showEnd();
    showLine();
  }

  document.addEventListener("click", (event) => {
    const again = event.target instanceof Element && event.target.closest("[data-again]");
    if (again) { const box = document.getElementById("preview"); htmx.ajax("POST", `${location.pathname.replace(/\/finish$/, "")}/reply`, { target: box, source: box }); }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      const back = document.querySelector("[data-back]");
      if (back) { event.preventDefault(); location.href = back.href; }
      return;
    }
    if (!form || typing(document.activeElement) || !/^[1-9]$/.test(event.key)) return;
    const radio = form.querySelectorAll("input[name=outcome]")[Number(event.key) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    showEnd();
    if (radio.dataset.needsNote === "yes" && !document.getElementById("note").value.trim()) document.getElementById("note").focus();
    else document.getElementById("close").focus();
  });
})();
