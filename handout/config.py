"""`site.yaml` → settings: everything about the site that is not a page."""

from __future__ import annotations

from collections.abc import Iterator

from handout import limits, schema, yamltext
from handout.model import Settings, SettingsWithPlaces
from handout.problems import Checked, Place, Problem, has_errors, in_order
from handout.yamltext import Node, Scalar, Sequence

RESERVED = frozenset({"find", "glossary", "sources", "static"})
"""Addresses that the site itself needs."""


def read(data: bytes, path: str = "site.yaml") -> Checked[SettingsWithPlaces | None]:
    """The settings and where each stands (`clinic.phone`, `sections.0.folder`); None when a problem stops them.

    Codes of its own: `duplicate-language`, `reserved-name`; the others come from `limits`, `yamltext` and `schema`.
    """
    text = limits.decode(data, path)
    problems = list(text.problems)
    problems += [problem.within(path) for problem in limits.scan_yaml(text.value)]
    if any(problem.code not in ("not-utf-8", "control-character") for problem in problems):
        return Checked(None, in_order(problems))
    node = yamltext.read(text.value, path=path)
    settings = schema.read(node.value, Settings)
    problems += [*node.problems, *settings.problems, *_languages(node.value), *_folders(node.value)]
    if settings.value is None or has_errors(problems):
        return Checked(None, in_order(problems))
    return Checked((settings.value, schema.places(node.value)), in_order(problems))


def _languages(node: Node) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for item in _words_in(node, "languages"):
        if item.text in first:
            message = f'the language "{item.text}" is listed twice'
            yield Problem(item.place, "duplicate-language", message, "take one of them out")
        first.setdefault(item.text, item.place)


def _folders(node: Node) -> Iterator[Problem]:
    """Folders whose address is taken: by the site's own pages, or by a language other than the first."""
    prefixes = {item.text for item in _words_in(node, "languages")[1:]}
    sections = node.get("sections") if isinstance(node, yamltext.Mapping) else None
    for section in sections.items if isinstance(sections, Sequence) else ():
        folder = section.get("folder") if isinstance(section, yamltext.Mapping) else None
        if not isinstance(folder, Scalar):
            continue
        if folder.text in RESERVED:
            message = f'a section cannot be called "{folder.text}": the site has its own page or folder there'
            yield Problem(folder.place, "reserved-name", message, "give the folder another name, here and in content/")
        elif folder.text in prefixes:
            message = f'a section cannot be called "{folder.text}": pages in that language live there'
            yield Problem(folder.place, "reserved-name", message, "give the folder another name, here and in content/")


def _words_in(node: Node, name: str) -> list[Scalar]:
    listed = node.get(name) if isinstance(node, yamltext.Mapping) else None
    return [item for item in listed.items if isinstance(item, Scalar)] if isinstance(listed, Sequence) else []
