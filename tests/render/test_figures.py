"""Figures are drawn, read back from their HTML, and compared with the records they were drawn from."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from decimal import Decimal
from gettext import NullTranslations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handout import ledger
from handout.model import (
    Change,
    Comparator,
    Dose,
    Duration,
    Fact,
    HarmsSet,
    Level,
    MapSet,
    Picture,
    Quantity,
    Risk,
    Rounding,
    TimelineSet,
)
from handout.render.figures import Setting, figure
from handout.render.figures.injection_map import LANES, RADIUS, places_of
from handout.render.phrases import Phrases
from handout.render.templates import Templates

ROOT = Path(__file__).parent.parent.parent
COMPONENTS = ("figure-frame", "icon-array", "paired-bar", "timeline", "injection-map", "harms-table")
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_bytes()
    for name in COMPONENTS
    for path in sorted((ROOT / "templates" / "components" / name).iterdir())
}
PHRASES = Phrases(NullTranslations())
TEMPLATES = Templates(FILES, NullTranslations())


# ------------------------------------------------------------ records


def risk(treated: Decimal | int | str, other: Decimal | int | str | None = 3, **changed: object) -> Risk:
    told: dict[str, object] = {
        "kind": "risk",
        "id": "neck-pain",
        "outcome": "neck pain",
        "population": "adults with chronic migraine",
        "source": "label",
        "level": Level.PRIMARY,
        "meaning": "Most people do not get it.",
        "certainty": "This comes from 2 large trials.",
        "period": "over 24 weeks",
        "effect": "harm",
        "group": "Botox",
        "value": Decimal(treated),
    }
    if other is None:
        told["no_comparator"] = "There was no placebo group."
    else:
        told["comparator"] = Comparator(name="placebo", value=Decimal(other))
    return Risk(**(told | changed))  # type: ignore[arg-type]


def change(value: str, comparator: str | None, interval: tuple[str, str] | None = None) -> Change:
    return Change(
        kind="change",
        id="days",
        outcome="headache days a month",
        population="adults with chronic migraine",
        source="trial",
        level=Level.SECONDARY,
        meaning="There were fewer headache days.",
        certainty="fairly sure",
        period="by week 24",
        effect="benefit",
        group="Botox",
        comparator=Comparator(name="placebo", value=Decimal(comparator)) if comparator is not None else None,
        no_comparator="There was no placebo group." if comparator is None else None,
        value=Decimal(value),
        unit="headache days a month",
        interval=(Decimal(interval[0]), Decimal(interval[1])) if interval else None,
    )


def duration(name: str, value: int, to: int | None = None, unit: str = "weeks") -> Duration:
    return Duration(
        kind="duration",
        id=name,
        outcome=name,
        population="adults",
        source="label",
        level=Level.PRIMARY,
        meaning="It takes time.",
        value=Decimal(value),
        to=Decimal(to) if to is not None else None,
        unit=unit,
    )


def quantity(name: str, value: int, to: int | None = None) -> Quantity:
    return Quantity(
        kind="quantity",
        id=name,
        outcome=name,
        population="adults",
        source="guideline",
        level=Level.MEMORY,
        meaning="Give it time.",
        value=Decimal(value),
        to=Decimal(to) if to is not None else None,
        unit="treatments",
    )


def dose(name: str, units: int, places: int | None, unit: str = "Units") -> Dose:
    return Dose(
        kind="dose",
        id=name.replace(" ", "-"),
        outcome=name,
        population="adults",
        source="label",
        level=Level.COPY,
        meaning="It is a small dose.",
        value=Decimal(units),
        unit=unit,
        places=places,
    )


AREAS = {
    "brows": dose("inner ends of the eyebrows", 10, 2),
    "between-brows": dose("between the eyebrows", 5, 1),
    "forehead": dose("the forehead", 20, 4),
    "temples": dose("the temples", 40, 8),
    "back-of-head": dose("the back of the head", 30, 6),
    "upper-neck": dose("the upper neck", 20, 4),
    "shoulders": dose("between neck and shoulders", 30, 6),
}
TIMES: dict[str, Fact] = {
    "cycle": duration("cycle", 12),
    "onset": duration("onset", 1, 4),
    "fading": duration("fading", 2, 4),
    "judged": quantity("judged", 2, 3),
}


def chart(**changed: object) -> MapSet:
    told: dict[str, object] = {
        "kind": "map",
        "id": "places",
        "title": "Where the injections go",
        "meaning": "Ask about any place.",
        "records": {area: f"dose-{area}" for area in AREAS},
        "total": "total",
    }
    return MapSet(**(told | changed))  # type: ignore[arg-type]


def map_facts() -> dict[str, Fact]:
    return {f"dose-{area}": record for area, record in AREAS.items()} | {"total": dose("all", 155, 31)}


def course(**changed: object) -> TimelineSet:
    told: dict[str, object] = {
        "kind": "timeline",
        "id": "course",
        "title": "The first treatments",
        "meaning": "Give it time.",
        "cycle": "cycle",
        "onset": "onset",
        "wears_off": "fading",
        "judged": "judged",
    }
    return TimelineSet(**(told | changed))  # type: ignore[arg-type]


def harms(*records: str, serious: tuple[str, ...] = ()) -> HarmsSet:
    return HarmsSet(
        kind="harms",
        id="side-effects",
        title="Side effects in the main trials",
        meaning="Most people get none of these.",
        serious=serious,
        records=records,
    )


# ------------------------------------------------------------ drawing and reading back


def cite(records: tuple[Fact, ...]) -> Markup:
    return Markup("<sup>{}</sup>").format(" ".join(record.source for record in records))


def html(
    name: str,
    facts: Mapping[str, Fact],
    pictures: Mapping[str, Picture] | None = None,
    *,
    phrases: Phrases = PHRASES,
    templates: Templates = TEMPLATES,
) -> str:
    component, arguments = figure(name, facts, pictures or {}, Setting(phrases, cite))
    return str(templates.component(component, **arguments))


def drawn(name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture] | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(html(name, facts, pictures))


def one(parent: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = parent.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def attribute(node: LexborNode, name: str) -> str:
    value = node.attributes[name]
    assert value is not None
    return value


def marks(svg: LexborNode, state: str) -> int:
    """How many marks: each ends its outline once."""
    return sum(attribute(path, "d").count("z") for path in svg.css(f".icon-array__{state}"))


def window(svg: LexborNode) -> Decimal:
    """The share of a mark that a window shows."""
    width = Decimal(attribute(one(svg, "svg svg"), "width"))
    return (width - Decimal("1.5")) / 7


# ------------------------------------------------------------ icon arrays


@given(
    st.sampled_from([100, 1000]),
    st.decimals(0, 100, places=1),
    st.one_of(st.none(), st.decimals(0, 100, places=1)),
    st.sampled_from(Rounding),
)
def test_the_marks_of_both_groups_are_the_record(
    per: int, value: Decimal, comparator: Decimal | None, rounding: Rounding
) -> None:
    fact = risk(value, comparator, per=per, rounding=rounding)
    arms = ledger.arms(fact)
    page = drawn("neck-pain", {"neck-pain": fact})
    figures = [arms.treated] + ([arms.comparator] if arms.comparator is not None else [])
    drawings = page.css("svg.icon-array__marks")
    assert len(drawings) == len(figures)
    for svg, shown in zip(drawings, figures, strict=True):
        whole = int(shown.value)
        assert (marks(svg, "filled"), marks(svg, "rest")) == (whole, per - whole)
        assert len(svg.css("svg svg")) == (1 if shown.value % 1 else 0)
    assert len({attribute(svg, "viewBox") for svg in drawings}) == 1


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_picture_caption_and_data_say_what_the_prose_says(value: Decimal, comparator: Decimal) -> None:
    fact = risk(value, comparator)
    page = drawn("neck-pain", {"neck-pain": fact})
    both = PHRASES.phrase(fact, "both")
    caption = text(one(page, "figcaption"))
    assert text(one(page, "title")) == f"Neck pain, over 24 weeks: {both}."
    assert f"Over 24 weeks: {both}.label" in caption
    assert f"Difference: {PHRASES.phrase(fact, 'difference')}." in caption
    assert PHRASES.phrase(fact, "frame") in caption
    assert PHRASES.phrase(fact, "comparison-frame") in caption
    data = one(page, "figure").attributes
    assert Decimal(data["data-exact"] or "") == value
    assert Decimal(data["data-comparator-exact"] or "") == comparator
    assert (data["data-per"], data["data-period"], data["data-comparator"]) == ("100", "over 24 weeks", "placebo")


def test_counts_of_people_are_shown_out_of_a_hundred_and_kept_exact() -> None:
    fact = risk(0, None, value=None, n=60, of=687, comparator=Comparator(name="placebo", n=19, of=692))
    page = drawn("neck-pain", {"neck-pain": fact})
    assert [marks(svg, "filled") for svg in page.css("svg.icon-array__marks")] == [9, 3]
    data = one(page, "figure").attributes
    assert data["data-value"] == "9"
    assert Decimal(data["data-exact"] or "") == ledger.arms(fact).treated.exact
    assert "about 9 out of 100 people with Botox and about 3 out of 100 with placebo" in text(one(page, "title"))


def test_groups_are_filled_from_the_same_corner() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(9, 3)})
    treated, comparator = (attribute(one(svg, ".icon-array__filled"), "d") for svg in page.css("svg.icon-array__marks"))
    assert treated.startswith(comparator)


def test_all_and_nobody_leave_no_empty_path() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(100, 0)})
    treated, comparator = page.css("svg.icon-array__marks")
    assert (len(treated.css("path")), len(comparator.css("path"))) == (1, 1)
    assert (marks(treated, "filled"), marks(comparator, "rest")) == (100, 100)


def test_half_a_person_is_half_filled() -> None:
    page = drawn("neck-pain", {"neck-pain": risk("4.5", 3, rounding=Rounding.HALF)})
    treated, _ = page.css("svg.icon-array__marks")
    assert (marks(treated, "filled"), marks(treated, "rest"), window(treated)) == (4, 96, Decimal("0.5"))


def test_less_than_one_person_is_said_and_not_rounded_up() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(4, "0.4")})
    assert [marks(svg, "filled") for svg in page.css("svg.icon-array__marks")] == [4, 0]
    assert "fewer than 1 out of 100 with placebo" in text(one(page, "title"))


def test_without_a_comparator_there_is_one_array_and_the_reason() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(9, None)})
    assert len(page.css(".icon-array__arm")) == 1
    caption = text(one(page, "figcaption"))
    assert "Over 24 weeks: 9 out of 100 people with Botox." in caption
    assert "There was no placebo group." in caption
    assert "Difference" not in caption
    assert "data-comparator" not in one(page, "figure").attributes


def test_the_picture_is_heard_once_with_both_groups() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(9, 3)})
    treated, comparator = page.css("svg.icon-array__marks")
    assert treated.attributes["role"] == "img"
    assert comparator.attributes["aria-hidden"] == "true"
    assert [text(label) for label in page.css(".icon-array__label")] == [
        "With Botox 9 out of 100 people",
        "With placebo 3 out of 100 people",
    ]


# ------------------------------------------------------------ what all figures have


def test_the_caption_tells_meaning_people_and_certainty() -> None:
    caption = text(one(drawn("neck-pain", {"neck-pain": risk(9, 3)}), "figcaption"))
    assert "What this means: Most people do not get it." in caption
    assert "Who was studied: adults with chronic migraine. How sure this is: This comes from 2 large trials." in caption
    assert "awaiting" not in caption


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.PRIMARY])
def test_a_record_that_was_not_read_in_its_source_awaits_the_check(level: Level) -> None:
    caption = text(one(drawn("neck-pain", {"neck-pain": risk(9, 3, level=level)}), "figcaption"))
    assert caption.endswith("* awaiting the clinic's check")


def test_words_of_records_are_never_markup() -> None:
    page = drawn("neck-pain", {"neck-pain": risk(9, 3, outcome='<b>pain" & more')})
    assert page.css("b") == []
    assert text(one(page, ".figure-frame__title")) == '<b>pain" & more'


def test_each_place_in_a_source_is_cited_once_and_the_unchecked_record_first() -> None:
    seen: list[tuple[Fact, ...]] = []

    def watch(records: tuple[Fact, ...]) -> Markup:
        seen.append(records)
        return Markup()

    facts: dict[str, Fact] = {
        "a": risk(9, id="a"),
        "b": risk(5, id="b", level=Level.MEMORY),
        "c": risk(4, id="c", locator="table 2"),
    }
    figure("side-effects", facts, {"side-effects": harms("a", "b", "c")}, Setting(PHRASES, watch))
    assert [[record.id for record in records] for records in seen] == [["b", "c"]]


def test_a_figure_may_be_given_another_anchor() -> None:
    _, arguments = figure("a", {"a": risk(9)}, {}, Setting(PHRASES, cite, anchor="figure-a-2"))
    assert one(LexborHTMLParser(str(TEMPLATES.component("icon-array", **arguments))), "#figure-a-2-title")


def test_a_name_that_nobody_wrote_and_a_record_without_a_picture_are_refused() -> None:
    with pytest.raises(KeyError, match="nobody"):
        html("nobody", {})
    with pytest.raises(TypeError, match="a duration record has no picture: cycle"):
        html("cycle", TIMES)


def every_figure() -> list[tuple[str, Mapping[str, Fact], Mapping[str, Picture]]]:
    facts: dict[str, Fact] = {
        "neck-pain": risk(9, 3, level=Level.COPY),
        "thousand": risk("9.6", 2, per=1000, id="thousand"),
        "days": change("-9.0", "-6.7", ("-3.25", "-1.31")),
        **TIMES,
        **map_facts(),
    }
    pictures: dict[str, Picture] = {
        "places": chart(),
        "course": course(),
        "side-effects": harms("thousand", serious=("neck-pain",)),
    }
    return [(name, facts, pictures) for name in ("neck-pain", "thousand", "days", *pictures)]


each_figure = pytest.mark.parametrize(("name", "facts", "pictures"), every_figure(), ids=lambda value: str(value)[:12])


@each_figure
def test_a_figure_takes_few_bytes(name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture]) -> None:
    assert len(gzip.compress(html(name, facts, pictures).encode(), mtime=0)) < 2000


@each_figure
def test_ids_are_there_once_and_every_reference_finds_one(
    name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture]
) -> None:
    page = drawn(name, facts, pictures)
    ids = [attribute(node, "id") for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    for kind in ("aria-labelledby", "aria-describedby"):
        assert {attribute(node, kind) for node in page.css(f"[{kind}]")} <= set(ids)
    assert one(page, "figure").attributes["aria-labelledby"] == f"figure-{name}-title"


@each_figure
def test_a_drawing_has_a_name_or_is_not_heard(
    name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture]
) -> None:
    for svg in drawn(name, facts, pictures).css("figure svg"):
        silent = svg.attributes.get("aria-hidden") == "true" or svg.css_first("title") is not None
        assert silent or svg.parent is None or svg.parent.parent is None or "key" in str(svg.parent.parent.attributes)


@each_figure
def test_a_figure_brings_no_scripts_styles_or_images(
    name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture]
) -> None:
    page = drawn(name, facts, pictures)
    assert page.css("script, style, img, image, [style], [href]") == []


class Bracketed(NullTranslations):
    """Shows which words went through gettext."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


@each_figure
def test_every_word_that_is_not_of_a_record_goes_through_gettext(
    name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture]
) -> None:
    bracketed = html(name, facts, pictures, phrases=Phrases(Bracketed()), templates=Templates(FILES, Bracketed()))
    own = {
        word
        for record in facts.values()
        for word in (record.outcome, record.meaning, record.source, getattr(record, "unit", ""))
    }
    own |= {word for picture in pictures.values() for word in (picture.title, picture.meaning)}
    for node in re.findall(r">([^<>]*[A-Za-z][^<>]*)<", bracketed):
        said = " ".join(node.split()).removesuffix("*")
        assert "[" in said or said.casefold() in {word.casefold() for word in own} or said == "label guideline", said


# ------------------------------------------------------------ paired bars


@given(st.decimals(-20, 20, places=1), st.decimals(-20, 20, places=1))
def test_bars_are_as_long_as_the_exact_figures(value: Decimal, comparator: Decimal) -> None:
    page = drawn("days", {"days": change(str(value), str(comparator))})
    bars = [Decimal(attribute(one(page, f".paired-bar__{arm}"), "width")) for arm in ("treated", "comparator")]
    longest = max(abs(value), abs(comparator), abs(value - comparator) if value * comparator < 0 else Decimal(0))
    for bar, exact in zip(bars, (value, comparator), strict=True):
        assert abs(bar - abs(exact) * 100 / (longest or 1)) <= Decimal("0.02")


@given(st.decimals(-20, 20, places=1), st.decimals(-20, 20, places=1))
def test_bars_begin_or_end_at_the_common_zero(value: Decimal, comparator: Decimal) -> None:
    page = drawn("days", {"days": change(str(value), str(comparator))})
    (zero,) = {attribute(path, "d").removeprefix("M").split()[0] for path in page.css(".paired-bar__zero")}
    for arm in ("treated", "comparator"):
        bar = one(page, f".paired-bar__{arm}")
        start = Decimal(attribute(bar, "x"))
        assert Decimal(zero) in (start, start + Decimal(attribute(bar, "width")))


def test_a_change_says_both_groups_the_difference_and_its_range() -> None:
    page = drawn("days", {"days": change("-9.0", "-6.7", ("-3.25", "-1.31"))})
    assert [text(words) for words in page.css(".paired-bar__words")] == [
        "With Botox: 9 fewer headache days a month",
        "With placebo: about 7 fewer headache days a month",
        "Difference: about 2 fewer headache days a month than with placebo",
        "The results fit a difference: from about 1 fewer to about 3 fewer headache days a month",
    ]
    caption = text(one(page, "figcaption"))
    assert "By week 24: 9 fewer headache days a month with Botox and about 7 fewer with placebo." in caption
    data = one(page, "figure").attributes
    assert (data["data-exact"], data["data-comparator-exact"]) == ("-9", "-6.7")
    assert (data["data-low"], data["data-high"], data["data-unit"]) == ("-3.25", "-1.31", "headache days a month")


def test_the_bracket_spans_the_ends_of_the_bars_and_the_whisker_the_range() -> None:
    page = drawn("days", {"days": change("-8", "-6", ("-4", "-1"))})
    # All that is drawn reaches to 6 + 4 fewer days.
    assert attribute(one(page, ".paired-bar__bracket"), "d") == "M60 0v6H80V0"
    assert attribute(one(page, ".paired-bar__whisker"), "d") == "M70 1v8m0-4H100m0-4v8"


def test_a_range_that_holds_no_difference_says_so() -> None:
    page = drawn("days", {"days": change("-7", "-6", ("-2", "0.3"))})
    assert text(page.css(".paired-bar__words")[-1]).endswith(
        "from about no difference to 2 fewer headache days a month"
    )


def test_a_change_without_a_comparator_has_one_bar_and_the_reason() -> None:
    page = drawn("days", {"days": change("-9", None)})
    assert len(page.css("svg")) == 1
    assert "There was no placebo group." in text(one(page, "figcaption"))


# ------------------------------------------------------------ time lines


def test_the_course_is_drawn_as_long_as_the_records_say() -> None:
    page = drawn("course", TIMES, {"course": course()})
    first, second, third = (attribute(one(svg, ".timeline__effect"), "d") for svg in page.css(".timeline__course"))
    # An effect from week 1 of 12, full in week 4, fading from week 8.
    assert first == "M8.3 23L33.3 3H66.7V23z"
    assert second == third == "M0 23V13H8.3L33.3 3H66.7V23z"
    assert attribute(page.css(".timeline__fading")[0], "d") == "M66.7 3L100 13"


def test_the_time_line_is_told_in_words() -> None:
    page = drawn("course", TIMES, {"course": course()})
    assert [text(item) for item in page.css("ol > li")] == [
        "Treatment 1 At the start",
        "Treatment 2 12 weeks later results are judged",
        "Treatment 3 12 weeks later results are judged",
    ]
    assert [text(item) for item in page.css("ul > li")] == [
        "Treatment: every 12 weeks.",
        "An effect may be felt after 1 to 4 weeks.",
        "It may wear off in the last 2 to 4 weeks before the next treatment.",
        "Whether it helps is judged after 2 to 3 treatments.* (awaiting the clinic's check)",
    ]
    assert [item.attributes["data-record"] for item in page.css("ul > li")] == ["cycle", "onset", "fading", "judged"]


def test_days_and_weeks_are_drawn_on_one_scale() -> None:
    facts = TIMES | {"onset": duration("onset", 42, unit="days")}
    page = drawn("course", facts, {"course": course(cycles=1)})
    assert attribute(one(page, ".timeline__course .timeline__effect"), "d") == "M0 23L50 3H66.7V23z"


def test_what_is_no_time_is_said_but_not_drawn() -> None:
    facts = TIMES | {"onset": duration("onset", 2, unit="visits")}
    page = drawn("course", facts, {"course": course(cycles=1, wears_off=None, judged=None)})
    assert attribute(one(page, ".timeline__course .timeline__effect"), "d") == "M0 23L0 3H100V23z"
    assert "An effect may be felt after 2 visits." in text(one(page, "ul"))
    assert page.css(".timeline__fading") == []


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_the_course_never_runs_backwards(cycle: int, onset: int, fading: int) -> None:
    facts = TIMES | {
        "cycle": duration("cycle", cycle),
        "onset": duration("onset", onset, onset + 3),
        "fading": duration("fading", fading, fading + 3),
    }
    page = drawn("course", facts, {"course": course(cycles=1)})
    path = attribute(one(page, ".timeline__course .timeline__effect"), "d")
    start, full, fade = (float(found) for found in re.findall(r"[MLH](-?[\d.]+)", path))
    assert 0 <= start <= full <= fade <= 100


# ------------------------------------------------------------ injection maps


def test_every_place_has_a_dot_and_the_table_says_the_same() -> None:
    page = drawn("places", map_facts(), {"places": chart()})
    dots = {
        attribute(group, "data-area"): attribute(one(group, "path"), "d").count("z")
        for group in page.css("g[data-area]")
    }
    assert dots == {area: record.places for area, record in AREAS.items()}
    rows = [[text(cell) for cell in row.css("th, td")] for row in page.css("tbody tr")]
    assert rows == [
        [
            f"{number} {record.outcome.capitalize()}* (awaiting the clinic's check)",
            str(record.places),
            str(record.value),
        ]
        for number, record in enumerate(AREAS.values(), 1)
    ]
    assert [text(cell) for cell in page.css("tfoot th, tfoot td")][1:] == ["31", "155"]
    assert [text(head) for head in page.css("thead th")] == ["Area", "Places", "Units"]


def test_each_dot_carries_the_number_of_its_row() -> None:
    page = drawn("places", map_facts(), {"places": chart()})
    for number, (area, record) in enumerate(AREAS.items(), 1):
        label = one(page, f"g[data-area={area}] text")
        assert text(label) == str(number) * (record.places or 0)
        assert len(attribute(label, "x").split()) == len(attribute(label, "y").split()) == record.places


def test_the_drawings_tell_how_many_places_each_area_has() -> None:
    page = drawn("places", map_facts(), {"places": chart()})
    assert [text(title) for title in page.css("svg title")] == ["Front of the head", "Back of the head and shoulders"]
    assert "The temples: 8" in text(page.css("svg desc")[0])
    assert "The upper neck: 4" in text(page.css("svg desc")[1])


def test_a_map_of_the_front_alone_draws_no_back() -> None:
    page = drawn("places", map_facts(), {"places": chart(records={"forehead": "dose-forehead"}, total=None)})
    assert [text(title) for title in page.css("svg title")] == ["Front of the head"]
    assert page.css("tfoot") == []


def test_doses_in_different_units_carry_them() -> None:
    facts = map_facts() | {"total": dose("all", 3, 31, unit="mL")}
    page = drawn("places", facts, {"places": chart()})
    assert text(page.css("thead th")[2]) == "Dose"
    assert text(page.css("tbody td")[1]) == "10 Units"
    assert text(page.css("tfoot td")[1]) == "3 mL"


@given(st.sampled_from(sorted(LANES)), st.integers(0, 12))
def test_dots_are_mirrored_and_stay_in_the_drawing(area: str, count: int) -> None:
    points = places_of(area, count)  # type: ignore[arg-type]
    assert len(set(points)) == count
    assert {(200 - x, y) for x, y in points} == set(points)
    assert all(RADIUS <= x <= 200 - RADIUS and RADIUS <= y <= 220 - RADIUS for x, y in points)


def test_dots_of_the_standard_pattern_do_not_touch() -> None:
    for view in ("front", "back"):
        points = [
            point
            for area, record in AREAS.items()
            if LANES[area].view == view  # type: ignore[index]
            for point in places_of(area, record.places or 0)  # type: ignore[arg-type]
        ]
        near = min(
            (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
            for at, one in enumerate(points)
            for other in points[:at]
        )
        assert near > (2 * RADIUS) ** 2


def test_a_record_that_is_no_dose_is_refused() -> None:
    with pytest.raises(TypeError, match="not a dose: neck-pain"):
        html("places", map_facts() | {"total": risk(9)}, {"places": chart()})


# ------------------------------------------------------------ side effects


SIDE_EFFECTS: dict[str, Fact] = {
    "rare": risk("0.4", 0, id="rare", outcome="trouble breathing", level=Level.MEMORY),
    "stiff": risk(4, 1, id="stiff", outcome="stiff muscles"),
    "lid": risk(4, 2, id="lid", outcome="drooping eyelid"),
    "ache": risk(4, 2, id="ache", outcome="ache"),
    "neck": risk(9, 3, id="neck", outcome="neck pain"),
}


def names(page: LexborHTMLParser) -> list[str | None]:
    return [row.attributes["data-record"] for row in page.css("tr[data-record]")]


def test_the_serious_come_first_then_the_most_common_then_the_most_added() -> None:
    table = harms("ache", "lid", "neck", "rare", "stiff", serious=("rare",))
    page = drawn("side-effects", SIDE_EFFECTS, {"side-effects": table})
    assert names(page) == ["rare", "neck", "stiff", "ache", "lid"]
    assert [text(row) for row in page.css(".harms-table__group")] == ["Serious", "Others, the most common first"]


def test_a_table_with_one_group_has_no_group_headings() -> None:
    page = drawn("side-effects", SIDE_EFFECTS, {"side-effects": harms("neck", "lid")})
    assert page.css(".harms-table__group") == []


def test_a_row_tells_both_groups_and_the_difference() -> None:
    page = drawn("side-effects", SIDE_EFFECTS, {"side-effects": harms("neck")})
    assert [text(head) for head in page.css("thead th")] == ["Side effect", "With Botox", "With placebo", "Difference"]
    row = one(page, "tr[data-record=neck]")
    assert [text(cell) for cell in row.css("th, td")] == [
        "Neck pain",
        "9 out of 100",
        "3 out of 100",
        "6 more in every 100",
    ]
    assert [cell.attributes["data-label"] for cell in row.css("td")] == ["With Botox", "With placebo", "Difference"]
    assert "How many out of 100 people had each side effect, over 24 weeks." in text(one(page, "figcaption"))


@given(st.sampled_from([100, 1000]), st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_bars_are_parts_of_one_whole(per: int, value: Decimal, comparator: Decimal) -> None:
    fact = risk(value, comparator, per=per)
    page = drawn("side-effects", {"neck": fact}, {"side-effects": harms("neck")})
    arms = ledger.arms(fact)
    assert arms.comparator is not None
    for name, shown in (("treated", arms.treated), ("comparator", arms.comparator)):
        assert Decimal(attribute(one(page, f".harms-table__{name}"), "width")) == shown.value * 100 / per
        assert PHRASES.out_of(shown, fact, people=False) in text(one(page, "tr[data-record]")).casefold()


def test_a_side_effect_without_a_comparator_says_why() -> None:
    facts = SIDE_EFFECTS | {"lid": risk(4, None, id="lid")}
    page = drawn("side-effects", facts, {"side-effects": harms("neck", "lid")})
    cells = one(page, "tr[data-record=lid]").css("td")
    assert [text(cell) for cell in cells] == ["4 out of 100", "There was no placebo group."]
    assert cells[1].attributes["colspan"] == "2"


def test_rows_that_differ_say_in_what() -> None:
    facts = SIDE_EFFECTS | {
        "lid": risk(
            4,
            2,
            id="lid",
            per=1000,
            period="over 1 year",
            group="the new dose",
            comparator=Comparator(name="no treatment", value=Decimal(2)),
        )
    }
    page = drawn("side-effects", facts, {"side-effects": harms("neck", "lid")})
    assert [text(head) for head in page.css("thead th")][1:3] == ["With the treatment", "Compared with"]
    row = one(page, "tr[data-record=lid]")
    assert text(one(row, "th")) == "Neck pain over 1 year"
    assert text(one(page, "tr[data-record=neck] th")) == "Neck pain"
    assert [text(cell) for cell in row.css("td")][:2] == [
        "4 out of 1,000 with the new dose",
        "2 out of 1,000 with no treatment",
    ]
    caption = text(one(page, "figcaption"))
    assert "How many had each side effect, over 24 weeks, where a row does not say otherwise." in caption
    assert "Each row says out of how many." in caption


def test_the_unchecked_rows_are_marked_quietly() -> None:
    page = drawn("side-effects", SIDE_EFFECTS, {"side-effects": harms("neck", serious=("rare",))})
    assert text(one(page, "tr[data-record=rare] th")) == "Trouble breathing* (awaiting the clinic's check)"
    assert text(one(page, "tr[data-record=neck] th")) == "Neck pain"


def test_only_risks_stand_in_the_table() -> None:
    with pytest.raises(TypeError, match="not a risk: cycle"):
        html("side-effects", TIMES, {"side-effects": harms("cycle")})


# ------------------------------------------------------------ components


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_examples_of_a_component_can_be_drawn(name: str) -> None:
    told = yaml.safe_load(FILES[f"templates/components/{name}/{name}.yaml"])
    required = {parameter["name"] for parameter in told["parameters"] if parameter["required"]}
    for example in told["examples"]:
        arguments = example["parameters"]
        assert set(arguments) == required
        arguments["frame"]["reference"] = Markup(arguments["frame"]["reference"])
        if "caller" in arguments:
            arguments["caller"] = lambda drawing=arguments["caller"]: Markup(drawing)
        assert "<figure" in TEMPLATES.component(name, **arguments)


@pytest.mark.parametrize("name", COMPONENTS)
def test_styles_take_their_colors_from_the_tokens(name: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", FILES[f"templates/components/{name}/{name}.css"].decode(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|lab|lch|color-mix)a?\(", css) == []
    painted = set(re.findall(r"(?<![-\w])(?:fill|stroke|color|background): ([^;]+);", css))
    assert {value for value in painted if not value.startswith("var(--")} <= {"none", "currentcolor", "canvas"}
