"""The ways in which a page meets its readers, and how a browser is brought into one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

# WCAG 1.4.12. A sheet made by script, since the page's policy refuses style elements that are not its own.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""

_ENTER = """([choices, css]) => {
  for (const one of document.querySelectorAll("input[type=radio]")) if (one.defaultChecked) one.click();
  for (const id of choices) document.getElementById(id).click();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  return [innerWidth, innerHeight];
}"""


@dataclass(frozen=True)
class Mode:
    """A reader's device and wishes. `choices` are ids of radio inputs of the display settings."""

    name: str
    width: int = 1280
    height: int = 900
    media: Literal["screen", "print"] = "screen"
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    still: bool = False
    choices: tuple[str, ...] = ()
    css: str = ""


WIDE = Mode("light, 1280 px")
PHONE = Mode("light, 320 px", width=320, height=640)
DARK = Mode("dark", scheme="dark")
DARK_PHONE = Mode("dark, 320 px", width=320, height=640, scheme="dark")
FORCED = Mode("forced colors", forced=True)
FORCED_DARK = Mode("forced colors, dark", forced=True, scheme="dark")
PAPER = Mode("print", media="print")
PAPER_DARK = Mode("print from a dark screen", media="print", scheme="dark")
DIM = Mode("dim", choices=("color-dim",))
PAPER_DIM = Mode("print from a dim screen", media="print", scheme="dark", choices=("color-dim",))
STILL = Mode("reduced motion", still=True)
ZOOM = Mode("400% zoom", width=320, height=256)  # what is left of a window of 1280 x 1024
SPACED_PHONE = Mode("text spacing, 320 px", width=320, height=640, css=SPACED)
SPACED_WIDE = Mode("text spacing, 1280 px", css=SPACED)
LARGEST = Mode("largest text, 1280 px", choices=("text-largest",))
LARGEST_PHONE = Mode("largest text, 320 px", width=320, height=640, choices=("text-largest",))


def enter(page: Page, mode: Mode) -> None:
    """Brings an open page into a mode; whatever another mode changed is taken back."""
    page.set_viewport_size({"width": mode.width, "height": mode.height})
    page.emulate_media(
        media=mode.media,
        color_scheme=mode.scheme,
        forced_colors="active" if mode.forced else "none",
        reduced_motion="reduce" if mode.still else "no-preference",
    )
    shown = page.evaluate(_ENTER, [list(mode.choices), mode.css])
    assert shown == [mode.width, mode.height], f"the browser did not come into the mode {mode.name}: {shown}"
