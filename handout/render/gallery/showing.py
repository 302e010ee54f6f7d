"""An example → what it looks like and how it was called, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import TemplateError
from markupsafe import Markup

from handout.components import Component, Example, Parameter
from handout.problems import Checked, Place, Problem, did_you_mean
from handout.render.gallery.values import Values
from handout.render.templates import Templates, fault
from handout.value import Value

_SHORT = 60
"""Characters up to which a value stands in the call itself."""
GIVEN = {"function"}
"""Types that no example can write down; the gallery has a value for them."""


class Shown(Value, frozen=True):
    """An example that can be looked at."""

    name: str
    html: Markup
    call: str
    """As a layout would write it."""


def shown(name: str, component: Component, templates: Templates) -> Checked[tuple[Shown, ...]]:
    """The component's examples. Those with a problem are left out.

    Codes: `bad-example`, `parameters-differ`, `missing-template`, `bad-template`.
    """
    try:
        taken = templates.parameters(name)
    except TemplateError as error:
        return Checked((), (fault(error),))
    problems = list(_differences(component, taken))
    examples: list[Shown] = []
    if not problems:
        for example in component.examples:
            found = _shown(name, component, example, templates)
            problems.extend(found.problems)
            examples += [found.value] if found.value is not None else []
    return Checked(tuple(examples), tuple(problems))


def _differences(component: Component, taken: tuple[str, ...]) -> Iterator[Problem]:
    """Between what the description says the component takes, and what its macro takes."""
    described = [parameter.name for parameter in component.parameters]
    for name, place in zip(described, component.places, strict=True):
        if name not in taken:
            message = f'the macro takes no "{name}"'
            yield Problem(place, "parameters-differ", message, did_you_mean(name, set(taken) - set(described)))
    for name in taken:
        if name not in described:
            message = f'the macro also takes "{name}", which is not described'
            place = component.places[-1] if component.places else Place(component.path)
            yield Problem(place, "parameters-differ", message, "add it to the parameters")


def _shown(name: str, component: Component, example: Example, templates: Templates) -> Checked[Shown | None]:
    values = Values()
    parameters = {parameter.name: parameter for parameter in component.parameters}
    arguments: dict[str, object] = {}
    for key, node in example.arguments.entries:
        parameter = parameters.get(key.text)
        if parameter is None:
            message = f'this component has no parameter "{key.text}"'
            values.problems.append(Problem(key.place, "bad-example", message, did_you_mean(key.text, parameters)))
        else:
            arguments[key.text] = values.value(key.text, node, parameter.type)
    values.problems.extend(_missing(example, parameters, arguments))
    if values.problems:
        return Checked(None, tuple(values.problems))
    given = {key: _nowhere for key, parameter in parameters.items() if parameter.type in GIVEN}
    try:
        html = templates.component(name, **_callable(arguments, parameters), **given)
    except Exception as error:  # whatever a template trips over: a filter may raise anything
        at = fault(error)
        message = f"this example cannot be shown: {at.message} ({at.place.path}, line {at.place.line})"
        return Checked(None, (Problem(example.place, "bad-example", message),))
    return Checked(Shown(example.name, html, _call(name, parameters, arguments)))


def _missing(
    example: Example, parameters: Mapping[str, Parameter], arguments: Mapping[str, object]
) -> Iterator[Problem]:
    for name, parameter in parameters.items():
        if parameter.required and parameter.type not in GIVEN and name not in arguments:
            yield Problem(example.place, "bad-example", f'this example lacks "{name}", which the component needs')


def _callable(arguments: Mapping[str, object], parameters: Mapping[str, Parameter]) -> dict[str, object]:
    """A block is called for by the template."""
    return {
        name: (lambda value=value: value) if parameters[name].type == "block" else value
        for name, value in arguments.items()
    }


def _nowhere(_: object) -> str:
    """The address of any page: the gallery has none of the site's."""
    return "#main"


def _call(name: str, parameters: Mapping[str, Parameter], arguments: Mapping[str, object]) -> str:
    macro = name.replace("-", "_")
    blocks = [key for key in arguments if parameters[key].type == "block"]
    listed = [
        f"{key}={_literal(key, arguments.get(key))}"
        for key, parameter in parameters.items()
        if key not in blocks and (key in arguments or parameter.type in GIVEN)
    ]
    call = f"{macro}({', '.join(listed)})"
    lines = [f'{{% from "components/{name}/{name}.html" import {macro} %}}']
    if blocks:
        lines += [f"{{% call {call} %}}", str(arguments[blocks[0]]), "{% endcall %}"]
    else:
        lines.append(f"{{{{ {call} }}}}")
    return "\n".join(lines)


def _literal(name: str, value: object) -> str:
    """A short value itself; for a long one, and for what only the page knows, a variable of the parameter's name."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str) and len(value) <= _SHORT and '"' not in value and "\n" not in value:
        return f'"{value}"' + ("|safe" if isinstance(value, Markup) and "<" in value else "")
    return name
