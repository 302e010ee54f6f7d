{# Keeps the reader's choices in this browser, and nothing else: what is standard leaves no trace. Where storage is
   forbidden a choice holds for the page at hand. "pageshow" brings pages up to date that come back from the history. #}
(() => {
const panel = document.getElementById("display");
const recall = () => {
try {
for (const choice of panel.querySelectorAll("input")) {
const kept = localStorage.getItem(`display-${choice.name}`);
choice.checked = kept ? kept === choice.id : choice.defaultChecked;
}
} catch {}
};
panel.onchange = ({ target }) => {
try {
const key = `display-${target.name}`;
target.defaultChecked ? localStorage.removeItem(key) : localStorage.setItem(key, target.id);
} catch {}
};
recall();
addEventListener("pageshow", recall);
addEventListener("storage", recall);
})();
