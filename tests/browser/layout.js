// How a page is laid out at the size at hand. Evaluated to one object of functions, which stays on `window.layout`.
(() => {
  const name = one => {
    const classes = String(one.className.baseVal ?? one.className).split(" ").filter(Boolean).map(part => `.${part}`).join("");
    return `${one.localName}${classes} "${one.textContent.replace(/\s+/g, " ").trim().slice(0, 50)}"`;
  };
  const visible = one => one.checkVisibility({visibilityProperty: true});
  const shown = () => [...document.body.querySelectorAll("*")].filter(visible);
  // Cut to nothing on purpose, for screen readers alone.
  const unseen = one => {
    const box = one.getBoundingClientRect();
    return box.width <= 1 && box.height <= 1;
  };
  const scrolls = value => value === "auto" || value === "scroll";
  const cuts = value => value === "hidden" || value === "clip";
  const outside = (line, at) => {
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    if (scrolls(style.overflowX) || scrolls(style.overflowY)) return null;
    return cuts(style.overflowX) && (line.right > box.right + 1 || line.left < box.left - 1) ||
      cuts(style.overflowY) && (line.bottom > box.bottom + 2 || line.top < box.top - 2);
  };
  const cutter = (line, at) => {
    for (; at && at !== document.body && !unseen(at); at = at.parentElement) {
      const cut = outside(line, at);
      if (cut === null || at.matches(":popover-open")) return null;
      if (cut) return at;
    }
    return null;
  };
  const texts = () => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim() && visible(walker.currentNode.parentElement)) found.push(walker.currentNode);
    return found.filter(text => !text.parentElement.closest("svg, script, style"));
  };
  const range = document.createRange();
  window.layout = {
    // What makes the page wider than the window, the innermost of each.
    sideways: () => {
      const wide = document.documentElement.clientWidth, page = document.documentElement.scrollWidth;
      if (page <= wide) return [];
      const out = shown().filter(one => one.getBoundingClientRect().right > wide + 1 && one.getBoundingClientRect().width > 1);
      const inner = out.filter(one => !out.some(other => other !== one && one.contains(other)));
      return [`the page is ${page - wide} px wider than the window: ${inner.slice(0, 3).map(name).join(", ")}`];
    },
    // Words that a box cuts off.
    clipped: () => [...new Set(texts().flatMap(text => {
      range.selectNodeContents(text);
      const box = [...range.getClientRects()].map(line => cutter(line, text.parentElement)).find(Boolean);
      return box ? [`${name(box)} cuts off "${text.data.trim().slice(0, 40)}"`] : [];
    }))],
    // Boxes that scroll on their own without saying so to a keyboard or a screen reader.
    scrollers: () => shown().flatMap(one => {
      const style = getComputedStyle(one);
      const moves = scrolls(style.overflowX) && one.scrollWidth > one.clientWidth || scrolls(style.overflowY) && one.scrollHeight > one.clientHeight;
      const labelled = one.getAttribute("role") && (one.getAttribute("aria-label") || document.getElementById(one.getAttribute("aria-labelledby")));
      const named = labelled || one.localName === "figure" && one.querySelector("figcaption");
      return moves && !(one.tabIndex === 0 && named) ? [`${name(one)} scrolls and is no named region that can have the focus`] : [];
    }),
    // Targets of `selector` that are lower than `least` px, or narrower than 24: how wide a link is, its words say.
    // A label enlarges the target of its input.
    small: ([selector, least]) => [...document.querySelectorAll(selector)].filter(one => visible(one) && !unseen(one)).flatMap(one => {
      const boxes = [one, ...(one.labels ?? [])].map(part => part.getBoundingClientRect());
      const [width, height] = [Math.max(...boxes.map(box => box.width)), Math.max(...boxes.map(box => box.height))];
      return width < 24 || height < least - .5 ? [`${name(one)} is ${Math.round(width)} x ${Math.round(height)} px`] : [];
    }),
  };
})()
