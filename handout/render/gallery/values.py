"""The values of an example, from YAML to what a template sees, by the type that the component declares for them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from types import GenericAlias, ModuleType, SimpleNamespace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from handout.problems import Place, Problem, did_you_mean
from handout.render import figures, views
from handout.value import Value
from handout.yamltext import Hole, Node, Scalar, Sequence
from handout.yamltext import Mapping as Fields

_SIMPLE: Mapping[str, object] = types.MappingProxyType(
    {"text": str, "html": Markup, "number": float, "boolean": bool, "block": Markup}
)
_VIEWS: Mapping[str, object] = types.MappingProxyType(
    {
        name: kind
        for module in (views, *vars(figures).values())
        if isinstance(module, ModuleType)
        for name, kind in vars(module).items()
        if name.endswith("View")
    }
)
_NONE = ("null", "~")
_TRUTHS: Mapping[str, bool] = types.MappingProxyType({"true": True, "yes": True, "false": False, "no": False})


class Values:
    """Reads the values of one example; gathers what does not fit."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def value(self, name: str, node: Node, declared: str) -> Any:  # noqa: ANN401 - whatever the type says
        """The value of a parameter. None where it does not fit, with a problem of code `bad-example`."""
        return self._value(name, node, _hint(declared))

    def _value(self, name: str, node: Node, hint: Any) -> Any:  # noqa: ANN401 - any type
        if isinstance(node, Hole):
            return None
        options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else ()
        if type(None) in options:
            if isinstance(node, Scalar) and node.plain and (node.empty or node.text in _NONE):
                return None
            hint = next(option for option in options if option is not type(None))
        if hint is object:
            return _guessed(node)
        origin = get_origin(hint) or hint
        if isinstance(origin, type) and issubclass(origin, tuple):
            return self._list(name, node, get_args(hint)[0])
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._table(name, node)
        view: Any = hint if isinstance(hint, type) and issubclass(hint, Value) else None
        return self._single(name, node, hint) if view is None else self._view(name, node, view)

    def _list(self, name: str, node: Node, hint: Any) -> Any:  # noqa: ANN401 - any type
        if not isinstance(node, Sequence):
            return self._not(name, node, "a list")
        return tuple(self._value(f"{name}.{at}", item, hint) for at, item in enumerate(node.items, 1))

    def _table(self, name: str, node: Node) -> Any:  # noqa: ANN401 - a dictionary, or nothing
        if not isinstance(node, Fields):
            return self._not(name, node, "a group of names and values")
        return {key.text: self._value(f"{name}.{key.text}", value, object) for key, value in node.entries}

    def _view(self, name: str, node: Node, view: type) -> Any:  # noqa: ANN401 - stands in for the view
        if not isinstance(node, Fields):
            return self._not(name, node, f"a group with fields of {view.__name__}")
        hints = get_type_hints(view)
        for key, _ in node.entries:
            if key.text not in hints:
                self._tell(key.place, f'{view.__name__} has no field "{key.text}"', did_you_mean(key.text, hints))
        given = {key.text: (value, hints[key.text]) for key, value in node.entries if key.text in hints}
        return SimpleNamespace(**{key: self._value(f"{name}.{key}", *pair) for key, pair in given.items()})

    def _single(self, name: str, node: Node, kind: Any) -> Any:  # noqa: ANN401 - any simple type
        if not isinstance(node, Scalar):
            return self._not(name, node, "one value")
        if get_origin(kind) is Literal:
            words = [str(option) for option in get_args(kind)]
            return node.text if node.text in words else self._not(name, node, f"one of {', '.join(words)}")
        if kind is bool:
            truth = _TRUTHS.get(node.text)
            return self._not(name, node, "true or false") if truth is None else truth
        try:
            return _number(node.text) if kind is float else kind(node.text)
        except (ValueError, ArithmeticError):
            return self._not(name, node, "a number")

    def _not(self, name: str, node: Node, wanted: str) -> None:
        self._tell(node.place, f'"{name}" must be {wanted}')

    def _tell(self, place: Place, message: str, help_: str = "") -> None:
        self.problems.append(Problem(place, "bad-example", message, help_))


def _hint(declared: str) -> Any:  # noqa: ANN401 - any type
    """The Python type for a type as descriptions name it; `object` for one that has no name here."""
    if declared.startswith("list of "):
        inner: Any = _hint(declared.removeprefix("list of "))
        return GenericAlias(tuple, (inner, ...))
    if declared.endswith(" or none"):
        return _hint(declared.removesuffix(" or none")) | None
    return _SIMPLE.get(declared) or _VIEWS.get(declared) or object


def _number(text: str) -> int | float:
    return int(text) if text.lstrip("-").isdigit() else float(text)


def _guessed(node: Node) -> Any:  # noqa: ANN401 - of a type that nobody declared
    if isinstance(node, Sequence):
        return tuple(_guessed(item) for item in node.items)
    if isinstance(node, Fields):
        return SimpleNamespace(**{key.text: _guessed(value) for key, value in node.entries})
    if not isinstance(node, Scalar) or (node.plain and (node.empty or node.text in _NONE)):
        return None
    if node.plain and node.text in _TRUTHS:
        return _TRUTHS[node.text]
    convert: Callable[[str], object] = int if node.plain and node.text.isdecimal() else str
    return convert(node.text)
