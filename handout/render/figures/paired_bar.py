"""A change as two bars from a common zero, with the difference between them (RC-4, RC-10, RC-11).

Bars are as long as the exact figures: where a rounded difference is not the difference of the rounded figures, the
bracket still ends where the bars end.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from handout import ledger
from handout.ledger import Arms
from handout.model import Change
from handout.render.figures import caption
from handout.render.figures.caption import Said, Setting
from handout.value import Value

Scale = Callable[[Decimal], str]
"""A figure → its place on the line, from 0 to 100."""


class BarView(Value, frozen=True):
    """The bar of one group."""

    name: str
    words: str
    x: str
    width: str


class SpanView(Value, frozen=True):
    """A stretch between two places, with its words."""

    words: str
    start: str
    end: str


def arguments(fact: Change, setting: Setting) -> dict[str, object]:
    """What `paired-bar` needs to draw the record."""
    phrases = setting.phrases
    said = phrases._(
        "%(period)s: %(statement)s.",
        period=caption.opened(fact.period),
        statement=caption.statement(setting, fact),
    )
    frame = caption.frame(
        setting,
        [fact],
        caption.data(fact),
        Said(
            caption.opened(fact.outcome),
            fact.meaning,
            (said, *filter(None, [fact.no_comparator if fact.comparator is None else None])),
        ),
    )
    found = ledger.arms(fact)
    scale = _scale(fact, found)
    return {
        "frame": frame,
        "bars": _bars(fact, found, setting, scale),
        "zero": scale(Decimal(0)),
        "difference": _difference(fact, found, setting, scale),
        "interval": _interval(fact, found, setting, scale),
    }


def _scale(fact: Change, found: Arms) -> Scale:
    """All that is drawn fits between 0 and 100. When all fell, longer means that more fell."""
    drawn = [Decimal(0), found.treated.exact]
    if found.comparator is not None:
        drawn.append(found.comparator.exact)
        drawn += [found.comparator.exact + end for end in fact.interval or ()]
    low, high = min(drawn), max(drawn)
    width = high - low or Decimal(1)
    if high == 0:
        return lambda value: _place(-value / width)
    return lambda value: _place((value - low) / width)


def _place(share: Decimal) -> str:
    return caption.number(round(share * 100, 2))


def _bars(fact: Change, found: Arms, setting: Setting, scale: Scale) -> tuple[BarView, ...]:
    arms = [(fact.group, found.treated)]
    if fact.comparator is not None and found.comparator is not None:
        arms.append((fact.comparator.name, found.comparator))
    bars = []
    for name, figure in arms:
        start, end = _ordered(scale(Decimal(0)), scale(figure.exact))
        width = caption.number(Decimal(end) - Decimal(start))
        bars.append(BarView(name, setting.phrases.moved(figure, fact.unit), start, width))
    return tuple(bars)


def _difference(fact: Change, found: Arms, setting: Setting, scale: Scale) -> SpanView | None:
    if found.comparator is None:
        return None
    ends = _ordered(scale(found.comparator.exact), scale(found.treated.exact))
    return SpanView(setting.phrases.phrase(fact, "difference"), *ends)


def _interval(fact: Change, found: Arms, setting: Setting, scale: Scale) -> SpanView | None:
    """The range of the difference, measured from where the comparator's bar ends."""
    if found.comparator is None or fact.interval is None:
        return None
    nearer, farther = sorted(fact.interval, key=abs)
    words = setting.phrases._(
        "from %(nearer)s to %(farther)s",
        nearer=_end(fact, nearer, setting, ""),
        farther=_end(fact, farther, setting, fact.unit),
    )
    ends = [scale(found.comparator.exact + end) for end in fact.interval]
    return SpanView(words, *_ordered(*ends))


def _end(fact: Change, end: Decimal, setting: Setting, unit: str) -> str:
    figure = ledger.shown(end, fact.rounding)
    return setting.phrases.moved(figure, unit) if figure.value != 0 else setting.phrases._("about no difference")


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if Decimal(one) <= Decimal(other) else (other, one)
