"""A risk as people: with the treatment and without, out of as many (RC-2, RC-4, RC-7, RC-8, RC-11)."""

from __future__ import annotations

from decimal import Decimal

from handout import ledger
from handout.ledger import Shown
from handout.model import Risk
from handout.render.figures import caption
from handout.render.figures.caption import Said, Setting
from handout.render.figures.marks import GridView, grid
from handout.value import Value


class ArmView(Value, frozen=True):
    """One group of people."""

    name: str
    words: str
    """`9 out of 100 people`."""
    grid: GridView


def arguments(fact: Risk, setting: Setting) -> dict[str, object]:
    """What `icon-array` needs to draw the record."""
    phrases = setting.phrases
    said = phrases._(
        "%(period)s: %(statement)s.",
        period=caption.opened(fact.period),
        statement=caption.statement(setting, fact),
    )
    whole = phrases._(
        "%(outcome)s, %(period)s: %(statement)s.",
        outcome=caption.opened(fact.outcome),
        period=fact.period,
        statement=caption.statement(setting, fact),
    )
    frame = caption.frame(
        setting,
        [fact],
        caption.data(fact),
        Said(caption.opened(fact.outcome), fact.meaning, (said, *_other_views(fact, setting))),
    )
    return {
        "frame": frame,
        "arms": _arms(fact, setting),
        "per": fact.per,
        "whole": phrases._(
            "Each mark is one of %(per)s %(people)s:",
            per=ledger.plain(Decimal(fact.per)),
            people=phrases._(fact.people),
        ),
        "outcome": fact.outcome,
        "said": whole,
    }


def _arms(fact: Risk, setting: Setting) -> tuple[ArmView, ...]:
    found = ledger.arms(fact)
    arms = [_arm(fact, setting, fact.group, found.treated)]
    if fact.comparator is not None and found.comparator is not None:
        arms.append(_arm(fact, setting, fact.comparator.name, found.comparator))
    return tuple(arms)


def _arm(fact: Risk, setting: Setting, name: str, figure: Shown) -> ArmView:
    return ArmView(name, setting.phrases.out_of(figure, fact, people=True), grid(fact.per, figure.value))


def _other_views(fact: Risk, setting: Setting) -> tuple[str, ...]:
    """The difference and the other frame; or why there is no comparator."""
    phrases = setting.phrases
    without = phrases.after(fact.group, phrases.phrase(fact, "frame"))
    if fact.comparator is None:
        alone = phrases._("Seen the other way: %(treated)s.", treated=without)
        return (alone, *filter(None, [fact.no_comparator]))
    return (
        phrases._("Difference: %(difference)s.", difference=phrases.phrase(fact, "difference")),
        phrases._(
            "Seen the other way: %(treated)s, and %(comparator)s.",
            treated=without,
            comparator=phrases.phrase(fact, "comparison-frame"),
        ),
    )
