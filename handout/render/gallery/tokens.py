"""`static/css/tokens.css` → the tokens by what the style sheets use them for, with their values in each palette."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from tinycss2.color4 import Color, parse_color

from handout.render.styles.tree import AtRule, Declaration, Node, Rule
from handout.value import Value

_USE = re.compile(r"var\((--[\w-]+)")
_ALIAS = re.compile(r"var\((--[\w-]+)\)")
_LETTERING = frozenset({"font-family", "font-weight", "line-height"})
_SPACING = re.compile(r"(?:scroll-)?(?:margin|padding)(?:-|$)|(?:row-|column-)?gap$|inset")
_GROUNDS = frozenset({"background", "background-color"})


class Palette(Value, frozen=True):
    """The values of all tokens under one condition."""

    condition: str
    """As the style sheet says it; empty for what holds without one."""
    values: Mapping[str, str]
    changed: frozenset[str]
    """The tokens it gives values of its own."""


class Contrasts(Value, frozen=True):
    """How well each ink stands on each ground in one palette."""

    condition: str
    grounds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    """An ink with its ratio on every ground, from 1 to 21 (WCAG 2.2, contrast ratio)."""


class Tokens(Value, frozen=True):
    """All tokens, each in one group."""

    palettes: tuple[Palette, ...]
    colors: tuple[str, ...]
    sizes: tuple[str, ...]
    """Of text."""
    lettering: Mapping[str, str]
    """Each with the property it is for."""
    spacing: tuple[str, ...]
    others: tuple[str, ...]
    contrasts: tuple[Contrasts, ...]

    def palettes_of(self, names: Iterable[str]) -> tuple[Palette, ...]:
        """The palettes that say something of these tokens."""
        return _saying(self.palettes, names)


def tokens(sheet: Iterable[Node], everything: Iterable[Node]) -> Tokens:
    """The tokens of their sheet; `everything` is all rules of all sheets, which tell what a token is used for."""
    palettes = _palettes(sheet)
    names = list(palettes[0].values)
    uses = _uses(everything)
    colors = [name for name in names if _color(palettes[0], name) is not None]
    group = {name: _group(uses.get(name, frozenset())) for name in names if name not in colors}
    inks = [name for name in colors if "color" in uses.get(name, ())]
    grounds = [name for name in colors if _GROUNDS & uses.get(name, frozenset())]
    return Tokens(
        palettes,
        tuple(colors),
        tuple(name for name in group if group[name] == "sizes"),
        {name: min(uses[name] & _LETTERING) for name in group if group[name] == "lettering"},
        tuple(name for name in group if group[name] == "spacing"),
        tuple(name for name in group if group[name] == "others"),
        tuple(_contrasts(one, inks, grounds) for one in _saying(palettes, [*inks, *grounds])),
    )


def _saying(palettes: Iterable[Palette], names: Iterable[str]) -> tuple[Palette, ...]:
    wanted = frozenset(names)
    return tuple(one for one in palettes if not one.condition or wanted & one.changed)


def _group(uses: frozenset[str]) -> str:
    if "font-size" in uses:
        return "sizes"
    if uses and uses <= _LETTERING:  # an icon's size may be a line's height too
        return "lettering"
    return "spacing" if any(_SPACING.match(use) for use in uses) else "others"


def _palettes(sheet: Iterable[Node]) -> tuple[Palette, ...]:
    """What holds without a condition, then each condition with what it changes, in the order of the sheet."""
    changes: dict[tuple[str, ...], dict[str, str]] = {(): {}}
    for condition, declaration in _definitions(sheet, ()):
        changes.setdefault(condition, {})[declaration.name] = declaration.value
    base = changes[()]
    palettes = []
    for condition, changed in changes.items():
        values = dict(base)
        for other, its in changes.items():
            if set(other) <= set(condition):
                values.update(its)
        known = {name: value for name, value in values.items() if name in base}
        palettes.append(Palette(" ".join(condition), known, frozenset(changed)))
    return tuple(palettes)


def _definitions(nodes: Iterable[Node], condition: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Declaration]]:
    for node in nodes:
        if isinstance(node, Rule):
            selector = ", ".join(one.text for one in node.selectors)
            yield from _definitions(node.body, condition if selector == ":root" else (*condition, selector))
        elif isinstance(node, AtRule):
            inner = condition if node.opening.startswith("@layer") else (*condition, node.opening)
            yield from _definitions(node.body or (), inner)
        elif node.name.startswith("--"):
            yield condition, node


def _uses(nodes: Iterable[Node]) -> dict[str, frozenset[str]]:
    """Each custom property with the properties it is used for, through others that only pass it on too."""
    direct: dict[str, set[str]] = {}
    passed: dict[str, set[str]] = {}
    for declaration in _declarations(nodes):
        alias = _ALIAS.fullmatch(declaration.value) if declaration.name.startswith("--") else None
        if alias:
            passed.setdefault(alias[1], set()).add(declaration.name)
        for match in _USE.finditer(declaration.value):
            direct.setdefault(match[1], set()).add(declaration.name)
    uses: dict[str, frozenset[str]] = {}
    for name in direct:
        reached, waiting = {name}, [name]
        while waiting:
            further = passed.get(waiting.pop(), set()) - reached
            reached |= further
            waiting += further
        uses[name] = frozenset(itertools.chain.from_iterable(direct.get(one, ()) for one in reached))
    return uses


def _declarations(nodes: Iterable[Node]) -> Iterator[Declaration]:
    for node in nodes:
        if isinstance(node, Declaration):
            yield node
        else:
            yield from _declarations(node.body or ())


def resolved(palette: Palette, name: str) -> str:
    """The value of a token in a palette, with the values of others in place of their names."""
    value = palette.values[name]
    for _ in range(len(palette.values)):
        smaller = _ALIAS.sub(lambda match: palette.values.get(match[1], match[0]), value)
        if smaller == value:
            break
        value = smaller
    return value


def _color(palette: Palette, name: str) -> Color | None:
    color = parse_color(resolved(palette, name))
    return color if isinstance(color, Color) else None


def _contrasts(palette: Palette, inks: Iterable[str], grounds: Iterable[str]) -> Contrasts:
    """Only between colors that cover what is beneath them: of others the ratio depends on where they stand."""
    whole = {name: light for name in {*inks, *grounds} if (light := _luminance(_color(palette, name))) is not None}
    columns = tuple(name for name in grounds if name in whole)
    rows = tuple((ink, tuple(_ratio(whole[ink], whole[ground]) for ground in columns)) for ink in inks if ink in whole)
    return Contrasts(palette.condition, columns, rows)


def _luminance(color: Color | None) -> float | None:
    """Relative luminance, 0 to 1 (WCAG 2.2); None for a color that lets others through."""
    if color is None:
        return None
    red, green, blue, alpha = (part or 0.0 for part in color.to("srgb"))
    whole = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return whole if alpha == 1 else None


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
