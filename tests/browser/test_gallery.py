"""The gallery as those who make the site see it: without a server, without scripts, in every mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handout.render.gallery import gallery
from tests.browser.axe import source
from tests.sites import lay, templates

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def outputs() -> Mapping[str, bytes]:
    return gallery(templates()).value


@pytest.fixture(scope="module")
def folder(outputs: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gallery")
    lay(made, outputs)
    return made


@pytest.fixture(scope="module")
def addresses(folder: Path) -> list[str]:
    """Every page on the disk. Examples on pages of their own are looked at in the frames of their component's page."""
    return [path.as_uri() for path in sorted(folder.rglob("index.html"))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=WIDE)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_barrier_that_axe_can_find(scheme: str, page: Page, addresses: list[str]) -> None:
    page.emulate_media(color_scheme=scheme)
    found = []
    for address in addresses:
        page.goto(address)
        for frame in page.frames:
            frame.evaluate(source())
        result = page.evaluate("() => axe.run({resultTypes: ['violations']})")
        found += [(address, v["id"], [node["html"][:150] for node in v["nodes"][:3]]) for v in result["violations"]]
    assert found == []


def test_it_asks_for_nothing_but_its_own_files_and_complains_of_nothing(
    page: Page, addresses: list[str], folder: Path
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in addresses:
        page.goto(address)
    assert [address for address in asked if not address.startswith(folder.as_uri())] == []
    assert complaints == []


SEEN = """all => all.map(one => one.innerText.trim() !== "" || [...one.querySelectorAll("*")].some(inner => {
    const box = inner.getBoundingClientRect(); return inner.checkVisibility() && box.width > 0 && box.height > 0 }))"""


def test_every_example_can_be_seen_on_the_screen_or_on_paper(page: Page, addresses: list[str]) -> None:
    hidden = []
    for address in addresses:
        page.goto(address)
        seen: dict[str, list[list[bool]]] = {}
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            seen.setdefault(address, []).append(page.locator(".gallery-stage").evaluate_all(SEEN))
            for frame in page.frames[1:]:
                seen.setdefault(frame.url, []).append(frame.locator("body").evaluate_all(SEEN))
        hidden += [where for where, ways in seen.items() if not all(map(any, zip(*ways, strict=True)))]
    assert hidden == []


def test_it_does_not_scroll_sideways_on_a_phone(page: Page, addresses: list[str]) -> None:
    page.set_viewport_size(NARROW)
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    assert wide == []


def test_colors_are_on_paper_too(page: Page, folder: Path) -> None:
    page.goto((folder / "tokens/index.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".gallery-swatch").first.is_visible()
    assert page.eval_on_selector(".gallery-swatch", "one => getComputedStyle(one).printColorAdjust") == "exact"
    assert len(page.pdf(format="A4")) > 20_000
