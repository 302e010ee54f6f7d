"""The other files that a browser reads: style sheets, scripts, drawings and manifests of static/."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handout.audit import drawings, scripts, styles
from handout.audit.finding import Finding
from handout.audit.targets import Target, host_of, shown, target

_SILENT = frozenset({"$schema", "description", "name", "short_name"})


def findings(path: str, data: bytes) -> tuple[Finding, ...]:
    """What is wrong with one file; nothing for kinds that a browser only shows."""
    judge = _KINDS.get(path.rpartition(".")[2].lower())
    return judge(data) if judge is not None else ()


def _style(data: bytes) -> tuple[Finding, ...]:
    return styles.findings(data.decode("utf-8", "replace"))


def _script(data: bytes) -> tuple[Finding, ...]:
    return scripts.findings(data.decode("utf-8", "replace"))


def _manifest(data: bytes) -> tuple[Finding, ...]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return (Finding("unreadable-file", "this manifest is not JSON", "look for a missing comma or quote"),)
    return tuple(dict.fromkeys(_addresses("", content)))


def _addresses(name: str, value: object) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _addresses(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(name, inner)
    elif isinstance(value, str) and name not in _SILENT and target(value) is Target.OUTSIDE:
        message = f'the browser would ask another host: {name} "{shown(value)}"'
        yield Finding("outside-request", message, styles.OUTSIDE, (value, *host_of(value)))


_KINDS: Mapping[str, Callable[[bytes], tuple[Finding, ...]]] = MappingProxyType(
    {
        "css": _style,
        "js": _script,
        "mjs": _script,
        "svg": drawings.findings,
        "webmanifest": _manifest,
    }
)
