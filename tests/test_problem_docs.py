"""docs/problems.md explains every code, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from handout import audit
from handout.codes import ERRORS, WARNINGS
from tests.audit.pages import BUDGET, codes
from tests.sites import GOOD, INTERVAL, front, ledger, problems_of, record, with_facts

TEXT = (Path(__file__).parent.parent / "docs" / "problems.md").read_text("utf-8")
_ENTRY = re.compile(r"^## ([a-z0-9-]+)\n\n\*\*(Error|Warning)\.\*\* (.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^(Bad|Good):\n\n```(\w+(?: with a ledger)?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RENDERED = {"html", "svg"}
ENTRIES = _ENTRY.findall(TEXT)


class Example(NamedTuple):
    code: str
    label: str
    kind: str
    text: str


EXAMPLES = [Example(code, *found) for code, _, body in ENTRIES for found in _EXAMPLE.findall(body)]


def test_every_code_has_one_entry_in_the_order_of_the_alphabet() -> None:
    explained = [code for code, _, _ in ENTRIES]
    without_examples = re.sub(r"^```\w[^\n]*\n.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    assert explained == re.findall(r"^## (.*)$", without_examples, re.MULTILINE)
    assert explained == sorted(set(explained))
    assert sorted(set(explained) ^ (ERRORS | WARNINGS)) == []


def test_every_entry_names_its_severity() -> None:
    assert {code for code, severity, _ in ENTRIES if severity == "Warning"} == WARNINGS


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.code}-{example.label}")
def test_an_example_has_the_problem_or_has_it_not(example: Example) -> None:
    codes = rendered(example) if example.kind in RENDERED else {one.code for one in problems_of(site_of(example))}
    assert codes == ({example.code} if example.label == "Bad" else set())


def rendered(example: Example) -> set[str]:
    """What is said of an output: a piece of a page, or a file of static/."""
    if example.kind == "html":
        return set(codes(example.text))
    return {one.code for one in audit.judge(f"static/file.{example.kind}", example.text.encode(), BUDGET).findings}


def site_of(example: Example) -> str:
    """`markdown`: an article's text. `yaml`: its front matter, site.yaml or facts.yaml. `text`: files, one a line."""
    kind, _, with_ledger = example.kind.partition(" ")
    if kind == "yaml" and example.text.startswith("# facts.yaml"):
        return with_changed_facts(example.text)
    plain = Example(example.code, example.label, kind, example.text)
    return with_facts(plain_site_of(plain)) if with_ledger else plain_site_of(plain)


def plain_site_of(example: Example) -> str:
    if example.kind == "markdown":
        return front(body=f"\n{example.text}")
    if example.kind == "yaml" and example.text.startswith("# site.yaml\n"):
        return f"-- site.yaml --\n{changed_settings(example.text)}"
    if example.kind == "yaml":
        return front(example.text)
    return "".join(file(line) for line in example.text.splitlines())


def changed_settings(lines: str) -> str:
    """The good site.yaml with the top-level keys in `lines` taken from there."""
    keys = re.findall(r"^([a-z_]+):", lines, re.MULTILINE)
    parts = re.split(r"^(?=[a-z_]+:)", GOOD["site.yaml"], flags=re.MULTILINE)
    return "".join(part for part in parts if part.partition(":")[0] not in keys) + lines


def with_changed_facts(text: str) -> str:
    """`# facts.yaml: neck-pain`: lines of that record, which has no figures but these. `# facts.yaml`: more records and
    pictures, used by the article unless it says `not on a page`."""
    note, _, lines = text.partition("\n")
    interval = record("interval", INTERVAL)
    if note == "# facts.yaml: neck-pain":
        fields = dict(line.split(": ", 1) for line in lines.splitlines())
        return with_facts(facts=ledger(record(**{"value": None, "comparator": None, **fields}), interval))
    added, _, pictures = lines.partition("pictures:\n")
    added = added.removeprefix("records:\n")
    body = "Words.\n" if note.endswith("not on a page") else f"{uses(added)}\n\n{drawings(pictures)}\n"
    return with_facts(body, ledger(record(), interval, added, pictures=pictures))


def uses(records: str) -> str:
    found = re.findall(r"- id: (\S+)\n +kind: (\S+)", records)
    return " ".join(f"[={name}.both] [={name}.time]." if kind == "risk" else f"[={name}]." for name, kind in found)


def drawings(pictures: str) -> str:
    return "\n\n".join(f"![](figure:{name})" for name in re.findall(r"- id: (\S+)", pictures))


def file(line: str) -> str:
    if line.startswith("no "):
        return f"-- !{line.removeprefix('no ')} --\n"
    named = re.sub(r"^title: .*$", f"title: Page {re.sub('[^a-z]+', ' ', line)} two", front(), flags=re.MULTILINE)
    return f"-- {line} --\n{GOOD.get(line, named)}"
