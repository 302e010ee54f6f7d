"""The places of injection on the front and back of a head, with a table as its equal.

The dots of an area lie along a line on the right half of the drawing and are mirrored; an odd one lies in the middle.
The drawing is a scheme: it shows how many, and about where.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from handout.model import Area, Dose, Fact, MapSet
from handout.render.figures import caption
from handout.render.figures.caption import Said, Setting
from handout.value import Value

View = Literal["front", "back"]
VIEWS: tuple[View, ...] = ("front", "back")
MIDDLE = 100
"""Where the drawing is mirrored."""
RADIUS = 7


class Lane(Value, frozen=True):
    """Where the dots of an area lie on one side: from a point on, in steps; when it is full, beside it."""

    view: View
    middle: tuple[int, int]
    """Of an odd dot."""
    first: tuple[int, int]
    step: tuple[int, int]
    room: int
    """So many dots fit."""
    beside: tuple[int, int]


LANES: Mapping[Area, Lane] = {
    "forehead": Lane("front", (100, 45), (110, 44), (19, 4), 2, (0, -15)),
    "brows": Lane("front", (100, 74), (115, 82), (17, -4), 1, (0, -15)),
    "between-brows": Lane("front", (100, 86), (108, 86), (15, 0), 1, (0, 15)),
    "temples": Lane("front", (100, 22), (145, 52), (2, 15), 4, (-15, 0)),
    "back-of-head": Lane("back", (100, 104), (109, 98), (16, -8), 3, (0, -15)),
    "upper-neck": Lane("back", (100, 152), (110, 144), (2, 16), 2, (15, 0)),
    "shoulders": Lane("back", (100, 184), (129, 184), (18, 6), 3, (0, 15)),
}


class AreaView(Value, frozen=True):
    """One area: a row of the table, and its dots."""

    number: int
    area: Area
    view: View
    name: str
    places: str
    dose: str
    awaiting: bool
    dots: str
    """A path with one circle for each place."""
    x: str
    y: str
    """Where the number stands in each dot."""
    digits: str
    data: Mapping[str, str]


class ViewView(Value, frozen=True):
    """The front or the back."""

    view: View
    areas: tuple[AreaView, ...]
    summary: str


class TotalView(Value, frozen=True):
    """The last row of the table."""

    places: str
    dose: str
    awaiting: bool
    data: Mapping[str, str]


def arguments(chart: MapSet, facts: Mapping[str, Fact], setting: Setting) -> dict[str, object]:
    """What `injection-map` needs to draw the set."""
    records: list[tuple[Area, Dose]] = [(area, _dose(facts[name])) for area, name in chart.records.items()]
    total = _dose(facts[chart.total]) if chart.total is not None else None
    all_records: list[Dose] = [*(record for _, record in records), *([total] if total else [])]
    units = {record.unit for record in all_records}
    unit = units.pop() if len(units) == 1 else ""
    areas = tuple(_area(at + 1, area, record, setting, unit) for at, (area, record) in enumerate(records))
    frame = caption.frame(
        setting,
        all_records,
        {"data-picture": chart.id},
        Said(chart.title, chart.meaning),
    )
    return {
        "frame": frame,
        "views": _views(areas, setting),
        "areas": areas,
        "unit": caption.opened(unit),
        "total": _total(total, setting, unit) if total else None,
    }


def _dose(fact: Fact) -> Dose:
    if not isinstance(fact, Dose):
        raise TypeError(f"not a dose: {fact.id}")
    return fact


def _area(number: int, area: Area, record: Dose, setting: Setting, unit: str) -> AreaView:
    points = places_of(area, record.places or 0)
    return AreaView(
        number=number,
        area=area,
        view=LANES[area].view,
        name=caption.opened(record.outcome),
        places=_places(record, setting),
        dose=setting.phrases.phrase(record, "value" if unit else ""),
        awaiting=caption.is_awaiting(record),
        dots="".join(f"M{x - RADIUS} {y}a7 7 0 1 1 14 0a7 7 0 1 1-14 0z" for x, y in points),
        x=" ".join(str(x) for x, _ in points),
        y=" ".join(str(y + 3.5) for _, y in points),
        digits=str(number)[-1] * len(points),
        data=caption.data(record),
    )


def places_of(area: Area, count: int) -> list[tuple[int, int]]:
    """The middle of each dot: pairs left and right, then the odd one."""
    lane = LANES[area]
    points = []
    for at in range(count // 2):
        row, along = divmod(at, lane.room)
        x = lane.first[0] + along * lane.step[0] + row * lane.beside[0]
        y = lane.first[1] + along * lane.step[1] + row * lane.beside[1]
        points += [(x, y), (2 * MIDDLE - x, y)]
    return points + [lane.middle] * (count % 2)


def _views(areas: tuple[AreaView, ...], setting: Setting) -> tuple[ViewView, ...]:
    views = []
    for view in VIEWS:
        shown = tuple(area for area in areas if area.view == view)
        if shown:
            said = [setting.phrases._("%(name)s: %(places)s", name=area.name, places=area.places) for area in shown]
            views.append(ViewView(view, shown, "; ".join(said)))
    return tuple(views)


def _total(record: Dose, setting: Setting, unit: str) -> TotalView:
    dose = setting.phrases.phrase(record, "value" if unit else "")
    return TotalView(_places(record, setting), dose, caption.is_awaiting(record), caption.data(record))


def _places(record: Dose, setting: Setting) -> str:
    return setting.phrases.phrase(record, "places") if record.places is not None else ""
