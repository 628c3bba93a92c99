// Tells the parts of a page marked data-live that something happened, so that they look again.
// One stream a page, and none while nobody looks at it: browsers allow few connections to one place.
"use strict";
(() => {
  const AGAIN_MS = 60000; // ages grow, and a stream may have been lost
  const SOONEST_MS = 1500;
  let stream = null, timer = null, last = 0, waiting = null;

  const marked = () => [...document.querySelectorAll("[data-live]")];

  const tell = (orders) => {
    for (const part of marked()) {
      const of = part.dataset.live;
      if (of === "queue" || !orders || !orders.length || orders.includes(of)) {
        part.dispatchEvent(new CustomEvent("live", { bubbles: false }));
      }
    }
  };

  // Many changes at once, and many pages at once, come to few looks spread out in time.
  const news = (orders) => {
    if (waiting) {
      waiting.orders = waiting.orders.length && orders.length ? waiting.orders.concat(orders) : [];
      return;
    }
    const pause = Math.max(0, last + SOONEST_MS - Date.now());
    waiting = { orders };
    setTimeout(() => {
      const told = waiting.orders;
      waiting = null;
      last = Date.now();
      tell(told);
    }, pause + Math.random() * 300);
  };

  const stop = () => {
    if (stream) stream.close();
    stream = null;
    clearInterval(timer);
  };

  const start = () => {
    if (stream || document.hidden || !marked().length) return;
    stream = new EventSource("/live");
    stream.addEventListener("news", (event) => news(JSON.parse(event.data).orders));
    stream.addEventListener("ended", () => {
      stop();
      document.dispatchEvent(new CustomEvent("intake:sign-in")); // over the page: something may be half typed
    });
    timer = setInterval(() => tell([]), AGAIN_MS);
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
    else { start(); tell([]); }
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { start(); tell([]); } });
  document.addEventListener("htmx:afterSwap", start); // a part that listens may have come only now
  document.body.addEventListener("live", (event) => { // an answer of ours says that it changed something
    if (event.target === document.body || !event.target.dataset || !event.target.dataset.live) tell([]);
  });

  // What a page asks by itself says so: it is no sign that somebody is there.
  document.addEventListener("htmx:configRequest", (event) => {
    const cause = event.detail.triggeringEvent;
    if (cause && cause.type === "live") event.detail.headers["X-By-Itself"] = "1";
  });

  document.addEventListener("intake:signed-in", () => { stop(); start(); tell([]); });

  start();
})();
