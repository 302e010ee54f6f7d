"""The policy of a page, read from the page: it comes first, names what the page has, and lets nothing else in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from handout import policy
from handout.audit.finding import Finding

_FIRST = re.compile(
    r"\s*(?:<!doctype[^>]*>)?\s*<html[^<>]*>\s*<head>\s*<meta charset=\"?utf-8\"?>\s*"
    r"<meta http-equiv=\"?content-security-policy\"?",
    re.IGNORECASE,
)
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
_NONE = ("'none'",)
_CLOSED = ("default-src", "base-uri", "form-action")
"""What must be shut on every page; all fetches that are not named fall back to the first."""
_OPEN: Mapping[str, frozenset[str]] = MappingProxyType(
    {"img-src": frozenset({"'self'", "data:"}), "manifest-src": frozenset({"'self'"})}
)
"""What a page may fetch from its own host."""
_HASHED = frozenset({"style-src", "script-src"})
_STATED = frozenset({"require-trusted-types-for"})
_MEND = 'write <meta charset="utf-8"> as the first line of the head in the layout; the build puts the policy behind it'


def findings(tree: LexborHTMLParser, html: str, styles: Sequence[str], scripts: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with the page's policy; `styles` and `scripts` are the inline ones that it must name."""
    metas = [one for one in tree.css("meta[http-equiv]") if _is_policy(one.attributes.get("http-equiv"))]
    if not metas or _FIRST.match(html) is None:
        message = "the page has no policy right behind the declaration of its encoding"
        yield Finding("missing-policy", message, _MEND)
        return
    given = policy.read(metas[0].attributes.get("content") or "")
    yield from _breadth(given)
    for name, texts in (("style", styles), ("script", scripts)):
        named = given.get(f"{name}-src", ())
        for text in texts:
            if policy.hash_of(text) not in named:
                message = f'the page\'s policy would keep one of its {name}s from working: "{text.strip()[:40]}"'
                mend = f"write <{name}> in the template just so, outside of drawings and comments"
                yield Finding("blocked-by-policy", message, mend, (text.strip()[:40],))
    if tree.css_first("img, image, link[rel~=icon]") is not None and "'self'" not in given.get("img-src", ()):
        message = "the page's policy would keep its pictures from being shown"
        yield Finding("blocked-by-policy", message, "write <img> in small letters in the template", ("<IMG", "<IMAGE"))


def _is_policy(kind: str | None) -> bool:
    return (kind or "").strip().lower() == "content-security-policy"


def _breadth(given: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Whatever the policy allows beyond the page itself."""
    mend = "take the policy out of the layout: the build writes the strictest one for each page"
    for name in _CLOSED:
        if given.get(name) != _NONE:
            message = f"the page's policy does not shut {name}"
            yield Finding("missing-policy", message, mend, ("Content-Security-Policy",))
    for name, values in given.items():
        if name in _CLOSED or name in _STATED or values == _NONE:
            continue
        allowed = _OPEN.get(name, frozenset())
        for value in values:
            if value not in allowed and not (name in _HASHED and _HASH.fullmatch(value)):
                message = f"the page's policy lets in more than the page has: {name} {value}"
                yield Finding("missing-policy", message, mend, (value, "Content-Security-Policy"))
