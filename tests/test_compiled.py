"""A design that was compiled before: the same pages, and code from nowhere but the program's own folder."""

from __future__ import annotations

import marshal
from functools import partial
from pathlib import Path

import pytest

from handout import pipeline
from handout.cli import compiling, main
from handout.memo import Memo, compiled, step
from handout.model import Build, Sources
from handout.recall import Fleeting
from tests.sites import TODAY, lay, parse_site, templates

HEADER = "templates/components/site-header/site-header.html"
TEMPLATES = [path for path in templates() if path.endswith(".html")]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The compiled design of the project."""
    design = {path: data for path, data in site({}).files.items() if path.startswith(("templates/", "static/"))}
    lay(tmp_path / "site", design)
    assert compiling.run(tmp_path / "site", tmp_path / "templates.code")
    return tmp_path / "templates.code"


def built(place: Path, changed: dict[str, bytes], of: bytes | None = None) -> Build:
    memory = Fleeting()
    memory.compiled = compiled.read(of or step(), place).code
    return pipeline.build(site(changed), TODAY, memory)


def site(changed: dict[str, bytes]) -> Sources:
    return Sources({**parse_site("").files, **changed})


def test_every_template_is_there_and_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(compiled.read(step(), place).code) == len(TEMPLATES)
    monkeypatch.setattr("jinja2.Environment.compile", pytest.fail)
    assert not built(place, {}).problems


def test_pages_are_the_same(place: Path) -> None:
    assert dict(built(place, {}).outputs) == dict(pipeline.build(site({}), TODAY).outputs)


@pytest.mark.parametrize("path", [HEADER, "templates/layouts/base.html", "templates/layouts/head.html"])
def test_a_changed_template_is_read_anew(place: Path, path: str) -> None:
    changed = {path: templates()[path] + b"<!-- {{ 6 * 7 }} -->"}
    anew = pipeline.build(site(changed), TODAY)
    assert dict(built(place, changed).outputs) == dict(anew.outputs)
    assert built(place, changed).problems == anew.problems


def test_a_template_with_a_fault_is_left_to_the_build(tmp_path: Path) -> None:
    broken = {HEADER: b"{% if %}"}
    lay(tmp_path / "site", {**templates(), **broken})
    assert compiling.run(tmp_path / "site", tmp_path / "templates.code")
    assert len(compiled.read(step(), tmp_path / "templates.code").code) == len(TEMPLATES) - 1
    (problem,) = built(tmp_path / "templates.code", broken).problems
    assert (problem.place.path, problem.place.line, problem.code) == (HEADER, 1, "bad-template")


def test_a_fault_of_a_compiled_template_has_its_line(tmp_path: Path) -> None:
    broken = {HEADER: b"\n{{ nothing_of_this_name }}\n" + templates()[HEADER]}
    lay(tmp_path / "site", {**templates(), **broken})
    assert compiling.run(tmp_path / "site", tmp_path / "templates.code")
    (problem,) = built(tmp_path / "templates.code", broken).problems
    assert (problem.place.path, problem.place.line, problem.code) == (HEADER, 2, "bad-template")


@pytest.mark.parametrize("bit", [0, 40, 2_000, -1])
def test_a_damaged_file_is_as_good_as_none(place: Path, bit: int) -> None:
    data = bytearray(place.read_bytes())
    data[bit] ^= 1
    place.write_bytes(data)
    assert compiled.read(step(), place) == compiled.NOTHING


def test_a_shortened_a_missing_and_another_programs_file_are_as_good_as_none(place: Path) -> None:
    assert compiled.read(b"another program", place) == compiled.NOTHING
    place.write_bytes(place.read_bytes()[:100])
    assert compiled.read(step(), place) == compiled.NOTHING
    place.unlink()
    assert compiled.read(step(), place) == compiled.NOTHING


def test_code_in_the_folder_of_the_site_is_never_run(tmp_path: Path, place: Path) -> None:
    lay(tmp_path / "poisoned", parse_site("").files)
    evil = compile("raise SystemExit('run')", "evil", "exec")
    poisoned = {key: marshal.dumps(((), evil)) for key in compiled.read(step(), place).code}
    for folder in (".cache", "templates/__pycache__", "__pycache__", "handout/__pycache__"):
        (tmp_path / "poisoned" / folder).mkdir(parents=True)
        compiled.write(compiled.Compiled(poisoned, {}), step(), tmp_path / "poisoned" / folder / "templates.code")
    with pytest.raises(SystemExit, match="run"):  # it would do harm
        built(tmp_path / "poisoned/.cache/templates.code", {})
    assert main(["--root", str(tmp_path / "poisoned"), "--date", TODAY.isoformat()]) == 0


def test_a_file_that_cannot_be_read_is_left_to_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "favicon.svg":
            raise PermissionError
        return whole(path)

    lay(tmp_path, site({}).files)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        assert compiling.run(tmp_path, tmp_path / "templates.code")
    made = remembered(tmp_path / "templates.code", {}, monkeypatch)
    assert dict(made.outputs) == dict(pipeline.build(site({}), TODAY).outputs)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not compiling.run(tmp_path, tmp_path / "file" / "templates.code")


def remembered(place: Path, changed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Build:
    """Built with a memory as the command line has it, but for the place."""
    with monkeypatch.context() as patch, Memo(None) as memory:
        patch.setattr(compiled, "read", partial(compiled.read, place=place))
        return pipeline.build(site(changed), TODAY, memory)


def test_what_the_design_tells_is_there_and_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = pipeline.build(site({}), TODAY)
    for work in ("styles.parsing.parse", "pictures._unreadable", "words._tongue"):
        monkeypatch.setattr(f"handout.render.{work}", pytest.fail)
    made = remembered(place, {}, monkeypatch)
    assert dict(made.outputs) == dict(anew.outputs)
    assert made.problems == anew.problems


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("static/css/base.css", b"main { color: var(--color-text); --a: b }"),
        ("static/css/base.css", b"main { color }"),
        ("static/images/new.svg", b"no picture"),
    ],
)
def test_a_changed_design_is_looked_at_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch, path: str, data: bytes
) -> None:
    anew = pipeline.build(site({path: data}), TODAY)
    made = remembered(place, {path: data}, monkeypatch)
    assert dict(made.outputs) == dict(anew.outputs)
    assert made.problems == anew.problems


def test_a_design_that_cannot_be_looked_at_is_left_to_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, templates())
    with monkeypatch.context() as patch:
        patch.setattr("handout.render.styles.parsing.parse", lambda *_: 1 / 0)
        assert compiling.run(tmp_path, tmp_path / "templates.code")
    made = remembered(tmp_path / "templates.code", {}, monkeypatch)
    assert dict(made.outputs) == dict(pipeline.build(site({}), TODAY).outputs)
