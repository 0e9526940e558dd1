// Suggestions while typing, keys, and a brush for the timeline. Everything else works without it.
"use strict";
(() => {
  const box = document.getElementById("q");
  const words = document.getElementById("words");
  let waiting, asked = "";
  box?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = box.value;
      if (typed === asked || typed.length < 2) return;
      asked = typed;
      try {
        const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(typed));
        if (!answer.ok || box.value !== typed) return;
        const { queries } = await answer.json();
        words.replaceChildren(...queries.map((query) => Object.assign(document.createElement("option"), { value: query })));
      } catch { /* The server is gone; the form will say so. */ }
    }, 120);
  });

  const stored = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const toggle = document.getElementById("keys");
  if (toggle) {
    toggle.closest("[hidden]")?.removeAttribute("hidden");
    toggle.checked = stored();
    toggle.addEventListener("change", () => {
      try { localStorage.setItem("keys", toggle.checked ? "on" : "off"); } catch { /* Not kept, then. */ }
    });
  }

  const links = [...document.querySelectorAll(".hits h2 a, .hits h3 a")];
  const marks = [...document.querySelectorAll("mark[id]")];
  const shown = () => marks.findIndex((mark) => "#" + mark.id === location.hash);
  // Where the last step leads, and from which address, until the browser has followed it.
  let target = -1, before = null;
  const step = (by) => {
    if (marks.length === 0) return;
    const at = location.hash === before ? target : shown();
    target = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    before = location.hash;
    location.replace("#" + marks[target].id);
  };
  addEventListener("hashchange", () => { before = null; });
  const counter = document.querySelector(".matches span");
  const total = counter?.textContent;
  const tell = () => {
    const at = shown();
    counter.textContent = at < 0 ? total : `${at + 1} of ${total}`;
    for (const link of document.querySelectorAll(".matches a")) {
      const isShown = link.hash === location.hash;
      if (isShown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (isShown) link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.offsetLeft - 60;
    }
  };
  if (counter) {
    for (const [id, by] of [["previous", -1], ["next", 1]]) {
      const button = document.getElementById(id);
      button.hidden = false;
      button.addEventListener("click", () => step(by));
    }
    addEventListener("hashchange", tell);
    tell();
  }
  const move = (by) => {
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
    links[next]?.focus();
  };
  const original = () => {
    const hit = document.activeElement?.closest("li");
    (hit ?? document).querySelector("a.original")?.click();
  };
  const actions = {
    "/": () => { box?.focus(); box?.select(); },
    j: () => move(1),
    k: () => move(-1),
    n: () => step(1),
    p: () => step(-1),
    o: original,
    t: () => document.querySelector(".timeline a:not([tabindex='-1'])")?.focus(),
    "?": () => { location.href = "/help"; },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing) typing.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !stored()) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  for (const svg of document.querySelectorAll(".timeline svg")) {
    const bars = [...svg.querySelectorAll("a")];
    // One stop for the Tab key; from there the arrow keys lead on.
    bars.forEach((bar, number) => bar.setAttribute("tabindex", number === 0 ? 0 : -1));
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = bars[bars.indexOf(document.activeElement) + by];
      if (!by || !next) return;
      event.preventDefault();
      document.activeElement.setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    });
    const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    brush.setAttribute("class", "brush");
    let first = -1, last = -1, dragged = false;
    const barAt = (event) => {
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      return bars.findIndex((bar) => {
        const hit = bar.querySelector(".hit");
        return x < Number(hit.getAttribute("x")) + Number(hit.getAttribute("width"));
      });
    };
    svg.addEventListener("pointerdown", (event) => { first = barAt(event); dragged = false; });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("pointermove", (event) => {
      if (first < 0 || event.buttons !== 1) return;
      last = barAt(event);
      if (last < 0) last = bars.length - 1;
      if (last === first && !dragged) return;
      dragged = true;
      const [from, to] = [bars[Math.min(first, last)], bars[Math.max(first, last)]].map((bar) => bar.querySelector(".hit"));
      brush.setAttribute("x", from.getAttribute("x"));
      brush.setAttribute("width", Number(to.getAttribute("x")) + Number(to.getAttribute("width")) - Number(from.getAttribute("x")));
      brush.setAttribute("y", 0);
      brush.setAttribute("height", from.getAttribute("height"));
      svg.append(brush);
    });
    svg.addEventListener("click", (event) => {
      if (!dragged) return;
      event.preventDefault();
      const from = new URL(bars[Math.min(first, last)].href.baseVal, location.href);
      const to = new URL(bars[Math.max(first, last)].href.baseVal, location.href);
      from.searchParams.set("until", to.searchParams.get("until"));
      location.href = from.href;
    }, true);
    window.addEventListener("pointerup", () => { setTimeout(() => { first = -1; }, 0); });
  }
})();
