"""The arithmetic of records: rounded for readers, never rounded twice.

All figures are decimals, so that 44.8 is 44.8. A difference is taken between the exact figures and rounded once.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from handout.model import Amount, Change, Comparator, Fact, Level, Risk, Rounding
from handout.value import Value

_STEPS = {Rounding.WHOLE: Decimal(1), Rounding.HALF: Decimal("0.5")}


class Shown(Value, frozen=True):
    """A figure as readers see it."""

    exact: Decimal
    value: Decimal
    """Rounded as the record says."""

    @property
    def rounded(self) -> bool:
        """Whether rounding changed it: readers are told with "about"."""
        return self.exact != self.value

    @property
    def below_one(self) -> bool:
        """More than nothing, but less than the smallest number of people that can be shown."""
        return self.exact > 0 and self.value == 0


class Arms(Value, frozen=True):
    """Both sides of a comparison, and what lies between them."""

    treated: Shown
    comparator: Shown | None
    difference: Shown | None
    """Treated less comparator: positive when there is more of it with the treatment."""


def shown(exact: Decimal, rounding: Rounding) -> Shown:
    """A figure rounded for readers, halves away from zero (NHS-W17)."""
    step = _STEPS.get(rounding)
    if step is None:
        return Shown(exact, exact)
    return Shown(exact, (exact / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step)


def arms(fact: Risk | Change) -> Arms:
    """The figures of a comparison; of a risk, out of `fact.per`."""
    treated = _treated(fact)
    comparator = _comparator(fact, fact.comparator)
    difference = shown(treated - comparator, fact.rounding) if comparator is not None else None
    return Arms(
        shown(treated, fact.rounding),
        shown(comparator, fact.rounding) if comparator is not None else None,
        difference,
    )


def adds_up(found: Arms) -> bool:
    """Whether the rounded figures give the rounded difference: a reader who subtracts is not misled (CCI-17)."""
    if found.comparator is None or found.difference is None:
        return True
    return found.treated.value - found.comparator.value == found.difference.value


def _treated(fact: Risk | Change) -> Decimal:
    if isinstance(fact, Risk):
        return _out_of(fact.value, fact.n, fact.of, fact.per)
    return fact.value


def _comparator(fact: Risk | Change, comparator: Comparator | None) -> Decimal | None:
    if comparator is None:
        return None
    if isinstance(fact, Risk):
        return _out_of(comparator.value, comparator.n, comparator.of, fact.per)
    return comparator.value


def _out_of(value: Decimal | None, n: int | None, of: int | None, per: int) -> Decimal:
    if value is not None:
        return value
    if n is None or of is None:
        return Decimal(0)  # `evidence` has refused such a record
    return Decimal(n) * per / of


def amount(fact: Amount) -> tuple[Shown, Shown | None]:
    """A plain figure, and the high end when it is a range."""
    high = shown(fact.to, fact.rounding) if fact.to is not None else None
    return shown(fact.value, fact.rounding), high


def plain(value: Decimal) -> str:
    """A figure without needless zeros and signs: `8.40` → `8.4`, `-9.0` → `9`, `1384` → `1,384` (NHS-W17)."""
    text = format(abs(value), ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def awaits_check(fact: Fact) -> bool:
    """Whether the clinic still has to compare the record with its source: it was not read there, and nobody signed."""
    return fact.level is not Level.PRIMARY and fact.checked is None


def is_compared(fact: Fact) -> bool:
    """Whether the record is a result that needs a comparator."""
    return isinstance(fact, Risk | Change)


_NEED_COMPARATOR = ("comparison", "comparison-value", "difference", "both", "comparison-frame")
_COMPARED = ("", "value", "group", "comparison", "comparison-value", "difference", "both", "time", "exact")
_AMOUNT = ("", "value", "time", "exact")
_OF_KIND = {
    "risk": (*_COMPARED, "frame", "comparison-frame"),
    "change": _COMPARED,
    "dose": (*_AMOUNT, "places"),
}


def variants(fact: Fact) -> tuple[str, ...]:
    """The variants a record can be written in: `comparison` for `[=neck-pain.comparison]`; empty for the name."""
    missing = {"time"} if fact.period is None else set()
    if getattr(fact, "places", None) is None:
        missing.add("places")
    if is_compared(fact) and getattr(fact, "comparator", None) is None:
        missing.update(_NEED_COMPARATOR)
    return tuple(name for name in _OF_KIND.get(fact.kind, _AMOUNT) if name not in missing)
