"""Every code a problem can have, and how much it matters: the one list that `allow`, the docs and the tests go by."""

from __future__ import annotations

from handout.problems import Place, Problem, Severity


def _codes(*lines: str) -> frozenset[str]:
    return frozenset(code for line in lines for code in line.split())


UNREAD = _codes(
    # what yamltext says of slips in YAML
    "bad-backslash colon-in-value cut-by-hash duplicate-key list-marker merge-key missing-colon missing-space",
    "needs-quotes odd-space quote-inside second-document unclosed-bracket unclosed-quote yaml-anchor yaml-indent",
    "yaml-syntax yaml-tab yaml-tag",
    # schema: what does not fit its field
    "bad-date bad-value missing-field too-few too-long too-many too-short unknown-field wrong-type",
    # the front matter of a page as a whole
    "front-matter-dashes front-matter-too-long no-front-matter unclosed-front-matter",
)
"""Errors that leave a file of records, or the front matter of a page, without its values."""

ERRORS = UNREAD | _codes(
    # files: what the computer refuses, and what cannot be part of a site
    "altered-file another-build damaged-manifest disk-fault disk-full file-changing file-exists",
    "file-too-big file-vanished",
    "folder-in-use foreign-file link-loop",
    "link-outside link-to-folder lost-file name-too-long no-permission not-a-file not-published odd-file-name",
    "output-not-ours output-place",
    "read-only-disk same-file-name same-output system-error too-many-open-files unsafe-output",
    # limits: what would hurt a parser
    "control-character file-too-large line-too-long not-utf-8 too-deep too-many-brackets",
    "too-many-columns too-many-lines too-many-marks too-many-tags",
    # frontmatter, config, evidence, glossary, load
    "dates-out-of-order duplicate-id duplicate-language duplicate-term missing-settings",
    "not-one-line page-stopped reserved-name",
    # markdown: what would be shown wrongly or lost
    "attribute-list bare-citation broken-link bullet-character callout-form callout-outside-quote",
    "citation-form empty-callout extra-cell footnote heading-space indented-text link-title lost-text raw-html",
    "reference-link short-row stray-asterisk table-without-rule template-code unclosed-bold unclosed-fence",
    "underlined-heading unknown-callout",
    # assemble: which page lives where
    "alias-taken bad-alias bad-file-name duplicate-section duplicate-url empty-section missing-emergency missing-home",
    "missing-section-page nested-folder orphan-translation page-outside-section unknown-language unlisted-folder",
    # checks
    "absolute-address cannot-allow card-heading card-without-list citation-in-summary citation-without-at closed-seal",
    "do-not-wording emergency-link empty-link empty-value heading-level-one hidden-page missing-alt missing-file",
    "missing-heading missing-image missing-page missing-sources missing-warning number-without-source one-in-x",
    "outside-image plain-words review-in-future review-too-long skipped-heading unfinished-words",
    "unknown-code unknown-source unknown-value unsafe-address value-form wrong-contact",
    # facts, and what checks say of numbers and records
    "chance-in-words figure-in-text missing-comparator missing-comparison missing-period missing-value",
    "mixed-denominators number-without-record records-disagree relative-risk rounding-misleads unknown-kind",
    "unknown-picture unknown-record unknown-variant wrong-record",
    # release: what stands between a site and its patients
    "record-overdue sample-details source-overdue unchecked-record unchecked-source unchecked-statement unchecked-term",
    "unsigned-page",
    # what render says of templates, style sheets and pictures
    "bad-catalogue bad-style bad-template missing-template unreadable-image",
    # what audit says of what was rendered
    "base-address blocked-by-policy blocking-request early-request embedded-content form-sends inline-handler",
    "leads-away missing-policy outside-request page-too-heavy script-too-heavy style-attribute tracks-reader",
    "unreadable-file",
    # what the gallery says of components
    "bad-example missing-description missing-example parameters-differ",
    # what scaffold says of a new page
    "page-exists title-too-long title-without-letters unknown-section",
)
"""The site is not published."""

WARNINGS = _codes(
    # files
    "file-name-not-portable left-behind",
    # assemble
    "stray-file",
    # checks
    "contraction do-order hard-section heading-end long-heading long-list long-paragraph long-sentence long-title",
    "many-callouts plain-http raw-address repeated-card review-overdue same-title single-item-list square-brackets",
    "stray-signs unused-allow unused-record vague-link",
    # render
    "untranslated-words",
    # audit
    "file-too-heavy list-too-heavy",
)
"""The site is published, unless `--strict` is given. A page may allow one with a reason."""


def found(place: Place, code: str, message: str, mend: str = "") -> Problem:
    """A problem with the severity that its code has here. An unlisted code is our own slip and raises KeyError."""
    if code not in ERRORS and code not in WARNINGS:
        raise KeyError(code)
    return Problem(place, code, message, mend, Severity.ERROR if code in ERRORS else Severity.WARNING)
