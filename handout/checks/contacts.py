"""Contacts: a number or address that can be tapped reaches the one that readers see.

Rules: what follows `tel:` can be dialed, and is the number that the words of the link say; what follows `mailto:` is an
address, and the one that the words say (CCI-14). A code may stand in front on one side only, but not of short numbers
such as 911; letters count as on a phone's keys.

Fails:

    Call [911](tel:912) or write to [the nurse](mailto:nurse).

Passes:

    Call [1-800-FDA-1088](tel:18003321088) or write to [the nurse](mailto:nurse@example.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.addresses import TargetKind, resolve
from handout.checks.destinations import Around
from handout.checks.texts import shown
from handout.codes import found
from handout.model import Article, Link
from handout.problems import Place, Problem

_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""ITU-T E.161: which key of a phone has which letters."""
_SHORTEST = 3
_WITHOUT_CODE = 7
"""So many digits make a number that may have a code in front of it; 911 is whole."""
_DIALED = re.compile(r"tel:(\+?[0-9](?:[0-9().-]*[0-9])?)(?:;[a-z0-9;=.-]+)?", re.IGNORECASE)
_SAID = re.compile(r"(?:(?i:call|phone|text|dial)\s+)?([+(]?[0-9][0-9A-Z ().-]*[0-9A-Z])")
_MAIL = re.compile(r"mailto:([^@\s,?]+@[^@\s,?.]+(?:\.[^@\s,?.]+)+)(?:\?\S*)?", re.IGNORECASE)


def check(article: Article, around: Around) -> Iterator[Problem]:  # noqa: ARG001 - all checks of a page are called alike
    """Problems of the numbers and addresses on a page that can be tapped."""
    for document in article.documents:
        for link in document.links:
            kind = resolve(article.path, link.target).kind
            if kind is TargetKind.PHONE:
                yield from _phone(link, link.place.within(article.path))
            elif kind is TargetKind.MAIL:
                yield from _mail(link, link.place.within(article.path))


def _phone(link: Link, place: Place) -> Iterator[Problem]:
    said = _SAID.fullmatch(link.text.strip())
    number = _digits(said[1]) if said is not None else ""
    dialed = _DIALED.fullmatch(link.target.strip())
    calls = _digits(dialed[1]) if dialed is not None else ""
    if len(calls) < _SHORTEST:
        mend = f"write the digits without spaces: tel:{number or '5550100'}"
        yield found(place, "wrong-contact", f'no phone can dial "{shown(link.target)}"', mend)
    elif number and not _is_same(number, calls):
        message = f'readers see "{shown(link.text)}" and call {calls}'
        yield found(place, "wrong-contact", message, f"write the same number twice: tel:{number}")


def _is_same(number: str, other: str) -> bool:
    """Whether two numbers reach the same phone: 020 7946 0000 is +44 20 7946 0000."""
    short, long = sorted((number.lstrip("0"), other.lstrip("0")), key=len)
    return number == other or (len(short) >= _WITHOUT_CODE and long.endswith(short))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number.translate(_KEYS)))


def _mail(link: Link, place: Place) -> Iterator[Problem]:
    address = _MAIL.fullmatch(link.target.strip())
    if address is None:
        mend = "write it whole: mailto:nurse@example.org"
        yield found(place, "wrong-contact", f'no letter can go to "{shown(link.target)}"', mend)
    elif "@" in link.text and link.text.strip().casefold() != address[1].casefold():
        message = f'readers see "{shown(link.text)}" and write to {shown(address[1])}'
        yield found(place, "wrong-contact", message, "write the same address twice, or words such as: write to us")
