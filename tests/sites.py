"""A site in a string: a small good site, and what becomes of it when a test changes one thing.

problems_of("See [the words](gone.md).")                    the body of one article
problems_of(front("title: Results: all of them"))           one line of its front matter
problems_of('''
-- content/benefits/results.md --
---
title: Results
...
-- !content/home.md --                                      this file is taken out
''')
problems_of(with_facts("Of them, [=neck-pain.both]."))      the same site with a ledger of two records
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from pathlib import Path

from handout import pipeline
from handout.model import Build, Sources
from handout.problems import Problem

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
ARTICLE = "content/benefits/results.md"
_DIVIDER = re.compile(r"^-- (!?)(\S.*?) --\n?", re.MULTILINE)

FRONT = {
    "title": "Results\n",
    "summary": "What to expect.\n",
    "key_points": "\n  - It may help.\n  - It takes time.\n",
    "action": "\n  - Talk with us.\n",
    "review": "pending\n",
}
"""The front matter of the article: each field and what stands behind its colon."""

GOOD = {
    "site.yaml": """\
title: Guide
description: A small guide.
base_url: https://example.org/
languages: [en]
clinic:
  name: Example Clinic
  phone: 555-0100
  hours: 8am to 5pm
  address: 1 Example Road
  emergency_number: "911"
emergency:
  en: Trouble breathing
sections:
  - folder: benefits
""",
    "content/home.md": "---\ntitle: Welcome\nsummary: A small guide.\nreview: pending\n---\n\n## For whom\n\nYou.\n",
    "content/benefits/index.md": "---\ntitle: Benefits\nsummary: What it can do.\nreview: pending\n---\n",
    "content/benefits/placebo.md": """\
---
title: Placebo
summary: What a placebo is.
key_points:
  - It is a dummy treatment.
  - It looks the same.
action:
  - Ask us.
review: pending
---

## First weeks

Words.
""",
    "content/evidence/sources.yaml": """\
- id: aurora-2010
  type: article-journal
  title: A trial
""",
    "content/glossary.yaml": """\
- term: Ptosis
  definition: A drooping eyelid.
""",
    "static/images/face.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>\n',
}

FACTS_FILE = "content/evidence/facts.yaml"
RECORD = {
    "kind": "risk",
    "outcome": "neck pain",
    "population": "adults with chronic migraine",
    "source": "aurora-2010",
    "level": "primary",
    "effect": "harm",
    "group": "Botox",
    "period": "over 24 weeks",
    "certainty": "This comes from large trials.",
    "meaning": "Neck pain can come with the injections.",
    "value": "9",
    "comparator": "{name: placebo, value: 3}",
}
"""A risk: each field and what stands behind its colon, without the id."""

INTERVAL = {field: RECORD[field] for field in ("outcome", "population", "source", "level", "meaning")} | {
    "kind": "duration",
    "value": "12",
    "unit": "weeks",
}
"""A duration."""

TELLING = "content/benefits/telling.md"
TOLD = "With Botox, [=neck-pain.both] [=neck-pain.time]. Come again after [=interval]."
"""A page that uses both records of the ledger as it should."""


def record(id_: str = "neck-pain", base: Mapping[str, str] = RECORD, **changed: str | None) -> str:
    """A record of facts.yaml with some fields changed, or taken out where None is given."""
    fields = {"id": id_, **base, **changed}
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def ledger(*records: str, pictures: str = "") -> str:
    """facts.yaml: with the two records `neck-pain` and `interval` unless others are given."""
    written = "".join(records or (record(), record("interval", INTERVAL)))
    return f"records:\n{written}" + (f"pictures:\n{pictures}" if pictures else "")


def with_facts(text: str = "", facts: str = "", telling: str = TOLD) -> str:
    """The text of a site (or of its article, or its body) that has a ledger, and a page that uses its records."""
    if not _DIVIDER.search(text):
        text = f"-- {ARTICLE} --\n{text if text.startswith('---') else front(body=chr(10) + text)}"
    page = front("title: Telling", f"\n{telling}\n")
    return f"-- {FACTS_FILE} --\n{facts or ledger()}-- {TELLING} --\n{page}{text}"


def front(lines: str = "", body: str = "\nWords.\n") -> str:
    """The article's file with some front matter fields changed: lines such as `draft: yes`."""
    given = re.findall(r"^([A-Za-z_]+)\s*:", lines, re.MULTILINE)
    kept = "".join(
        f"{key}:{'' if value[0] == chr(10) else ' '}{value}" for key, value in FRONT.items() if key not in given
    )
    return f"---\n{kept}{lines.rstrip(chr(10)) + chr(10) if lines else ''}---\n{body}"


def parse_site(text: str) -> Sources:
    """The good site with the files in `text`; a text without dividers is the article, or only its body."""
    files = dict(GOOD) | {ARTICLE: front()}
    if not _DIVIDER.search(text):
        files[ARTICLE] = text if text.startswith("---\n") else front(body=f"\n{text}")
    parts = _DIVIDER.split(text)[1:]
    for removed, path, content in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if removed:
            files.pop(path)
        else:
            files[path] = content
    return Sources(dict(templates()) | {path: content.encode() for path, content in files.items()})


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files (path → bytes) into a folder."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


@functools.cache
def templates() -> Mapping[str, bytes]:
    """The project's own templates and style sheets."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in ("templates", "static")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    }


def problems_of(text: str, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """Everything that is wrong with the site."""
    return pipeline.check(parse_site(text), today).problems


def build(text: str = "", today: dt.date = TODAY) -> Build:
    """The finished site."""
    return pipeline.build(parse_site(text), today)
