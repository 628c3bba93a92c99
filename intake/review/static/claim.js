// Holds on to an order while somebody is at its page, and lets go when they leave.
"use strict";
(() => {
  let active = Date.now(), beaten = 0;
  const part = () => document.getElementById("claim");
  const present = () => { active = Date.now(); };
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"]) {
    window.addEventListener(kind, present, { passive: true, capture: true });
  }

  const beat = () => {
    const claim = part();
    if (!claim || !claim.dataset.beat || !window.htmx) return;
    beaten = Date.now();
    const values = claim.hasAttribute("data-mine") ? { had: "1" } : {};
    htmx.ajax("POST", `/order/${claim.dataset.reference}/claim`, { target: "#claim", swap: "outerHTML", values });
  };

  const due = () => {
    const claim = part();
    if (!claim || !claim.dataset.beat) return;
    const every = Number(claim.dataset.beat) * 1000;
    const first = !claim.hasAttribute("data-mine");
    if (first ? Date.now() - beaten > 1000 : Date.now() - beaten > every && Date.now() - active < every) beat();
  };

  document.addEventListener("htmx:afterSettle", due);
  setInterval(due, 5000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { present(); due(); } });
  window.addEventListener("pagehide", () => {
    const claim = part();
    if (!claim || !claim.hasAttribute("data-mine")) return;
    const csrf = JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRF"] || "";
    navigator.sendBeacon(`/order/${claim.dataset.reference}/claim/release`, new URLSearchParams({ csrf }));
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { beaten = 0; beat(); } });
  due();
})();
