// A session that ends in the middle of work takes nothing away: the sign-in opens over the page, the page's token is
// renewed, and what could not be sent is sent again. Other scripts may say "intake:sign-in" and hear "intake:signed-in".
"use strict";
(() => {
  const body = document.body;
  const mine = body.dataset.person;
  let held = [];      // requests of htmx that wait for the sign-in
  let dialog = null;

  document.querySelectorAll("form[data-send-on]").forEach((form) => HTMLFormElement.prototype.submit.call(form));
  if (!mine) return;

  function renew(csrf) {
    const headers = JSON.parse(body.getAttribute("hx-headers") || "{}");
    headers["X-CSRF"] = csrf;
    body.setAttribute("hx-headers", JSON.stringify(headers));
    document.querySelectorAll("input[name=csrf]").forEach((input) => { input.value = csrf; });
    document.dispatchEvent(new CustomEvent("intake:signed-in", { detail: { csrf } }));
  }

  function sendHeld() {
    const requests = held;
    held = [];
    for (const { verb, path, elt, target, triggeringEvent } of requests) {
      if (elt.isConnected) window.htmx.ajax(verb, path, { source: elt, target, event: triggeringEvent });
    }
  }

  function goOn(who) {
    if (who.name !== mine) { show("other"); return; }
    renew(who.csrf);
    const said = dialog?.querySelector("[data-well]")?.textContent;
    dialog?.close();
    if (said) document.getElementById("said").textContent = said;
    sendHeld();
  }

  function show(part) {
    dialog.querySelector("form").hidden = part !== "form";
    dialog.querySelector("[data-other]").hidden = part !== "other";
    if (!dialog.open) dialog.showModal();
    const first = part === "form" ? dialog.querySelector("input[name=password]") : dialog.querySelector("[data-reload]");
    first.focus();
  }

  async function make() {
    if (dialog) return true;
    const answer = await fetch(`/login/dialog?language=${document.documentElement.lang}`, { headers: { "X-Dialog": "1" } });
    if (!answer.ok) return false;
    dialog = document.createElement("dialog");
    dialog.className = "again";
    dialog.setAttribute("aria-labelledby", "again-title");
    dialog.innerHTML = await answer.text();
    body.append(dialog);
    dialog.querySelector("input[name=name]").value = mine;
    dialog.querySelector("form").addEventListener("submit", send);
    dialog.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => dialog.close()));
    dialog.querySelector("[data-reload]").addEventListener("click", () => window.location.reload());
    dialog.addEventListener("close", () => { dialog.querySelector("input[name=password]").value = ""; });
    return true;
  }

  async function send(event) {
    event.preventDefault();
    const said = dialog.querySelector("[data-said]");
    const button = dialog.querySelector("form button.main");
    button.disabled = true;
    try {
      const answer = await fetch("/login", {
        method: "POST",
        headers: { "X-Dialog": "1" },
        body: new URLSearchParams(new FormData(event.target)),
      });
      if (answer.ok) { said.textContent = ""; goOn(await answer.json()); return; }
      said.innerHTML = await answer.text();
    } catch {
      said.innerHTML = dialog.querySelector("[data-lost]").innerHTML;
    } finally {
      button.disabled = false;
    }
    const password = dialog.querySelector("input[name=password]");
    password.select();
    password.focus();
  }

  async function ask() {
    try {
      if (await make()) show("form");
    } catch { /* the station is away: the request that failed has said so */ }
  }

  // Somebody signed in again in another window of this browser: the session is new, and so is its token.
  async function ofAnotherSession() {
    const answer = await fetch("/login/token", { headers: { "X-Dialog": "1" } });
    if (answer.status === 401) { await ask(); return; }
    if (!answer.ok) return;
    const who = await answer.json();
    if (who.name !== mine && !(await make())) return;
    goOn(who);
  }

  document.addEventListener("htmx:responseError", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 401) { hold(requestConfig); ask(); }
    else if (xhr.status === 403 && xhr.getResponseHeader("X-Stale")) { hold(requestConfig); ofAnotherSession(); }
  });
  document.addEventListener("intake:sign-in", ask);

  function hold(request) {
    // Only what a person did is done again; live updates come by themselves.
    if (request.headers["X-By-Itself"]) return;
    if (!held.some((each) => each.elt === request.elt && each.path === request.path)) held.push(request);
  }
})();
