"""Which records a picture of the ledger shows."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import HarmsSet, MapSet, Picture, TimelineSet


def records_of(picture: Picture) -> tuple[str, ...]:
    """The ids of the records that a picture shows."""
    return tuple(name for name, _ in shown_by(picture))


def shown_by(picture: Picture) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The id of each record that a picture shows, with the kinds of record that can stand there."""
    if isinstance(picture, HarmsSet):
        yield from ((name, ("risk",)) for name in (*picture.serious, *picture.records))
    elif isinstance(picture, TimelineSet):
        durations = (picture.cycle, picture.onset, picture.wears_off)
        yield from ((name, ("duration",)) for name in durations if name is not None)
        if picture.judged is not None:
            yield picture.judged, ("quantity",)
    elif isinstance(picture, MapSet):
        yield from ((name, ("dose",)) for name in picture.records.values())
        if picture.total is not None:
            yield picture.total, ("dose",)
