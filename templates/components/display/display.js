// Keeps the reader's choices in this browser, and nothing else: what is standard leaves no trace.
// It runs before the body is there: a choice is a class of the root, and the inputs agree with it once they are there.
// Where storage is forbidden, a choice holds for the page at hand.
(() => {
  const root = document.documentElement.classList;
  const choices = { color: ["color-dim"], text: ["text-large", "text-largest"] };

  const show = (name, chosen) => {
    for (const choice of choices[name]) root.toggle(choice, choice === chosen);
  };

  const recall = () => {
    try {
      for (const name in choices) show(name, localStorage.getItem("display-" + name));
      // The standard stands first in its group, so that a choice takes its check away.
      for (const input of document.querySelectorAll("#display input"))
        if (input.defaultChecked || root.contains(input.id)) input.checked = true;
    } catch {}
  };

  addEventListener("change", ({ target }) => {
    if (!target.closest("#display")) return;
    show(target.name, target.id);
    try {
      if (target.defaultChecked) localStorage.removeItem("display-" + target.name);
      else localStorage.setItem("display-" + target.name, target.id);
    } catch {}
  });

  // What lies over the page would lie over every sheet.
  addEventListener("beforeprint", () => document.querySelector(":popover-open")?.hidePopover());

  recall();
  // The inputs follow once they are there; then pages that come back from the history, and those in other tabs.
  for (const moment of ["DOMContentLoaded", "pageshow", "storage"]) addEventListener(moment, recall);
})();
