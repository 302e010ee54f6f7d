"""The policy of a page: the strictest under which it still works."""

from __future__ import annotations

import pytest

from handout import policy

HEAD = '<html><head><meta charset="utf-8">'
SHUT = "base-uri 'none';form-action 'none'"


def test_a_hash_is_the_one_of_the_standard() -> None:
    # W3C CSP 3, section 8.4, gives this example
    text = "alert('Hello, world.');"
    assert policy.hash_of(text) == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


@pytest.mark.parametrize(
    ("html", "middle"),
    [
        ("<p>Words.</p>", ""),
        ('<link rel="icon" href="a.svg">', "img-src 'self';"),
        ('<img src="a.png" alt="">', "img-src 'self';"),
        ("<style>p{}</style>", f"style-src {policy.hash_of('p{}')};"),
        ("<style>p{}</style><style>p{}</style>", f"style-src {policy.hash_of('p{}')};"),
        (
            "<style>p{background:url(data:image/png;base64,AA)}</style>",
            f"img-src 'self' data:;style-src {policy.hash_of('p{background:url(data:image/png;base64,AA)}')};",
        ),
        (
            "<script>a()</script>",
            f"script-src {policy.hash_of('a()')};require-trusted-types-for 'script';",
        ),
        ('<script type="application/ld+json">{}</script>', ""),
        ('<link rel="manifest" href="a.webmanifest">', "manifest-src 'self';"),
    ],
)
def test_only_what_a_page_has_is_let_in(html: str, middle: str) -> None:
    assert policy.of_page(html) == f"default-src 'none';{middle}{SHUT}"


def test_the_policy_stands_before_anything_it_holds_for() -> None:
    html = f"{HEAD}<style>p{{}}</style></head>"
    expected = f'{HEAD}\n<meta http-equiv="Content-Security-Policy" content="{policy.of_page(html)}"><style>'
    assert policy.sealed(html).startswith(expected)


def test_of_two_directives_the_first_counts() -> None:
    assert policy.read("IMG-SRC 'none'; img-src 'self';;") == {"img-src": ("'none'",)}
