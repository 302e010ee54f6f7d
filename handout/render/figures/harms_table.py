"""Side effects as one picture table: the serious first, then by how many had them (RC-4, RC-11, RC-12, EU-6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from handout import ledger
from handout.ledger import Shown
from handout.model import Fact, HarmsSet, Risk
from handout.render.figures import caption
from handout.render.figures.caption import Said, Setting
from handout.value import Value


class CellView(Value, frozen=True):
    """One group of a row: how many in words, and the part of a bar that is filled, from 0 to 100."""

    words: str
    part: str


class HarmView(Value, frozen=True):
    """One side effect."""

    name: str
    period: str
    """Only where it is not that of most rows."""
    treated: CellView
    comparator: CellView | None
    missing: str
    """Why there is no comparator."""
    difference: str
    awaiting: bool
    data: Mapping[str, str]


class GroupView(Value, frozen=True):
    """The serious ones or the others; `title` is empty when there is one group only."""

    serious: bool
    rows: tuple[HarmView, ...]


def arguments(harms: HarmsSet, facts: Mapping[str, Fact], setting: Setting) -> dict[str, object]:
    """What `harms-table` needs to draw the set."""
    serious = [_risk(facts[name]) for name in dict.fromkeys(harms.serious)]
    others = sorted((_risk(facts[name]) for name in set(harms.records) - set(harms.serious)), key=_by_frequency)
    records = [*serious, *others]
    treated = _shared([record.group for record in records])
    comparator = _shared([record.comparator.name for record in records if record.comparator is not None])
    period = _most([record.period for record in records])
    groups = [
        GroupView(is_serious, tuple(_row(record, setting, treated, comparator, period) for record in group))
        for is_serious, group in ((True, serious), (False, others))
        if group
    ]
    frame = caption.frame(
        setting,
        records,
        {"data-picture": harms.id},
        Said(harms.title, harms.meaning, (_scope(records, period, setting),)),
    )
    return {"frame": frame, "groups": tuple(groups), "treated": treated, "comparator": comparator}


def _risk(fact: Fact) -> Risk:
    if not isinstance(fact, Risk):
        raise TypeError(f"not a risk: {fact.id}")
    return fact


def _by_frequency(record: Risk) -> tuple[Decimal, Decimal, str]:
    """The most common first; of equals, the one that the treatment adds more of."""
    found = ledger.arms(record)
    added = found.treated.exact - found.comparator.exact if found.comparator is not None else Decimal(0)
    return -found.treated.exact / record.per, -added / record.per, record.outcome.casefold()


def _shared(texts: Sequence[str]) -> str:
    """The text that all rows have; empty when they differ."""
    return texts[0] if len(set(texts)) == 1 else ""


def _most(texts: Sequence[str]) -> str:
    """The text that most rows have; of equals, the first."""
    return max(texts, key=texts.count)


def _scope(records: Sequence[Risk], period: str, setting: Setting) -> str:
    """Of how many, and over what time."""
    differ = any(record.period != period for record in records)
    words = setting.phrases._
    per = _shared([ledger.plain(Decimal(record.per)) for record in records])
    period = words("%(period)s, where a row does not say otherwise", period=period) if differ else period
    if per:
        people = words(_most([record.people for record in records]))
        return words(
            "How many out of %(per)s %(people)s had each side effect, %(period)s.",
            per=per,
            people=people,
            period=period,
        )
    return words("How many had each side effect, %(period)s. Each row says out of how many.", period=period)


def _row(record: Risk, setting: Setting, treated: str, comparator: str, period: str) -> HarmView:
    found = ledger.arms(record)
    phrases = setting.phrases
    other = None
    if record.comparator is not None and found.comparator is not None:
        other = _cell(record, found.comparator, setting, "" if comparator else record.comparator.name)
    return HarmView(
        name=caption.opened(record.outcome),
        period="" if record.period == period else record.period,
        treated=_cell(record, found.treated, setting, "" if treated else record.group),
        comparator=other,
        missing=record.no_comparator or "",
        difference=caption.opened(phrases.phrase(record, "difference")) if other is not None else "",
        awaiting=caption.is_awaiting(record),
        data=caption.data(record),
    )


def _cell(record: Risk, figure: Shown, setting: Setting, name: str) -> CellView:
    """`9 out of 100`, and with whom, where the heading of the column does not say so."""
    words = setting.phrases.out_of(figure, record, people=False)
    part = caption.number(round(min(figure.value / record.per, Decimal(1)) * 100, 2))
    return CellView(caption.opened(setting.phrases.beside(words, name) if name else words), part)
