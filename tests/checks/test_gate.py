"""The gate: each number on a page comes from a record, is ordinary, or is allowed with a reason."""

from __future__ import annotations

import pytest

from handout.problems import Severity
from tests.factories import told
from tests.sites import ARTICLE, INTERVAL, front, ledger, problems_of, record, with_facts

BODY = 12
"""The line of the article's first words."""


def gate(text: str) -> list[tuple[int, int, str, str]]:
    """What the gate says of the article: line, column, code, the words it quotes."""
    problems = problems_of(with_facts(text))
    assert {problem.place.path for problem in problems} <= {ARTICLE}, told(problems)
    return [
        (problem.place.line, problem.place.column, problem.code, problem.message.split('"')[1]) for problem in problems
    ]


def said(text: str) -> list[str]:
    return [words for *_, words in gate(text)]


NO_RECORD = [
    ("It came to 9 of them.", "9 of them"),
    ("It helped 46% of people.", "46%"),
    ("It helped 46 percent of people.", "46 percent"),
    ("It fell by 8.4 headache days.", "8.4"),
    ("There were 1,384 people.", "1,384"),
    ("It lasts 2 to 4 weeks.", "2 to 4"),
    ("It lasts 2-4 weeks.", "2-4"),
    ("It lasts 2–4 weeks.", "2–4"),
    ("It came to ½ of them.", "½"),
    ("Give 155 Units in 31 places.", "155"),
    ("It helped nine in ten people.", "nine in ten"),
    ("It helped nine out of ten people.", "nine out of ten"),
    ("It lasts about twelve weeks.", "twelve weeks"),
    ("It helped half of people.", "half of people"),
    ("It helped two thirds of them.", "two thirds"),
    ("Headache days fell by a third.", "a third"),
    ("They had twice as many.", "twice as many"),
    ("It took three months to work.", "three months"),
    ("It doubled.", "doubled"),
    ("It came to ٩ people.", "٩"),
    ("It was ９% of them.", "９%"),
    ("It helped **46**% of people.", "46%"),
    ("It helped *nine* in ten people.", "nine in ten"),
]


@pytest.mark.parametrize(("sentence", "number"), NO_RECORD)
def test_a_number_without_a_record_is_found_in_figures_and_in_words(sentence: str, number: str) -> None:
    (first, *_) = gate(sentence)
    assert first[:3] == (BODY, 1, "number-without-record")
    assert number in first[3] or first[3] in number


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("Most people feel better.", "chance-in-words", "Most people"),
        ("Neck pain is common.", "chance-in-words", "common"),
        ("A stroke is very rare.", "chance-in-words", "rare"),
        ("It is twice as likely with Botox.", "relative-risk", "twice as likely"),
        ("It has a 50% lower risk.", "relative-risk", "50% lower risk"),
        ("It cuts the risk by half.", "relative-risk", "risk by half"),
        ("About 1 in 10 people get it.", "one-in-x", "1 in 10"),
        ("About one in ten people get it.", "one-in-x", "one in ten"),
    ],
)
def test_a_chance_is_not_said_in_words_nor_by_another_risk_nor_as_one_in_x(
    sentence: str, code: str, words: str
) -> None:
    ((line, column, found, quoted),) = gate(sentence)
    assert (line, column, found) == (BODY, 1, code)
    assert words in quoted


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 555-0100 or 911.",
        "Come on August 6, 2026 at 8:30am.",
        "We are open 8am to 5pm.",
        "Go on to step 2, then read section 6.1.",
        "The HIT-6 asks about daily life.",
        "Tell us about type 2 diabetes.",
        "The PREEMPT 2 trial had the same plan.",
        "Fold the page in half.",
        "Ask for a second opinion.",
        "One of our nurses will call you.",
        "First, rest. Then drink.",
        "You may feel tired. That is common sense.",
        "Since June 2024 we use a new form.",
    ],
)
def test_ordinary_numbers_need_no_record(sentence: str) -> None:
    assert gate(sentence) == []


def test_a_record_is_no_number_without_a_record() -> None:
    assert gate("With Botox, [=neck-pain.both] [=neck-pain.time]. Come after [=interval].") == []
    assert gate("With Botox, [=neck-pain.both] [=neck-pain.time]. Come after 12 weeks.") == [
        (BODY, 50, "number-without-record", "12")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (front("title: What 46% means"), (9, 8)),
        (front("summary: It helps 46% of people."), (9, 10)),
        (front("key_points:\n  - It may help.\n  - It helps 46% of people."), (9, 5)),
        (front("action:\n  - Wait 46% longer."), (9, 5)),
        ("Words.\n\nIt rests. It helps 46% of people.", (14, 11)),
        ("## What 46% means\n\nWords.", (12, 4)),
        ("- rest\n- 46% of people", (13, 3)),
        ("1. Rest.\n2. Wait for 46% of it.", (13, 4)),
        ("| Pain | Botox |\n|---|---|\n| Neck | 46% |", (14, 10)),
        ("| Pain | 46% |\n|---|---|\n| Neck | some |", (12, 10)),
        ("> [!NOTE] What 46% means\n> Rest.", (12, 11)),
        ("> [!NOTE] Rest\n> It helps 46% of people.", (13, 3)),
        ("Look.\n\n![A chart: 46% feel better](../../static/images/face.svg)", (14, 3)),
        ("See [how 46% felt](placebo.md).", (12, 1)),
    ],
)
def test_a_number_is_found_wherever_readers_meet_it_and_once(text: str, place: tuple[int, int]) -> None:
    ((line, column, code, words),) = gate(text)
    assert (line, column) == place
    assert (code in {"number-without-record", "relative-risk"}, "46%" in words) == (True, True)
    assert gate(text.replace("46%", "much")) == []


def test_each_number_of_a_sentence_is_told() -> None:
    assert sorted(said("It helped 46% of some and 35% of others.")) == ["35%", "46%"]


def test_the_message_says_how_to_mend_it() -> None:
    assert told(problems_of(with_facts("It helped 46% of people."))) == [
        f'{ARTICLE}:12:1: error number-without-record: "46%" is a number without a record'
        " (write it as a record of content/evidence/facts.yaml: [=name];"
        ' or allow it in front matter with the reason: numbers: {"46% of": why})'
    ]
    assert told(problems_of(with_facts("About 1 in 10 people get it."))) == [
        f'{ARTICLE}:12:1: error one-in-x: "1 in 10" cannot be compared with other risks'
        " (tell how many out of 100 people, with a record: [=name])"
    ]


def test_digits_in_the_name_of_a_record_are_no_number() -> None:
    facts = ledger(record(), record("interval", INTERVAL), record("day-24", INTERVAL, value="24"))
    text = front('title: "After [=day-24]"', "\nCome after [=day-24].\n")
    assert problems_of(with_facts(text, facts)) == ()


def test_a_site_without_a_ledger_is_judged_by_its_citations() -> None:
    assert problems_of("It lasts 2 to 4 weeks.") == ()
    assert [problem.code for problem in problems_of("It helped 46% of people.")] == ["number-without-source"]
    assert problems_of("It helped 46% of people [@aurora-2010].") == ()
    assert said("It helped 46% of people [@aurora-2010].") == ["46%"]


def test_a_draft_may_hold_any_number() -> None:
    assert gate(front("draft: yes", "\nIt helped 46% of people.\n")) == []


def test_the_words_of_the_glossary_hold_no_number() -> None:
    text = "-- content/glossary.yaml --\n- term: Ptosis\n  definition: A droop in 9 out of 100 people.\n"
    (problem,) = problems_of(with_facts(text))
    assert (problem.place.path, problem.place.line) == ("content/glossary.yaml", 1)
    assert problem.code == "number-without-record"


# ------------------------------------------------------------ allowed with a reason

DIARY = "Write 3 good days into your diary. Then write 5 bad days."


def test_a_number_is_allowed_with_a_reason() -> None:
    assert said(DIARY) == ["3", "5"]
    assert said(front("numbers:\n  3 good days: an example of an entry", f"\n{DIARY}\n")) == ["5"]
    both = "numbers:\n  3 good days: an example of an entry\n  5 bad days: the same"
    assert said(front(both, f"\n{DIARY}\n")) == []


def test_capitals_do_not_matter_but_the_words_around_it_do() -> None:
    assert said(front("numbers: {write 3 GOOD days: an example}", "\nWrite 3 good days.\n")) == []
    front_matter = front("numbers: {3 good days: an example}", "\nWrite 3 good days. It took 3 days.\n")
    assert said(front_matter) == ["3"]


def test_a_part_of_a_number_is_not_allowed() -> None:
    assert sorted(gate(front('numbers: {"6%": an example}', "\nIt was 46%.\n"))) == [
        (10, 17, "unused-allow", "6%"),
        (13, 1, "number-without-record", "46%"),
    ]


def test_an_allowed_number_that_the_page_does_not_say_is_told_at_its_line() -> None:
    text = front("numbers:\n  3 good days: an example\n  5 bad days: the same", "\nWrite 3 good days.\n")
    (problem,) = problems_of(with_facts(text))
    assert told([problem]) == [
        f'{ARTICLE}:12:15: warning unused-allow: "5 bad days" is allowed here, but the page does not say it'
        " (take the line out, or write the words as they are on the page)"
    ]


def test_a_number_is_allowed_only_with_words() -> None:
    (problem, *_) = problems_of(with_facts(front("numbers:\n  3 good days:", "\nWrite 3 good days.\n")))
    assert problem.place.path == ARTICLE
    assert (problem.place.line, problem.code) == (11, "too-short")


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ("reveiw: pending", "unknown-field"),
        ("order: first", "wrong-type"),
        ("keywords: [neck", "unclosed-bracket"),
        ("title: Results: all", "colon-in-value"),
    ],
)
def test_a_slip_in_front_matter_is_told_alone_for_it_takes_away_what_the_page_allows(slip: str, code: str) -> None:
    lost = front(f"numbers: {{3 good days: an example}}\n{slip}", "\nWrite 3 good days. Fainting is rare.\n")
    problems = problems_of(with_facts(lost))
    assert [problem.severity for problem in problems if problem.code == code] == [Severity.ERROR]
    assert not {problem.code for problem in problems} & {"number-without-record", "chance-in-words"}


def test_a_slip_on_one_page_hides_no_number_on_another() -> None:
    other = front("reveiw: pending").replace("title: Results", "title: Other")
    text = f"{with_facts(front(body=chr(10) + 'It was 46%.' + chr(10)))}\n-- content/benefits/other.md --\n{other}"
    assert {(problem.place.path, problem.code) for problem in problems_of(text)} == {
        ("content/benefits/other.md", "unknown-field"),
        (ARTICLE, "number-without-record"),
    }


def test_what_is_allowed_may_be_in_any_place_of_the_page() -> None:
    text = front(
        "title: What 35% means\nnumbers: {What 35% means: its name, 46% feel better: the words of a drawing}",
        "\n![A chart: 46% feel better](../../static/images/face.svg)\n",
    )
    assert said(text) == []
