"""Trust: no seal that nobody gives any more.

Rule: the HONcode seal ended in 2022, so a page that shows or names it claims something that cannot be true (HON-0).

Fails:

    This site follows the HONcode.

Passes:

    This site says who wrote each page, who checked it, and on which day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.checks.destinations import Around
from handout.checks.texts import lines
from handout.codes import found
from handout.model import Article
from handout.problems import Place, Problem

_SIGN = "hon"
"""What each name of the seal has in it, and most texts have not."""
_SEAL = re.compile(r"\bhon[\s_-]?code|\bhealthonnet\b", re.IGNORECASE)


def check(article: Article, around: Around) -> Iterator[Problem]:  # noqa: ARG001 - all checks of a page are called alike
    """Problems of the trust marks on a page."""
    for text, place in (*lines(article), *_targets(article)):
        if _SIGN in text.lower() and _SEAL.search(text):
            message = "the HONcode seal is no longer given to anyone"
            yield found(
                place.within(article.path),
                "closed-seal",
                message,
                "take it out; the page's review line and sources earn trust",
            )


def _targets(article: Article) -> Iterator[tuple[str, Place]]:
    for document in article.documents:
        for link in document.links:
            yield link.target, link.place
        for image in document.images:
            yield f"{image.target} {image.alt}", image.place
