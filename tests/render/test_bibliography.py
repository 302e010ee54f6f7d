"""Sources read as medical journals print them."""

from __future__ import annotations

from handout.model import Name, Source
from handout.render.bibliography import label, reference, work_view

AURORA = Source(
    id="aurora-2010",
    type="article-journal",
    title="OnabotulinumtoxinA for treatment of chronic migraine",
    author=(Name("Aurora", "SK"), Name("Dodick", "David W."), Name("Turkel", "C C"), Name("Other", "A")),
    issued="2010-07",
    container_title="Cephalalgia",
    volume="30",
    issue="7",
    page="793-803",
    DOI="10.1177/0333102410364676",
    PMID="20647170",
)


def test_a_journal_article_has_authors_title_journal_and_pages():
    assert reference(AURORA, "en") == (
        "Aurora SK, Dodick DW, Turkel CC, et al. OnabotulinumtoxinA for treatment of chronic migraine. "
        "Cephalalgia. 2010;30(7):793-803."
    )


def test_a_page_of_an_organization_has_its_date_in_words():
    page = Source(id="x", type="webpage", title="Is it safe?", author=(Name(literal="FDA"),), issued="2013-05-06")
    assert reference(page, "en") == "FDA. Is it safe? May 6, 2013."


def test_a_report_of_a_month_names_the_month():
    assert reference(Source(id="x", type="report", title="Advice", issued="2024-06"), "en") == "Advice. June 2024."


def test_the_view_links_to_doi_and_pubmed_and_escapes_titles():
    view = work_view(Source(id="x", type="book", title="A < B & C", DOI="10.1/x", PMID="12"), "en")
    assert view.text == "A &lt; B &amp; C."
    assert (view.doi_url, view.pubmed_url) == ("https://doi.org/10.1/x", "https://pubmed.ncbi.nlm.nih.gov/12/")


def test_a_label_is_the_first_author_and_the_year():
    assert label(AURORA) == "Aurora 2010"
    assert label(Source(id="x", type="book", title="Only a title")) == "Only a title"
