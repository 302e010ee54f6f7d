// Keeps the reader's choices in this browser, and nothing else: what is standard leaves no trace.
// Where storage is forbidden, a choice holds for the page at hand.
(() => {
  const panel = document.getElementById("display");

  const recall = () => {
    try {
      for (const choice of panel.querySelectorAll("input")) {
        const kept = localStorage.getItem("display-" + choice.name);
        choice.checked = kept ? kept === choice.id : choice.defaultChecked;
      }
    } catch {}
  };

  panel.onchange = ({ target }) => {
    try {
      if (target.defaultChecked) localStorage.removeItem("display-" + target.name);
      else localStorage.setItem("display-" + target.name, target.id);
    } catch {}
  };

  // What lies over the page would lie over every sheet.
  addEventListener("beforeprint", () => document.querySelector(":popover-open")?.hidePopover());

  recall();
  // Pages that come back from the history, and those in other tabs, follow.
  addEventListener("pageshow", recall);
  addEventListener("storage", recall);
})();
