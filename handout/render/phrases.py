"""A record in words: each variant of `[=neck-pain.…]` as a phrase that fits into a sentence.

All words go through gettext; a language may turn a phrase round as its grammar wants. Phrases begin in lower case;
where one opens a sentence, its first letter is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from gettext import NullTranslations

from handout import ledger
from handout.ledger import Arms, Shown, plain
from handout.model import Amount, Bound, Change, Dose, Fact, Risk, Threshold

Phrase = Callable[["Phrases", Fact], str]


class Phrases:
    """The phrases of one language."""

    def __init__(self, translation: NullTranslations) -> None:
        self._translation = translation

    def _(self, message: str, **values: object) -> str:
        return self._translation.gettext(message) % values

    def phrase(self, fact: Fact, variant: str, *, opening: bool = False) -> str:
        """The variant's words; raises KeyError for a variant that the record's kind does not have."""
        text = _phrases(fact)[variant](self, fact)
        return text[:1].upper() + text[1:] if opening else text

    # ------------------------------------------------------------ figures

    def about(self, figure: Shown) -> str:
        """A figure, with "about" where it was rounded."""
        if figure.below_one:
            return self._("fewer than %(value)s", value=1)
        return self._("about %(value)s", value=plain(figure.value)) if figure.rounded else plain(figure.value)

    def out_of(self, figure: Shown, fact: Risk, *, people: bool) -> str:
        """`9 out of 100 people`."""
        if people:
            return self._(
                "%(value)s out of %(per)s %(people)s",
                value=self.about(figure),
                per=plain(Decimal(fact.per)),
                people=self._translation.gettext(fact.people),
            )
        return self._("%(value)s out of %(per)s", value=self.about(figure), per=plain(Decimal(fact.per)))

    def moved(self, figure: Shown, unit: str) -> str:
        """`about 9 fewer headache days a month`."""
        if figure.value == 0:
            return self._("about the same number of %(unit)s", unit=unit) if unit else self._("about the same number")
        message = "%(value)s fewer %(unit)s" if figure.value < 0 else "%(value)s more %(unit)s"
        return self._(message, value=self.about(figure), unit=unit).strip()

    def after(self, name: str, phrase: str) -> str:
        """`with placebo, 97 out of 100 do not`."""
        return self._("with %(name)s, %(phrase)s", name=name, phrase=phrase)

    def beside(self, phrase: str, name: str) -> str:
        """`3 out of 100 with placebo`."""
        return self._("%(phrase)s with %(name)s", phrase=phrase, name=name)


def period(fact: Fact) -> str | None:
    """The record's time frame: `over 24 weeks`."""
    return fact.period


def _phrases(fact: Fact) -> Mapping[str, Phrase]:
    if isinstance(fact, Risk):
        return _RISK
    if isinstance(fact, Change):
        return _CHANGE
    return _DOSE if isinstance(fact, Dose) else _AMOUNT


def _arms(fact: Fact) -> Arms:
    assert isinstance(fact, Risk | Change)  # noqa: S101 - the tables below pair kinds and phrases
    return ledger.arms(fact)


def _risk(fact: Fact) -> Risk:
    assert isinstance(fact, Risk)  # noqa: S101
    return fact


def _change(fact: Fact) -> Change:
    assert isinstance(fact, Change)  # noqa: S101
    return fact


def _other(fact: Fact) -> Shown:
    """The comparator's figure; `ledger.variants` offers what needs it only where there is one."""
    return _arms(fact).comparator or ledger.shown(Decimal(0), fact.rounding)


def _name(fact: Fact) -> str:
    comparator = getattr(fact, "comparator", None)
    return comparator.name if comparator is not None else ""


def _difference(words: Phrases, fact: Fact) -> str:
    figure = _arms(fact).difference or ledger.shown(Decimal(0), fact.rounding)
    if isinstance(fact, Change):
        moved = words.moved(figure, fact.unit)
        message = "%(phrase)s as with %(name)s" if figure.value == 0 else "%(phrase)s than with %(name)s"
        return words._(message, phrase=moved, name=_name(fact))
    per = plain(Decimal(_risk(fact).per))
    if figure.value == 0:
        return words._("about as many in every %(per)s", per=per)
    message = "%(value)s fewer in every %(per)s" if figure.value < 0 else "%(value)s more in every %(per)s"
    return words._(message, value=words.about(figure), per=per)


def _frame(words: Phrases, fact: Fact, figure: Shown) -> str:
    risk = _risk(fact)
    value = words.about(Shown(risk.per - figure.exact, risk.per - figure.value))
    if figure.below_one:  # "about 100 out of 100 do not" would deny those few
        value = words._("more than %(value)s", value=plain(Decimal(risk.per - 1)))
    return words._("%(value)s out of %(per)s do not", value=value, per=plain(Decimal(risk.per)))


def _both(words: Phrases, fact: Fact) -> str:
    risk = _risk(fact)
    treated = words.beside(words.out_of(_arms(fact).treated, risk, people=True), risk.group)
    other = words.beside(words.out_of(_other(fact), risk, people=False), _name(fact))
    return words._("%(treated)s and %(other)s", treated=treated, other=other)


def _both_changes(words: Phrases, fact: Fact) -> str:
    change = _change(fact)
    treated = words.beside(words.moved(_arms(fact).treated, change.unit), change.group)
    other = words.beside(words.moved(_other(fact), ""), _name(fact))
    return words._("%(treated)s and %(other)s", treated=treated, other=other)


def _amount(words: Phrases, fact: Fact) -> str:
    assert isinstance(fact, Amount)  # noqa: S101
    value = _amount_value(words, fact)
    if isinstance(fact, Threshold):
        return words._(_BOUNDS[fact.bound], value=value, unit=fact.unit)
    return words._("%(value)s %(unit)s", value=value, unit=fact.unit)


def _amount_value(words: Phrases, fact: Fact) -> str:
    assert isinstance(fact, Amount)  # noqa: S101
    low, high = ledger.amount(fact)
    if high is not None:
        return words._("%(low)s to %(high)s", low=plain(low.value), high=plain(high.value))
    return words.about(low)


def _exact(words: Phrases, fact: Fact) -> str:
    if isinstance(fact, Risk):
        return f"{_share(fact)}%"
    if isinstance(fact, Change):
        return plain(fact.value)
    if fact.to is not None:
        return words._("%(low)s to %(high)s", low=plain(fact.value), high=plain(fact.to))
    return plain(fact.value)


def _share(fact: Risk) -> str:
    """The percentage as the source gives it; of a count, to one place, or to the first that is not zero."""
    share = _arms(fact).treated.exact * 100 / fact.per
    if fact.value is not None or not share:
        return plain(share)
    last = Decimal(1).scaleb(min(-1, share.adjusted()))
    return plain(share.quantize(last, rounding=ROUND_HALF_UP))


_BOUNDS = {
    Bound.AT_LEAST: "%(value)s or more %(unit)s",
    Bound.MORE_THAN: "more than %(value)s %(unit)s",
    Bound.AT_MOST: "%(value)s or fewer %(unit)s",
    Bound.FEWER_THAN: "fewer than %(value)s %(unit)s",
}
_COMMON: dict[str, Phrase] = {
    "time": lambda _, fact: period(fact) or "",
    "exact": _exact,
}
_RISK: dict[str, Phrase] = {
    "": lambda words, fact: words.out_of(_arms(fact).treated, _risk(fact), people=True),
    "value": lambda words, fact: words.about(_arms(fact).treated),
    "group": lambda words, fact: words.beside(
        words.out_of(_arms(fact).treated, _risk(fact), people=False), _risk(fact).group
    ),
    "comparison": lambda words, fact: words.beside(words.out_of(_other(fact), _risk(fact), people=False), _name(fact)),
    "comparison-value": lambda words, fact: words.about(_other(fact)),
    "difference": _difference,
    "both": _both,
    "frame": lambda words, fact: _frame(words, fact, _arms(fact).treated),
    "comparison-frame": lambda words, fact: words.after(_name(fact), _frame(words, fact, _other(fact))),
    **_COMMON,
}
_CHANGE: dict[str, Phrase] = {
    "": lambda words, fact: words.moved(_arms(fact).treated, _change(fact).unit),
    "value": lambda words, fact: words.about(_arms(fact).treated),
    "group": lambda words, fact: words.beside(
        words.moved(_arms(fact).treated, _change(fact).unit), _change(fact).group
    ),
    "comparison": lambda words, fact: words.beside(words.moved(_other(fact), ""), _name(fact)),
    "comparison-value": lambda words, fact: words.about(_other(fact)),
    "difference": _difference,
    "both": _both_changes,
    **_COMMON,
}
_AMOUNT: dict[str, Phrase] = {"": _amount, "value": _amount_value, **_COMMON}
_DOSE: dict[str, Phrase] = {
    **_AMOUNT,
    "places": lambda _, fact: plain(Decimal(getattr(fact, "places", None) or 0)),
}
