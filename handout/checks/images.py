"""Images: each exists in the project and can be heard as well as seen.

Rules: an image lies below static/ (nothing is fetched from another host, LAW-5) and has alternative text that says what
it shows (WCAG 1.1.1, PEMAT P17); the name of a file is no alternative text.

Fails:

    ![](../../static/images/places.svg)
    ![places.svg](https://example.org/places.svg)

Passes:

    ![The 7 areas of the head and neck where Botox is injected](../../static/images/places.svg)
    ![](drawing:talk) We explain the possible gains and risks.

A drawing of templates/drawings/ stands beside words that say the same, so it needs none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.addresses import DRAWING, TargetKind, drawing_path, resolve
from handout.checks.destinations import Around
from handout.checks.texts import shown
from handout.codes import found
from handout.model import Article, ImageSlot
from handout.problems import Problem, did_you_mean

_FILE_NAME = re.compile(r"\S+\.(?:svg|png|jpe?g|gif|webp|avif)|image|picture|photo|img[-_ ]?\d*", re.IGNORECASE)
_REFUSED = {
    TargetKind.WEB: (
        "outside-image",
        "this image is on another host",
        "put the file into static/images and name it there",
    ),
    TargetKind.ABSOLUTE: (
        "absolute-address",
        "the address of this image begins with / and breaks when the site moves",
        "write its path from this file, such as ../../static/images/face.svg",
    ),
}
_UNSAFE = frozenset({TargetKind.UNSAFE, TargetKind.OUTSIDE, TargetKind.MAIL, TargetKind.PHONE})


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of the images on a page."""
    for document in article.documents:
        for image in document.images:
            if image.target.startswith(DRAWING):
                yield from _drawing(article, image, around)
            else:
                yield from _words(article, image)
                yield from _file(article, image, around)


def _drawing(article: Article, image: ImageSlot, around: Around) -> Iterator[Problem]:
    name = image.target.removeprefix(DRAWING)
    if not around.has_file(drawing_path(image.target)):
        mend = did_you_mean(name, around.drawings()) or "the drawings are the files in templates/drawings"
        yield found(image.place.within(article.path), "missing-image", f'there is no drawing "{shown(name)}"', mend)


def _words(article: Article, image: ImageSlot) -> Iterator[Problem]:
    place = image.place.within(article.path)
    mend = "write what it shows between ![ and ], as you would tell it on the phone"
    if not image.alt:
        yield found(place, "missing-alt", "this image has no words for people who cannot see it", mend)
    elif _FILE_NAME.fullmatch(image.alt):
        yield found(place, "missing-alt", f'"{shown(image.alt)}" does not say what this image shows', mend)


def _file(article: Article, image: ImageSlot, to: Around) -> Iterator[Problem]:
    place, target = image.place.within(article.path), resolve(article.path, image.target)
    if target.kind in _REFUSED:
        code, message, mend = _REFUSED[target.kind]
        yield found(place, code, message, mend)
    elif target.kind in _UNSAFE:
        mend = "write its path from this file, such as ../../static/images/face.svg"
        yield found(place, "unsafe-address", f'"{shown(image.target)}" cannot be used as an image', mend)
    elif target.kind is not TargetKind.STATIC and to.has_file(target.path):
        mend = "images lie in static/images: move the file there, or name another"
        yield found(place, "missing-image", f'"{shown(image.target)}" is not an image of the site', mend)
    elif not to.has_file(target.path):
        mend = to.suggest_file(article.path, target.path)
        yield found(place, "missing-image", f'there is no image "{shown(image.target)}"', mend)
