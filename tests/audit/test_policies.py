"""A page's policy, read from the finished page."""

from __future__ import annotations

import pytest

from handout import audit
from tests.audit.pages import BUDGET, page

GOOD = page("<script>a()</script>").decode()


def told(html: str) -> list[str]:
    return [
        f"{finding.code}: {finding.message}" for finding in audit.judge("index.html", html.encode(), BUDGET).findings
    ]


def test_a_page_as_the_build_writes_it_is_fine() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('http-equiv="Content-Security-Policy"', 'name="policy"'),
        ('<meta charset="utf-8">', '<meta charset="utf-8"><style>p{}</style>'),
        ('<meta charset="utf-8">', '<title>First</title><meta charset="utf-8">'),
        ('<meta charset="utf-8">', "<meta charset=utf-8><!-- -->"),
    ],
)
def test_a_policy_stands_right_behind_the_encoding(old: str, new: str) -> None:
    assert any(one.startswith("missing-policy: the page has no policy") for one in told(GOOD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("color:#222", "color:#333", "blocked-by-policy: the page's policy would keep one of its styles from working"),
        (
            "a()</script",
            "b()</script",
            "blocked-by-policy: the page's policy would keep one of its scripts from working",
        ),
        ("img-src 'self';", "", "blocked-by-policy: the page's policy would keep its pictures from being shown"),
        ("default-src 'none';", "", "missing-policy: the page's policy does not shut default-src"),
        ("default-src 'none'", "default-src 'self'", "missing-policy: the page's policy does not shut default-src"),
        (";form-action 'none'", "", "missing-policy: the page's policy does not shut form-action"),
        (";base-uri 'none'", "", "missing-policy: the page's policy does not shut base-uri"),
        ("style-src ", "style-src 'unsafe-inline' ", "lets in more than the page has: style-src 'unsafe-inline'"),
        ("script-src ", "script-src 'self' ", "lets in more than the page has: script-src 'self'"),
        ("img-src 'self'", "img-src 'self' https:", "lets in more than the page has: img-src https:"),
        (";base-uri", ";connect-src 'self';base-uri", "lets in more than the page has: connect-src 'self'"),
        (";base-uri", ";script-src-attr 'unsafe-inline';base-uri", "script-src-attr 'unsafe-inline'"),
    ],
)
def test_a_policy_names_what_the_page_has_and_nothing_more(old: str, new: str, message: str) -> None:
    assert old in GOOD
    (fault,) = told(GOOD.replace(old, new, 1))
    assert message in fault


def test_a_style_in_a_drawing_with_entities_is_found_to_be_blocked() -> None:
    html = page("<svg><style>a&gt;b{}</style></svg>").decode()
    assert told(html) == ['blocked-by-policy: the page\'s policy would keep one of its styles from working: "a>b{}"']
