"""A whole small site with one thing broken: the build stops, and tells where to mend it."""

from __future__ import annotations

import hashlib
from typing import TypeVar, cast

import pytest

from handout import audit, pipeline
from handout.outputs import outputs_of
from handout.problems import Place, Problem, Severity
from handout.recall import Fleeting, digest
from tests.sites import ARTICLE, GOOD, TODAY, build, front, parse_site, templates

T = TypeVar("T")
CONTACT = "templates/components/feedback/feedback.html"
TOKENS = "static/css/tokens.css"


def changed(path: str, old: str, new: str) -> str:
    """The project's own file with something put in the place of `old`, as a piece of a site."""
    text = templates()[path].decode()
    assert old in text
    return f"-- {path} --\n{text.replace(old, new, 1)}"


def one_problem(text: str) -> Problem:
    made = build(text)
    (problem,) = made.problems
    assert made.outputs == {}
    return problem


def word(number: int) -> str:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return "".join(chr(ord("g") + int(sign, 16)) for sign in digest)


def words(*, count: int) -> str:
    """Words that hardly compress."""
    return " ".join(map(word, range(count)))


def test_a_tracker_in_a_template_is_told_once_at_its_line() -> None:
    tracker = '<img src="https://tracker.example/a.gif" alt="">'
    problem = one_problem(changed(CONTACT, "<p", f"{tracker}\n<p"))
    assert (problem.code, problem.severity) == ("outside-request", Severity.ERROR)
    lines = build_file(CONTACT, "<p", f"{tracker}\n<p").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if tracker in line)
    assert (problem.place.path, problem.place.line) == (CONTACT, at)
    assert lines[at - 1][problem.place.column - 1 :].startswith('src="https://tracker.example/a.gif"')


def build_file(path: str, old: str, new: str) -> str:
    return changed(path, old, new).partition("\n")[2]


def test_a_picture_from_elsewhere_in_a_style_sheet_is_told_there() -> None:
    text = f"{templates()[TOKENS].decode()}\nbody {{\n  background: url( https://tracker.example/a.png );\n}}\n"
    problem = one_problem(f"-- {TOKENS} --\n{text}")
    assert (problem.code, problem.place.path) == ("outside-request", TOKENS)
    assert text.splitlines()[problem.place.line - 1].strip().startswith("background:")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<p", '<p onclick="a()"', "inline-handler"),
        ("<p", '<p style="color:red"', "style-attribute"),
        ("<p", "<script>fetch('/a')</script><p", "tracks-reader"),
        ("<p", '<iframe src="{{ phone_address }}"></iframe><p', "embedded-content"),
    ],
)
def test_the_template_of_a_fault_is_found(old: str, new: str, code: str) -> None:
    problem = one_problem(changed(CONTACT, old, new))
    assert (problem.code, problem.place.path) == (code, CONTACT)
    assert problem.place.line > 0


def test_a_layout_without_its_encoding_gets_no_policy_and_is_refused() -> None:
    layout = "templates/layouts/redirect.html"
    site = front("aliases: [/old/]") + changed(layout, '<meta charset="utf-8">', "")
    problem = one_problem(f"-- {ARTICLE} --\n{site}")
    assert (problem.code, problem.place.path, problem.place.line) == ("missing-policy", ARTICLE, 10)


def test_a_drawing_with_a_script_is_refused_in_its_own_file() -> None:
    problem = one_problem("-- static/images/a.svg --\n<svg viewBox='0 0 9 9'>\n<script>1</script></svg>")
    assert (problem.code, problem.place.path, problem.place.line) == ("inline-handler", "static/images/a.svg", 2)


def test_a_large_picture_is_a_warning() -> None:
    made = build(f"-- static/images/a.svg --\n<svg viewBox='0 0 9 9'>{' ' * 200_000}</svg>")
    (problem,) = made.problems
    assert (problem.code, problem.severity, problem.place.path) == (
        "file-too-heavy",
        Severity.WARNING,
        "static/images/a.svg",
    )
    assert made.outputs


def test_a_page_over_the_budget_says_by_how_much_what_is_heaviest_and_what_could_go() -> None:
    text = front(body=f"\n## Short part\n\nA word.\n\n## Long part\n\n{words(count=300)}\n")
    made = build(f"-- site.yaml --\n{GOOD['site.yaml']}reading: {{grade: 20}}\n-- {ARTICLE} --\n{text}")
    (problem,) = [one for one in made.problems if one.severity is Severity.ERROR]
    assert (problem.code, problem.place.path) == ("page-too-heavy", ARTICLE)
    assert "over the budget of 14,600" in problem.message
    heaviest = problem.message.partition("heaviest are: ")[2].split(", ")
    assert heaviest[0].startswith("text ")
    assert heaviest[1].startswith("styles ")
    assert '"Long part"' in problem.help
    assert made.outputs == {}


def test_emergency_advice_is_never_named_as_what_could_go() -> None:
    card = "> [!EMERGENCY] Call 911 if you have:\n>\n> - trouble breathing"
    text = front(body=f"\n## Short part\n\nA word.\n\n## When to call\n\n{card}\n\n{words(count=300)}\n")
    (problem,) = [one for one in build(text).problems if one.severity is Severity.ERROR]
    assert '"Short part"' in problem.help


def test_a_front_page_that_says_too_much_above_a_long_list_is_published_with_a_warning() -> None:
    many = "".join(f"-- content/benefits/{n}.md --\n{front(f'title: {word(n)}')}" for n in range(200))
    opening = "---\ntitle: Benefits\nsummary: What it can do.\nreview: pending\n---\n"
    text = f"{many}-- content/benefits/index.md --\n{opening}\n{words(count=200)}\n"
    made = build(f"{text}-- site.yaml --\n{GOOD['site.yaml']}reading: {{grade: 20}}\n")
    (problem,) = [one for one in made.problems if one.code == "list-too-heavy"]
    assert (problem.place.path, problem.severity) == ("content/benefits/index.md", Severity.WARNING)
    assert "say less above the list" in problem.help
    assert made.outputs


def test_the_budget_is_a_setting() -> None:
    settings = f"-- site.yaml --\n{GOOD['site.yaml']}budget:\n  page_bytes: 3000\n"
    problems = build(settings).problems
    assert {one.code for one in problems} == {"page-too-heavy", "list-too-heavy"}
    places = {one.place.path: one for one in problems}
    assert places["content/home.md"].severity is Severity.ERROR
    assert places["templates/layouts/find.html"].severity is Severity.WARNING


def test_scripts_have_a_budget_of_their_own() -> None:
    script = f"<script>const a = '{words(count=50)}'</script>"
    problem = one_problem(changed(CONTACT, "<p", f"{script}<p"))
    assert (problem.code, problem.place.path) == ("script-too-heavy", CONTACT)
    assert "over the budget of 1,500" in problem.message


def test_the_heaviest_page_is_known() -> None:
    made = build(front(body=f"\n{'Words and words. ' * 3}\n\n{words(count=20)}\n"))
    assert made.heaviest is not None
    assert made.heaviest.path == "benefits/results/index.html"
    assert 0 < made.heaviest.page_bytes < made.heaviest.budget == 14_600


def test_a_script_in_a_drawing_that_stands_in_pages_is_refused_in_its_file() -> None:
    path = "templates/drawings/talk.svg"
    problem = one_problem(changed(path, "</svg>", "<script>window.a = 1</script></svg>"))
    assert (problem.code, problem.place.path) == ("inline-handler", path)


def test_what_is_remembered_of_an_output_is_not_judged_again() -> None:
    made = build()
    site = pipeline.check(parse_site(""), TODAY).value
    assert site is not None
    finding = audit.Finding("tracks-reader", "a script asks", "take it out", ("## First weeks",))

    class Remembering(Fleeting):
        """Has heard of one page only that it is heavy and asks for a script, and of all others nothing bad."""

        def find(self, step: str, key: bytes, kind: type[T]) -> T | None:
            asked.append(step)
            known = Fleeting.find(self, step, key, kind)
            return known if known is not None or step != "judged" else cast("T", audit.Judgement(()))

    asked: list[str] = []
    memory = Remembering()
    outputs = outputs_of(made.outputs)
    path = "benefits/placebo/index.html"
    key = digest([path, outputs.output(path).sum, repr(site.settings.budget)])
    memory.keep("judged", key, audit.Judgement, audit.Judgement((finding,), 9000))
    told = audit.run(site, outputs, parse_site(""), memory)
    assert asked.count("judged") >= len(outputs)
    (problem,) = told.problems
    assert problem.place == Place("content/benefits/placebo.md", 12, 1, 15)
    assert told.value is not None
    assert told.value.path == "benefits/placebo/index.html"
