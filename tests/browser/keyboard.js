// What a keyboard reaches on the page at hand. Evaluated to one object of functions, which stays on `window.keyboard`.
(() => {
  const hidden = one => {
    const box = one.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || +getComputedStyle(one).opacity === 0;
  };
  // A radio or a checkbox that is drawn by its label.
  const drawn = one => (hidden(one) && one.labels?.[0]) || one;
  const name = one => {
    const text = (one.getAttribute("aria-label") || drawn(one).textContent || one.value || "").replace(/\s+/g, " ").trim();
    return `${one.localName} "${text.slice(0, 60)}"`;
  };
  const CAN = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";
  const radio = one => one.localName === "input" && one.type === "radio" && one.name;
  const stops = () => [...document.querySelectorAll(CAN)].filter(one => {
    if (one.disabled || one.tabIndex < 0 || one.closest("[inert]") || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.localName === "summary" && one.parentElement.querySelector("summary") !== one) return false;
    if (!radio(one)) return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${one.name}"]`)];
    return one === (group.find(other => other.checked) ?? group[0]);
  });
  const covered = one => {
    for (const box of drawn(one).getClientRects()) {
      if (!box.width || !box.height) continue;
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top_, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      if (right <= left || bottom <= top_) return "is outside the window";
      const [x, y] = [(left + right) / 2, (top_ + bottom) / 2];
      const top = document.elementFromPoint(x, y);
      if (!top || !(drawn(one).contains(top) || top.contains(one) && top.localName !== "body" && drawn(one).textContent.trim() === ""))
        return `is covered by ${top ? name(top) : "nothing"}`;
    }
    return "";
  };
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = color => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data].map((part, n) => n < 3 ? part : part / 255);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, n) => part * a + below[n] * (1 - a));
  const behind = one => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reduceRight((below, color) => over(color, below), [255, 255, 255]);
  };
  const luminance = color => color.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [.2126, .7152, .0722][n], 0);
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + .05) / (low + .05);
  };
  // What bears the ring: the element, its label, or the box that its ::after fills.
  const outlined = one => {
    const around = one.offsetParent ?? one, after = getComputedStyle(one, "::after");
    const stretched = after.content !== "none" && after.position === "absolute" && after.outlineStyle !== "none";
    return stretched ? [around, after] : [drawn(one), getComputedStyle(drawn(one))];
  };
  const moves = overflow => overflow === "auto" || overflow === "scroll";
  const ring = one => {
    const [shown, style] = outlined(one), width = parseFloat(style.outlineWidth), offset = parseFloat(style.outlineOffset);
    if (style.outlineStyle === "none" || width < 2) return `has no focus ring: outline ${style.outline}`;
    const color = rgba(style.outlineColor), below = behind(offset < 0 ? shown : shown.parentElement);
    const ratio = contrast(over(color, below), below);
    if (ratio < 3) return `has a focus ring of ${ratio.toFixed(1)}:1 only`;
    const box = shown.getBoundingClientRect(), reach = Math.max(0, offset + width) - .5;
    for (let at = shown.parentElement; at && at !== document.body; at = at.parentElement) {
      const edges = getComputedStyle(at), area = at.getBoundingClientRect();
      // What scrolls shows its whole content, part by part.
      const [left, top] = [area.left - at.scrollLeft, area.top - at.scrollTop];
      const [right, bottom] = [Math.max(area.right, left + at.scrollWidth), Math.max(area.bottom, top + at.scrollHeight)];
      const cutX = edges.overflowX !== "visible" && (box.left - reach < left || box.right + reach > (moves(edges.overflowX) ? right : area.right));
      const cutY = edges.overflowY !== "visible" && (box.top - reach < top || box.bottom + reach > (moves(edges.overflowY) ? bottom : area.bottom));
      if (cutX || cutY) return `has a focus ring that ${name(at)} (.${at.className}) cuts off`;
      if (at.matches(":popover-open")) break;
    }
    return "";
  };
  const where = one => {
    const box = drawn(one).getBoundingClientRect();
    return {top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right};
  };
  const all = () => [...document.querySelectorAll("*")];
  window.keyboard = {
    expected: () => { const index = new Map(all().map((one, n) => [one, n])); return stops().map(one => [index.get(one), name(one)]); },
    focused: () => {
      const one = document.activeElement;
      return !one || one === document.body || one === document.documentElement ? null :
        {index: all().indexOf(one), name: name(one), covered: covered(one), rtl: getComputedStyle(document.body).direction === "rtl",
         part: all().indexOf(one.closest("[popover], header, nav, main, aside, footer") ?? document.body), box: where(one)};
    },
    rings: () => {
      const found = stops().flatMap(one => {
        one.focus({preventScroll: true, focusVisible: true});
        const wrong = ring(one);
        return wrong ? [`${name(one)} ${wrong}`] : [];
      });
      document.activeElement?.blur();
      return [...new Set(found)];
    },
  };
})()
