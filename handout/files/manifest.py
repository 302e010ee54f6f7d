"""The list of a published folder's files: how a build knows its own work, and what the site said on a day."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from handout.outputs import outputs_of

MANIFEST = "handout-manifest.json"
_UNSAFE = re.compile(r"[\\:\0\n\r]|(?:\A|/)\.{0,2}(?:/|\Z)")
"""A sign that some system takes for another, or a part that is empty, `.` or `..`."""
_HEAD = b'{\n "made-by": "handout",\n "files": '


def encode(outputs: Mapping[str, bytes]) -> bytes:
    """The manifest of `outputs`: path → SHA-256, sorted. It names no clock, user or machine, and not itself."""
    made = outputs_of(outputs)
    sums = {path: made.output(path).sum.hex() for path in sorted(made)}
    listed = json.dumps(sums, ensure_ascii=False, separators=(",\n  ", ": "))  # `indent` would take ten times as long
    return _HEAD + (f"{{\n  {listed[1:-1]}\n}}" if sums else listed).encode() + b"\n}\n"


def decode(data: bytes) -> dict[str, str] | None:
    """Path → SHA-256, or None when these bytes are not a manifest of ours."""
    try:
        value = json.loads(data)
        files = value["files"] if value["made-by"] == "handout" else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(files, dict) or not all(isinstance(sum_, str) and is_safe(path) for path, sum_ in files.items()):
        return None
    return files


def is_cut_short(data: bytes) -> bool:
    """Whether these bytes are a manifest that a killed build began to write."""
    return data.startswith(_HEAD) or _HEAD.startswith(data)


def is_safe(path: str) -> bool:
    """Whether `path` names a file inside the folder on every system: relative, no `..`, no backslash, no colon."""
    return _UNSAFE.search(path) is None
