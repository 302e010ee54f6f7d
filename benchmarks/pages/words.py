"""The words of a built page as bare HTML: no style, no script, no picture drawn by us, no menu."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = "script, style, svg, template, nav, form, link, [hidden], [popovertargetaction]"
_KEPT = frozenset({"alt", "colspan", "dir", "href", "id", "lang", "open", "rowspan", "scope", "src", "start"})


@dataclass(frozen=True)
class Page:
    """path: of the page's folder below the site, "" for the home page, else with a slash at its end."""

    path: str
    title: str
    body: str
    """HTML without the heading of the page."""


def pages(site: Path) -> list[Page]:
    """Every page of a built site that people read, by path; those that only lead elsewhere are left out."""
    found = (page(place.relative_to(site).as_posix(), place) for place in sorted(site.rglob("index.html")))
    return [one for one in found if one is not None]


def page(path: str, place: Path) -> Page | None:
    """None for a page that leads elsewhere or has no main part."""
    tree = LexborHTMLParser(place.read_text("utf-8"))
    main, leads = tree.css_first("main"), tree.css_first('meta[http-equiv="refresh" i]')
    if main is None or leads is not None:
        return None
    heading = main.css_first("h1")
    title = heading.text(strip=True) if heading else path
    for node in main.css(f"{_DROPPED}, h1"):
        node.decompose()
    for node in main.css("*"):
        _bare(node)
    main.unwrap_tags(["button"])
    return Page(path.removesuffix("index.html"), title, _inside(main))


def _bare(node: LexborNode) -> None:
    for name in [name for name in node.attributes if name not in _KEPT]:
        del node.attrs[name]


def _inside(main: LexborNode) -> str:
    """Without empty lines: Markdown would end its HTML there."""
    html = (main.html or "").partition(">")[2].rpartition("</main>")[0]
    return "\n".join(line for line in html.splitlines() if line.strip())


def bare(one: Page, language: str = "en") -> str:
    """The page with nothing but its words."""
    return f"""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{one.title}</title>
</head>
<body>
<h1>{one.title}</h1>
{one.body}
</body>
</html>
"""
