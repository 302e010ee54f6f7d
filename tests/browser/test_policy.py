"""Every page under its policy and the headers of hosts, in Chromium: nothing of it is blocked, all else is."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from handout import policy
from tests.browser.waiting import wait_until
from tests.render.test_headers import rules
from tests.sites import lay

LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation",
    event => window.blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
ARTICLE = "benefits/results/index.html"
INLINE = [
    ("<script>window.ran = true</script>", "script-src-elem inline"),
    ("<style>h1 { color: rgb(1, 2, 3) }</style>", "style-src-elem inline"),
    ('<p style="color: rgb(1, 2, 3)">x</p>', "style-src-attr inline"),
    ('<svg onload="window.ran = true"></svg>', "script-src-attr inline"),
    ('<a id="x" href="javascript:window.ran = true">x</a>', "script-src-elem inline"),
    ('<img src="{elsewhere}/a.gif" onerror="window.ran = true" alt="">', "img-src"),
    ('<link rel="stylesheet" href="{elsewhere}/a.css">', "style-src-elem"),
    ('<script src="{elsewhere}/a.js"></script>', "script-src-elem"),
    ('<iframe src="{elsewhere}/"></iframe>', "frame-src"),
    ('<object data="{elsewhere}/a.pdf"></object>', "object-src"),
    ('<video src="{elsewhere}/a.mp4"></video>', "media-src"),
    ('<base href="{elsewhere}/">', "base-uri"),
    ('<form action="{elsewhere}/"><button id="x">x</button></form>', "form-action"),
    ("<style>@font-face{font-family:a;src:url({elsewhere}/a)}*{font-family:a}</style>", "style-src-elem inline"),
]


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host that reads `_headers`, joins what several rules say, and shows 404.html for wrong addresses."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        file = Path(self.directory) / "_headers"
        joined: dict[str, list[str]] = {}
        for pattern, fields in rules(file.read_bytes() if file.exists() else b"").items():
            if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
                for name, value in fields.items():
                    joined.setdefault(name, []).append(value)
        for name, values in joined.items():
            self.send_header(name, ", ".join(values))
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@pytest.fixture(scope="module")
def folder(outputs: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hosted")
    lay(folder, outputs)
    return folder


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    """The address of a host that sends what `_headers` says."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    yield context
    context.close()


def blocked(page: Page) -> list[str]:
    return page.evaluate("window.blocked")


def test_nothing_of_any_page_is_blocked_and_nobody_is_asked(
    context: BrowserContext, host: str, urls: list[str]
) -> None:
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for url in [*urls, "/no-such-page/"]:
        page.goto(host + url)
        assert blocked(page) == [], url
    wrong = [line for line in said if "/no-such-page/" not in line or "404" not in line]
    assert wrong == []
    assert [address for address in asked if not address.startswith(host)] == []
    assert context.cookies() == []


def test_a_host_sends_what_the_file_says(context: BrowserContext, host: str) -> None:
    answer = context.new_page().goto(f"{host}/benefits/results/")
    assert answer is not None
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]


def test_no_other_site_may_frame_a_page(context: BrowserContext, host: str) -> None:
    page = context.new_page()
    page.set_content(f'<iframe src="{host}/"></iframe>')
    page.wait_for_load_state()
    (frame,) = page.main_frame.child_frames
    assert frame.url.startswith("chrome-error:")


@pytest.mark.parametrize(("injected", "expected"), INLINE)
def test_what_is_put_into_a_finished_page_is_blocked_by_the_page_alone(
    context: BrowserContext, folder: Path, host: str, injected: str, expected: str
) -> None:
    """As GitHub Pages serves it: without any header."""
    elsewhere = "http://elsewhere.test"
    asked: list[str] = []
    page = context.new_page()
    context.route(f"{elsewhere}/**", lambda route: (asked.append(route.request.url), route.abort())[0])
    html = (folder / ARTICLE).read_text("utf-8")
    html = html.replace("</main>", injected.replace("{elsewhere}", elsewhere) + "</main>")
    context.route(f"{host}/injected/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{host}/injected/")
    page.evaluate("document.querySelector('#x')?.click()")
    wait_until(page, "window.blocked.length > 0")
    assert any(one.startswith(expected) for one in blocked(page))
    assert asked == []
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"


def test_a_page_without_a_policy_would_let_all_of_it_in(context: BrowserContext, folder: Path, host: str) -> None:
    """The tests above can fail."""
    html = (folder / ARTICLE).read_text("utf-8").replace(f'content="{_policy(folder)}"', 'content="img-src *"')
    html = html.replace("</main>", "<script>window.ran = true</script></main>")
    context.route(f"{host}/open/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = context.new_page()
    page.goto(f"{host}/open/")
    assert page.evaluate("window.ran") is True
    assert blocked(page) == []


def _policy(folder: Path) -> str:
    return policy.of_page((folder / ARTICLE).read_text("utf-8"))


def test_a_site_that_a_reader_goes_on_to_is_not_told_from_where(browser: Browser, served: str) -> None:
    """Served without headers, as GitHub Pages does."""
    page = browser.new_page()
    asked: list[dict[str, str]] = []
    page.route("https://doi.org/**", lambda route: (asked.append(route.request.headers), route.fulfill(body="")))
    page.goto(f"{served}/benefits/results/")
    page.evaluate("() => document.querySelector('a[href^=\"https://doi.org\"]').click()")
    page.wait_for_url("https://doi.org/**")
    assert [headers.get("referer") for headers in asked] == [None]
    page.close()
