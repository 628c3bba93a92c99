// The fax beside the fields: which page is shown, how large, which way up, and where the value in hand stands on it.
"use strict";

(() => {
  const viewer = document.querySelector("[data-viewer]");
  if (!viewer) return;
  const port = viewer.querySelector("[data-port]");
  const pages = [...viewer.querySelectorAll(".sheet")];
  const strip = [...viewer.querySelectorAll(".strip a")];
  const LEAST = 0.05, MOST = 4, STEP = 1.25;
  let now = Math.max(0, pages.findIndex((page) => !page.hidden));
  let mode = "follow"; // "follow", "width", "whole", "free": what decides the size
  let scale = 0.5;
  let turned = 0;
  let paths = []; // the fields in hand

  const size = (page) => {
    const sides = [Number(page.dataset.width), Number(page.dataset.height)];
    return turned % 180 ? sides.reverse() : sides;
  };

  const fit = (page, whole) => {
    const [width, height] = size(page);
    const across = (port.clientWidth - 4) / width;
    return whole ? Math.min(across, (port.clientHeight - 4) / height) : across;
  };

  function draw() {
    const page = pages[now];
    const svg = page && page.querySelector("svg");
    if (!svg) return;
    const [width, height] = size(page);
    if (mode === "width") scale = fit(page, false);
    if (mode === "whole") scale = fit(page, true);
    scale = Math.min(MOST, Math.max(LEAST, scale));
    const whole = [Number(page.dataset.width), Number(page.dataset.height)];
    const moved = { 0: "", 90: `translate(${whole[1]} 0)`, 180: `translate(${whole[0]} ${whole[1]})`, 270: `translate(0 ${whole[0]})` };
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.querySelector("g").setAttribute("transform", `${moved[turned]} rotate(${turned})`);
    svg.style.width = `${Math.round(width * scale)}px`;
    svg.style.height = `${Math.round(height * scale)}px`;
    viewer.querySelector("[data-at]").textContent = `${now + 1} / ${pages.length}`;
    for (const name of ["width", "whole", "follow"]) {
      viewer.querySelector(`[data-do=${name}]`).setAttribute("aria-pressed", String(mode === name));
    }
    viewer.querySelector("[data-do=full]").setAttribute("aria-pressed", String(mode === "free" && scale === 1));
  }

  function show(index) {
    if (!pages[index]) return;
    now = index;
    pages.forEach((page, number) => { page.hidden = number !== index; });
    const image = pages[index].querySelector("image");
    if (image && !image.getAttribute("href")) image.setAttribute("href", image.dataset.source);
    strip.forEach((link, number) => {
      link.tabIndex = number === index ? 0 : -1;
      if (number === index) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    });
    if (strip[index]) {
      const box = strip[index].parentElement;
      box.scrollTop = strip[index].offsetTop - box.clientHeight / 2;
      box.scrollLeft = strip[index].offsetLeft - box.clientWidth / 2;
    }
    draw();
  }

  // The ink of fields, marked; the page of the first, large enough to read, its ink in the middle.
  function highlight(wanted) {
    paths = wanted;
    viewer.querySelectorAll(".ink-box.on").forEach((box) => box.classList.remove("on"));
    const boxes = [...viewer.querySelectorAll(".ink-box")].filter((box) => paths.includes(box.dataset.path));
    if (!boxes.length) return;
    boxes.forEach((box) => box.classList.add("on"));
    const first = boxes.find((box) => box.dataset.path === paths[0]) || boxes[0];
    const index = pages.indexOf(first.closest(".sheet"));
    if (mode === "follow") {
      const readable = (port.clientWidth * 0.75) / Math.max(Number(first.getAttribute("width")), 500);
      scale = Math.max(fit(pages[index], false), Math.min(0.48, readable));
    }
    if (index !== now) show(index); else draw();
    const at = first.getBoundingClientRect(), frame = port.getBoundingClientRect();
    // As little to the right as shows the value whole: what it is called mostly stands before it.
    const left = port.scrollLeft + at.left - frame.left, right = left + at.width;
    port.scrollLeft = Math.max(0, Math.min(right + 40 - port.clientWidth, left - 20));
    port.scrollTop += at.top + at.height / 2 - frame.top - frame.height / 2;
  }

  function zoom(by) {
    mode = "free";
    const middle = [(port.scrollLeft + port.clientWidth / 2) / scale, (port.scrollTop + port.clientHeight / 2) / scale];
    scale *= by;
    draw();
    port.scrollLeft = middle[0] * scale - port.clientWidth / 2;
    port.scrollTop = middle[1] * scale - port.clientHeight / 2;
  }

  const acts = {
    prev: () => show(now - 1),
    next: () => show(now + 1),
    in: () => zoom(STEP),
    out: () => zoom(1 / STEP),
    width: () => { mode = "width"; draw(); },
    whole: () => { mode = "whole"; draw(); },
    full: () => { mode = "free"; scale = 1; draw(); },
    follow: () => { mode = "follow"; if (paths.length) highlight(paths); else if (pages[now]) { scale = fit(pages[now], false); draw(); } },
    turn: () => { turned = (turned + 90) % 360; draw(); },
  };

  viewer.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do]();
    const link = event.target.closest(".strip a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(Number(link.dataset.index));
    }
  });

  viewer.addEventListener("keydown", (event) => {
    const place = strip.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (place >= 0 && step && strip[place + step]) {
      event.preventDefault();
      show(place + step);
      strip[place + step].focus();
    }
  });

  // Drag with the mouse; the wheel with Ctrl changes the size.
  let from = null;
  port.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    from = [event.clientX + port.scrollLeft, event.clientY + port.scrollTop];
    port.setPointerCapture(event.pointerId);
    port.classList.add("dragged");
  });
  port.addEventListener("pointermove", (event) => {
    if (!from) return;
    port.scrollLeft = from[0] - event.clientX;
    port.scrollTop = from[1] - event.clientY;
  });
  for (const name of ["pointerup", "pointercancel"]) {
    port.addEventListener(name, () => { from = null; port.classList.remove("dragged"); });
  }
  port.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP);
  }, { passive: false });

  // A broken image says so and takes nothing else away.
  for (const page of pages) {
    const image = page.querySelector("image");
    if (image) image.addEventListener("error", () => {
      page.querySelector("svg").setAttribute("hidden", "");
      page.querySelector(".gone").hidden = false;
    });
  }
  document.addEventListener("error", (event) => {
    if (event.target instanceof HTMLImageElement && event.target.closest(".order-bench")) event.target.hidden = true;
  }, true);

  window.addEventListener("resize", draw);
  scale = pages[now] ? fit(pages[now], false) : 1;
  show(now);
  window.orderSheet = { act: (name) => acts[name](), highlight };
})();
