"""The style sheet that a page is sent with says the same as the style sheets people write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.sites import templates

PAGES = ("/", "/side-effects/common/", "/sources/")
MODES = {
    "light": {"media": "screen", "color_scheme": "light"},
    "dark": {"media": "screen", "color_scheme": "dark"},
    "print": {"media": "print", "color_scheme": "light"},
}
DIFFERENCE = """other => {
  const words = new Set("id href d popovertarget title data-fact aria-labelledby aria-describedby".split(" "));
  const own = document.querySelector("style"), first = own.textContent, before = looks();
  own.textContent = other;
  const after = looks(), at = before.findIndex((look, at) => look !== after[at]);
  own.textContent = first;
  return at < 0 ? null : difference(before[at], after[at]);

  function looks() {
    const kinds = new Map([...document.querySelectorAll("*")].map(one => [kind(one), one]));
    return [...kinds.values()].flatMap(one => ["", "::before", "::after"].map(part => look(one, part)));
  }
  function kind(one) {
    if (!one) return "";
    const attributes = [...one.attributes].filter(({name}) => !words.has(name)).map(({name, value}) => name + value);
    const at = [one.previousElementSibling?.tagName, !one.nextElementSibling];
    return [kind(one.parentElement), one.tagName, ...attributes, ...at].join(" ");
  }
  function look(one, part) {
    const style = getComputedStyle(one, part);
    if (part && ["none", "normal"].includes(style.content)) return "";
    return `${one.tagName}.${one.getAttribute("class")}${part}; ` +
      Array.from(style).filter(name => !name.startsWith("--"))
        .map(name => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  }
  function difference(one, two) {
    const others = new Set(two.split("; "));
    return one.split("; ").filter((line, at) => at === 0 || !others.has(line));
  }
}"""
"""The first element that looks different with another style sheet, by all properties; null if none does.

Of elements that no selector of ours can tell apart, one is looked at."""


def written() -> str:
    """All style sheets as they are written."""
    sheets = [f"static/css/{name}.css" for name in ("tokens", "base", "layout")]
    sheets += sorted(path for path in templates() if path.startswith("templates/components/") and path.endswith(".css"))
    sheets += [f"static/css/{name}.css" for name in ("utilities", "print")]
    return "\n".join(templates()[path].decode() for path in sheets)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(bypass_csp=True)  # the sheet as written is put into the page
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_small_sheet_makes_every_element_look_as_the_written_ones_do(path: str, page: Page, served: str) -> None:
    page.goto(f"{served}{path}")
    for mode, media in MODES.items():
        page.emulate_media(**media)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(DIFFERENCE, written()) is None, (mode, width)


def test_one_declaration_less_makes_a_difference(page: Page, served: str) -> None:
    page.goto(f"{served}/")
    page.emulate_media(media="print")
    less = page.evaluate("document.querySelector('style').textContent").replace("break-after:avoid", "")
    assert page.evaluate(DIFFERENCE, less)[1:] == ["break-after: avoid"]
