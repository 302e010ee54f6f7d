"""Cards, callouts and lists of dos and do nots: used as patients learn to read them.

Rules: an emergency, urgent or call-us card has a title such as `Call 911 if:` and a list of signs (NHS-C2); an
emergency card has nothing to read on (NHS-C5); one card of a kind on a page (NHS-C4), two callouts at most (NHS-C8);
each item of a do-not list begins with "do not", because it is heard without its heading (NHS-C10); do comes before do
not (NHS-C10); a single item is no list (NHS-C11).

Fails:

    > [!EMERGENCY] Danger
    > Read about [serious side effects](serious.md).

    > [!DO-NOT]
    > - rub the places

Passes:

    > [!EMERGENCY] Call 911 if:
    > - you cannot breathe

    > [!DO-NOT]
    > - do not rub the places
    > - do not lie flat
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from handout.addresses import TargetKind, resolve
from handout.checks.destinations import Around
from handout.checks.texts import is_english, shown
from handout.codes import found
from handout.model import Article, Card
from handout.problems import Place, Problem

_CARE = frozenset({"emergency", "urgent", "call-us"})
_CALLOUTS = frozenset({"note", "warning"})
_LISTS = frozenset({"do", "do-not"})
_MOST_CALLOUTS = 2
_ENGLISH_TITLE = re.compile(r".*\bif\b[^:]*:", re.IGNORECASE)
_TITLE = re.compile(r".+[:：]")
_EXAMPLES = {
    "emergency": "Call 911 if:",
    "urgent": "Call the clinic today if:",
    "call-us": "Call us if:",
}


def check(article: Article, around: Around) -> Iterator[Problem]:  # noqa: ARG001 - all checks of a page are called alike
    """Problems of the cards and callouts on a page."""
    for card in article.body.cards:
        if card.kind in _CARE:
            yield from _care(article, card)
        elif card.kind in _LISTS:
            yield from _list(article, card)
    yield from _page(article, article.body.cards)


def _care(article: Article, card: Card) -> Iterator[Problem]:
    place = card.place.within(article.path)
    form = _ENGLISH_TITLE if is_english(article) else _TITLE
    if not form.fullmatch(card.title):
        message = (
            f'the title "{shown(card.title)}" does not say what to do and when'
            if card.title
            else "this card has no title"
        )
        mend = f"write what to do, then if and a colon: > [!{card.kind.upper()}] {_EXAMPLES[card.kind]}"
        yield found(place, "card-heading", message, mend)
    if not card.items:
        mend = "write each sign on a line of its own: > - you cannot swallow"
        yield found(place, "card-without-list", "this card has no list of signs to look for", mend)
    for link in card.links if card.kind == "emergency" else ():
        if resolve(article.path, link.target).kind is not TargetKind.PHONE:
            message = "a link in an emergency card keeps people from calling"
            mend = "move it to the text below the card"
            yield found(link.place.within(article.path), "emergency-link", message, mend)


def _list(article: Article, card: Card) -> Iterator[Problem]:
    place = card.place.within(article.path)
    words = card.kind.replace("-", " ")
    if not card.items:
        mend = "write each on a line of its own: > - " + ("do not rub the places" if "-" in card.kind else "sit up")
        yield found(place, "card-without-list", f'this "{words}" box has no list', mend)
    elif len(card.items) == 1:
        mend = "write it as a sentence instead"
        yield found(place, "single-item-list", f'this "{words}" list has only one item', mend)
    if is_english(article):
        for text, item in card.items:
            yield from _wording(card, text, item.within(article.path))


def _wording(card: Card, text: str, place: Place) -> Iterator[Problem]:
    refuses = re.match(r"do not\b|do n[o']t\b|don['’]t\b|never\b", text, re.IGNORECASE) is not None
    if card.kind == "do-not" and not re.match(r"do not\b", text, re.IGNORECASE):
        mend = 'begin it with "do not": heard without its heading, the item says the opposite'
        yield found(place, "do-not-wording", 'this item of the "do not" list does not begin with "do not"', mend)
    elif card.kind == "do" and refuses:
        message = 'this item of the "do" list says what not to do'
        yield found(place, "do-not-wording", message, "move it to a > [!DO-NOT] list")


def _page(article: Article, cards: tuple[Card, ...]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for card in cards:
        place = card.place.within(article.path)
        if card.kind in _CARE and seen[card.kind]:
            message = f"this is the second {card.kind} card on this page"
            yield found(place, "repeated-card", message, "put all signs into one card, so that none is overlooked")
        if card.kind in _CALLOUTS and seen["note"] + seen["warning"] == _MOST_CALLOUTS:
            message = f"this page has more than {_MOST_CALLOUTS} callouts, so none of them stands out"
            yield found(place, "many-callouts", message, "keep the most important ones and make the others plain text")
        if card.kind == "do" and seen["do-not"] and not seen["do"]:
            message = 'the "do not" list stands above the "do" list'
            yield found(place, "do-order", message, "move this list up: people need to know first what they can do")
        seen[card.kind] += 1
