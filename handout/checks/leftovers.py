"""Leftovers: no sign that was meant for this program stands in what readers see.

Rules: a value is written `[=clinic.phone]` and a link `[words](page.md)`; whoever slips publishes the sign itself, and
the phone number, the figure or the way to a page is lost (CCI-14, IPD-C2). Other words in square brackets are a
warning: most often they were to be a link, and so are an address that cannot be tapped and signs that other dialects of
Markdown know. A page may allow them. Settings, definitions and records are shown as they are written, so nothing of
this may stand there.

Fails:

    Call us at [clinic.phone]. More: (Side effects)[serious.md].

Passes:

    Call us at [=clinic.phone]. More: [Side effects](serious.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handout.checks.destinations import Around
from handout.checks.texts import sentences, shown
from handout.checks.values import known_values
from handout.codes import found
from handout.ledger import variants
from handout.markdown.wording import VALUE
from handout.model import Article, Site
from handout.places import of_field, of_setting
from handout.problems import Place, Problem, nearest
from handout.value import Value

_VALUE = re.compile(r"\[=[^\[\]]*\]")
_SIGNS = re.compile(r"[\[{=~+^]|[.:][A-Za-z/:]|!!!")
"""One of them stands in whatever the patterns below find in a sentence."""
_NAME = r"[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?"
_NAMED = re.compile(
    rf"[\[({{]?[ ]*=[ ]*(?P<said>{_NAME})[ ]*[\])}}]?"
    rf"|[\[{{][ ]*(?P<put>{_NAME})[ ]*[\]}}]"
    r"|(?<![\w@/.-])(?P<dotted>[A-Za-z][\w-]*\.[A-Za-z][\w-]*)(?![\w/@-]|\.\w)"
)
_OPENED = re.compile(r"\[=(?P<name>[\w-]*(?:\.\w[\w-]*)*)")
_IN_PLAIN = re.compile(r"\[[=@][^\[\]]*\]|\[[=@][\w-]*(?:\.\w[\w-]*)*|\[[^\[\]]*\]\([^()]*\)?|\*\*[^*]+\*\*")
_FILE = re.compile(r"(?<![\w./-])[\w./-]*\w\.md\b")
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s()]+")
_PICTURE = re.compile(r"\b(?:figure|drawing):[a-z][\w-]*")
_STRAY = re.compile(r"~~|==+|:::+|!!!+|\+\+\++|\^\^|(?<!\d):[a-z][a-z_]+:(?![\w/])")
_AS_WRITTEN = "these words are shown as they are written: write the words or the number itself, without signs"
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Signs in the title and the sentences of a page."""
    for text, place in _lines(article):
        if _SIGNS.search(text) is not None:
            yield from _in_line(text, place.within(article.path), around)


def _lines(article: Article) -> Iterator[tuple[str, Place]]:
    yield _VALUE.sub(VALUE, article.front_matter.title), of_field(article, "title")
    texts = (link.text for document in article.documents for link in document.links)
    named = [text for text in texts if _FILE.search(text) or _ADDRESS.search(text)]
    for sentence in sentences(article):
        text = sentence.text
        for name in named:  # `checks.links` judges what a link is called
            text = text.replace(name, " ")
        yield text, sentence.place


def check_plain(site: Site) -> Iterator[Problem]:
    """Signs in words that are shown as they are written."""
    for text, place in _plain(site):
        signs = [sign[0] for sign in _IN_PLAIN.finditer(text)]
        signs += [sign for sign, _ in _values(_IN_PLAIN.sub(" ", text), site)]
        for sign in signs:
            yield found(place, "plain-words", _seen(sign), _AS_WRITTEN)


def _plain(site: Site) -> Iterator[tuple[str, Place]]:
    for path, text in _words(site.settings, ""):
        yield text, of_setting(site.settings_places, path.removeprefix("."))
    for value, place in _records(site):
        yield from ((text, place) for _, text in _words(value, ""))


def _records(site: Site) -> Iterator[tuple[object, Place]]:
    for terms in site.terms.values():
        yield from ((term.value, term.place) for term in terms)
    yield from ((fact.value, fact.place) for fact in site.ledger.facts.values())
    yield from ((picture.value, picture.place) for picture in site.ledger.pictures.values())


def _words(value: object, path: str) -> Iterator[tuple[str, str]]:
    """All words in a value, with the names of the fields that lead to them."""
    if type(value) is str:
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _words(inner, f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _words(inner, f"{path}.{number}")
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from _words(getattr(value, name), f"{path}.{name}")


def _in_line(text: str, place: Place, around: Around) -> Iterator[Problem]:
    for sign, name in _values(text, around):
        yield found(place, "value-form", _seen(sign), f"write [={name}]")
        text = text.replace(sign, " ", 1)
    for opened in _OPENED.finditer(text):
        near = nearest(opened["name"], (*known_values(around.settings), *around.ledger.facts)) or "clinic.phone"
        yield found(place, "value-form", _seen(opened[0]), f"write [={near}], with both brackets")
    for picture in _PICTURE.finditer(text):
        mend = f"write ![]({picture[0]}), a figure on a line of its own"
        yield found(place, "value-form", _seen(picture[0]), mend)
    files = _FILE.findall(text)
    for file in files:
        yield found(place, "broken-link", _seen(file), f"write [words]({file})")
    if not files and _PICTURE.search(text) is None:
        yield from _warnings(text, place)


def _warnings(text: str, place: Place) -> Iterator[Problem]:
    for brackets in _BRACKETS.finditer(text):
        mend = "put the page of a link right behind them: [words](page.md); else take them out"
        yield found(place, "square-brackets", _seen(brackets[0]), mend)
    for address in _ADDRESS.finditer(text):
        target = address[0].rstrip(".,;:!?")
        mend = f"make it a link: [its name]({'' if ':' in target else 'https://'}{target})"
        yield found(place, "raw-address", f"nobody can tap this address: {shown(target)}", mend)
    for sign in _STRAY.finditer(_ADDRESS.sub(" ", text)):
        mend = "these signs do nothing here: take them out; **bold** is what there is"
        yield found(place, "stray-signs", _seen(sign[0]), mend)


def _values(text: str, around: Around | Site) -> Iterator[tuple[str, str]]:
    """The signs that name a value, each with the name as it must be written."""
    for sign in _NAMED.finditer(text):
        typed = sign["said"] or sign["put"] or sign["dotted"]
        name = next((name for name in (typed, typed.lower()) if _is_value(name, around)), None)
        if name is not None:
            yield sign[0], name


def _is_value(written: str, around: Around | Site) -> bool:
    name, dot, variant = written.partition(".")
    if name in around.ledger.facts:
        return not dot or variant in variants(around.ledger.facts[name].value)
    return written in known_values(around.settings)


def _seen(sign: str) -> str:
    return f'readers would see "{shown(sign.strip().replace(VALUE, "…"))}"'
