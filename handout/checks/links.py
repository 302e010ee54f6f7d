"""Links: each leads somewhere, and says where.

Rules: a link to a page names its Markdown file, which exists and is on the site; a link to a heading names one that is
there; no link begins with `/` (it would break under a sub-path) or runs a script; the words of a link make sense read
alone, as screen readers list them (NHS-W13, WCAG 2.4.4).

Fails:

    Read about [neck pain](neck.md) or click [here](/benefits/).

Passes:

    Read about [neck pain](neck-pain.md) or [what results to expect](../benefits/results.md#first-weeks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handout.addresses import Target, TargetKind, resolve
from handout.checks.destinations import Around
from handout.checks.texts import is_english, shown
from handout.codes import found
from handout.model import Article, Link
from handout.problems import Problem, did_you_mean

_VAGUE = re.compile(
    r"(?:click |go |read |see |find out |learn )?(?:here|more)"
    r"|(?:click |follow |see |read )?(?:this |the )?(?:link|page|site|website)"
    r"|click|continue|details|info|information|more (?:details|info|information)|this"
)
_JOINTS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:md|html)", re.IGNORECASE)
_FAULTY = frozenset({TargetKind.EMPTY, TargetKind.UNSAFE, TargetKind.OUTSIDE, TargetKind.WEB})
"""Targets that may be no use by themselves, whatever stands in the project."""
_PLACES = frozenset({TargetKind.PAGE, TargetKind.FILE, TargetKind.STATIC, TargetKind.SOURCES, TargetKind.GLOSSARY})


def check(article: Article, around: Around) -> Iterator[Problem]:
    """Problems of the links on a page."""
    for document in article.documents:
        for link in document.links:
            target = resolve(article.path, link.target)
            yield from _words(article, link)
            if target.kind in _FAULTY:
                yield from _target(article, link, target)
            if target.kind in _PLACES:
                yield from _place(article, link, target, around)
            elif target.kind is TargetKind.ANCHOR:
                yield from _heading(article, link, target, around)
            elif target.kind is TargetKind.ABSOLUTE:
                yield _absolute(article, link, target, around)


def _words(article: Article, link: Link) -> Iterator[Problem]:
    words = link.text.strip()
    if not words:
        mend = "write what it leads to between [ and ]"
        yield found(link.place.within(article.path), "empty-link", "this link has no words", mend)
    elif is_english(article) and _is_vague(words):
        message = f'the words "{shown(words)}" do not say where this link leads'
        mend = "use words that make sense on their own, such as the page's title"
        yield found(link.place.within(article.path), "vague-link", message, mend)
    elif _ADDRESS.fullmatch(words):
        message = "this link shows an address instead of words"
        yield found(link.place.within(article.path), "raw-address", message, "write [what it leads to](the address)")


@lru_cache(maxsize=4_096)
def _is_vague(words: str) -> bool:
    """Links to a page have the same words on many others."""
    return _VAGUE.fullmatch(_JOINTS.sub(" ", words).strip().casefold()) is not None


def _target(article: Article, link: Link, target: Target) -> Iterator[Problem]:
    place, typed = link.place.within(article.path), shown(link.target)
    if target.kind is TargetKind.EMPTY and link.text.strip():
        yield found(place, "empty-link", "this link leads nowhere", "write the page's file between ( and )")
    elif target.kind is TargetKind.UNSAFE:
        mend = "link to a page of this guide (../benefits/results.md), or begin with https://, mailto: or tel:"
        yield found(place, "unsafe-address", f'"{typed}" cannot be used as a link', mend)
    elif target.kind is TargetKind.OUTSIDE:
        mend = "take out a ../ : each one leads up one folder"
        yield found(place, "unsafe-address", f'"{typed}" leads out of the project', mend)
    elif target.kind is TargetKind.WEB and target.path.lower().startswith("http:"):
        mend = f'try "https{typed[4:]}" in a browser, and write that if it works'
        yield found(place, "plain-http", "others can read and change what comes over http", mend)


def _place(article: Article, link: Link, target: Target, to: Around) -> Iterator[Problem]:
    if target.kind is TargetKind.STATIC:
        if not to.has_file(target.path):
            place, typed = link.place.within(article.path), link.target.partition("#")[0]
            mend = to.suggest_file(article.path, target.path)
            yield found(place, "missing-file", f'there is no file "{shown(typed)}"', mend)
    elif to.knows(target, article.language):
        yield from _heading(article, link, target, to)
    else:
        yield from _unknown(article, link, target, to)


def _unknown(article: Article, link: Link, target: Target, to: Around) -> Iterator[Problem]:
    place, typed = link.place.within(article.path), link.target.partition("#")[0]
    if (reason := to.why_hidden(target.path)) is not None:
        mend = "take the link out until that page is published"
        yield found(place, "hidden-page", f'the page "{shown(typed)}" is not on the site: {reason}', mend)
    elif target.kind is TargetKind.FILE or not to.has_file(target.path):
        here = "" if "/" in typed else " here"
        mend = to.suggest_page(article.path, target.path)
        yield found(place, "missing-page", f'there is no page "{shown(typed)}"{here}', mend)


def _heading(article: Article, link: Link, target: Target, to: Around) -> Iterator[Problem]:
    if not target.anchor or to.has_anchor(target, article.language):
        return
    anchors = to.anchors(target, article.language)
    where = "this page" if target.kind is TargetKind.ANCHOR else f'"{shown(link.target.partition("#")[0])}"'
    what = "entry" if target.kind in {TargetKind.GLOSSARY, TargetKind.SOURCES} else "heading"
    if anchors:
        like = [anchor for anchor in anchors if target.anchor in anchor] or anchors
        message, mend = f'{where} has no {what} "#{shown(target.anchor)}"', did_you_mean(target.anchor, like)
    else:
        message, mend = f"{where} has no headings", "take out the # and what follows it"
    yield found(link.place.within(article.path), "missing-heading", message, mend)


def _absolute(article: Article, link: Link, target: Target, to: Around) -> Problem:
    file = to.link_to_url(article.path, target.path)
    mend = f'write "{file}"' if file else "link to the page's file, such as ../benefits/results.md"
    message = f'"{shown(link.target)}" begins with / and breaks when the site moves'
    return found(link.place.within(article.path), "absolute-address", message, mend)
