"""`_headers`: what hosts that read this file (Cloudflare Pages, Netlify and others) send with each answer.

Each page has its policy in itself. Hosts send one that holds for all files, and, where a site is small enough for their
limits, each page's own as well. Browsers enforce all of them together, so what they let in is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from handout import policy

PATH = "_headers"
MOST_RULES, MOST_SIGNS = 100, 2000
"""Cloudflare Pages reads so many rules, and so many characters in a line."""

COMMON: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": policy.HEADER,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
            "microphone=(), payment=(), usb=()"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
)
"""For every answer, and short: they travel with each page. Strict-Transport-Security is left to whoever owns the host,
for it binds every site on it, for a year or more."""

STATIC: Mapping[str, str] = MappingProxyType({"Cache-Control": "public, max-age=86400"})
"""For static/: a picture may be a day old. Pages are asked for anew each time, as hosts do by themselves."""


def document(outputs: Mapping[str, bytes]) -> bytes:
    """The file for a site with these outputs."""
    general = [*_rule("/*", COMMON), *_rule("/static/*", STATIC)]
    pages = [path for path in sorted(outputs) if path.endswith("index.html") and not path.startswith("static/")]
    if len(pages) + 2 > MOST_RULES:
        return _text(general)
    rules = [*general, *(line for path in pages for line in _page_rule(path, outputs[path]))]
    return _text(rules if all(len(line) <= MOST_SIGNS for line in rules) else general)


def _page_rule(path: str, data: bytes) -> Iterator[str]:
    """A page's own policy, with what a page cannot say of itself. Signs such as `*` would mean something else here."""
    own = policy.of_page(data.decode()).replace(";", "; ")
    address = quote(f"/{path.removesuffix('index.html')}")
    return _rule(address, {"Content-Security-Policy": f"{own}; frame-ancestors 'none'"})


def _rule(address: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield address
    yield from (f"  {name}: {value}" for name, value in headers.items())
    yield ""


def _text(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()
