"""What a style sheet makes a browser fetch (CSS Values 4, CSS Fonts 4).

Escapes are read as browsers read them, so `u\\72l(` is `url(`; comments are no hiding place either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from handout.audit.finding import Finding
from handout.audit.targets import Target, host_of, shown, target

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^\n0-9a-f]))", re.IGNORECASE)
_URL = re.compile(r"""\((?<=(?:url|src)\()\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^)"']*))""", re.IGNORECASE)
_IMAGES = re.compile(r"\((?:(?<=image-set\()|(?<=image\()|(?<=cross-fade\())([^;{}]*)", re.IGNORECASE)
"""They begin with a bracket, which is found fast, and only then look at what stands before it."""
_STRING = re.compile(r""""([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)""")
_CONTINUED = re.compile(r"\\(?:\r\n|[\n\r\f])")
_IMPORT = re.compile(r"@import\b\s*([^;]*)", re.IGNORECASE)
_FONT = re.compile(r"@font-face\b[^}]*\b(?:url|src)\(", re.IGNORECASE)
_NAMESPACE = re.compile(r"@namespace\b[^;]*;", re.IGNORECASE)
_SIGNS = ("(", "@import", "\\", "&")

OUTSIDE = "put the file into static/ and name it by its path: nothing on a page may come from another host"


@lru_cache(maxsize=512)
def findings(css: str) -> tuple[Finding, ...]:
    """Everything in the text of a style sheet that would be asked from a host, but for own pictures."""
    if not any(sign in css for sign in _SIGNS):
        return ()
    return tuple(dict.fromkeys(one for text in _readings(css) for one in _in(text)))


def _readings(css: str) -> tuple[str, ...]:
    """As it stands, with comments taken out, and with the entities that a style in a drawing may have."""
    plain = _unescaped(css)
    readings = (plain, _COMMENT.sub("", plain), _COMMENT.sub(" ", _unescaped(unescape(css))) if "&" in css else plain)
    return tuple(dict.fromkeys(_NAMESPACE.sub("", text) for text in readings))


def _unescaped(css: str) -> str:
    return _ESCAPE.sub(_character, _CONTINUED.sub("", css)) if "\\" in css else css


def _character(match: re.Match[str]) -> str:
    if match.group(1) is None:
        return match.group(2)
    number = int(match.group(1), 16)
    return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"


def _in(css: str) -> Iterator[Finding]:
    for address in _addresses(css):
        if target(address) in (Target.OUTSIDE, Target.PROGRAM):
            message = f'a style makes the browser ask another host: "{shown(address)}"'
            yield Finding("outside-request", message, OUTSIDE, (address, *host_of(address)))
        elif target(address) is Target.CODE:
            message = f'a style holds a script: "{shown(address)}"'
            yield Finding("inline-handler", message, "take it out", (address,))
    for rule in _IMPORT.findall(css):
        message = f"a style sheet loads another one: @import {shown(rule)}"
        mend = "put its rules into static/css/ or a component's style sheet: they then stand in the page"
        yield Finding("blocking-request", message, mend, (f"@import {rule}", "@import"))
    if _FONT.search(css):
        message = "a style sheet loads a font file, and words wait for it"
        yield Finding("blocking-request", message, "use the fonts that readers' devices have", ("@font-face",))


def _addresses(css: str) -> Iterator[str]:
    for found in _URL.findall(css):
        yield "".join(found).strip()
    for inside in [*_IMAGES.findall(css), *_IMPORT.findall(css)]:
        yield from ("".join(found) for found in _STRING.findall(inside))
