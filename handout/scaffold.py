"""`new`: a page that its author can fill in without reading anything else."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from handout import addresses, files
from handout.filenames import same_file
from handout.files.creating import create
from handout.load import load
from handout.model import Sources
from handout.problems import Checked, Place, Problem, did_you_mean
from handout.recall import Fleeting

_MOST_TITLE, _MOST_SLUG = 100, 60
_RESERVED = re.compile(r"index|home|con|prn|aux|nul|com\d|lpt\d")
"""Front pages, and what a Windows file cannot be called."""
_SPELLED_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_PAGE = """\
---
# The heading of the page. Best under 65 letters.
title: {title}

# What the page is for, in one or two sentences.
summary: Write in one or two sentences what patients find on this page.

# Two to four sentences to remember.
key_points:
  - Write first what matters most.
  - Write one more thing to remember.

# What to do next, one step a line.
action:
  - "Call us at [=clinic.phone] with your questions."

# Once a clinician has checked the whole page, write who, on which day, and when it must be checked again:
# review:
#   by: Name and role
#   on: year-month-day
#   next: year-month-day
review: pending

# A draft is checked like every page but is not on the site. Take this line out when the page is ready.
draft: yes
---

## What to know

Write short sentences, as you would say them to a patient. {citation}

> [!CALL-US] Call us at [=clinic.phone] if:
>
> - you notice the first sign
> - you notice the second sign

## What you can do

- Write the first step.
- Write the second step.
"""


def new(root: Path, section: str, title: str) -> Checked[str | None]:
    """Makes a draft in the folder of `section` and gives its path; makes nothing else but that folder.

    None with problems when there is no such section, the title gives no file name or is too long, or a page of that
    name is there already.
    """
    read = files.read(root)
    settings = {path: data for path, data in read.value.files.items() if not path.endswith(".md")}
    project = load(Sources(settings), Fleeting())
    if project.value is None:
        return Checked(None, project.problems)
    title = " ".join(title.split())
    path = f"{addresses.CONTENT}{section}/{slug_of(title)}.md"
    listed = [one.folder for one in project.value.settings.sections]
    refusal = _section_problem(section, listed) or _title_problem(title) or _taken(path, read.value)
    if refusal is not None:
        return Checked(None, (refusal,))
    works = [work.value.id for work in project.value.works]
    fault = create(root, path, page_text(title, works[0] if works else "").encode())
    return Checked(None, (fault,)) if fault else Checked(path)


def slug_of(title: str) -> str:
    """The file name for a title, without its ending: `Schlaf & Müdigkeit` → `schlaf-mudigkeit`.

    Latin letters lose their accents, because they travel badly in addresses; other scripts stay as they are. Empty when
    the title has no letter or digit.
    """
    plain = "".join(
        _without_accent(sign) for sign in unicodedata.normalize("NFC", title).lower().translate(_SPELLED_OUT)
    )
    words = re.sub(r"[-_]+", "-", addresses.anchor(plain.replace("/", " "))).strip("-")
    if len(words) > _MOST_SLUG:
        words = words[: _MOST_SLUG + 1].rpartition("-")[0] or words[:_MOST_SLUG]
    return f"{words}-page" if _RESERVED.fullmatch(words) else words


def page_text(title: str, source: str) -> str:
    """The whole file. `source` is the id of a work to show how one is cited; empty when the site has none."""
    citation = f"Put the source right behind what you say [@{source}]." if source else "Say one thing in each."
    return _PAGE.format(title=json.dumps(title, ensure_ascii=False), citation=citation)


def _without_accent(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)[0]
    return base if "a" <= base <= "z" else sign


def _section_problem(section: str, listed: list[str]) -> Problem | None:
    if section in listed:
        return None
    message = f'there is no section "{section}" in site.yaml'
    return Problem(Place("site.yaml"), "unknown-section", message, did_you_mean(section, listed))


def _title_problem(title: str) -> Problem | None:
    if len(title) > _MOST_TITLE:
        message = f"the title has {len(title)} letters, and the most is {_MOST_TITLE}"
        return Problem(Place(), "title-too-long", message, "a heading is best under 65 letters")
    if not slug_of(title):
        message = f'the title "{title}" has no letters for a file name'
        return Problem(Place(), "title-without-letters", message, "write it with letters or digits")
    return None


def _taken(path: str, sources: Sources) -> Problem | None:
    taken = {same_file(known): known for known in sources.files}.get(same_file(path))
    if taken is None:
        return None
    return Problem(Place(taken), "page-exists", "this page is there already", "choose another title, or edit that page")
