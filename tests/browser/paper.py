"""A page as the printer gets it: the sheets of its PDF, and what stands on them."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from playwright.sync_api import Page

POINTS = {"Letter": (612, 792), "A4": (595, 842)}
MILLIMETER = 72 / 25.4
_ROUNDING = 0.05
_TOUCHING = 0.15
"""Letters nearer than this, in ems, belong to one word."""

CHOOSE = """([name, value]) => { document.getElementById(`${name}-${value}`).checked = true; }"""
SEEN = """() => {
  const main = document.querySelector("main"), words = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: parent } = walk.currentNode;
    const pressed = "nav, button:not(.term), .references a, .work a, .button-link, .contact, .visually-hidden, svg";
    if (parent.checkVisibility({ visibilityProperty: true }) && !parent.closest(pressed)) words.push(data);
  }
  return words.join(" ");
}"""
"""The words of the page on the screen; without what is only there to be pressed."""
SET = """() => {
  const told = one => one.checkVisibility({ visibilityProperty: true });
  const press = "nav, button:not(.term), summary, input, select, .skip-link, [popover]:not(li)";
  const clipped = [...document.querySelectorAll("body *")].filter(one =>
    told(one) && !one.closest(".visually-hidden") && getComputedStyle(one).overflowX !== "visible"
    && one.scrollWidth > one.clientWidth + 1 && !(one instanceof SVGElement));
  const name = one => one.tagName.toLowerCase() + (one.className ? `.${one.className}` : "");
  return {
    headings: [...document.querySelectorAll("h1, h2, h3, h4, .figure-frame__title, .table__caption")].filter(told)
      .map(one => one.textContent.replace(/\\s+/g, " ").trim()),
    pressed: [...document.querySelectorAll(press)].filter(told).map(name),
    clipped: clipped.map(name),
  };
}"""
"""What a page set for paper has: its headings, things to press, boxes whose contents do not fit."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters side by side; lengths in points from the bottom left of the sheet."""

    text: str
    size: float
    left: float
    right: float
    base: float
    color: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    size: float
    """Of its largest letters."""
    left: float
    right: float
    base: float


@dataclass(frozen=True, slots=True)
class Sheet:
    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[tuple[int, int, int], ...]
    """The colors of everything drawn."""

    def lines(self, bottom: float = 0, top: float = 9999) -> list[Line]:
        """From top to bottom, those whose foot lies between two heights."""
        rows: dict[int, list[Run]] = {}
        for run in self.runs:
            if bottom <= run.base < top:
                rows.setdefault(round(run.base), []).append(run)
        return [_line(rows[base]) for base in sorted(rows, reverse=True)]


@dataclass(frozen=True, slots=True)
class Paper:
    """One page of the site in one size of paper and of text."""

    name: str
    sheets: tuple[Sheet, ...]
    margins: tuple[float, float, float]
    """Top, sides, bottom, in points."""
    words: str
    headings: tuple[str, ...]
    pressed: tuple[str, ...]
    clipped: tuple[str, ...]

    def body(self, sheet: Sheet) -> list[Line]:
        top, _, bottom = self.margins
        return sheet.lines(bottom, sheet.height - top)

    def foot(self, sheet: Sheet) -> str:
        return " ".join(line.text for line in sheet.lines(0, self.margins[2]))


def printed(page: Page, name: str, size: str, words: str) -> Paper:
    """What the page at hand becomes on paper of that size; `words` are those it shows on the screen."""
    page.emulate_media(media="print")
    found = page.evaluate(SET)
    sheet = page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--sheet')")
    data = page.pdf(format=size, prefer_css_page_size=True, print_background=False)
    page.emulate_media(media="screen")
    top, sides, bottom = (float(length) * MILLIMETER for length in re.findall(r"[\d.]+(?=mm)", sheet))
    lists = {key: tuple(found[key]) for key in ("headings", "pressed", "clipped")}
    return Paper(name, tuple(sheets(data)), (top, sides, bottom), words, **lists)


def sheets(data: bytes) -> Iterator[Sheet]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            kinds = [pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH]
            runs, strokes = [], []
            for thing in page.get_objects(filter=kinds, max_depth=20):
                if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    runs.append(_run(thing, text))
                else:
                    strokes += _colors(thing)
            yield Sheet(*page.get_size(), tuple(run for run in runs if run.text.strip()), tuple(strokes))


def _run(thing: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> Run:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing.raw, size)
    length = pdfium.FPDFTextObj_GetText(thing.raw, text.raw, None, 0)
    letters = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(thing.raw, text.raw, letters, length)
    matrix = thing.get_matrix()
    left, _, right, _ = thing.get_bounds()
    words = bytes(letters).decode("utf-16-le").rstrip("\0")
    return Run(words, size.value * matrix.d, left, right, matrix.f, _color(pdfium.FPDFPageObj_GetFillColor, thing))


def _colors(thing: pypdfium2.PdfObject) -> Iterator[tuple[int, int, int]]:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, filled, stroked)
    if filled.value:
        yield _color(pdfium.FPDFPageObj_GetFillColor, thing)
    if stroked.value:
        yield _color(pdfium.FPDFPageObj_GetStrokeColor, thing)


def _color(get: object, thing: pypdfium2.PdfObject) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    get(thing.raw, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _line(runs: list[Run]) -> Line:
    runs = sorted(runs, key=lambda run: run.left)
    text = runs[0].text
    for before, run in itertools.pairwise(runs):
        apart = run.left - before.right > _TOUCHING * run.size
        text += f"{'' if not apart or text.endswith(' ') else ' '}{run.text}"
    return Line(
        " ".join(text.split()),
        max(run.size for run in runs),
        runs[0].left,
        max(run.right for run in runs),
        runs[0].base,
    )


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


# ---------------------------------------------------------------- the gates: each gives what is wrong, in words


def small_letters(paper: Paper, least: float) -> list[str]:
    """Text smaller than this many points."""
    runs = [run for sheet in paper.sheets for run in sheet.runs]
    return [f"{paper.name}: {run.text!r} in {run.size:.1f} pt" for run in runs if run.size < least - _ROUNDING]


def outside(paper: Paper) -> list[str]:
    """Text beside the part of the sheet that is meant for it."""
    sides = paper.margins[1]
    return [
        f"{paper.name}: {line.text!r} reaches the edge"
        for sheet in paper.sheets
        for line in sheet.lines()
        if line.left < sides - 2 or line.right > sheet.width - sides + 2
    ]


def lonely_headings(paper: Paper) -> list[str]:
    """Headings at the foot of a sheet."""
    last = [paper.body(sheet)[-1] for sheet in paper.sheets if paper.body(sheet)]
    body = min(line.size for sheet in paper.sheets for line in paper.body(sheet))
    return [
        f"{paper.name}: {line.text!r} ends a sheet"
        for line in last
        if line.size > body + 1 and any(heading.endswith(line.text) for heading in paper.headings)
    ]


def lost(paper: Paper) -> list[str]:
    """Words of the screen that are not on paper."""
    text = " ".join(line.text for sheet in paper.sheets for line in paper.body(sheet))
    return sorted((tokens(paper.words) - tokens(text)).elements())


def colored(paper: Paper) -> list[str]:
    """What is neither black nor gray enough to be seen."""
    letters = [(run.text, run.color) for sheet in paper.sheets for run in sheet.runs]
    drawn = [("a drawing", color) for sheet in paper.sheets for color in sheet.strokes if color != (255, 255, 255)]
    bad = [(what, color) for what, color in letters if max(color) > 0x60 and what != ""]
    bad += [(what, color) for what, color in drawn if max(color) > 0x80 or max(color) != min(color)]
    return [f"{paper.name}: {what} in {color}" for what, color in bad]


def feet(paper: Paper, expected: list[str]) -> list[str]:
    """Sheets whose foot does not say exactly this and their number."""
    wrong = []
    for number, sheet in enumerate(paper.sheets, 1):
        said = tokens(paper.foot(sheet))
        wanted = tokens(" ".join([*expected, f"Page {number} of {len(paper.sheets)}"]))
        if said != wanted:
            wrong.append(f"{paper.name}, sheet {number}: {paper.foot(sheet)!r}")
    return wrong


def thin(paper: Paper, least: float) -> list[str]:
    """More sheets than the words need: fewer than so many words on each, but for the first and the last."""
    words = sum(tokens(" ".join(line.text for sheet in paper.sheets for line in paper.body(sheet))).values())
    return (
        [f"{paper.name}: {words} words on {len(paper.sheets)} sheets"]
        if words < least * (len(paper.sheets) - 2)
        else []
    )


def ink(data: bytes) -> float:
    """How much black a PDF puts on paper, seen in gray: the sum over a coarse picture, 1 for each black point."""
    total = 0.0
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            picture = page.render(scale=2, grayscale=True)
            total += sum(255 - shade for shade in bytes(picture.buffer)) / 255
    return total
