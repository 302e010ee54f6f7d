"""`templates/components/NAME/NAME.yaml` → what a component is for, what it takes, and examples of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec.structs import replace

from handout import limits, schema, yamltext
from handout.model import Field
from handout.problems import Checked, Place, Problem, has_errors, in_order
from handout.value import Value

_DEPTH = 20
"""Examples hold whole views: lists in groups in lists."""


class Parameter(Value, frozen=True):
    """What a component takes."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", description="Its name in the macro.")]
    type: Annotated[
        str,
        Field(min_length=1, description="text, html, number, boolean, function, block, a view; list of …, … or none."),
    ]
    required: Annotated[bool, Field(description="true, unless the macro has a value of its own for it.")]
    meaning: Annotated[str, Field(min_length=1, description="What it says, and what it may be.")]


class _Described(Value, frozen=True):
    purpose: Annotated[str, Field(min_length=1, description="What the component is for, in a sentence or two.")]
    parameters: Annotated[tuple[Parameter, ...], Field(description="What it takes; [] when it takes nothing.")]


class _Named(Value, frozen=True):
    name: Annotated[str, Field(min_length=1, max_length=80, description="What the example shows.")]


class Example(Value, frozen=True):
    """A use of a component, with its arguments as they are written."""

    name: str
    place: Place
    arguments: yamltext.Mapping


class Component(Value, frozen=True):
    """A component as its description tells."""

    path: str
    purpose: str
    parameters: tuple[Parameter, ...]
    places: tuple[Place, ...]
    """Of the parameters' names, in their order."""
    examples: tuple[Example, ...]


def read(data: bytes, path: str) -> Checked[Component | None]:
    """The component; None when its description cannot be used at all. An example with a problem is left out.

    Code of its own: `missing-example`, for a component that nobody could look at.
    """
    text = limits.decode(data, path)
    problems = [*text.problems, *(problem.within(path) for problem in limits.scan_yaml(text.value))]
    if has_errors(problems):
        return Checked(None, in_order(problems))
    node = yamltext.read(text.value, path=path, depth=_DEPTH)
    problems += node.problems
    written, listed = _apart(node.value)
    described = schema.read(written, _Described)
    problems += described.problems
    if described.value is None:
        return Checked(None, in_order(problems))
    examples = list(_examples(listed, Place(path, 1), problems))
    places = yamltext.places(written)
    component = Component(
        path,
        described.value.purpose,
        described.value.parameters,
        tuple(places[f"parameters.{at}.name"] for at in range(len(described.value.parameters))),
        tuple(examples),
    )
    return Checked(component, in_order(problems))


def _apart(node: yamltext.Node) -> tuple[yamltext.Node, yamltext.Node | None]:
    """The description without its examples, whose fields differ from component to component; and the examples."""
    if not isinstance(node, yamltext.Mapping):
        return node, None
    kept = tuple((key, value) for key, value in node.entries if key.text != "examples")
    return replace(node, entries=kept), node.get("examples")


def _examples(listed: yamltext.Node | None, first: Place, problems: list[Problem]) -> Iterator[Example]:
    if isinstance(listed, yamltext.Hole):
        return
    items = listed.items if isinstance(listed, yamltext.Sequence) else ()
    if not items:
        place = listed.place if listed is not None else first
        help_ = "add a list of examples, each with its name and its parameters"
        problems.append(Problem(place, "missing-example", "this component has no example to look at", help_))
    for item in items:
        named, arguments = item, None
        if isinstance(item, yamltext.Mapping):
            arguments = item.get("parameters")
            named = replace(item, entries=tuple(pair for pair in item.entries if pair[0].text != "parameters"))
        found = schema.read(named, _Named)
        problems.extend(found.problems)
        if isinstance(arguments, yamltext.Mapping) and found.value is not None:
            yield Example(found.value.name, item.place, arguments)
        elif found.value is not None and not isinstance(arguments, yamltext.Hole):
            place = arguments.place if arguments is not None else item.place
            help_ = "for a component that takes nothing write: parameters: {}"
            problems.append(Problem(place, "bad-example", 'an example needs "parameters", names with values', help_))
