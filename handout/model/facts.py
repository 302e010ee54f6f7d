"""The evidence ledger: one record for every number the guide says, with its comparator, time frame and source.

A record is written once in content/evidence/facts.yaml; every sentence, picture, table and export is made from it.
Criteria: RC-1 to RC-12, IPD-P1 to P8, CCI-15 to CCI-17.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from handout.model.declaring import Field
from handout.model.written import FactCheck, Line, Slug
from handout.value import Value

Area = Literal["forehead", "brows", "between-brows", "temples", "back-of-head", "upper-neck", "shoulders"]
"""The areas that the map of injections can draw."""
Figure = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=12, description="A number as the source gives it.")]
Count = Annotated[int, Field(ge=0, le=10_000_000)]


class Level(StrEnum):
    """How the fact was read. Anything but `primary` awaits the clinic's check."""

    PRIMARY = "primary"
    """Read on the primary source or its abstract."""
    COPY = "copy"
    """The primary text, read on another page."""
    SECONDARY = "secondary"
    """Stated by a third party."""
    EXPERT = "expert"
    """Clinic custom, no trial behind it."""
    MEMORY = "memory"
    """Not read anywhere."""
    UNSPECIFIED = "unspecified"
    """Read, level not graded."""


class Rounding(StrEnum):
    """How a figure is rounded for readers (NHS-W17, CCI-15); the exact one stays in the record."""

    WHOLE = "whole"
    HALF = "half"
    EXACT = "exact"


class Bound(StrEnum):
    """On which side of a threshold a value must lie."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    FEWER_THAN = "fewer-than"


class Comparator(Value, frozen=True, kw_only=True):
    """What happened without the treatment (RC-4): a value, or a count `n` of `of` people."""

    name: Annotated[Line, Field(description="What it was compared with, as it reads behind with: placebo.")]
    value: Figure | None = None
    n: Count | None = None
    of: Annotated[int | None, Field(ge=1, le=10_000_000)] = None


class Record(Value, frozen=True, kw_only=True):
    """What every record of the ledger has."""

    id: Annotated[Slug, Field(description="What pages call it: [=neck-pain].")]
    outcome: Annotated[Line, Field(description="What is counted or measured, as a noun: neck pain.")]
    population: Annotated[Line, Field(description="Who was studied, or who it holds for (RC-6).")]
    source: Annotated[Slug, Field(description="An id from sources.yaml.")]
    level: Annotated[Level, Field(description="primary, copy, secondary, expert, memory or unspecified.")]
    meaning: Annotated[Line, Field(description="One plain sentence: what the number means for a reader (CCI-16).")]
    locator: Annotated[Line | None, Field(description="Where in the source: table 2.")] = None
    rounding: Annotated[Rounding, Field(description="whole, half or exact.")] = Rounding.WHOLE
    checked: Annotated[FactCheck | None, Field(description="Who compared it with its source, and when.")] = None
    note: Annotated[Line | None, Field(description="For the clinic; not shown to readers.")] = None


class Compared(Record, frozen=True, kw_only=True):
    """A result of a treated group, with what happened without the treatment."""

    certainty: Annotated[Line, Field(description="How sure it is, in words (IPD-C5, RC-10).")]
    period: Annotated[Line, Field(description="The time frame with its preposition: over 24 weeks (RC-5).")]
    effect: Annotated[Literal["benefit", "harm"], Field(description="benefit or harm, for readers.")]
    group: Annotated[Line, Field(description="The treated group, as it reads behind with: Botox.")]
    comparator: Annotated[Comparator | None, Field(description="What happened without it (RC-4).")] = None
    no_comparator: Annotated[
        Line | None, Field(description="Why there is none, as a sentence readers see: There was no placebo group.")
    ] = None


class Risk(Compared, frozen=True, kw_only=True, tag=True):
    """How many people have an outcome: out of 100, or of 1,000 where it is under 1 in each 100 (RC-2)."""

    kind: Literal["risk"]
    value: Annotated[Figure | None, Field(ge=0, le=1000, description="How many out of `per`.")] = None
    n: Annotated[Count | None, Field(description="How many people had it; needs `of`.")] = None
    of: Annotated[int | None, Field(ge=1, le=10_000_000, description="Out of how many people.")] = None
    per: Annotated[Literal[100, 1000], Field(description="The denominator shown: 100 or 1000.")] = 100
    people: Annotated[Line, Field(description="The word behind the number.")] = "people"


class Change(Compared, frozen=True, kw_only=True, tag=True):
    """By how much something fell or rose; a fall is negative."""

    kind: Literal["change"]
    value: Annotated[Figure, Field(description="The change; a fall is negative: -9.0.")]
    unit: Annotated[Line, Field(description="What the number counts: headache days a month.")]
    interval: Annotated[
        tuple[Figure, Figure] | None, Field(description="The range of the difference (95% interval), low then high.")
    ] = None


class Amount(Record, frozen=True, kw_only=True):
    """A plain number with a unit, or a range up to `to`."""

    value: Annotated[Figure, Field(ge=0, description="The number, or the low end of a range.")]
    to: Annotated[Figure | None, Field(ge=0, description="The high end of a range.")] = None
    unit: Annotated[Line, Field(description="What it counts: people, weeks, Units.")]
    certainty: Annotated[Line | None, Field(description="How sure it is, in words (IPD-C5, RC-10).")] = None
    period: Annotated[Line | None, Field(description="The time frame with its preposition: over 24 weeks (RC-5).")] = (
        None
    )


class Quantity(Amount, frozen=True, kw_only=True, tag=True):
    """How many there are: people in a trial, places of injection."""

    kind: Literal["quantity"]


class Threshold(Amount, frozen=True, kw_only=True, tag=True):
    """From where on, or up to where, something counts."""

    kind: Literal["threshold"]
    bound: Annotated[Bound, Field(description="at-least, more-than, at-most or fewer-than.")]


class Duration(Amount, frozen=True, kw_only=True, tag=True):
    """How long something takes or lasts."""

    kind: Literal["duration"]


class Dose(Amount, frozen=True, kw_only=True, tag=True):
    """How much of the medicine; with `places`, in how many places of an area."""

    kind: Literal["dose"]
    places: Annotated[int | None, Field(ge=1, le=1000, description="In how many places.")] = None


Fact = Risk | Change | Quantity | Threshold | Duration | Dose
KINDS: dict[str, type[Fact]] = {
    "risk": Risk,
    "change": Change,
    "quantity": Quantity,
    "threshold": Threshold,
    "duration": Duration,
    "dose": Dose,
}


class FigureSet(Value, frozen=True, kw_only=True):
    """What several records show together: one picture on a page, `![](figure:side-effects)`."""

    id: Annotated[Slug, Field(description="What pages call it: ![](figure:side-effects).")]
    title: Annotated[Line, Field(description="The picture's caption, as a title.")]
    meaning: Annotated[Line, Field(description="One plain sentence: what this means for a reader (PEMAT P25).")]


class HarmsSet(FigureSet, frozen=True, kw_only=True, tag=True):
    """Side effects as one picture table: the serious first, then by frequency (RC-12, EU-6)."""

    kind: Literal["harms"]
    serious: Annotated[tuple[Slug, ...], Field(description="Ids of risk records to show first.")] = ()
    records: Annotated[tuple[Slug, ...], Field(min_length=1, description="Ids of risk records; sorted by frequency.")]


class TimelineSet(FigureSet, frozen=True, kw_only=True, tag=True):
    """Treatment, onset and wearing off over the first treatments."""

    kind: Literal["timeline"]
    cycle: Annotated[Slug, Field(description="Id of the duration between two treatments.")]
    onset: Annotated[Slug | None, Field(description="Id of the duration until an effect may be felt.")] = None
    wears_off: Annotated[Slug | None, Field(description="Id of the duration of wearing off before the next.")] = None
    judged: Annotated[Slug | None, Field(description="Id of the quantity of treatments after which it is judged.")] = (
        None
    )
    cycles: Annotated[int, Field(ge=1, le=6, description="How many treatments to draw.")] = 3


class MapSet(FigureSet, frozen=True, kw_only=True, tag=True):
    """The places of injection by area, with a table as its equal."""

    kind: Literal["map"]
    records: Annotated[Mapping[Area, Slug], Field(min_length=1, description="Area → id of the dose record for it.")]
    total: Annotated[Slug | None, Field(description="Id of the dose record for all areas together.")] = None


Picture = HarmsSet | TimelineSet | MapSet
PICTURES: dict[str, type[Picture]] = {"harms": HarmsSet, "timeline": TimelineSet, "map": MapSet}
