"""What every figure has around its drawing: title, caption, references, and the record for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from handout import ledger
from handout.model import Amount, Change, Compared, Dose, Fact, Risk
from handout.render.phrases import Phrases
from handout.value import Value

Cite = Callable[[tuple[Fact, ...]], Markup]
"""The references of some records, as they stand behind a sentence."""


class Setting(Value, frozen=True):
    """What a figure needs of its page."""

    phrases: Phrases
    cite: Cite
    """Called once for a figure, with one record for each place in a source."""
    anchor: str = ""
    """The figure's id, `figure-NAME` when left out; the second time on one page it must be another."""


class Said(Value, frozen=True):
    """The words of a figure that do not follow from all its records alike."""

    title: str
    meaning: str
    statements: tuple[str, ...] = ()
    """Sentences of the caption."""


class FrameView(Value, frozen=True):
    """The frame of a figure, as `figure-frame` shows it."""

    id: str
    title: str
    data: Mapping[str, str]
    """`data-` attributes of the figure."""
    statements: tuple[str, ...]
    """Sentences of the caption; the reference stands behind the first."""
    reference: Markup
    meaning: str
    population: str
    studied: bool
    """The population is who was studied, and not who it holds for."""
    certainty: str
    """One sentence or more; may be empty."""
    awaiting: bool
    """A record in it awaits the clinic's check."""


def frame(setting: Setting, records: Sequence[Fact], data: Mapping[str, str], said: Said) -> FrameView:
    """The frame of a figure that shows these records."""
    return FrameView(
        id=setting.anchor,
        title=said.title,
        data=data,
        statements=said.statements,
        reference=setting.cite(_works(records)),
        meaning=said.meaning,
        population="; ".join(dict.fromkeys(record.population.removesuffix(".") for record in records)),
        studied=all(ledger.is_compared(record) for record in records),
        certainty=_sentences(record.certainty for record in records),
        awaiting=any(is_awaiting(record) for record in records),
    )


def is_awaiting(record: Fact) -> bool:
    """Whether readers are told, quietly, that the clinic has not checked it yet."""
    return ledger.awaits_check(record)


def opened(text: str) -> str:
    """The text with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def statement(setting: Setting, fact: Risk | Change) -> str:
    """`9 out of 100 people with Botox and 3 out of 100 with placebo`; without a comparator, the treated group alone."""
    if fact.comparator is not None:
        return setting.phrases.phrase(fact, "both")
    return setting.phrases.beside(setting.phrases.phrase(fact, ""), fact.group)


def data(fact: Fact) -> dict[str, str]:
    """The record as `data-` attributes: what was read in the source, unrounded, and what is shown."""
    common = {"data-record": fact.id, "data-kind": fact.kind, "data-level": fact.level.value}
    if fact.period is not None:
        common["data-period"] = fact.period
    return common | (_compared(fact) if isinstance(fact, Compared) else _amount(fact))


def number(value: Decimal) -> str:
    """A number as machines read it: no thousands mark, no needless zeros."""
    return format(value.normalize(), "f")


def _compared(fact: Risk | Change) -> dict[str, str]:
    arms = ledger.arms(fact)
    found = {"data-exact": number(arms.treated.exact), "data-value": number(arms.treated.value)}
    if isinstance(fact, Risk):
        found["data-per"] = str(fact.per)
    else:
        found["data-unit"] = fact.unit
        if fact.interval is not None:
            found |= {"data-low": number(fact.interval[0]), "data-high": number(fact.interval[1])}
    if fact.comparator is not None and arms.comparator is not None:
        found["data-comparator"] = fact.comparator.name
        found["data-comparator-exact"] = number(arms.comparator.exact)
        found["data-comparator-value"] = number(arms.comparator.value)
    return found


def _amount(fact: Amount) -> dict[str, str]:
    low, high = ledger.amount(fact)
    found = {"data-exact": number(low.exact), "data-value": number(low.value), "data-unit": fact.unit}
    if high is not None:
        found["data-to"] = number(high.exact)
    if isinstance(fact, Dose) and fact.places is not None:
        found["data-places"] = str(fact.places)
    return found


def _works(records: Sequence[Fact]) -> tuple[Fact, ...]:
    """One record for each place in a source, so that none is cited twice; one that awaits its check goes first."""
    found: dict[tuple[str, str | None], Fact] = {}
    for record in records:
        place = (record.source, record.locator)
        if place not in found or (is_awaiting(record) and not is_awaiting(found[place])):
            found[place] = record
    return tuple(found.values())


def _sentences(texts: Iterable[str | None]) -> str:
    """Each text once, in order, as sentences."""
    ended = (text if text.endswith((".", "!", "?")) else f"{text}." for text in texts if text)
    return " ".join(dict.fromkeys(opened(text) for text in ended))
