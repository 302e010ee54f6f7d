"""The page benchmark without a browser: what is compared, how it is served, how it is told."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from benchmarks.builds.measuring import FailedBuildError
from benchmarks.pages.__main__ import lacking, main
from benchmarks.pages.browser import Load
from benchmarks.pages.server import served
from benchmarks.pages.sites import make_bare
from benchmarks.pages.telling import tables
from benchmarks.pages.words import bare, page, pages

BUILT = """<!doctype html><html><head><style>p { color: red }</style></head><body><header>Menu</header>
<main id="main"><h1 class="big">Neck pain</h1><nav>On this page</nav>

<p class="lead" id="start">Some <a href="../a/" class="link">people</a> have <button type="button">it</button>.</p>
<svg><text>7</text></svg><script>x()</script><p hidden>gone</p>
<table><tr><th scope="col" style="width: 1px">One</th></tr></table></main><footer>Foot</footer></body></html>"""


def load(**values: float) -> Load:
    whole = {"bytes": 10_000, "document": 9_000, "requests": 2, "foreign": 0, "blocking": 0, "elements": 100}
    return Load(**{**whole, "first_paint": 500, "first_contentful": 500, "largest": 600, "shift": 0, **values})  # type: ignore[arg-type]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for path in ("index.html", "side-effects/neck/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(BUILT, "utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old/index.html").write_text('<meta http-equiv="Refresh" content="0; url=../"><main>Moved</main>')
    (tmp_path / "404.html").write_text(BUILT)
    return tmp_path


def test_only_the_words_are_left(built: Path) -> None:
    one = page("index.html", built / "index.html")
    assert one is not None
    assert (one.path, one.title) == ("", "Neck pain")
    assert one.body.splitlines() == [
        '<p id="start">Some <a href="../a/">people</a> have it.</p>',
        '<table><tbody><tr><th scope="col">One</th></tr></tbody></table>',
    ]


def test_pages_for_readers_are_compared(built: Path) -> None:
    assert [one.path for one in pages(built)] == ["", "side-effects/neck/"]


def test_the_bare_page_has_no_style_and_the_words_once(built: Path) -> None:
    html = bare(pages(built)[0])
    assert "style" not in html
    assert html.count("Neck pain</h1>") == 1


def test_bare_pages_lie_at_the_same_addresses(built: Path, tmp_path: Path) -> None:
    site = make_bare(pages(built), tmp_path / "bare", tmp_path)
    assert [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))] == [
        "index.html",
        "side-effects/neck/index.html",
    ]


def test_pages_are_served_compressed_to_those_who_ask(built: Path) -> None:
    with served(built) as home:
        asked = urllib.request.Request(f"{home}/side-effects/neck/", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            body = answer.read()
            assert answer.headers["Content-Encoding"] == "gzip"
            assert int(answer.headers["Content-Length"]) == len(body)
            assert gzip.decompress(body).decode() == BUILT
        with urllib.request.urlopen(f"{home}/404.html?x=1") as answer:
            assert answer.read().decode() == BUILT


@pytest.mark.parametrize("path", ["gone/", "side-effects/neck", "%2e%2e/secret.txt"])
def test_what_is_no_page_of_the_site_is_not_found(built: Path, path: str) -> None:
    site = built / "side-effects"
    (built / "secret.txt").write_text("secret")
    with served(site) as home, pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(f"{home}/{path}")
    refused.value.close()


def test_a_site_that_lacks_a_page_does_not_win(built: Path, tmp_path: Path) -> None:
    with pytest.raises(FailedBuildError, match="bare did not build /side-effects/neck/"):
        lacking({"handout": built, "bare": tmp_path / "none"}, pages(built)[1:])


def test_pages_are_set_against_the_same_page_in_the_same_round() -> None:
    ours = {"a/": [load(largest=300), load(largest=100)], "b/": [load(document=20_000), load()]}
    theirs = {"a/": [load(largest=100), load(largest=100)], "b/": [load(largest=100), load(largest=100)]}
    told = tables({"handout": ours, "bare": theirs})
    assert "| largest contentful paint, ms | 4.50 (1.00-6.00) |" in told
    assert "|  |  1 of 2 | 0 of 2 |" in told
    assert "| /b/ |            20,000 |               600 |" in told


def test_a_wrong_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--beside", "jekyll"])
    assert 'there is no "jekyll"' in capsys.readouterr().err
