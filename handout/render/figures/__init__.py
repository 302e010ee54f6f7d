"""`![](figure:neck-pain)` as a picture: which component draws it, and with what.

In go records and sets of records; out come the name of a component and its arguments, ready to print. All words and
numbers come from `Phrases` and the ledger, so that a picture never says other than the prose beside it (RC-8,
PEMAT P17).
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from handout.model import Change, Fact, HarmsSet, MapSet, Picture, Risk, TimelineSet
from handout.render.figures import harms_table, icon_array, injection_map, paired_bar, timeline
from handout.render.figures.caption import Cite, Setting

__all__ = ["Cite", "Setting", "figure"]


def figure(
    name: str, facts: Mapping[str, Fact], pictures: Mapping[str, Picture], setting: Setting
) -> tuple[str, dict[str, object]]:
    """The component that draws the set or record called `name`, and its arguments.

    Raises KeyError for an unknown name and TypeError for a record that has no picture: checks refuse both before.
    """
    if not setting.anchor:
        setting = replace(setting, anchor=f"figure-{name}")
    match pictures.get(name):
        case HarmsSet() as harms:
            return "harms-table", harms_table.arguments(harms, facts, setting)
        case TimelineSet() as times:
            return "timeline", timeline.arguments(times, facts, setting)
        case MapSet() as places:
            return "injection-map", injection_map.arguments(places, facts, setting)
    match facts[name]:
        case Risk() as risk:
            return "icon-array", icon_array.arguments(risk, setting)
        case Change() as change:
            return "paired-bar", paired_bar.arguments(change, setting)
        case other:
            raise TypeError(f"a {other.kind} record has no picture: {name}")
