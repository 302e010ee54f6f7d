"""The Content-Security-Policy of a page (W3C CSP 3): only what stands in the page, styles and scripts by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

__all__ = ["HEADER", "hash_of", "of_page", "read", "runs", "sealed"]

HEADER = (
    "base-uri 'none'; child-src 'none'; connect-src 'none'; font-src 'none'; form-action 'none'; "
    "frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; media-src 'none'; object-src 'none'; "
    "script-src-attr 'none'; worker-src 'none'"
)
"""What holds for every file of every site, for hosts that send headers. Browsers enforce it together with the page's
own policy, which alone can know the page's styles and scripts."""

_CHARSET = '<meta charset="utf-8">'
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_PICTURED = ("icon", "<img", "<image", "<feImage", "url(")
"""What each picture that a page fetches has in its text; most pages have an icon, and right at their beginning."""
_DATA_IMAGE = re.compile(r"""(?:src=|srcset=|href=|url\()["']?data:""")
_MANIFEST = re.compile(r"""rel=["']?manifest\b""")
_SCRIPT_TYPE = re.compile(r"|module|(?:text|application)/(?:x-)?(?:java|ecma|live|j)script[\d.]*", re.IGNORECASE)


@lru_cache(maxsize=64)
def hash_of(text: str) -> str:
    """The source expression that stands for one inline style or script: `'sha256-…'`, of its UTF-8 bytes.

    Pages of a site have the same ones, and each is asked for twice, when the page is made and when it is judged.
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def runs(kind: str) -> bool:
    """Whether a script with this `type` is run: a data block (`application/ld+json`) is not, and needs no hash."""
    return _SCRIPT_TYPE.fullmatch(kind.strip()) is not None or kind.strip().lower() in {"importmap", "speculationrules"}


def of_page(html: str) -> str:
    """The strictest policy under which the page still looks and works as it should.

    Directives that a meta element cannot hold (frame-ancestors, sandbox, report-uri) are left to `HEADER`. In a page
    with scripts no string becomes markup or a script (trusted types).
    """
    styles = _hashes(text for _, text in _elements(html, "style"))
    scripts = _hashes(text for attributes, text in _elements(html, "script") if runs(_type(attributes)))
    directives = ["default-src 'none'"]
    if any(sign in html for sign in _PICTURED):
        directives.append("img-src 'self' data:" if _has(html, "data:", _DATA_IMAGE) else "img-src 'self'")
    directives += ["manifest-src 'self'"] if _has(html, "manifest", _MANIFEST) else []
    directives += [f"style-src {styles}"] if styles else []
    directives += [f"script-src {scripts}", "require-trusted-types-for 'script'"] if scripts else []
    return ";".join([*directives, "base-uri 'none'", "form-action 'none'"])


def sealed(html: str) -> str:
    """The page with its policy right behind the declaration of its encoding: before anything that it must hold for.

    A page without that declaration stays as it is, and `audit` refuses it.
    """
    meta = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{of_page(html)}">'
    return html.replace(_CHARSET, meta, 1)


def read(text: str) -> Mapping[str, tuple[str, ...]]:
    """Directive → its values. As browsers do, the first of two directives with one name counts (CSP 3, 2.2.1)."""
    found: dict[str, tuple[str, ...]] = {}
    for directive in text.split(";"):
        name, *values = directive.split() or [""]
        if name:
            found.setdefault(name.lower(), tuple(values))
    return found


def _elements(html: str, name: str) -> Iterator[tuple[str, str]]:
    """The attributes and the text of each element with this name, as templates write it."""
    opening, closing = f"<{name}", f"</{name}"
    at = html.find(opening)
    while at >= 0:
        start = html.find(">", at) + 1
        end = html.find(closing, start)
        if not start or end < 0:
            return
        yield html[at + len(opening) : start - 1], html[start:end]
        at = html.find(opening, end)


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(map(hash_of, texts)))


def _has(text: str, sign: str, form: re.Pattern[str]) -> bool:
    """Looks with `form` only where its plain `sign` is: an expression is slow on a whole page."""
    return sign in text and form.search(text) is not None


def _type(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found.group(1) if found else ""
