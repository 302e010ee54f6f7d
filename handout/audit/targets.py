"""Addresses as a browser reads them (WHATWG URL): which lead to another host, and which stay in the page."""

from __future__ import annotations

import re
from enum import StrEnum

_DROPPED = re.compile(r"[\t\n\r]")
"""Browsers drop these anywhere in an address."""
_AROUND = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NETWORK = frozenset({"http", "https", "ws", "wss", "ftp"})
_CODE = frozenset({"javascript", "vbscript", "livescript"})
_CANDIDATE = re.compile(r"[^\s,]\S*[^\s,]|[^\s,]")


class Target(StrEnum):
    """Where an address leads."""

    OWN = "own"
    """A path on the same host."""
    INSIDE = "inside"
    """A place in the same file: `#scene-edge`; or nothing at all."""
    DATA = "data"
    """The data stand in the address itself."""
    CODE = "code"
    """A script: `javascript:`."""
    OUTSIDE = "outside"
    """Another host. An address with its own host's name counts too: it is another host as soon as the site moves."""
    PROGRAM = "program"
    """Another program on the reader's device: `tel:`, `mailto:`."""


def target(address: str) -> Target:
    """Where `address` leads, from a page on any host."""
    plain = _DROPPED.sub("", address.strip(_AROUND)).replace("\\", "/")
    if plain.startswith("//"):
        return Target.OUTSIDE
    if not plain or plain.startswith("#"):
        return Target.INSIDE
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return Target.OWN
    name = scheme.group(1).lower()
    if name in _CODE:
        return Target.CODE
    if name == "data":
        return Target.DATA
    return Target.OUTSIDE if name in _NETWORK or plain[scheme.end() :].startswith("/") else Target.PROGRAM


def candidates(srcset: str) -> tuple[str, ...]:
    """The addresses in a `srcset`: what is no width, density or data; more rather than fewer."""
    return tuple(word for word in _CANDIDATE.findall(srcset) if not re.fullmatch(r"[\d.]+[wxh]", word))


def shown(text: str, most: int = 60) -> str:
    """A text as a message shows it: on one line, cut when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def host_of(address: str) -> tuple[str, ...]:
    """The host that a full address names, for looking it up in the sources."""
    found = re.match(r"\s*(?:[a-z]+:)?[/\\]{2}([^/\\?#\s]+)", address, re.IGNORECASE)
    return (found.group(1),) if found else ()
