"""From articles to a site."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.assemble import assemble
from handout.codes import ERRORS, WARNINGS
from handout.model import PageKind, Project, Site
from tests.factories import LANGUAGES, TODAY, article, assembled, codes, front_page, home, project, settings, term, told

PAGE = "content/benefits/results.md"


def site(*articles: Any, **parts: Any) -> Site:
    made = assembled(*articles, **parts)
    assert told(made.problems) == []
    return made.value


def urls(made: Site) -> list[str]:
    return [page.url for page in made.pages]


def test_pages_come_home_first_then_by_section_then_those_made_by_themselves() -> None:
    made = site(
        article("content/safety/rare.md"),
        front_page("content/safety/index.md", title="Safety"),
        article(PAGE),
        settings=settings("safety", "benefits"),
        works=["aurora-2010"],
        terms={"en": (term("Ptosis"),)},
    )
    assert urls(made) == [
        "/",
        "/safety/",
        "/safety/rare/",
        "/benefits/",
        "/benefits/results/",
        "/glossary/",
        "/sources/",
        "/find/",
        "/404.html",
    ]
    assert [page.kind for page in made.pages][:3] == [PageKind.HOME, PageKind.SECTION, PageKind.ARTICLE]


def test_there_is_no_glossary_without_terms_and_no_list_of_sources_without_works() -> None:
    kinds = {page.kind for page in site().pages}
    assert kinds == {PageKind.HOME, PageKind.SECTION, PageKind.FIND, PageKind.NOT_FOUND}


def test_pages_of_a_section_stand_in_order_then_by_title_then_by_path() -> None:
    made = site(
        article("content/benefits/d.md", title="alpha"),
        article("content/benefits/c.md", title="Beta"),
        article("content/benefits/b.md", title="Alpha"),
        article("content/benefits/a.md", title="Zeta", order=1),
    )
    assert [page.url for page in made.sections[0].pages] == [
        "/benefits/a/",
        "/benefits/b/",
        "/benefits/d/",
        "/benefits/c/",
    ]


def test_a_section_has_its_front_page_apart_from_its_pages() -> None:
    (section,) = site(article(PAGE)).sections
    assert (section.title, section.url, section.language, section.footer) == ("Benefits", "/benefits/", "en", False)
    assert section.front is not None
    assert section.front.kind is PageKind.SECTION
    assert [page.title for page in section.pages] == ["Results"]


def test_a_translation_gets_the_prefix_of_its_language() -> None:
    made = site(
        home(),
        article("content/home.es.md", title="Bienvenidos"),
        front_page("content/benefits/index.es.md", title="Beneficios"),
        article(PAGE),
        article("content/benefits/results.es.md"),
        settings=settings(languages=LANGUAGES),
        terms={"en": (term("Ptosis"),)},
    )
    assert urls(made)[-5:] == ["/es/", "/es/benefits/", "/es/benefits/results/", "/es/find/", "/es/404.html"]
    assert [(section.language, section.title) for section in made.sections] == [
        ("en", "Benefits"),
        ("es", "Beneficios"),
    ]


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ({"draft": True}, "it is a draft"),
        ({"publish": dt.date(2026, 11, 23)}, "it is published on 2026-11-23"),
        ({"expires": dt.date(2026, 11, 22)}, "it expired on 2026-11-22"),
        ({"publish": dt.date(2026, 11, 22), "expires": dt.date(2026, 11, 23)}, None),
    ],
)
def test_drafts_future_and_expired_pages_are_kept_out(front: dict[str, Any], reason: str | None) -> None:
    made = site(article(PAGE, **front))
    assert made.hidden == ({PAGE: reason} if reason else {})
    assert ("/benefits/results/" in urls(made)) == (reason is None)


def test_a_section_of_drafts_only_is_left_out_without_a_word() -> None:
    made = site(
        article("content/new/index.md", draft=True),
        article("content/new/page.md", draft=True),
        settings=settings("benefits", "new"),
    )
    assert [section.folder for section in made.sections] == ["benefits"]


def test_old_addresses_lead_to_their_page() -> None:
    made = site(article(PAGE, aliases=("/old/results/", "/old.html", "/caf%C3%A9")))
    assert [(r.url, r.target) for r in made.redirects] == [
        ("/old/results/", "/benefits/results/"),
        ("/old.html", "/benefits/results/"),
        ("/café/", "/benefits/results/"),
    ]


def test_the_redirects_of_hidden_pages_are_left_out() -> None:
    assert site(article(PAGE, aliases=("/old/",), draft=True)).redirects == ()


def test_two_pages_with_one_address_name_each_other() -> None:
    found = assembled(article(PAGE), article("content/benefits/results.en.md"))
    assert told(found.problems) == [
        "content/benefits/results.md: error duplicate-url: this page would have the address /benefits/results/,"
        ' which "content/benefits/results.en.md" has already (rename one of the files)'
    ]


def test_a_section_cannot_take_the_place_of_the_glossary() -> None:
    found = assembled(
        front_page("content/glossary/index.md"),
        settings=settings("benefits", "glossary"),
        terms={"en": (term("Ptosis"),)},
    )
    assert told(found.problems) == [
        "content/glossary/index.md: error duplicate-url: this page would have the address /glossary/,"
        " which the glossary has already (rename one of the files)"
    ]


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/benefits/", '/benefits/ is the address of "content/benefits/index.md", so it cannot lead here'),
        ("/benefits", '/benefits/ is the address of "content/benefits/index.md", so it cannot lead here'),
        (
            "/Benefits/index.html",
            '/Benefits/index.html is the address of "content/benefits/index.md", so it cannot lead here',
        ),
        ("/benefits/results/", "/benefits/results/ is the address of this page, so it cannot lead here"),
        ("/", '/ is the address of "content/home.md", so it cannot lead here'),
        ("/find/", "/find/ is the address of the search page, so it cannot lead here"),
    ],
)
def test_an_old_address_cannot_be_one_that_a_page_has_now(alias: str, message: str) -> None:
    (problem,) = assembled(article(PAGE, aliases=(alias,))).problems
    assert (problem.code, problem.message) == ("alias-taken", message)
    assert (problem.place.path, problem.place.column) == (PAGE, 400)


def test_an_old_address_leads_to_one_page_only() -> None:
    found = assembled(article(PAGE, aliases=("/old/",)), article("content/benefits/stop.md", aliases=("/OLD",)))
    assert told(found.problems) == [
        "content/benefits/stop.md:1:400: error alias-taken: /OLD/ leads to /benefits/results/ already"
        " (take it out here or in content/benefits/results.md)"
    ]
    assert len(found.value.redirects) == 1


@pytest.mark.parametrize(
    "alias",
    ["/../up/", "/a/./b/", "//x/", "/a//b/", "/a\\b/", "/%2e%2e/x", "/robots.txt", "/a.html/b/", "/a:b/", "/a%00/"],
)
def test_an_old_address_must_fit_into_a_file_name(alias: str) -> None:
    (problem,) = assembled(article(PAGE, aliases=(alias,))).problems
    assert problem.code == "bad-alias"
    assert problem.help == "write it like /old/page/ or /old/page.html"


@given(st.text(alphabet="/.%2eE\\a-:html", max_size=12))
def test_no_old_address_writes_outside_the_site(rest: str) -> None:
    made = assembled(article(PAGE, aliases=(f"/{rest}",)))
    for redirect in made.value.redirects:
        assert not {"", ".", ".."} & set(redirect.url.removesuffix("/").split("/")[1:])


def test_a_listed_section_needs_pages() -> None:
    found = assembled(settings=settings("benefits", "safety"))
    assert told(found.problems) == [
        'site.yaml:11:13: error empty-section: there are no pages in "content/safety"'
        ' (put a page "content/safety/index.md" into it)'
    ]


def test_a_misspelt_section_is_told_once() -> None:
    found = assembled(front_page("content/safety/index.md"), settings=settings("benefits", "saftey"))
    assert told(found.problems) == [
        'site.yaml:11:13: error empty-section: there are no pages in "content/saftey" (did you mean "safety"?)'
    ]


def test_a_folder_that_is_not_listed_is_told_once_however_many_pages_it_has() -> None:
    found = assembled(article("content/extra/a.md"), article("content/extra/b.md"))
    assert told(found.problems) == [
        'content/extra/a.md: error unlisted-folder: the folder "content/extra" is not in site.yaml, so its'
        " pages are not on the site (add a line - folder: extra below sections in site.yaml)"
    ]
    assert "/extra/a/" not in urls(found.value)


def test_a_folder_that_is_like_a_listed_one_may_be_a_slip() -> None:
    (problem,) = assembled(article("content/Benefits 2/a.md")).problems
    assert problem.help == (
        'move its pages to "benefits", or rename it to "benefits-2" and add a line - folder: benefits-2'
        " below sections in site.yaml"
    )


def test_a_section_is_listed_once() -> None:
    found = assembled(settings=settings("benefits", "benefits"))
    assert told(found.problems) == [
        'site.yaml:11:13: error duplicate-section: the section "benefits" is listed twice (take one of them out)'
    ]
    assert urls(found.value).count("/benefits/") == 1


def test_a_section_needs_a_front_page() -> None:
    found = assemble(project(home(), article(PAGE)), TODAY)
    assert told(found.problems) == [
        'content/benefits/index.md: error missing-section-page: the section "benefits" has no front page'
        " (write this file, with a title and a summary)"
    ]
    assert found.value.sections[0].title == "Benefits"


def test_a_hidden_front_page_does_not_go_with_published_pages() -> None:
    found = assembled(front_page(draft=True), article(PAGE))
    assert told(found.problems) == [
        'content/benefits/index.md: error missing-section-page: the front page of "benefits" is not on the site'
        " (it is a draft), but pages of the section are (publish it, or make the pages drafts too)"
    ]


def test_a_site_needs_a_home_page() -> None:
    found = assemble(project(front_page()), TODAY)
    assert told(found.problems) == [
        'content/home.md: error missing-home: there is no home page "content/home.md"'
        " (write one: it needs a title and a summary between --- lines, then the text)"
    ]


def test_a_home_page_cannot_be_a_draft() -> None:
    found = assembled(home(draft=True))
    assert told(found.problems) == [
        "content/home.md: error missing-home: the home page must be on the site, but it is a draft"
        " (take draft, publish and expires out of it)"
    ]


def test_each_language_needs_a_home_page() -> None:
    (problem,) = assembled(settings=settings(languages=LANGUAGES)).problems
    assert (problem.code, problem.message) == ("missing-home", 'there is no home page "content/home.es.md"')
    assert (problem.place.path, problem.place.line, problem.place.column) == ("site.yaml", 30, 5)


def test_each_language_needs_the_signs_of_an_emergency() -> None:
    english = settings(languages=LANGUAGES, emergency={"en": "Trouble breathing"})
    spanish_pages = [article("content/home.es.md"), front_page("content/benefits/index.es.md")]
    assert told(assembled(*spanish_pages, settings=english).problems) == [
        'site.yaml: error missing-emergency: the signs of an emergency are not given in "es"'
        " (add a line es: with the signs, below emergency: in site.yaml)"
    ]


def test_the_default_language_may_be_named() -> None:
    made = assemble(project(article("content/home.en.md"), front_page("content/benefits/index.en.md")), TODAY)
    assert told(made.problems) == []
    assert urls(made.value)[:2] == ["/", "/benefits/"]


def spanish(*articles: Any) -> list[str]:
    base = [article("content/home.es.md"), front_page("content/benefits/index.es.md")]
    return told(assembled(*base, *articles, settings=settings(languages=LANGUAGES)).problems)


def test_a_translation_needs_an_original() -> None:
    assert spanish(article("content/benefits/results.es.md")) == [
        "content/benefits/results.es.md: error orphan-translation: this is a translation of"
        ' "content/benefits/results.md", which does not exist'
        " (give both files the same name, this one with the language before .md)"
    ]
    assert spanish(article("content/benefits/results.es.md"), article(PAGE)) == []


def test_a_translation_of_a_page_that_was_taken_down_is_taken_down_too() -> None:
    expired = article(PAGE, expires=dt.date(2026, 1, 1))
    assert spanish(article("content/benefits/results.es.md"), expired) == [
        "content/benefits/results.es.md:1:100: error orphan-translation: this translation is on the site but"
        ' "content/benefits/results.md" is not: it expired on 2026-01-01 (add draft: yes here too)'
    ]
    assert spanish(article("content/benefits/results.es.md", draft=True), expired) == []


@pytest.mark.parametrize(
    ("path", "told_once"),
    [
        (
            "content/benefits/Neck Pain.md",
            'error bad-file-name: "Neck Pain.md" cannot be part of an address'
            ' (rename it to "neck-pain.md": lower-case letters, digits and hyphens only)',
        ),
        (
            "content/benefits/neck_pain (1).md",
            'error bad-file-name: "neck_pain (1).md" cannot be part of an address'
            ' (rename it to "neck-pain-1.md": lower-case letters, digits and hyphens only)',
        ),
        (
            "content/benefits/results.MD",
            'error bad-file-name: "results.MD" cannot be part of an address'
            ' (rename it to "results.md": lower-case letters, digits and hyphens only)',
        ),
        (
            "content/benefits/results.fr.md",
            'error unknown-language: "fr" is not a language of this site'
            ' (add it to languages in site.yaml, or name the file without a dot: "results-fr.md")',
        ),
        (
            "content/benefits/more/deep.md",
            'error nested-folder: the folder "content/benefits/more" is too deep: its pages are not on the site'
            ' (move its files up into "content/benefits")',
        ),
        (
            "content/contact.md",
            "error page-outside-section: this page is in no section"
            " (move it into the folder of a section; only home.md lies right in content/)",
        ),
        (
            "content/benefits/notes.docx",
            "warning stray-file: this file does not become part of the site"
            " (pages are Markdown files, such as neck-pain.md; images and other files belong in static/)",
        ),
    ],
)
def test_a_file_that_cannot_become_a_page_is_told_once(path: str, told_once: str) -> None:
    assert told(assembled(paths=[path]).problems) == [f"{path}: {told_once}"]


@pytest.mark.parametrize(
    "path",
    [
        "content/glossary.yaml",
        "content/evidence/sources.yaml",
        "content/benefits/übersicht-2.md",
        "content/benefits/दर्द.md",
        "static/images/Photo 1.JPG",
    ],
)
def test_other_files_are_nobodys_fault(path: str) -> None:
    assert told(assembled(paths=[path]).problems) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("glosary.yaml", "glossary.yaml"),
        ("glossary.yml", "glossary.yaml"),
        ("evidence/source.yaml", "evidence/sources.yaml"),
    ],
)
def test_a_data_file_that_nobody_reads_may_be_misspelt(name: str, meant: str) -> None:
    assert told(assembled(paths=[f"content/{name}"]).problems) == [
        f'content/{name}: warning stray-file: this file does not become part of the site (did you mean "{meant}"?)'
    ]


def test_a_language_that_was_taken_out_is_told_once_and_its_pages_with_it() -> None:
    names = ("benefits/results", "benefits/stop", "home")
    found = assembled(*(article(f"content/{name}.fr.md") for name in names))
    assert told(found.problems) == [
        'content/benefits/results.fr.md: error unknown-language: "fr" is not a language of this site;'
        " 2 more files have it in their names"
        ' (add it to languages in site.yaml, or name the file without a dot: "results-fr.md")'
    ]
    assert urls(found.value) == ["/", "/benefits/", "/find/", "/404.html"]


def test_a_glossary_is_in_a_language_of_the_site() -> None:
    assert told(assembled(paths=["content/glossary.fr.yaml"]).problems) == [
        'content/glossary.fr.yaml: error unknown-language: "fr" is not a language of this site'
        " (add it to languages in site.yaml, or take this file away)"
    ]


def test_a_translation_keeps_its_language_when_it_should_be_renamed() -> None:
    found = assembled(paths=["content/benefits/Neck.es.md"], settings=settings(languages=LANGUAGES))
    (problem,) = (problem for problem in found.problems if problem.code == "bad-file-name")
    assert problem.help == 'rename it to "neck.es.md": lower-case letters, digits and hyphens only'


def test_a_page_that_could_not_be_read_is_not_called_missing() -> None:
    made = assemble(project(article(PAGE), paths=["content/home.md", "content/benefits/index.md"]), TODAY)
    assert told(made.problems) == []


@given(
    st.lists(
        st.from_regex(r"content/(benefits/|x/|)?(index|home|a|A b|\.|é)?(\.es|\.fr|\.)?\.(md|MD|txt)", fullmatch=True),
        max_size=6,
        unique=True,
    )
)
def test_nothing_in_content_makes_it_fail(paths: list[str]) -> None:
    articles = [article(path) for path in paths if path.endswith(".md")]
    made = assemble(project(*articles, paths=paths, settings=settings(languages=LANGUAGES)), TODAY)
    assert isinstance(made.value, Site)
    assert all(problem.place.path for problem in made.problems)
    assert set(codes(made.problems)) <= ERRORS | WARNINGS


def test_the_first_of_two_works_with_one_id_counts() -> None:
    plain: Project = project(home(), front_page(), works=["a-2010", "a-2010"])
    assert assemble(plain, TODAY).value.works["a-2010"] is plain.works[0]


def test_titles_with_numbers_are_in_the_order_of_the_numbers() -> None:
    titles = ["Week 10", "Week 2", "Week", "week 1"]
    pages = [article(f"content/benefits/p{at}.md", title=title) for at, title in enumerate(titles)]
    made = site(home(), front_page(), *pages)
    assert [page.title for page in made.sections[0].pages] == ["Week", "week 1", "Week 2", "Week 10"]
