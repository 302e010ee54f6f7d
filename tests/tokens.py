"""The colors of a sheet's custom properties, as the cascade leaves them on the root in one mode, and their contrast.

Relative luminance and contrast ratio: WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

import cssselect2
import tinycss2
from tinycss2 import color4

Rgba = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

_VAR = re.compile(r"var\((--[\w-]+)\)")


@dataclass(frozen=True)
class Mode:
    """A medium, the device's color scheme, the ids of the display choices that are checked, and the root's classes."""

    name: str
    media: str = "screen"
    scheme: str = "light"
    checked: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


def colors(css: str, mode: Mode) -> dict[str, Rgba]:
    """Each custom property of the root that is a color: name without dashes → color. On paper, where print.css takes
    all others away, those that the layer for it sets."""
    values, set_last = _cascade(css, mode)
    found = {}
    for name in set_last if mode.media == "print" else values:
        parsed = color4.parse_color(_followed(values, name))
        if parsed is not None and parsed != "currentcolor":
            red, green, blue = parsed.to("srgb").coordinates
            found[name.removeprefix("--")] = (red, green, blue, parsed.alpha)
    return found


def _followed(values: Mapping[str, str], name: str) -> str:
    match = _VAR.fullmatch(values[name])
    return _followed(values, match[1]) if match else values[name]


def _cascade(css: str, mode: Mode) -> tuple[dict[str, str], set[str]]:
    """The value of each custom property, and the names that the last layer sets."""
    inputs = "".join(f'<input id="{id_}" type="radio" checked=""/>' for id_ in mode.checked)
    html = f'<html xmlns="http://www.w3.org/1999/xhtml" class="{" ".join(mode.classes)}"><body>{inputs}</body></html>'
    root = cssselect2.ElementWrapper.from_html_root(ElementTree.fromstring(html))
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    order = next(
        (_text(rule.prelude).split(", ") for rule in rules if rule.type == "at-rule" and rule.content is None), []
    )
    ranked = sorted(_declared(rules, mode, root, order), key=lambda one: one[0])
    last = {name for rank, name, _ in ranked if rank[0] == len(order) - 1}
    return {name: value for _, name, value in ranked}, last


def _declared(
    rules: list[tinycss2.ast.Node], mode: Mode, root: cssselect2.ElementWrapper, order: list[str], layer: int = -1
) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Rank (layer, specificity), name and value of each custom property of the root, in the order of the sheet."""
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"{rule.source_line}: {rule.message}")
        if rule.type == "at-rule" and rule.content is not None and _applies(rule, mode):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            inside = order.index(_text(rule.prelude)) if rule.at_keyword == "layer" else layer
            yield from _declared(inner, mode, root, order, inside)
        elif rule.type == "qualified-rule":
            fitting = [one.specificity for one in cssselect2.compile_selector_list(rule.prelude) if one.test(root)]
            for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if fitting and one.type == "declaration" and one.name.startswith("--"):
                    yield (layer, *max(fitting)), one.name, tinycss2.serialize(one.value).strip()


def _applies(rule: tinycss2.ast.AtRule, mode: Mode) -> bool:
    """Whether an at-rule holds in the mode. One that is not known here raises, so that nothing is judged by half."""
    if rule.at_keyword in {"layer", "page"}:
        return rule.at_keyword == "layer"
    known = {
        "screen": mode.media == "screen",
        "print": mode.media == "print",
        "(prefers-color-scheme: dark)": mode.scheme == "dark",
        "(prefers-color-scheme: light)": mode.scheme == "light",
        "screen and (prefers-color-scheme: dark)": mode.media == "screen" and mode.scheme == "dark",
    }
    return {"media": known}[rule.at_keyword][_text(rule.prelude)]


def _text(prelude: list[tinycss2.ast.Node]) -> str:
    return " ".join(tinycss2.serialize(prelude).split())


def over(color: Rgba, ground: Rgba) -> Rgba:
    """A color on an opaque ground."""
    red, green, blue = (
        part * color[3] + below * (1 - color[3]) for part, below in zip(color[:3], ground, strict=False)
    )
    return red, green, blue, 1


def luminance(color: Rgba) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgba, other: Rgba) -> float:
    """Contrast ratio, 1 to 21, of two opaque colors."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ground(name: str, found: Mapping[str, Rgba]) -> Rgba:
    """The color called `name`; "a/b" is a on b."""
    top, _, below = name.partition("/")
    return over(found[top], found[below]) if below else found[top]


def faults(css: str, pairs: Mapping[str, Mapping[str, list[str] | str]], mode: Mode) -> list[str]:
    """Pairs too close to each other, and colors that no pair names."""
    found = colors(css, mode)
    told = []
    for kind, least in (("text", 4.5), ("shapes", 3.0)):
        for name, grounds in pairs[kind].items():
            for below in grounds:
                if mode.media == "print" and not {name, *below.split("/")} <= found.keys():
                    continue
                ratio = contrast(found[name], ground(below, found))
                if ratio < least:
                    told.append(f"{mode.name}: {name} on {below}: {ratio:.2f}, not {least}")
    named = {
        part
        for kind in ("text", "shapes")
        for grounds in pairs[kind].values()
        for one in grounds
        for part in one.split("/")
    }
    unnamed = found.keys() - named - pairs["text"].keys() - pairs["shapes"].keys() - pairs["quiet"].keys()
    return told + [f"{mode.name}: {name} is named by no pair" for name in sorted(unnamed)]
