"""The colors of tokens.css against the pairs that stand beside them, in every mode a reader can meet."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

import pytest
import yaml

from tests.sites import ROOT
from tests.tokens import Mode, colors, contrast, faults

MODES = (
    Mode("light"),
    Mode("dark", scheme="dark"),
    Mode("dim", checked=("color-dim",)),
    Mode("dim on a dark device", scheme="dark", checked=("color-dim",)),
    Mode("paper", media="print"),
    Mode("paper from a dark device", media="print", scheme="dark"),
    Mode("paper from a dim page", media="print", checked=("color-dim", "text-largest")),
)
BAD = """@layer tokens, print;
@layer tokens {
  :root { --paper: #fff; --ink: #777; --edge: #949494; --space: 1rem; --tint: rgb(0 0 0 / 0.5); --ref: var(--ink); }
  @media (prefers-color-scheme: dark) { :root { --ink: #999; } }
  :root:is(.color-dim, :has(#color-dim:checked)) { --ink: #333; }
}
@layer print { @media print { :root { --ink: #000; --lost: red; } } }
"""
PAIRS: dict[str, Any] = {"text": {"ink": ["paper"]}, "shapes": {"edge": ["paper"]}, "quiet": {"tint": "", "ref": ""}}


@functools.cache
def sheet() -> tuple[str, Any]:
    folder = ROOT / "static/css"
    return (folder / "tokens.css").read_text("utf-8"), yaml.safe_load((folder / "contrast.yaml").read_text("utf-8"))


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_every_pair_of_colors_can_be_told_apart(mode: Mode) -> None:
    assert faults(*sheet(), mode) == []


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_a_class_of_the_root_says_what_a_checked_input_says(mode: Mode) -> None:
    by_class = replace(mode, checked=(), classes=mode.checked)
    assert colors(sheet()[0], by_class) == colors(sheet()[0], mode)


def test_every_name_of_a_pair_is_a_color() -> None:
    css, pairs = sheet()
    named = {*pairs["quiet"], *pairs["text"], *pairs["shapes"]}
    assert named - colors(css, MODES[0]).keys() == set()
    assert all(pairs["quiet"].values())


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        (Mode("light"), ["light: ink on paper: 4.48, not 4.5"]),
        (Mode("dark", scheme="dark"), ["dark: ink on paper: 2.85, not 4.5"]),
        (Mode("dim", scheme="dark", checked=("color-dim",)), []),
        (Mode("paper", media="print", scheme="dark"), ["paper: lost is named by no pair"]),
        (Mode("paper", media="print", checked=("color-dim",)), ["paper: lost is named by no pair"]),
    ],
    ids=lambda one: getattr(one, "name", None),
)
def test_bad_colors_are_found(mode: Mode, found: list[str]) -> None:
    assert faults(BAD, PAIRS, mode) == found


def test_bad_colors_on_paper_are_found() -> None:
    css = BAD.replace("--lost: red", "--paper: #888")
    assert faults(css, PAIRS, Mode("paper", media="print")) == []
    assert faults(css.replace("--ink: #000", "--ink: #555"), PAIRS, Mode("paper", media="print")) == [
        "paper: ink on paper: 2.10, not 4.5"
    ]


def test_a_see_through_color_is_measured_on_its_ground() -> None:
    pairs = {"text": {"paper": ["tint/paper"]}, "shapes": {}, "quiet": {"ink": "", "edge": "", "ref": ""}}
    assert faults(BAD, pairs, Mode("light")) == ["light: paper on tint/paper: 3.98, not 4.5"]


def test_a_name_for_another_color_is_followed() -> None:
    found = colors(BAD, Mode("dark", scheme="dark"))
    assert found["ref"] == found["ink"]
    assert "space" not in found


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((1, 1, 1, 1), (0, 0, 0, 1)) == pytest.approx(21)
    assert contrast((0.5, 0.5, 0.5, 1), (0.5, 0.5, 0.5, 1)) == 1


@pytest.mark.parametrize(
    "rule", ["@media (min-width: 40em) { :root { --ink: #000 } }", "@supports (color: red) { :root { --ink: #000 } }"]
)
def test_a_rule_that_is_not_understood_is_no_silent_pass(rule: str) -> None:
    with pytest.raises(KeyError):
        colors(rule, Mode("light"))
