"""A warm build is a cold one: after any sequence of changes, byte for byte, problem for problem."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import shutil
from pathlib import Path

import pytest

from handout import files, pipeline
from handout.cli import building, main
from handout.memo import Memo
from tests.sites import FACTS_FILE, GOOD, TODAY, TOLD, front, ledger, record, templates

ARTICLES = ("benefits/results", "benefits/placebo", "benefits/telling", "risks/neck", "risks/eyelid", "risks/flu")
SITE = {
    **GOOD,
    "site.yaml": GOOD["site.yaml"]
    .replace("[en]", "[en, es]")
    .replace("  en: Trouble", "  es: Respira mal\n  en: Trouble")
    + "  - folder: risks\n  - folder: about\n    footer: yes\n",
    "content/home.es.md": "---\ntitle: Hola\nsummary: Guía.\nreview: pending\n---\n\n[Todo](benefits/index.es.md)\n",
    "content/benefits/index.es.md": "---\ntitle: Ventajas\nsummary: Lo bueno.\nreview: pending\n---\n",
    "content/risks/index.md": "---\ntitle: Risks\nsummary: What can go wrong.\nreview: pending\n---\n",
    "content/about/index.md": "---\ntitle: About us\nsummary: Who we are.\nreview: pending\n---\n",
    "content/benefits/results.md": front(
        body="\n## First weeks\n\nSee [placebo](placebo.md#first-weeks) [@aurora-2010].\n"
    ),
    "content/benefits/telling.md": front("title: Telling [=interval]", f"\n{TOLD}\n"),
    "content/risks/neck.md": front("title: Neck\naliases: [/old/neck/]", "\nSee [results](../benefits/results.md).\n"),
    "content/risks/eyelid.md": front(
        "keywords: [lid]\ntitle: Eyelid", "\nPtosis. ![Face](../../static/images/face.svg)\n"
    ),
    "content/risks/flu.md": front("title: Flu\nreview: {by: A nurse, on: 2026-01-02, next: 2026-12-01}"),
    FACTS_FILE: ledger(),
}
STEPS = 25


FOLDERS = ("content", "templates", "static")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sources(root: Path) -> dict[str, bytes]:
    files = {f"{name}/{path}": data for name in FOLDERS for path, data in tree(root / name).items()}
    return {"site.yaml": (root / "site.yaml").read_bytes(), **files}


class Walk:
    """A site that changes at random."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.options = ["--date", "2026-11-22"]
        for path, data in templates().items():
            self._write(path, data)
        for path, text in SITE.items():
            self._write(path, text.encode())
        self._good: tuple[dict[str, bytes], list[str]] = ({}, [])
        self.keep()

    def keep(self) -> None:
        """Remembers a site that can be published."""
        self._good = (sources(self.root), list(self.options))

    def go_back(self) -> None:
        """To the last site that could be published: somebody mended what was wrong."""
        files, options = self._good
        for folder in FOLDERS:
            shutil.rmtree(self.root / folder)
        for path, data in files.items():
            self._write(path, data)
        self.options = list(options)

    def _write(self, path: str, data: bytes) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def _any(self, pattern: str) -> Path:
        return self.random.choice(sorted(self.root.glob(pattern)))

    def _replace(self, place: Path, pattern: str, by: str) -> None:
        text = place.read_text(encoding="utf-8")
        place.write_text(re.sub(pattern, by, text, count=1, flags=re.MULTILINE), encoding="utf-8")

    def _append(self, place: Path, *lines: str) -> None:
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\n{self.random.choice(lines)}\n")

    # changes

    def body(self) -> None:
        self._append(
            self._any("content/*/*.md"), "More.", "## Later", "Ptosis again [@aurora-2010].", "Click [here](x.md)."
        )

    def link(self) -> None:
        target = self.random.choice(
            ("../risks/neck.md", "neck.md#later", "../benefits/results.md#first-weeks", "gone.md")
        )
        self._append(self._any("content/risks/*.md"), f"See [that page]({target}).")

    def number(self) -> None:
        self._append(
            self._any("content/*/*.md"), TOLD, "It is 12.", "[=clinic.phone]", "![](figure:neck-pain)", "[=gone]"
        )

    def title(self) -> None:
        self._replace(self._any("content/*/*.md"), "^title: .*", f"title: Page {self.random.randint(1, 9)}")

    def word(self) -> None:
        """A title that keeps its place in the order."""
        self._replace(self._any("content/risks/[!i]*.md"), "^(title: .*)", r"\1s")

    def summary(self) -> None:
        self._replace(
            self._any("content/*/*.md"), "^summary: .*", f"summary: All {self.random.choice(('[=interval]', 'x'))}."
        )

    def field(self) -> None:
        lines = (
            "order: 3",
            "draft: yes",
            "publish: 2026-11-23",
            "expires: 2026-11-24",
            "keywords: [Word]",
            "owner: Us",
            "aliases: [/old/page/]",
            "allow: {long-sentence: because}",
            "numbers: {'It is 12': a sample}",
        )
        self._replace(self._any("content/*/*.md"), "^title:", f"{self.random.choice(lines)}\ntitle:")

    def new(self) -> None:
        name = self.random.choice(("benefits/a", "risks/b", "benefits/placebo.es", "risks/flu.es", "about/c"))
        self._write(f"content/{name}.md", front(f"title: New {name.partition('/')[2]}").encode())

    def rename(self) -> None:
        place = self._any("content/*/*.md")
        place.rename(place.with_name(f"{self.random.choice('xyz')}.md"))

    def delete(self) -> None:
        self._any("content/*/*.md").unlink()

    def swap(self) -> None:
        first, second = self._any("content/*/*.md"), self._any("content/*/*.md")
        one, other = first.read_bytes(), second.read_bytes()
        first.write_bytes(other)
        second.write_bytes(one)

    def template(self) -> None:
        self._append(
            self._any("templates/layouts/*.html"), "<!-- changed -->", "{{ site.title }}", "{{ page.nothing }}"
        )

    def component(self) -> None:
        self._append(self._any("templates/components/*/*.css"), ".a { color: red; }")

    def listing(self) -> None:
        """A layout that shows the pages of every section, as ours do not."""
        extra = "{% for s in site.sections %}{% for p in s.pages %}{{ p.title }}{{ p.summary }}{% endfor %}{% endfor %}"
        self._replace(self.root / "templates/layouts/article.html", "{% block main %}", "{% block main %}" + extra)

    def style(self) -> None:
        self._append(self._any("static/css/*.css"), ".b { color: red; }")

    def picture(self) -> None:
        size = self.random.randint(1, 9)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} 9"/>'
        self._write(f"static/images/{self.random.choice(('face', 'more'))}.svg", svg.encode())

    def setting(self) -> None:
        pattern, by = self.random.choice(
            (
                ("^title: .*", "title: A guide"),
                ("phone: .*", f"phone: 555-010{self.random.randint(1, 9)}"),
                ("  - folder: risks", "  - folder: risks\n    footer: yes"),
                ("^languages: .*", "languages: [es, en]"),
                ("^description", "reading: {sentence_words: 5}\ndescription"),
                ("^clinic:", "clinic: ["),
            )
        )
        self._replace(self.root / "site.yaml", pattern, by)

    def fact(self) -> None:
        changed = self.random.choice(
            (record(value="8"), record(level="expert"), record("other"), record(source="gone"))
        )
        self._write(FACTS_FILE, ledger(changed, record("interval", {**_INTERVAL})).encode())

    def source(self) -> None:
        more = "- id: new-2020\n  type: book\n  title: A book\n"
        text = self.random.choice((GOOD["content/evidence/sources.yaml"] + more, "- id: x\n  type: book\n  title: X\n"))
        self._write("content/evidence/sources.yaml", text.encode())

    def no_sources(self) -> None:
        (self.root / "content/evidence/sources.yaml").unlink(missing_ok=True)

    def term(self) -> None:
        text = f"- term: {self.random.choice(('Words', 'Ptosis', 'placebo'))}\n  definition: A word.\n"
        self._write(self.random.choice(("content/glossary.yaml", "content/glossary.es.yaml")), text.encode())

    def day(self) -> None:
        self.options = ["--date", f"2026-1{self.random.randint(0, 2)}-{self.random.randint(10, 30)}"]

    def address(self) -> None:
        self.options += ["--base-url", self.random.choice(("https://example.com/", "https://example.org/sub/"))]

    def strict(self) -> None:
        self.options += ["--strict"]

    def damage(self) -> None:
        places = sorted((self.root / ".cache").glob("*"))
        if places:
            place = self.random.choice(places)
            data = bytearray(place.read_bytes())
            for _ in range(3):
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            place.write_bytes(data)

    def forget(self) -> None:
        places = sorted((self.root / ".cache").glob("*"))
        if places:
            place = self.random.choice(places)
            place.unlink() if self.random.random() < 0.7 else place.write_bytes(place.read_bytes()[:-9])

    def lose(self) -> None:
        """As in a build service, where only the memory comes back."""
        shutil.rmtree(self.root / "_site", ignore_errors=True)

    def tamper(self) -> None:
        pages = sorted((self.root / "_site").rglob("*.html"))
        if pages:
            place = self.random.choice(pages)
            data = place.read_bytes()
            place.unlink()  # it is one file with those of earlier builds
            place.write_bytes(data.replace(b"e", b"a", 1))

    def nothing(self) -> None:
        pass


_INTERVAL = {"outcome": "neck pain", "population": "adults", "source": "aurora-2010", "level": "primary",
             "meaning": "Come again.", "kind": "duration", "value": "12", "unit": "weeks"}  # fmt: skip
CHANGES = tuple(
    name
    for name, kind in vars(Walk).items()
    if callable(kind) and name not in {"keep", "go_back"} and not name.startswith("_")
)


def told(out: str) -> list[object]:
    problems: list[object] = json.loads(out)["problems"]
    return problems


class Pair:
    """A walk, and what the warm and the cold build of each of its sites say."""

    def __init__(self, root: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
        self.walk = Walk(root, seed)
        self._root = root
        self._capsys = capsys

    def _built(self, *options: str) -> tuple[int, list[object]]:
        code = main(["--root", str(self._root), "--format", "json", *self.walk.options, *options])
        return code, told(self._capsys.readouterr().out)

    def agree(self, *changes: str) -> bool:
        """Makes the changes and both builds, and compares them. Whether the site could be published."""
        for change in changes:
            getattr(self.walk, change)()
        cold = self._root / "cold"
        shutil.rmtree(cold, ignore_errors=True)
        warm_said = self._built()
        cold_said = self._built("--no-cache", "--out", str(cold))
        assert warm_said == cold_said, changes
        if cold_said[0] == 0:
            assert tree(self._root / "_site") == tree(cold), changes
        return cold_said[0] == 0


@pytest.mark.parametrize("change", CHANGES)
def test_a_warm_build_is_a_cold_one_after_each_change(
    tmp_path: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = Pair(tmp_path, sum(map(ord, change)), capsys)
    assert pair.agree()
    pair.agree(change)


@pytest.mark.parametrize("seed", range(2))
def test_a_warm_build_is_a_cold_one_after_any_changes(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = Pair(tmp_path, seed, capsys)
    published = 0
    for _ in range(STEPS):
        if pair.agree(*pair.walk.random.choices(CHANGES, k=pair.walk.random.choice((1, 1, 2)))):
            published += 1
            pair.walk.keep()
        else:
            pair.walk.go_back()
    assert published > STEPS // 3, "the changes must not spoil the site so often that little is compared"


def made(root: Path) -> dict[str, int]:
    """How many articles had to be read, judged and written by a build of this site."""
    read = files.read(root).value
    with Memo(root / ".cache") as memo:
        built = building.build(read, TODAY, memo)
        assert built.outputs
        fetched = {path: built.outputs[path] for path in built.outputs}
    assert fetched == dict(pipeline.build(read, TODAY).outputs)
    return {step: memo.made.get(step, 0) for step in ("article", "checks", "page", "finished")}


def test_only_what_a_change_concerns_is_made_again(tmp_path: Path) -> None:
    Walk(tmp_path, 0)
    pages = made(tmp_path)["page"]
    assert pages > 15
    none = {"article": 0, "checks": 0, "page": 0, "finished": 0}
    assert made(tmp_path) == none

    place = tmp_path / "content/benefits/results.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(f"{text}\nOther words.\n", encoding="utf-8")
    assert made(tmp_path) == {"article": 1, "checks": 1, "page": 1, "finished": 1}

    place.write_text(text, encoding="utf-8")
    assert made(tmp_path) == none

    place.write_text(f"{text}\n## A new heading\n", encoding="utf-8")
    assert made(tmp_path)["checks"] == 1

    neck = tmp_path / "content/risks/neck.md"
    neck.write_text(neck.read_text(encoding="utf-8").replace("title: Neck", "title: A neck"), encoding="utf-8")
    after = made(tmp_path)  # its neighbors, its redirect and the lists name it; pages of other sections do not
    assert (after["article"], after["checks"]) == (1, 1)
    assert after["page"] < pages / 2

    style = tmp_path / "static/css/base.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nmain { color: red; }\n", encoding="utf-8")
    after = made(tmp_path)
    assert (after["article"], after["checks"]) == (0, 0)


def test_the_day_changes_only_what_is_overdue(tmp_path: Path) -> None:
    Walk(tmp_path, 0)
    made(tmp_path)
    read = files.read(tmp_path).value
    with Memo(tmp_path / ".cache") as memo:
        building.build(read, dt.date(2026, 12, 24), memo)  # the check of flu.md was due on December 1
    assert (memo.made["checks"], memo.made["page"]) == (1, 1)


def test_bytes_that_the_memory_lost_are_made_again(tmp_path: Path) -> None:
    Walk(tmp_path, 0)
    made(tmp_path)
    for place in (tmp_path / ".cache").glob("large-*"):
        place.unlink()
    read = files.read(tmp_path).value
    with Memo(tmp_path / ".cache") as memo:  # recalled as a whole, but for the bytes
        assert dict(building.build(read, TODAY, memo).outputs) == dict(pipeline.build(read, TODAY).outputs)
    made(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_only_the_build_itself_makes_lost_bytes_again(tmp_path: Path) -> None:
    """Another process that helps it to write would begin a build of its own, and write into the same memory."""
    Walk(tmp_path, 0)
    made(tmp_path)
    for place in (tmp_path / ".cache").glob("large-*"):
        place.unlink()
    with Memo(tmp_path / ".cache") as memo:
        outputs = building.build(files.read(tmp_path).value, TODAY, memo).outputs
        other = os.fork()
        if other == 0:
            try:
                os._exit(len(outputs["index.html"]) and 1)
            except LookupError:
                os._exit(0)
        assert os.waitpid(other, 0)[1] == 0
        assert outputs["index.html"] == dict(pipeline.build(files.read(tmp_path).value, TODAY).outputs)["index.html"]
