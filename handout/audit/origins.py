"""Where in the sources a fault of an output comes from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from handout import addresses
from handout.audit.finding import Finding
from handout.model import Page, PageKind, Site
from handout.problems import Place

_SOURCES = ("templates/", "static/", "content/", "site.yaml")
_TEXT = (".html", ".css", ".js", ".svg", ".yaml", ".md", ".webmanifest", ".json", ".po")


class Origins:
    """The sources of one site, to be searched for what stands in its outputs."""

    def __init__(self, site: Site, files: Mapping[str, bytes]) -> None:
        self._site = site
        self._files = files
        self._texts: dict[str, str] = {}
        self._pages = {addresses.output_path(page.url): page for page in site.pages}
        self._moved = {addresses.output_path(redirect.url): redirect.place for redirect in site.redirects}

    def page(self, path: str) -> Page | None:
        """The page that an output is; None for redirects, files of static/, and further pages of a list."""
        return self._pages.get(path)

    def is_mostly_list(self, page: Page) -> bool:
        """Whether a section's list of pages, which the build makes, is longer than what staff wrote for its front."""
        if page.kind is not PageKind.SECTION or page.article is None:
            return False
        listed = [other.article for section in self._site.sections if section.front == page for other in section.pages]
        fronts = [article.front_matter for article in listed if article is not None]
        return sum(len(front.title) + len(front.summary) for front in fronts) > len(self._files[page.article.path])

    def of_page(self, path: str) -> Place:
        """What to edit to change an output: the article, the alias, the file itself, or the layout that made it."""
        page = self._pages.get(path)
        if page is not None and page.article is not None:
            return Place(page.article.path)
        if path in self._moved:
            return self._moved[path]
        if path in self._files:
            return Place(path)
        kind = page.kind if page is not None else self._kind_of_further(path)
        return Place(f"templates/layouts/{kind.value}.html")

    def _kind_of_further(self, path: str) -> PageKind:
        """Of the page whose list goes on there."""
        owners = (page.kind for page in self._site.pages if page.room and path.startswith(page.room.lstrip("/")))
        return next(owners, PageKind.SOURCES)

    def of_finding(self, path: str, finding: Finding) -> Place:
        """The place of the first text of the finding that the sources hold, else what makes the output.

        A file of static/ is searched alone; for a page its article comes first, then templates, then style sheets.
        """
        own = self.of_page(path)
        order = [path] if path in self._files else self._order(own.path)
        for needle in finding.needles:
            for file in order:
                place = self._found(file, needle) if needle.strip() else None
                if place is not None:
                    return place
        return own

    def _order(self, own: str) -> list[str]:
        return [own, *(path for path in self._texts_in_order if path != own)]

    @cached_property
    def _texts_in_order(self) -> list[str]:
        texts = [path for path in sorted(self._files) if path.endswith(_TEXT)]
        return [path for folder in _SOURCES for path in texts if path.startswith(folder)]

    def _found(self, path: str, needle: str) -> Place | None:
        if path not in self._texts:
            self._texts[path] = self._files.get(path, b"").decode("utf-8", "replace")
        text = self._texts[path]
        at = text.find(needle)
        if at < 0:
            return None
        start = text.rfind("\n", 0, at) + 1
        length = len(needle.partition("\n")[0])
        return Place(path, text.count("\n", 0, at) + 1, at - start + 1, at - start + 1 + length)
