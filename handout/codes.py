"""Every code a problem can have, and how much it matters: the one list that `allow`, the docs and the tests go by."""

from __future__ import annotations

from handout.problems import Place, Problem, Severity

ERRORS = frozenset(
    {
        # handout.assemble: which page lives where
        "alias-taken",
        "bad-alias",
        "bad-file-name",
        "duplicate-section",
        "duplicate-url",
        "empty-section",
        "missing-emergency",
        "missing-home",
        "missing-section-page",
        "nested-folder",
        "orphan-translation",
        "page-outside-section",
        "unknown-language",
        "unlisted-folder",
        # handout.checks
        "absolute-address",
        "cannot-allow",
        "card-heading",
        "card-without-list",
        "citation-in-summary",
        "closed-seal",
        "do-not-wording",
        "emergency-link",
        "empty-link",
        "empty-value",
        "heading-level-one",
        "hidden-page",
        "missing-alt",
        "missing-file",
        "missing-heading",
        "missing-image",
        "missing-page",
        "number-without-source",
        "one-in-x",
        "outside-image",
        "review-in-future",
        "review-too-long",
        "skipped-heading",
        "unknown-code",
        "unknown-source",
        "unknown-value",
        "unsafe-address",
    }
)
"""The site is not published."""

WARNINGS = frozenset(
    {
        # handout.assemble
        "stray-file",
        # handout.checks
        "contraction",
        "do-order",
        "hard-section",
        "heading-end",
        "long-heading",
        "long-list",
        "long-paragraph",
        "long-sentence",
        "long-title",
        "many-callouts",
        "plain-http",
        "raw-address",
        "repeated-card",
        "review-overdue",
        "single-item-list",
        "unused-allow",
        "vague-link",
    }
)
"""The site is published, unless `--strict` is given. A page may allow one with a reason."""


def found(place: Place, code: str, message: str, mend: str = "") -> Problem:
    """A problem with the severity that its code has here. An unlisted code is our own slip and raises KeyError."""
    if code not in ERRORS and code not in WARNINGS:
        raise KeyError(code)
    return Problem(place, code, message, mend, Severity.ERROR if code in ERRORS else Severity.WARNING)
