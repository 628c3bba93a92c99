// Second keying by keyboard: Enter goes to the next box, the fax is paged and magnified without leaving the one at hand.
"use strict";
(() => {
  const paper = document.querySelector("[data-paper]");
  const form = document.querySelector("form[data-keying]");
  let zoom = 2;
  const steps = 5;

  const magnify = (by) => {
    const middle = (paper.scrollTop + paper.clientHeight / 2) / paper.scrollHeight;
    paper.classList.remove(`zoom-${zoom}`);
    zoom = Math.min(steps, Math.max(1, zoom + by));
    paper.classList.add(`zoom-${zoom}`);
    paper.scrollTop = middle * paper.scrollHeight - paper.clientHeight / 2;
  };

  document.addEventListener("keydown", (event) => {
    if (!paper || event.altKey || event.shiftKey || event.metaKey) return;
    if (event.ctrlKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      magnify(event.key === "ArrowUp" ? 1 : -1);
    } else if (!event.ctrlKey && (event.key === "PageUp" || event.key === "PageDown")) {
      paper.scrollBy({ top: (event.key === "PageDown" ? 0.8 : -0.8) * paper.clientHeight });
    } else {
      return;
    }
    event.preventDefault();
  });

  if (form) {
    const boxes = [...form.querySelectorAll("input:not([type=hidden])")];
    form.addEventListener("keydown", (event) => {
      const at = boxes.indexOf(event.target);
      if (event.key !== "Enter" || event.isComposing || at < 0 || at === boxes.length - 1) return;
      event.preventDefault();
      boxes[at + 1].focus();
      boxes[at + 1].select();
    });
  }
})();
