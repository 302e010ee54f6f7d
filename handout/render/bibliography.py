"""A source as a line of a reference list, in the style medical journals use (Vancouver)."""

from __future__ import annotations

import datetime as dt

from markupsafe import escape

from handout.model import Name, Source
from handout.render import words
from handout.render.views import WorkView

_MOST_AUTHORS = 3


def work_view(source: Source, language: str) -> WorkView:
    """A source ready for templates."""
    return WorkView(
        id=f"source-{source.id}",
        text=escape(reference(source, language)),
        url=source.URL or "",
        doi_url=f"https://doi.org/{source.DOI}" if source.DOI else "",
        pubmed_url=f"https://pubmed.ncbi.nlm.nih.gov/{source.PMID}/" if source.PMID else "",
        note=source.note or "",
        checked=words.date(source.checked.on, language) if source.checked is not None else "",
        checked_by=source.checked.by if source.checked is not None else "",
    )


def reference(source: Source, language: str) -> str:
    """`Aurora SK, Dodick DW, Turkel CC, et al. Title. Cephalalgia. 2010;30(7):793-803.`"""
    parts = [
        _authors(source.author),
        source.title,
        source.container_title or "",
        source.publisher or "",
        _issue(source, language),
    ]
    return " ".join(_closed(part) for part in parts if part)


def label(source: Source) -> str:
    """A few words that name the source: `Aurora 2010`; what has no date, by its title: `FDA: Is it safe?`."""
    first = source.author[0] if source.author else None
    who = (first.literal or first.family) if first is not None else None
    if not source.issued:
        return ": ".join(filter(None, [who, source.title]))
    return " ".join([who or source.title, source.issued[:4]])


def _closed(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _authors(authors: tuple[Name, ...]) -> str:
    names = [_name(author) for author in authors]
    if len(names) > _MOST_AUTHORS:
        names = [*names[:_MOST_AUTHORS], "et al"]
    return ", ".join(filter(None, names))


def _name(author: Name) -> str:
    if author.literal:
        return author.literal
    initials = "".join(part[0] for part in (author.given or "").replace(".", " ").replace("-", " ").split())
    if author.given and author.given.isupper() and " " not in author.given and "." not in author.given:
        initials = author.given  # already initials: SK
    return " ".join(filter(None, [author.family, initials]))


def _issue(source: Source, language: str) -> str:
    issued = _issued(source, language)
    volume = source.volume or ""
    if source.issue:
        volume += f"({source.issue})"
    numbers = ":".join(filter(None, [volume, source.page or ""]))
    rest = [source.edition or "", source.number or ""]
    return ". ".join(filter(None, [";".join(filter(None, [issued, numbers])), *rest]))


def _issued(source: Source, language: str) -> str:
    """The year for what has a volume; else as much of the date as is known."""
    issued = source.issued or ""
    if source.volume or len(issued) == len("2010"):
        return issued[:4]
    try:
        if len(issued) == len("2010-07"):
            return words.month(dt.date.fromisoformat(f"{issued}-01"), language)
        return words.date(dt.date.fromisoformat(issued), language) if issued else ""
    except ValueError:  # no such day: the source's own words are better than none
        return issued
