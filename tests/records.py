"""Records of each kind made by hand: small and whole, any field of which a test may change."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from handout.model import (
    Bound,
    Change,
    Comparator,
    Dose,
    Duration,
    FactCheck,
    Level,
    Quantity,
    Risk,
    Threshold,
)

CHECKED = FactCheck("A Nurse, headache clinic", dt.date(2026, 11, 2))
_RECORD: dict[str, Any] = {
    "outcome": "neck pain",
    "population": "adults with chronic migraine",
    "source": "aurora-2010",
    "level": Level.PRIMARY,
    "meaning": "Neck pain can come with the injections.",
}
_COMPARED: dict[str, Any] = _RECORD | {
    "certainty": "This comes from large trials.",
    "period": "over 24 weeks",
    "effect": "harm",
    "group": "Botox",
}


def _with(plain: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    """Figures may be given as text."""
    figures = {name: Decimal(changed[name]) for name in ("value", "to") if changed.get(name) is not None}
    return plain | changed | figures


def risk(**changed: Any) -> Risk:
    other = Comparator(name="placebo", value=Decimal(3))
    return Risk(
        **_with(_COMPARED | {"kind": "risk", "id": "neck-pain", "value": Decimal(9), "comparator": other}, changed)
    )


def change(**changed: Any) -> Change:
    other = Comparator(name="placebo", value=Decimal("-6.7"))
    plain = {"kind": "change", "id": "days", "value": Decimal("-9.0"), "unit": "headache days a month"}
    return Change(**_with(_COMPARED | plain | {"effect": "benefit", "comparator": other}, changed))


def quantity(**changed: Any) -> Quantity:
    plain = {"kind": "quantity", "id": "trial-people", "value": Decimal(1384), "unit": "people"}
    return Quantity(**_with(_RECORD | plain, changed))


def threshold(**changed: Any) -> Threshold:
    plain = {"kind": "threshold", "id": "days", "value": Decimal(15), "bound": Bound.AT_LEAST, "unit": "headache days"}
    return Threshold(**_with(_RECORD | plain, changed))


def duration(**changed: Any) -> Duration:
    plain = {"kind": "duration", "id": "interval", "value": Decimal(12), "unit": "weeks"}
    return Duration(**_with(_RECORD | plain, changed))


def dose(**changed: Any) -> Dose:
    plain = {"kind": "dose", "id": "dose-forehead", "value": Decimal(20), "unit": "Units", "places": 4}
    return Dose(**_with(_RECORD | plain, changed))
