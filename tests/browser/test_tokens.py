"""The colors that the tests compute from the tokens are those that a browser computes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.modes import Mode as Screen
from tests.browser.modes import enter
from tests.test_contrast import MODES, sheet
from tests.tokens import Mode, colors

_COLORS = """names => names.map(name => {
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.color = `var(--${name})`;
  const pixel = document.createElement("canvas").getContext("2d");
  pixel.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data].map(part => part / 255);
})"""


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_a_browser_computes_the_same_colors(browser: Browser, served: str, mode: Mode) -> None:
    page = browser.new_page(bypass_csp=True)
    page.goto(served + "/")
    # Pages carry the tokens under shorter names, and only those that they use.
    page.evaluate("css => { document.querySelector('style').textContent = css; }", sheet()[0])
    enter(page, Screen(mode.name, media=mode.media, scheme=mode.scheme, choices=mode.checked))  # type: ignore[arg-type]
    expected = {name: color for name, color in colors(sheet()[0], mode).items() if color[3] == 1}
    shown = page.evaluate(_COLORS, list(expected))
    page.close()
    for name, color in zip(expected, shown, strict=True):
        assert color == pytest.approx(expected[name], abs=0.002), name
