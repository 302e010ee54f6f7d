"""The types that describe a file staff write: each field's type, limits and meaning, declared once.

`handout.schema` reads values into them, words what does not fit, and gives the JSON Schema that editors use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import field

from handout.model.declaring import Field
from handout.problems import Place
from handout.value import Value

Line = Annotated[str, Field(min_length=1, max_length=300)]
"""One line of words."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
"""Lower-case letters, digits and hyphens: part of an address."""
PhoneNumber = Annotated[str, Field(pattern=r"^[+(]?[0-9][0-9 ().-]*[0-9]$", max_length=20)]
"""One number that can be dialed: its digits, in their order, are what a phone calls."""
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 language tag such as `en`, `es` or `pt-BR`."""


class Clinic(Value, frozen=True):
    """Who publishes the guide and how a patient reaches them. Each is usable in Markdown as `[=clinic.phone]`."""

    name: Annotated[Line, Field(description="The clinic's name, as patients know it.")]
    phone: Annotated[PhoneNumber, Field(description="The number patients call, as it should be read.")]
    hours: Annotated[Line, Field(description="When somebody answers, for example: Monday to Friday, 8:30am to 5pm.")]
    address: Annotated[Line, Field(description="The street address, on one line.")]
    emergency_number: Annotated[PhoneNumber, Field(description="The number for emergencies: 911 in the US.")]
    email: Annotated[Line | None, Field(description="An address for letters about the site. May be left out.")] = None
    sample: Annotated[
        bool, Field(description="yes while these are made-up details; every page then says so in its footer.")
    ] = False


class SectionSettings(Value, frozen=True):
    """One folder of `content/` that becomes a section of the site."""

    folder: Annotated[Slug, Field(description="The folder's name in content/, which is also its address.")]
    footer: Annotated[
        bool, Field(description="yes for a section about the site itself: it is linked from the foot of each page.")
    ] = False


class ReviewSettings(Value, frozen=True):
    """How often pages must be checked again (NHS-S2), and who answers for them (LEAF-1)."""

    interval_months: Annotated[
        int, Field(ge=1, le=60, description="The longest time between two reviews of a page, in months.")
    ] = 24
    evidence_months: Annotated[
        int, Field(ge=1, le=60, description="The longest time between two checks of a record or source, in months.")
    ] = 24
    owner: Annotated[Line, Field(description="The role that looks after pages which name no owner.")] = (
        "Clinic nurse lead"
    )


class ReadingSettings(Value, frozen=True):
    """Limits that keep pages readable; going over one is a warning (RG-1, NHS-W1, NHS-W2, CCI-8)."""

    grade: Annotated[
        float,
        Field(
            ge=1, le=20, description="The highest US school grade a section may need, by the Flesch-Kincaid formula."
        ),
    ] = 8
    sentence_words: Annotated[int, Field(ge=5, le=100, description="The most words in a sentence.")] = 25
    paragraph_sentences: Annotated[int, Field(ge=1, le=50, description="The most sentences in a paragraph.")] = 5
    list_items: Annotated[int, Field(ge=2, le=50, description="The most items in one list.")] = 7


class BudgetSettings(Value, frozen=True):
    """The most bytes that readers should have to wait for. Pages and scripts are measured as they travel, in gzip."""

    page_bytes: Annotated[
        int,
        Field(
            ge=1000,
            le=10_000_000,
            description="The most bytes of a page, compressed. 14,600 come in one go; more is an error.",
        ),
    ] = 14_600
    script_bytes: Annotated[
        int, Field(ge=0, le=10_000_000, description="The most bytes of all scripts in a page, compressed.")
    ] = 1_500
    file_bytes: Annotated[
        int, Field(ge=1000, description="The most bytes of a picture or another file in static/; more is a warning.")
    ] = 200_000


class Settings(Value, frozen=True):
    """`site.yaml`: everything about the site that is not a page."""

    title: Annotated[Line, Field(description="The site's name.")]
    description: Annotated[Line, Field(description="One sentence for search engines and shared links.")]
    base_url: Annotated[
        str,
        Field(
            pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$",
            description="Where the site will live, for example https://example.org/botox/.",
        ),
    ]
    clinic: Annotated[Clinic, Field(description="Who publishes the guide.")]
    emergency: Annotated[
        Mapping[LanguageCode, Line],
        Field(description="The signs of an emergency, shown on every page beside the number: {en: Trouble breathing}."),
    ]
    sections: Annotated[
        tuple[SectionSettings, ...], Field(min_length=1, description="The sections, in the order they are shown.")
    ]
    languages: Annotated[
        tuple[LanguageCode, ...],
        Field(min_length=1, description="Language codes; the first one has addresses without a prefix."),
    ] = ("en",)
    review: Annotated[ReviewSettings, Field(description="How often pages are checked again.")] = field(
        default_factory=ReviewSettings
    )
    reading: Annotated[ReadingSettings, Field(description="Limits that keep pages readable.")] = field(
        default_factory=ReadingSettings
    )
    budget: Annotated[BudgetSettings, Field(description="The most bytes that readers wait for.")] = field(
        default_factory=BudgetSettings
    )


SettingsWithPlaces = tuple[Settings, Mapping[str, Place]]
"""The settings, and where each stands: `clinic.phone`, `sections.0.folder`."""


class Review(Value, frozen=True):
    """That a named person checked the whole page, and when it must be checked again (NHS-S6, NHS-C12)."""

    by: Annotated[Line, Field(description="Who checked the whole page: name and role.")]
    on: Annotated[dt.date, Field(description="The day of the check, year-month-day: 2026-08-06.")]
    next: Annotated[dt.date, Field(description="The day by which the page must be checked again.")]


class FrontMatter(Value, frozen=True):
    """The lines between `---` at the top of a page."""

    title: Annotated[
        str, Field(min_length=1, max_length=100, description="The page's heading; best under 65 characters (NHS-W7).")
    ]
    summary: Annotated[
        str,
        Field(min_length=1, max_length=300, description="What the page is for, in one or two sentences (PEMAT P1)."),
    ]
    order: Annotated[int, Field(ge=0, le=9999, description="Its place in the section, low numbers first.")] = 1000
    key_points: Annotated[
        tuple[Line, ...],
        Field(min_length=2, max_length=4, description="Two to four sentences: what to remember (CCI-1, PEMAT P11)."),
    ] = ()
    action: Annotated[
        tuple[Line, ...],
        Field(min_length=1, max_length=5, description="What to do next, one step a line (CCI-5, PEMAT P20)."),
    ] = ()
    review: Annotated[Review | None, Field(description="Who checked the page: by, on, next. Or the word pending.")] = (
        None
    )
    owner: Annotated[Line | None, Field(description="The role that looks after this page (LEAF-1).")] = None
    keywords: Annotated[tuple[Line, ...], Field(max_length=20, description="Other words people look for.")] = ()
    codes: Annotated[
        Mapping[str, tuple[Line, ...]], Field(description="Medical codes, by system: {icd-10-cm: [G43.709]} (MLP-1).")
    ] = field(default_factory=dict)
    draft: Annotated[bool, Field(description="yes keeps the page off the site.")] = False
    aliases: Annotated[
        tuple[Annotated[str, Field(pattern=r"^/[^\s?#]*$")], ...],
        Field(description="Old addresses of this page: /old/page/."),
    ] = ()
    publish: Annotated[dt.date | None, Field(description="The day the page first appears.")] = None
    expires: Annotated[dt.date | None, Field(description="The day the page disappears.")] = None
    numbers: Annotated[
        Mapping[str, Line],
        Field(description="Numbers on this page that need no record, each with its reason: {3 good days: an example}."),
    ] = field(default_factory=dict)
    allow: Annotated[
        Mapping[str, Line],
        Field(description="Warnings to accept on this page, each with its reason: {long-sentence: …}."),
    ] = field(default_factory=dict)


class FactCheck(Value, frozen=True):
    """That a named person compared a record with its source, or looked whether a source is current."""

    by: Annotated[Line, Field(description="Who checked it: name and role.")]
    on: Annotated[dt.date, Field(description="The day of the check, year-month-day.")]


class Name(Value, frozen=True):
    """An author: a person, or with `literal` an organisation (CSL)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Source(Value, frozen=True):
    """One work the guide rests on, in CSL's field names (so Zotero and Pandoc users can bring theirs)."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="What citations call it: [@aurora-2010].")]
    type: Annotated[str, Field(description="A CSL type: article-journal, webpage, report, book, document, dataset.")]
    title: Annotated[str, Field(min_length=1, description="Its title.")]
    author: Annotated[
        tuple[Name, ...], Field(description="Authors in order; list the first three, then {literal: et al}.")
    ] = ()
    issued: Annotated[
        str | None, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="2010, 2010-07 or 2010-07-15.")
    ] = None
    container_title: Annotated[str | None, Field(alias="container-title", description="Journal, site or series.")] = (
        None
    )
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    edition: str | None = None
    number: str | None = None
    DOI: Annotated[str | None, Field(pattern=r"^10\.\S+$")] = None
    PMID: Annotated[str | None, Field(pattern=r"^\d+$")] = None
    URL: Annotated[str | None, Field(pattern=r"^https?://\S+$")] = None
    note: Annotated[str | None, Field(description="What to know about it; shown on the sources page.")] = None
    checked: Annotated[FactCheck | None, Field(description="Who last looked whether it is current, and when.")] = None


class SafetyWarning(Value, frozen=True):
    """What patients must be warned of, and where: the site is not published while a page does not say it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="A name for it: spread-of-toxin.")]
    pages: Annotated[
        tuple[Line, ...],
        Field(
            min_length=1,
            description="The pages that must say it, as files of content/; site.yaml: the emergency line of all pages.",
        ),
    ]
    words: Annotated[
        tuple[Line, ...],
        Field(min_length=1, description="What must be said, each in a word or two; one of several: sudden | severe."),
    ]
    sources: Annotated[tuple[str, ...], Field(min_length=1, description="Ids from sources.yaml.")]
    card: Annotated[
        Literal["emergency", "urgent", "call-us"] | None,
        Field(description="The card that must say it; without it, the page as a whole."),
    ] = None


class Term(Value, frozen=True):
    """A glossary entry. Its first use on a page gets the definition."""

    term: Annotated[Line, Field(description="The word as patients meet it.")]
    definition: Annotated[Line, Field(description="One plain sentence.")]
    also: Annotated[tuple[Line, ...], Field(description="Other forms that mean the same: plurals, short forms.")] = ()
    sources: Annotated[tuple[str, ...], Field(description="Ids from sources.yaml.")] = ()
    unconfirmed: Annotated[bool, Field(description="yes until the clinic has checked the definition.")] = False
