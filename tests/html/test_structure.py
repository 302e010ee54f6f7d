"""The HTML of every page, as readers hear it who do not see it."""

from __future__ import annotations

from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.html.structure import findings

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Results - Guide</title></head><body>
<a href="#main">Skip to main content</a><header><nav aria-label="Main"><a href="/">Guide</a></nav></header>
<main id="main"><h1>Results</h1><h2>First weeks</h2><p>Words.</p></main><footer>Foot</footer></body></html>"""


def page(found: str = "", put: str = "") -> str:
    """The good page with one thing changed; without `found`, `put` is added to its main part."""
    assert found in GOOD
    return GOOD.replace(found or "<p>Words.</p>", put, 1)


def test_no_page_has_a_fault_of_structure(pages: dict[str, str]) -> None:
    assert [f"{url}: {finding}" for url, html in pages.items() for finding in findings(html)] == []


def test_every_page_has_a_title_of_its_own(pages: dict[str, str]) -> None:
    titles = [LexborHTMLParser(html).css_first("title").text().strip() for html in pages.values()]
    assert [title for title, count in Counter(titles).items() if count > 1 or not title] == []


def test_the_good_page_is_good() -> None:
    assert findings(GOOD) == []


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        (page(' lang="en"', ""), "the page does not name its language"),
        (page(put='<a href="/es/" hreflang="es">Español</a>'), 'the words "Español" do not name their language'),
        (page("<h1>Results</h1>", "<p>Results</p>"), "0 headings of level 1"),
        (page(put="<h1>Again</h1>"), "2 headings of level 1"),
        (page(put="<h4>Deep</h4>"), '"Deep" is a heading of level 4 right after level 2'),
        (page(put='<h2><svg aria-hidden="true"><title>x</title></svg></h2>'), "an empty h2"),
        (page(put="</main><main>"), "2 main landmarks"),
        (page("<footer>Foot</footer>", ""), "0 footer landmarks"),
        (page(' aria-label="Main"', ""), "a navigation landmark without a name"),
        (page(put='<nav aria-label="Main"></nav>'), '2 navigation landmarks are called "Main"'),
        (page("<header>", "<p>Lost words</p><header>"), '"Lost words" stands outside of all landmarks'),
        (page(put='<p id="main">x</p>'), '2 elements have the id "main"'),
        (page(put='<p aria-labelledby="gone">x</p>'), 'p aria-labelledby="gone" points at nothing'),
        (page(put='<button popovertarget="gone">x</button>'), 'button popovertarget="gone" points at nothing'),
        (page(put='<a href="#gone">there</a>'), 'the link "there" points at nothing: #gone'),
        (page(put='<img src="a.png">'), "an image without alt: a.png"),
        (page(put='<svg class="chart" role="img"><title>A chart</title></svg>'),
         "a drawing is neither hidden nor titled and described: chart"),
        (page(put="<table><tr><td>1</td></tr></table>"), 'a table without headers: "1"'),
        (page(put="<table><tr><th>Dose</th></tr></table>"), 'the header "Dose" has no scope'),
        (page(put='<table><tr><th scope="col">Dose</th><td role="row">1</td></tr></table>'), "td has the role row"),
        (page(put='<a href="/x"><span aria-hidden="true">x</span></a>'), "a link without words: /x"),
        (page(put='<a href="/x">Read more…</a>'), 'the link "Read more…" says nothing alone'),
        (page(put='<a href="/a">Dose</a> <a href="/b">dose</a>'), 'the words "dose" lead to 2 places: /a, /b'),
        (page(put='<p tabindex="2">x</p>'), 'tabindex="2" changes the order'),
        (page(put="<input autofocus>"), "input takes the focus by itself"),
        (page(put="<video autoplay></video>"), "video plays by itself"),
        (page(put="<svg aria-hidden='true'><animate/></svg>"), "animate moves by itself"),
        (page(put='<a href="/x" target="_blank">Dose</a>'), 'the link "Dose" opens a window'),
        (page(put='<a href="/x" accesskey="d">Dose</a>'), "a has a key of its own"),
    ],
)  # fmt: skip
def test_a_bad_page_is_found(html: str, finding: str) -> None:
    assert findings(html) == [finding]
