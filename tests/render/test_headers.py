"""`_headers`: within the limits of hosts for any size of site, and as strict as the pages themselves."""

from __future__ import annotations

from handout import policy
from handout.render import headers
from tests.audit.pages import page
from tests.sites import ROOT, build, front

GENERAL = {"/*": dict(headers.COMMON), "/static/*": dict(headers.STATIC)}


def rules(data: bytes) -> dict[str, dict[str, str]]:
    """Address → name → value."""
    found: dict[str, dict[str, str]] = {}
    for line in data.decode().splitlines():
        if line and not line.startswith(" "):
            found[line] = fields = {}
        elif line:
            name, _, value = line.strip().partition(": ")
            fields[name] = value
    return found


def test_each_page_of_a_small_site_has_its_own_policy_and_nobody_may_frame_it() -> None:
    outputs = build(front("aliases: [/old/]")).outputs
    told = rules(outputs["_headers"])
    assert {"/*", "/static/*", "/", "/benefits/results/", "/old/"} <= told.keys()
    own = policy.read(told["/benefits/results/"]["Content-Security-Policy"])
    in_page = policy.read(policy.of_page(outputs["benefits/results/index.html"].decode()))
    assert own == {**in_page, "frame-ancestors": ("'none'",)}
    assert own["style-src"][0].startswith("'sha256-")


def test_every_answer_has_the_headers_that_guard_it() -> None:
    common = rules(headers.document({}))["/*"]
    assert common["X-Content-Type-Options"] == "nosniff"
    assert common["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in common["Permissions-Policy"]
    shut = policy.read(common["Content-Security-Policy"])
    assert shut["connect-src"] == shut["frame-ancestors"] == shut["form-action"] == shut["base-uri"] == ("'none'",)
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & {value for values in shut.values() for value in values}


def test_a_site_of_any_size_stays_within_the_limits_of_hosts() -> None:
    small = {f"page-{number}/index.html": page() for number in range(98)}
    assert len(rules(headers.document(small))) == headers.MOST_RULES
    large = {**small, "one-more/index.html": page()}
    assert rules(headers.document(large)) == GENERAL
    many_styles = {"index.html": page("".join(f"<style>p{{order:{number}}}</style>" for number in range(40)))}
    assert rules(headers.document(many_styles)) == GENERAL


def test_an_address_is_no_pattern() -> None:
    told = rules(headers.document({"a*b:c/é/index.html": page(), "404.html": page(), "static/index.html": page()}))
    assert list(told) == ["/*", "/static/*", "/a%2Ab%3Ac/%C3%A9/"]


def test_the_headers_leave_room_for_the_page() -> None:
    """They travel in the same window as the first bytes of a page."""
    assert sum(len(f"{name}: {value}\r\n") for name, value in headers.COMMON.items()) < 800


def test_what_is_told_to_people_with_a_server_of_their_own_is_the_same() -> None:
    hosting = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    for name, value in headers.COMMON.items():
        assert hosting.count(f'{name} "{value}"') == 3, name  # nginx, Apache, Caddy
