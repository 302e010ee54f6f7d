"""What machines read: the site map, robots.txt, and the files that static/ holds."""

from __future__ import annotations

from functools import partial
from html import escape

from handout import addresses
from handout.model import Page, PageKind, Site, Sources
from handout.outputs import Output

_CSS = "static/css/"


def sitemap(site: Site) -> bytes:
    """sitemap.xml: every page for readers, with the day of its last review where there is one (sitemaps.org 0.9)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_entry(page, site.settings.base_url) for page in site.pages if page.kind is not PageKind.NOT_FOUND),
        "</urlset>",
    ]
    return "\n".join([*lines, ""]).encode()


def _entry(page: Page, base_url: str) -> str:
    location = escape(addresses.absolute(base_url, page.url), quote=False)
    review = page.article.front_matter.review if page.article is not None else None
    changed = f"<lastmod>{review.on.isoformat()}</lastmod>" if review is not None else ""
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
