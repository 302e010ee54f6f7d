"""An SVG file of static/: shown as a picture it can do nothing, but opened on its own it is a document (SVG 2)."""

from __future__ import annotations

from xml.parsers import expat

from handout.audit import elements, scripts, styles
from handout.audit.finding import Finding

_TEXTS = frozenset({"style", "script"})
_SPACE = "}"
_XLINK = "http://www.w3.org/1999/xlink"


def findings(data: bytes) -> tuple[Finding, ...]:
    """Everything in a drawing that runs, or that a browser would fetch. It is well-formed and declares no entities.

    A style in an element is fine here: no page's policy holds for a file of its own.
    """
    reader = _Reader()
    try:
        reader.read(data)
    except expat.ExpatError as error:
        message = f"this drawing cannot be read: {expat.errors.messages.get(error.code, 'it breaks off')}"
        return (Finding("unreadable-file", message, "save it again as plain SVG from the program that drew it"),)
    return tuple(dict.fromkeys(reader.found))


class _Reader:
    def __init__(self) -> None:
        self.found: list[Finding] = []
        self._text: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=_SPACE)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.EntityDeclHandler = self._entity

    def read(self, data: bytes) -> None:
        """Raises `ExpatError`."""
        self._parser.Parse(data, True)  # noqa: FBT003 - the library's own interface

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        self._text.clear()
        pairs = tuple((_local(key), value) for key, value in attributes.items() if _is_of_svg(key))
        self.found += (one for one in elements.findings(tag, pairs) if one.code != "style-attribute")
        self.found += styles.findings(attributes.get("style", ""))
        if tag in {"script", "foreignobject", "handler", "listener"}:
            message = f"a drawing holds more than a picture: <{tag}>"
            self.found.append(Finding("inline-handler", message, "take it out of the file", (f"<{_plain(name)}",)))

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag in _TEXTS:
            text = "".join(self._text)
            self.found += styles.findings(text) if tag == "style" else scripts.findings(text)
        self._text.clear()

    def _instruction(self, name: str, data: str) -> None:
        message = f"a drawing loads another file: <?{name} {data}?>"
        self.found.append(Finding("blocking-request", message, "take the line out of the file", (f"<?{name}",)))

    def _entity(self, name: str, *_: object) -> None:
        message = f"a drawing declares words that stand for others: <!ENTITY {name}>"
        self.found.append(Finding("unreadable-file", message, "save it again as plain SVG", ("<!ENTITY",)))


def _is_of_svg(name: str) -> bool:
    """Drawing programs keep notes of their own in other namespaces."""
    return _SPACE not in name or name.startswith(_XLINK)


def _plain(name: str) -> str:
    return name.rpartition(_SPACE)[2]


def _local(name: str) -> str:
    return _plain(name).lower()
