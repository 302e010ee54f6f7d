"""Treatment, onset and wearing off over the first treatments, each as long as its record says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from handout import ledger
from handout.model import Amount, Fact, TimelineSet
from handout.render.figures import caption
from handout.render.figures.caption import Said, Setting
from handout.value import Value

_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4375"), "year": Decimal("365.25")}


class TimeView(Value, frozen=True):
    """One record in words."""

    role: str
    """`cycle`, `onset`, `wears-off` or `judged`."""
    words: str
    awaiting: bool
    data: Mapping[str, str]


class CycleView(Value, frozen=True):
    """One treatment and the time until the next."""

    number: int
    later: str
    """How long after the treatment before; empty for the first."""
    judged: bool
    """Behind this treatment it is judged."""


class CourseView(Value, frozen=True):
    """Places on the line of one cycle, from 0 at the treatment to 100 at the next."""

    start: str
    """From where on an effect may be felt."""
    full: str
    fade: str
    """From where on it may wear off; 100 when nothing is known of that."""


def arguments(times: TimelineSet, facts: Mapping[str, Fact], setting: Setting) -> dict[str, object]:
    """What `timeline` needs to draw the set."""
    ids = {"cycle": times.cycle, "onset": times.onset, "wears-off": times.wears_off, "judged": times.judged}
    records = {role: facts[name] for role, name in ids.items() if name is not None}
    frame = caption.frame(
        setting,
        list(records.values()),
        {"data-picture": times.id, "data-cycles": str(times.cycles)},
        Said(times.title, times.meaning),
    )
    return {
        "frame": frame,
        "cycles": _cycles(times.cycles, records, setting),
        "course": _course(records),
        "times": tuple(_time(role, record, setting) for role, record in records.items()),
    }


def _time(role: str, record: Fact, setting: Setting) -> TimeView:
    words = setting.phrases.phrase(record, "")
    return TimeView(role, words, caption.is_awaiting(record), caption.data(record))


def _cycles(count: int, records: Mapping[str, Fact], setting: Setting) -> tuple[CycleView, ...]:
    later = setting.phrases.phrase(records["cycle"], "")
    judged = _judged(records.get("judged"))
    numbers = range(1, count + 1)
    return tuple(CycleView(number, later if number > 1 else "", number in judged) for number in numbers)


def _judged(record: Fact | None) -> range:
    """After which treatments; a range of them when the record is one."""
    if not isinstance(record, Amount):
        return range(0)
    low, high = ledger.amount(record)
    return range(int(low.value), int((high or low).value) + 1)


def _course(records: Mapping[str, Fact]) -> CourseView:
    cycle = _days(records["cycle"]) or (Decimal(1), Decimal(1))
    onset = _days(records.get("onset"))
    wears_off = _days(records.get("wears-off"))
    fade = 1 - min(wears_off[1] / cycle[0], Decimal(1)) if wears_off else Decimal(1)
    full = min(onset[1] / cycle[0], fade) if onset else Decimal(0)
    # An onset without a range: nobody knows from when on, so the slope begins with the treatment.
    start = min(onset[0] / cycle[0], full) if onset and onset[0] < onset[1] else Decimal(0)
    return CourseView(_place(start), _place(full), _place(fade))


def _place(share: Decimal) -> str:
    return caption.number(round(share * 100, 1))


def _days(record: Fact | None) -> tuple[Decimal, Decimal] | None:
    """Low and high in days; nothing for a unit that is no time: then it is said, but not drawn."""
    if not isinstance(record, Amount):
        return None
    unit = _DAYS.get(record.unit.casefold().removesuffix("s"))
    low, high = ledger.amount(record)
    return None if unit is None or low.exact <= 0 else (low.exact * unit, (high or low).exact * unit)
