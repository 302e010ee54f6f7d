"""Long lists go on on further pages, so that none is too heavy: the pages of a section, and topics from A to Z."""

from __future__ import annotations

import functools
import posixpath
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from handout import pipeline
from handout.model import Build
from handout.problems import Severity
from handout.recall import Fleeting
from tests.sites import GOOD, TODAY, build, front, parse_site

LETTERS = "abcdefghijklmnopqrstuvwxyz"
COUNT = 150
SITE = f"-- site.yaml --\n{GOOD['site.yaml']}budget:\n  page_bytes: 9400\n"
SPANISH = """\
-- content/home.es.md --
---
title: Hola
summary: Poco.
review: pending
---

Hola.
-- content/benefits/index.es.md --
---
title: Ventajas
summary: Lo bueno.
review: pending
---
"""


def title(number: int) -> str:
    return f"{LETTERS[number * 7 % 26].upper()}{LETTERS[number // 26]} topic {number * number * 7919 % 100_003:x}"


def articles(count: int, suffix: str = "", lines: str = "") -> str:
    return "".join(
        f"-- content/benefits/p{number:03}{suffix}.md --\n"
        + front(f"title: {title(number)}\nsummary: It tells of {title(number)}.\norder: {number}\n{lines}")
        for number in range(count)
    )


@functools.cache
def many(count: int = COUNT) -> Build:
    return build(SITE + articles(count))


def page(path: str, made: Build | None = None) -> LexborHTMLParser:
    return LexborHTMLParser((made or many()).outputs[path].decode())


def lists(made: Build) -> list[str]:
    return [path for path in made.outputs if path.startswith(("benefits/pages/", "find/"))]


def listed(path: str, made: Build | None = None) -> list[str]:
    return [link.text() for link in page(path, made).css(".page-list__link")]


def heading(path: str) -> str:
    return page(path).css_first("h1").text()


def links(html: LexborHTMLParser, selector: str) -> list[tuple[str, str]]:
    return [(link.text(), link.attributes["href"] or "") for link in html.css(selector)]


PARTS = ["benefits/index.html", "benefits/pages/2/index.html", "benefits/pages/3/index.html"]


# ---------------------------------------------------------------- weight


def test_no_page_of_a_large_site_is_too_heavy() -> None:
    assert [problem.code for problem in many().problems] == []
    assert many().heaviest is not None
    assert many().outputs


def test_a_small_site_has_its_lists_on_one_page_each() -> None:
    made = build()
    assert lists(made) == ["find/index.html"]
    assert b"list-parts" not in b"".join(made.outputs.values())


def test_long_lists_fit_the_budget_whatever_the_words_are() -> None:
    signs = "".join(
        f"-- content/benefits/p{number}.md --\n"
        + front(f"title: {''.join(chr(0x4E00 + (number * 31 + at * at * 97) % 2000) for at in range(20))}")
        for number in range(150)
    )
    assert [problem.message for problem in build(SITE + signs).problems] == []


def test_many_sections_and_keywords_fit_the_budget() -> None:
    made = build(SITE + articles(COUNT, lines=f"keywords: [{', '.join(f'{one}word' for one in LETTERS[:20])}]"))
    assert [problem.message for problem in made.problems] == []
    assert "find/a/2/index.html" in made.outputs


# ---------------------------------------------------------------- the pages of a section


def test_a_section_goes_on_in_the_order_of_the_author() -> None:
    assert [path for path in many().outputs if path.startswith("benefits/pages/")] == PARTS[1:]
    assert [one for path in PARTS for one in listed(path)] == [
        *[title(number) for number in range(COUNT)],
        "Placebo",
        "Results",
    ]


def test_each_part_of_a_section_tells_which_it_is() -> None:
    assert [heading(path) for path in PARTS] == ["Benefits", "Benefits, page 2 of 3", "Benefits, page 3 of 3"]
    titles = [page(path).css_first("title").text() for path in PARTS]
    assert titles == ["Benefits - Guide", "Benefits, page 2 of 3 - Guide", "Benefits, page 3 of 3 - Guide"]
    canonical = [page(path).css_first("link[rel=canonical]").attributes["href"] for path in PARTS]
    assert canonical == [f"https://example.org/{posixpath.dirname(path)}/" for path in PARTS]


def test_each_part_leads_to_all_others() -> None:
    second = page(PARTS[1])
    nav = "nav[aria-label='Pages of this list'] a"
    assert links(second, nav) == [
        ("Previous page", "../../"),
        ("Page 1", "../../"),
        ("Page 2", "./"),
        ("Page 3", "../3/"),
        ("Next page", "../3/"),
    ]
    assert [link.text() for link in second.css(f"{nav}[aria-current=page]")] == ["Page 2"]
    assert [text for text, _ in links(page(PARTS[0]), nav)] == ["Page 1", "Page 2", "Page 3", "Next page"]
    assert [text for text, _ in links(page(PARTS[2]), nav)] == ["Previous page", "Page 1", "Page 2", "Page 3"]


def test_a_further_part_has_the_way_back_and_nothing_of_the_front_page() -> None:
    second = page(PARTS[1])
    assert links(second, ".breadcrumb a") == [("Home", "../../../"), ("Benefits", "../../")]
    assert "What it can do." not in second.css_first("main").text()
    assert not second.css(".review-line")
    assert second.css_first(".site-header__menu [aria-current]").attributes["aria-current"] == "true"
    assert [one.tag for one in second.css("main h1, main .page-list__title")][:2] == ["h1", "h2"]


def test_a_new_page_moves_nothing_on_the_parts_before_it() -> None:
    new = f"-- content/benefits/new.md --\n{front('title: New' + chr(10) + 'order: 148')}"
    made = build(SITE + articles(COUNT) + new)
    assert set(many().outputs) < set(made.outputs)
    assert [listed(path, made) for path in PARTS[:2]] == [listed(path) for path in PARTS[:2]]


def test_an_article_may_be_called_as_the_addresses_of_further_parts() -> None:
    made = build(SITE + articles(COUNT) + f"-- content/benefits/pages.md --\n{front('title: Pages')}")
    assert made.problems == ()
    assert {"benefits/pages/index.html", "benefits/pages/2/index.html"} < set(made.outputs)


# ---------------------------------------------------------------- topics


def test_topics_have_a_page_for_each_letter_and_one_that_leads_to_them() -> None:
    index = page("find/index.html")
    assert heading("find/index.html") == "Find a topic"
    assert [text for text, _ in links(index, "nav[aria-label=Letters] a")] == list(LETTERS.upper())
    assert links(index, ".topics a") == [("Benefits", "../benefits/")]
    letters = [path for path in many().outputs if path.startswith("find/") and path != "find/index.html"]
    assert letters == [f"find/{letter}/index.html" for letter in LETTERS]
    found = [text for path in letters for text, _ in links(page(path), ".topics a")]
    assert sorted(found) == sorted([*map(title, range(COUNT)), "Benefits", "Placebo", "Results"])


def test_a_page_of_topics_tells_its_letter_and_leads_to_the_others() -> None:
    html = page("find/n/index.html")
    assert heading("find/n/index.html") == "Find a topic: N"
    assert html.css_first("title").text() == "Find a topic: N - Guide"
    assert html.css_first("link[rel=canonical]").attributes["href"] == "https://example.org/find/n/"
    assert links(html, ".breadcrumb a") == [("Home", "../../"), ("Find a topic", "../")]
    letters = "nav[aria-label=Letters] a"
    assert len(html.css(letters)) == len(LETTERS)
    assert links(html, f"{letters}[aria-current=page]") == [("N", "./")]
    assert links(html, "nav[aria-label='Pages of this list'] a") == [("Previous page", "../m/"), ("Next page", "../o/")]


def test_a_letter_with_very_many_topics_goes_on_on_further_pages() -> None:
    made = build(SITE + "".join(f"-- content/benefits/{n}.md --\n{front(f'title: A {title(n)}')}" for n in range(150)))
    assert made.problems == ()
    assert "find/a/2/index.html" in made.outputs
    html = page("find/a/2/index.html", made)
    assert html.css_first("h1").text().startswith("Find a topic: A, page 2 of ")
    assert links(html, "nav[aria-label='Pages of this list'] a")[:2] == [("Previous page", "../"), ("Page 1", "../")]


def test_where_words_have_no_letters_signs_share_pages() -> None:
    text = "".join(
        f"-- content/benefits/p{n}.md --\n{front(f'title: {chr(0x4E00 + n * 5)} {title(n)}')}" for n in range(150)
    )
    made = build(SITE + text)
    assert made.problems == ()
    letters = links(page("find/index.html", made), "nav[aria-label=Letters] a")
    assert 20 < len(letters) <= 40
    assert "–" in letters[5][0]


# ---------------------------------------------------------------- the whole


def test_every_page_is_in_the_site_map_and_is_reached_by_links() -> None:
    made = many()
    urls = {
        f"https://example.org/{path.removesuffix('index.html')}"
        for path in made.outputs
        if path.endswith("/index.html")
    }
    site_map = made.outputs["sitemap.xml"].decode()
    assert {url for url in urls if f"<loc>{url}</loc>" not in site_map} == set()
    reached, waiting = {"https://example.org/"}, ["https://example.org/"]
    while waiting:
        url = waiting.pop()
        html = page(f"{url.removeprefix('https://example.org/')}index.html")
        for _, href in links(html, "main a, .site-header a, .site-footer a"):
            to = urljoin(url, href).partition("#")[0]
            if to in urls and to not in reached:
                reached.add(to)
                waiting.append(to)
    assert urls - reached == set()


def test_titles_of_all_pages_differ() -> None:
    titles = [page(path).css_first("title").text() for path in many().outputs if path.endswith(".html")]
    assert len(titles) == len(set(titles))


def test_each_language_has_lists_of_its_own() -> None:
    settings = SITE.replace("[en]", "[en, es]").replace("  en: Trouble", "  es: Respira mal\n  en: Trouble")
    made = build(settings + articles(COUNT) + articles(COUNT, ".es") + SPANISH)
    assert {problem.code for problem in made.problems} == {"untranslated-words"}
    html = page("es/benefits/pages/2/index.html", made)
    assert html.css_first("h1").text() == "Ventajas, page 2 of 3"
    assert not html.css("link[rel=alternate]")
    assert "es/find/a/index.html" in made.outputs


@pytest.mark.parametrize("alias", ["/find/n/", "/benefits/pages/2/"])
def test_an_old_address_cannot_be_where_a_list_goes_on(alias: str) -> None:
    (problem,) = build(front(f"aliases: [{alias}]")).problems
    assert (problem.code, problem.severity) == ("alias-taken", Severity.ERROR)
    assert problem.message.startswith(f"{alias} is kept free for the list on ")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/benefits/p003.md", front("title: Zebra\norder: 3")),
        ("content/benefits/p003.md", front(f"title: {title(3)}\norder: 149")),
        ("content/benefits/p500.md", front("title: One more\norder: 0")),
        (
            "content/benefits/index.md",
            f"---\ntitle: Benefits\nsummary: What it can do.\nreview: pending\n---\n\n{'Some more words. ' * 9}\n",
        ),
        ("site.yaml", SITE.partition("\n")[2].replace("9400", "11500")),
    ],
)
def test_a_warm_build_divides_as_a_cold_one(path: str, text: str) -> None:
    before, after = SITE + articles(COUNT), f"{SITE}{articles(COUNT)}-- {path} --\n{text}"
    memory = Fleeting()
    pipeline.build(parse_site(before), TODAY, memory)
    warm = pipeline.build(parse_site(after), TODAY, memory)
    cold = pipeline.build(parse_site(after), TODAY)
    assert dict(warm.outputs) == dict(cold.outputs)
    assert warm.problems == cold.problems
