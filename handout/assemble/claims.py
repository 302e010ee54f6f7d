"""Who has which address: no two pages at one place, no old address on top of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from handout.addresses import output_path
from handout.codes import found
from handout.filenames import same_file
from handout.model import Page, PageKind, Redirect
from handout.places import of_field
from handout.problems import Checked, Place, Problem

_OLD_ADDRESS = re.compile(r"/(?:(?!\.)(?:(?!\.[A-Za-z]+/)[^/])+(?<!\.)/)*(?:[^/.]+(?:\.html?)?)?")
_UNFIT = re.compile(r'[\x00-\x20\x7f<>:"|?*\\#]')
"""Signs that some file system or browser does not take in a name."""
_OWN = {
    PageKind.GLOSSARY: "the glossary",
    PageKind.SOURCES: "the list of sources",
    PageKind.FIND: "the search page",
    PageKind.NOT_FOUND: "the page for addresses that lead nowhere",
}


def claims(pages: tuple[Page, ...]) -> Checked[tuple[Redirect, ...]]:
    """The redirects from old addresses, with the problems of addresses that two claim."""
    owners: dict[str, Page] = {}
    problems: list[Problem] = []
    # Generated pages first: the one who can give way is the author.
    for page in sorted(pages, key=lambda page: (page.article is not None, page.article.path if page.article else "")):
        owner = owners.setdefault(_key(page.url), page)
        if owner is not page and page.article is not None and not _one_file(owner, page):
            message = f"this page would have the address {page.url}, which {_name(owner)} has already"
            problems.append(found(Place(page.article.path), "duplicate-url", message, "rename one of the files"))
    redirects: dict[str, Redirect] = {}
    spreading = {same_file(owner.room).lstrip("/"): owner for owner in owners.values() if owner.room}
    for page in pages:
        for redirect in _redirects(page):
            taken = owners.get(_key(redirect.url)) or _spread_to(spreading, _key(redirect.url))
            fault = _fault(redirect, page, taken, redirects)
            if fault is None:
                redirects[_key(redirect.url)] = redirect
            else:
                problems.append(fault)
    return Checked(tuple(redirects.values()), tuple(problems))


def _one_file(first: Page, second: Page) -> bool:
    """Whether the names differ in capitals only, which reading the files has told already."""
    paths = [page.article.path for page in (first, second) if page.article is not None]
    return len(paths) > 1 and same_file(paths[0]) == same_file(paths[1])


def _redirects(page: Page) -> Iterator[Redirect]:
    if page.article is not None:
        for index, alias in enumerate(page.article.front_matter.aliases):
            place = of_field(page.article, f"aliases.{index}")
            yield Redirect(_written(unquote(alias)), page.url, place, page.language)


def _written(alias: str) -> str:
    """`/old` is shown at `/old/`: links from there must know."""
    return alias if alias.endswith(("/", ".html", ".htm")) else f"{alias}/"


def _fault(redirect: Redirect, page: Page, taken: Page | None, redirects: dict[str, Redirect]) -> Problem | None:
    url, key = redirect.url, _key(redirect.url)
    if not _OLD_ADDRESS.fullmatch(url) or _UNFIT.search(url):
        message = f"{url} cannot be an old address of this site"
        return found(redirect.place, "bad-alias", message, "write it like /old/page/ or /old/page.html")
    if taken is not None:
        owner = "this page" if taken is page else _name(taken)
        own = _key(taken.url) == key
        message = f"{url} is {'the address of' if own else 'kept free for the list on'} {owner}, so it cannot lead here"
        return found(redirect.place, "alias-taken", message, "take it out; aliases are for addresses no page has now")
    if key in redirects:
        other = redirects[key]
        message = f"{url} leads to {other.target} already"
        mend = f"take it out here or in {other.place.path}"
        return found(redirect.place, "alias-taken", message, mend)
    return None


def _spread_to(spreading: Mapping[str, Page], key: str) -> Page | None:
    """The page whose list the address could be needed for: it takes as many pages there as it needs."""
    return next((page for start, page in spreading.items() if key.startswith(start)), None)


def _key(url: str) -> str:
    return same_file(output_path(url))


def _name(page: Page) -> str:
    return f'"{page.article.path}"' if page.article is not None else _OWN.get(page.kind, page.url)
