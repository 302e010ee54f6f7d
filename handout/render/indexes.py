"""What machines read: the site map, robots.txt, and the files that static/ holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape

from handout import addresses
from handout.model import Page, PageKind, Site, Sources
from handout.outputs import Output

_CSS = "static/css/"


def sitemap(site: Site, further: Mapping[str, Sequence[str]]) -> bytes:
    """sitemap.xml: every page for readers, with the day of its last review where there is one (sitemaps.org 0.9).

    further: address of a page → those of the further pages of its list.
    """
    base_url = site.settings.base_url
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(
            line
            for page in site.pages
            if page.kind is not PageKind.NOT_FOUND
            for line in _entries(page, base_url, further)
        ),
        "</urlset>",
    ]
    return "\n".join([*lines, ""]).encode()


def _entries(page: Page, base_url: str, further: Mapping[str, Sequence[str]]) -> Iterator[str]:
    review = page.article.front_matter.review if page.article is not None else None
    yield _entry(page.url, base_url, f"<lastmod>{review.on.isoformat()}</lastmod>" if review is not None else "")
    for url in further.get(page.url, ()):
        yield _entry(url, base_url)


def _entry(url: str, base_url: str, changed: str = "") -> str:
    location = escape(addresses.absolute(base_url, url), quote=False)
    return f"  <url><loc>{location}</loc>{changed}</url>"


def robots(site: Site) -> bytes:
    """robots.txt: all may read all; where the site map is."""
    return f"User-agent: *\nAllow: /\nSitemap: {addresses.absolute(site.settings.base_url, '/sitemap.xml')}\n".encode()


def static_files(sources: Sources) -> dict[str, Output]:
    """The files of static/, at the same paths; style sheets are left out, for they stand in the pages."""
    return {
        path: Output(sources.sums[path], len(data), partial(bytes, data))
        for path, data in sources.files.items()
        if path.startswith("static/") and not path.startswith(_CSS)
    }
