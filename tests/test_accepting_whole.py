"""Whole groups at the edge of what their declared type allows: what is accepted is what pydantic makes of it."""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handout import components, model
from handout.schema.accepting import accepted
from handout.schema.editors import adapter
from handout.schema.shapes import shape_of
from handout.schema.twins import plain
from handout.value import Value

DECLARED = {
    kind
    for module in (model.written, model.facts, components)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Value)
    if any(get_origin(info.type) is Annotated for info in structs.fields(kind))
} | {model.Name}
WORDS = ["a", "en", "pt-BR", "neck-pain", "https://a.org/", "/old/", "2010", "2010-07", "10.1/x", "12", 60 * "a"]
LETTERS = "aZ0 .ä\n\U0001f600é"
ODD: list[Any] = [None, True, 0, 1, -1, 10**30, 2**53 + 1, 0.0, -0.0, 1.0, 1e16, 1e-7, 0.1 + 0.2, float("nan")]
ODD += [
    float("inf"),
    "",
    " ",
    "a",
    "1",
    "1.0",
    "yes",
    "2026-08-06",
    "\ud800",
    "ä",
    "١",
    [],
    {},
    [[]],
    ["a"],
    {"a": "a"},
]
ODD += [dt.date(2026, 8, 6), dt.datetime(2026, 8, 6, tzinfo=dt.UTC), Decimal("1.5"), b"a", ("a",)]
SPACES = [" ", "\n", "\t", "\r", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u200b", "\u3000", "\ufeff", "\x00"]


def fitting(chance: Random, declared: Any, limits: tuple[model.Field, ...] = ()) -> Any:
    """Plain data that surely fits, often just so."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return fitting(chance, arguments[0], (*limits, *arguments[1:]))
    if origin in (Union, types.UnionType):
        return fitting(chance, next(option for option in arguments if option is not type(None)), limits)
    if origin is Literal:
        return chance.choice(arguments)
    if origin in (tuple, Mapping):
        return _several(chance, arguments, limits)
    if issubclass(declared, Value):
        names = zip(structs.fields(declared), shape_of(declared).fields, strict=True)
        return {name: fitting(chance, info.type) for info, name in names if info.required or chance.random() < 0.5}
    return _single(chance, declared, limits)


def _several(chance: Random, kinds: tuple[Any, ...], limits: tuple[model.Field, ...]) -> Any:
    many = chance.choice(_within(limits, "min_length", "max_length", (0, 3)))
    if ... in kinds:
        return [fitting(chance, kinds[0]) for _ in range(many)]
    if get_origin(kinds[0]) is Annotated and kinds[0] == kinds[1]:
        return [fitting(chance, kind) for kind in kinds]
    return {fitting(chance, kinds[0]).strip(" \n"): fitting(chance, kinds[1]) for _ in range(many)}


def _within(limits: tuple[model.Field, ...], least: str, most: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    above = [getattr(limit, least) for limit in limits if getattr(limit, least) is not None]
    below = [getattr(limit, most) for limit in limits if getattr(limit, most) is not None]
    low = max(above, default=otherwise[0])
    return low, min(below, default=max(otherwise[1], low))


def _single(chance: Random, declared: type, limits: tuple[model.Field, ...]) -> Any:
    if declared is str:
        return _words(chance, limits)
    low, high = _within(limits, "ge", "le", (-1000, 1000))
    if declared is int:
        return chance.choice([low, high, chance.randint(low, high)])
    if declared in (float, Decimal):
        return chance.choice([float(low), float(high), chance.randint(low * 1000, high * 1000) / 1000])
    if issubclass(declared, StrEnum):
        return chance.choice([word.value for word in declared])
    return (
        chance.random() < 0.5 if declared is bool else dt.date.fromordinal(chance.randint(1, dt.date.max.toordinal()))
    )


def _words(chance: Random, limits: tuple[model.Field, ...]) -> str:
    least, most = _within(limits, "min_length", "max_length", (0, 9))
    patterns = [limit.pattern for limit in limits if limit.pattern is not None]
    if patterns:
        return chance.choice([words for words in WORDS if all(re.search(pattern, words) for pattern in patterns)])
    inner = "".join(chance.choices(LETTERS, k=chance.choice([0, 1, 5, max(most - 2, 0)])))
    return chance.choice([least * "ä", most * "\U0001f600", f"a{inner}z"[:most].strip(" \n")])


def _ways(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container inside, with each name or place in it."""
    if isinstance(data, dict | list):
        for step, inner in [*(data.items() if isinstance(data, dict) else enumerate(data))]:
            yield data, step
            yield from _ways(inner)


def nearly(chance: Random, declared: type[Value]) -> Any:
    """Fitting data with one or two things changed."""
    data = [fitting(chance, declared)]
    for _ in range(chance.randint(1, 2)):
        container, step = chance.choice([*_ways(data)] or [(data, 0)])
        if data:
            chance.choice([_another, _longer, _shorter, _spaced, _renamed, _gone, _more])(chance, container, step)
    return data[0] if data else None


def _another(chance: Random, container: Any, step: Any) -> None:
    container[step] = deepcopy(chance.choice(ODD))


def _longer(chance: Random, container: Any, step: Any) -> None:
    value = container[step]
    if isinstance(value, str | list):
        container[step] = value + value[-1:] if value else "a"
    elif isinstance(value, int | float):
        container[step] = value + chance.choice([1, 1.0, 0.5, 1e-9])


def _shorter(chance: Random, container: Any, step: Any) -> None:
    value = container[step]
    if isinstance(value, str | list):
        container[step] = value[chance.randint(1, 2) :]
    elif isinstance(value, int | float):
        container[step] = value - chance.choice([1, 1.0, 0.5, 1e-9])


def _spaced(chance: Random, container: Any, step: Any) -> None:
    space, value = chance.choice(SPACES), container[step]
    if isinstance(value, str):
        container[step] = chance.choice([space + value, value + space, value[1:] + space, value[:-1] + space, space])


def _renamed(chance: Random, container: Any, step: Any) -> None:
    if isinstance(container, dict):
        name = chance.choice([f"{step} ", f" {step}", f"{step}\u2003", str(step).replace("-", "_"), "a", 1])
        container[name] = container[step] if chance.random() < 0.5 else container.pop(step)


def _gone(_: Random, container: Any, step: Any) -> None:
    del container[step]


def _more(chance: Random, container: Any, step: Any) -> None:
    if isinstance(container[step], dict):
        container[step][chance.choice(["more", "", "twin_of", "kind", "\ud800"])] = deepcopy(chance.choice(ODD))


every_declared = pytest.mark.parametrize("declared", sorted(DECLARED, key=lambda kind: kind.__name__))


@every_declared
@given(st.integers(0, 2**32))
def test_what_fits_is_accepted_as_pydantic_would(declared: type[Value], seed: int) -> None:
    written = fitting(Random(seed), declared)
    assert repr(accepted(declared, written)) == repr(plain(adapter(declared).validate_python(written)))


@every_declared
@given(st.integers(0, 2**32))
def test_what_nearly_fits_is_accepted_as_pydantic_would_or_not_at_all(declared: type[Value], seed: int) -> None:
    chance = Random(seed)
    for _ in range(5):
        written = nearly(chance, declared)
        try:
            value = accepted(declared, written)
        except ValueError:
            continue
        assert repr(value) == repr(plain(adapter(declared).validate_python(written))), written
