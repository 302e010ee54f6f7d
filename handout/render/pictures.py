"""What pages need to know of the project's picture files: the drawings themselves, and how large an image is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from handout.addresses import STATIC, drawing_path
from handout.codes import found
from handout.model import Sources
from handout.problems import Place, Problem
from handout.recall import Memory, digest, recalled

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""A file of its own needs it; a drawing inside a page does not."""
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
_VIEW_BOX = re.compile(rb"""\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


class Pictures:
    """The drawings and images among the sources."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def drawing(self, target: str) -> Markup:
        """The SVG of `drawing:NAME`. Raises KeyError without one; `checks.images` has made sure of it."""
        text = self._files[drawing_path(target)].decode("utf-8", "replace")
        return Markup(text.replace(_NAMESPACE, "").strip())  # noqa: S704 - the project's own, like its templates

    def size(self, path: str) -> tuple[int, int] | None:
        """Width and height of an image in pixels, so that the page keeps its place while it loads; None when the file
        does not tell.
        """
        return _size(path, self._files.get(path, b""))


def problems(sources: Sources, memory: Memory) -> Iterator[Problem]:
    """Images that no browser could show."""
    images = [path for path in sorted(sources.files) if path.startswith(STATIC) and _is_image(path)]
    key = digest(part for path in images for part in (path, sources.sums[path]))
    yield from recalled(memory, "images", key, tuple[Problem, ...], lambda: tuple(_unreadable(sources.files, images)))


def _is_image(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _IMAGES


def _unreadable(files: Mapping[str, bytes], images: Iterable[str]) -> Iterator[Problem]:
    for path in images:
        if _size(path, files[path]) is None:
            mend = "save it again as SVG, PNG or JPEG"
            yield found(Place(path), "unreadable-image", "this file is damaged, or no image that tells its size", mend)


def _size(path: str, data: bytes) -> tuple[int, int] | None:
    import imagesize  # noqa: PLC0415 - brings a web client and TLS in, for pictures alone

    width, height = imagesize.get(io.BytesIO(data))
    if width <= 0 or height <= 0:
        box = _VIEW_BOX.search(data) if path.lower().endswith(".svg") else None
        width, height = (float(box[1]), float(box[2])) if box else (0, 0)
    return (round(width), round(height)) if width >= 1 and height >= 1 else None
