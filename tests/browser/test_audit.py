"""What Chromium fetches by itself, found out by trying; the audit of finished pages must know all of it."""

from __future__ import annotations

import http.server
import itertools
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from playwright.sync_api import Browser

from tests.audit.pages import codes


def _words(text: str) -> list[str]:
    return text.split()


TAGS = _words(
    "a abbr applet area article audio b base bgsound blockquote body button canvas col details div embed "
    "fencedframe font form frame frameset head html hr iframe img input ins isindex keygen label layer li link "
    "map marquee menu meta meter object option p param picture portal q script section select slot source span "
    "style summary table tbody td template textarea th thead time title tr track ul video wbr "
)
ATTRIBUTES = _words(
    "action archive attributionsrc background cite classid code codebase content data data-src dynsrc formaction "
    "href icon imagesrcset itemid longdesc lowsrc manifest object ping poster profile src srcset usemap value "
    "xlink:href "
)
DRAWN = _words("a animate cursor feImage filter image linearGradient mpath pattern script set style svg textPath use ")
KINDS = ["", 'type="image"', 'http-equiv="refresh"', "kind=captions default", "autoplay", "ping"]
RELATIONS = _words(
    "alternate apple-touch-icon canonical compression-dictionary dns-prefetch expect help icon import license "
    "manifest modulepreload next pingback preconnect prefetch preload prerender search shortcut stylesheet "
    "subresource "
)
PROPERTIES = _words(
    "background background-image border-image-source clip-path content cursor filter list-style-image "
    "marker-start mask mask-image offset-path shape-outside -webkit-box-reflect -webkit-mask-image "
)
FORMS = ["url({})", "url('{}')", "u\\72l({})", "image-set('{}' 1x)", "-webkit-image-set(url({}) 1x)"]


def elements() -> Iterator[list[str]]:
    """Every element with every attribute that could hold an address; `@` stands for the address."""
    for tag, kind in itertools.product(TAGS, KINDS):
        if not kind or tag in {"audio", "input", "meta", "track", "video"}:
            yield [f'<{tag} {kind} {attribute}="@">x</{tag}>' for attribute in ATTRIBUTES]
    for tag in DRAWN:
        size = 'width="9" height="9"'
        yield [f'<svg {size}><{tag} {name}="@" {size}></{tag}></svg>' for name in ("href", "xlink:href", "src", "to")]
    for kind in ["", "as=image", "as=script", "type=text/css"]:
        yield [f'<link rel="{relation}" {kind} href="@">' for relation in RELATIONS]
    yield [
        '<video><track default src="@"></video>',
        '<picture><source srcset="@"><img src="data:," alt=""></picture>',
        '<audio><source src="@"></audio>',
        '<svg><image><set attributeName="href" to="@"/></image></svg>',
        '<svg><image><animate attributeName="href" values="@;@" dur="1s"/></image></svg>',
        '<svg width="9" height="9"><rect width="9" height="9" fill="url(@)" filter="url(@)" mask="url(@)"/></svg>',
        '<svg width="9"><filter id="f"><feImage href="@"/></filter><path d="M0 0h9" filter="url(#f)"/></svg>',
        '<div><template shadowrootmode="open"><img src="@" alt=""></template></div>',
        '<noscript><img src="@" alt=""></noscript>',
        '<script>new Image().src = "@"</script>',
        '<script>fetch("@", {mode: "no-cors"})</script>',
        '<script>navigator.sendBeacon("@")</script>',
        "<script>document.write(\"<img src='@'>\")</script>",
        '<script>const one = document.createElement("img"); one.setAttribute("src", "@")</script>',
    ]


def styles() -> Iterator[str]:
    """Every property that could hold an address, in a style of its own and in an element."""
    for name, form in itertools.product(PROPERTIES, FORMS):
        value = form.format("@")
        yield f"<style>.x{{display:list-item;{name}:{value}}}</style><p class=x>x</p>"
        if "'" in value:
            yield f'<p style="{name}:{value}">x</p>'
    yield "<style>@import '@';</style>"
    yield "<style>@import url(@) layer(a) screen;</style>"
    yield "<style>@\\69mport '@';</style>"
    yield "<style>@font-face{font-family:a;src:url(@)}.x{font-family:a}</style><p class=x>x</p>"
    yield "<svg><style>.x{background:url(@)}</style></svg><p class=x>x</p>"
    yield "<style>.x::before{content:'x';background:url(@)}</style><p class=x>x</p>"
    yield "<style>.x{--a:url(@);background:var(--a)}</style><p class=x>x</p>"


def spelled(host: str) -> Iterator[str]:
    """One address, written in all ways in which browsers read it the same; `§` stands for its path."""
    starts = [
        "http://",
        "HTTP://",
        " http://",
        "ht\ntp://",
        "&#104;ttp://",
        "http&colon;//",
        "//",
        "/\\",
        "\\\\",
        "/\t/",
        "http:/\\",
    ]
    for start in starts:
        for form in ['src="{}"', "src='{}'", 'SRC="{}"', '/src="{}"/', 'alt=">"src="{}"']:
            yield f"<img {form.format(f'{start}{host}/§')}>"


class _Ear(http.server.BaseHTTPRequestHandler):
    """Another host, which remembers what it was asked for."""

    asked: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        self.asked.add(self.path.lstrip("/"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def ear() -> Iterator[str]:
    _Ear.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Ear) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def asked_for(browser: Browser, ear: str, frames: list[list[str]]) -> list[str]:
    """Those of the pieces of HTML because of which Chromium asks the other host. Each list gets a page of its own."""
    pieces = [piece for frame in frames for piece in frame]
    numbers = itertools.count()
    documents = ["".join(f"<div>{piece.replace('§', str(next(numbers)))}</div>" for piece in frame) for frame in frames]
    page = browser.new_page()
    page.goto(f"http://{ear}/")
    page.evaluate(
        """async documents => {
            const loaded = documents.map(html => {
                const frame = document.createElement("iframe");
                frame.srcdoc = `<!DOCTYPE html><title>x</title>${html}`;
                document.body.append(frame);
                return new Promise(done => { frame.onload = done; setTimeout(done, 5000); });
            });
            await Promise.all(loaded);
        }""",
        documents,
    )
    page.wait_for_timeout(500)
    page.close()
    return [piece for number, piece in enumerate(pieces) if str(number) in _Ear.asked]


def unknown_to_the_audit(pieces: list[str]) -> list[str]:
    return [piece for piece in pieces if not set(codes(piece.replace("§", "1"))) - {"blocked-by-policy"}]


def test_the_audit_knows_every_element_that_asks(browser: Browser, ear: str) -> None:
    frames = [[piece.replace("@", f"http://{ear}/§") for piece in frame] for frame in elements()]
    asking = asked_for(browser, ear, frames)
    assert len(asking) > 50
    assert unknown_to_the_audit(asking) == []


def test_the_audit_knows_every_style_that_asks(browser: Browser, ear: str) -> None:
    asking = asked_for(browser, ear, [[piece.replace("@", f"http://{ear}/§")] for piece in styles()])
    assert len(asking) > 50
    assert unknown_to_the_audit(asking) == []


def test_the_audit_reads_an_address_however_it_is_spelled(browser: Browser, ear: str) -> None:
    pieces = list(spelled(ear))
    assert asked_for(browser, ear, [pieces]) == pieces
    assert unknown_to_the_audit(pieces) == []
