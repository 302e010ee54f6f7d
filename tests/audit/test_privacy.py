"""Pages that ask others, wait for others, or tell others: each bad page has one fault, each good one none."""

from __future__ import annotations

import pytest

from handout import audit
from tests.audit.pages import BUDGET, codes, findings

OUTSIDE = [
    '<img src="https://tracker.example/a.png" alt="">',
    '<img src="//tracker.example/a.png" alt="">',
    '<img src="HTTPS://tracker.example/a.png" alt="">',
    '<img src="  https://tracker.example/a.png" alt="">',
    '<img src="ht\ntps://tracker.example/a.png" alt="">',
    '<img src="&#104;ttps://tracker.example/a.png" alt="">',
    '<img src="/\\tracker.example/a.png" alt="">',
    '<img src="\\\\tracker.example/a.png" alt="">',
    "<img src=https://tracker.example/a.png alt=''>",
    "<IMG SRC='https://tracker.example/a.png'>",
    '<img/src="https://tracker.example/a.png"/>',
    '<img alt=">"src="https://tracker.example/a.png">',
    '<img src="a.png" srcset="b.png 2x, https://tracker.example/c.png 3x" alt="">',
    '<img src="a.png" srcset="https://tracker.example/c.png" alt="">',
    '<img data-src="https://tracker.example/a.png" alt="">',
    '<picture><source srcset="//tracker.example/a.webp"><img src="a.png" alt=""></picture>',
    '<input type="image" src="https://tracker.example/a.png" alt="Go">',
    '<table background="https://tracker.example/a.png"></table>',
    '<svg><image href="https://tracker.example/a.png"/></svg>',
    '<svg><image xlink:href="https://tracker.example/a.png"/></svg>',
    '<svg><use href="https://tracker.example/a.svg#b"/></svg>',
    '<svg><filter><feImage href="//tracker.example/a.png"/></filter></svg>',
    '<svg><rect fill="url(https://tracker.example/a.svg#b)"/></svg>',
    '<svg><rect mask="url(&quot;//tracker.example/a.svg#b&quot;)"/></svg>',
    "<style>p{background:url(https://tracker.example/a.png)}</style>",
    "<style>p{background:url( '//tracker.example/a.png' )}</style>",
    "<style>p{background:u\\72l(https://tracker.example/a.png)}</style>",
    "<style>p{background:url(\\2f\\2ftracker.example/a.png)}</style>",
    '<style>p{background:url("/\\\n/tracker.example/a.png")}</style>',
    "<style>p{background:image-set('https://tracker.example/a.png' 2x)}</style>",
    "<style>p{background:-webkit-image-set(url(a.png) 1x, url(//tracker.example/a.png) 2x)}</style>",
    '<style>p::before{content:"/*"}p{background:url(//tracker.example/a)}p::after{content:"*/"}</style>',
    "<style>p{cursor:url(http://tracker.example/a.cur),auto}</style>",
    '<style>p{background:url("https://tracker.example/a',
    '<template><img src="https://tracker.example/a.png" alt=""></template>',
    '<template><template><img src="https://tracker.example/a.png" alt=""></template></template>',
    '<template shadowrootmode="open"><style>p{background:url(//tracker.example/a)}</style></template>',
    '<noscript><img src="https://tracker.example/a.png" alt=""></noscript>',
    '<script>const page = "https://tracker.example/";</script>',
    "<script>const page = `//tracker.example/`;</script>",
    '<svg><image><set attributeName="href" to="//tracker.example/a.png"/></image></svg>',
    '<svg><image><animate attributeName="href" values="#a;//tracker.example/a.png"/></image></svg>',
    '<svg><script href="https://tracker.example/a.js"></script></svg>',
    '<x-map tiles="https://tiles.example/{z}"></x-map>',
    "<!-- --!><img src=https://tracker.example/a.png>",
    "<textarea></textarea/><img src=https://tracker.example/a.png>",
    "<title></title><img src=https://tracker.example/a.png>",
    '<script src="https://tracker.example/a.js"></script>',
    '<script async type="module" src="//tracker.example/a.js"></script>',
]

HEADS = {
    '<link rel="stylesheet" href="https://fonts.example/a.css">': "outside-request",
    '<link rel="Alternate StyleSheet" href="//fonts.example/a.css">': "outside-request",
    '<link rel="icon" href="https://tracker.example/a.ico">': "outside-request",
    '<link rel="apple-touch-icon" href="//tracker.example/a.png">': "outside-request",
    '<link rel="manifest" href="https://tracker.example/a.webmanifest">': "outside-request",
    '<link rel="stylesheet" href="../static/more.css">': "blocking-request",
    '<script src="../static/more.js"></script>': "blocking-request",
    '<script src="../static/more.js" defer></script>': "blocking-request",
    "<style>@import 'more.css';</style>": "blocking-request",
    "<style>@\\69mport url(more.css);</style>": "blocking-request",
    "<style>@font-face{font-family:A;src:url(../static/a.woff2)}</style>": "blocking-request",
    '<link rel="preconnect" href="https://fonts.example">': "early-request",
    '<link rel="dns-prefetch" href="//fonts.example">': "early-request",
    '<link rel="prefetch" href="../next/">': "early-request",
    '<link rel="preload" href="../static/a.png" as="image">': "early-request",
    '<link rel="modulepreload" href="../static/a.js">': "early-request",
    '<link rel="prerender" href="../next/">': "early-request",
    '<link rel="pingback" href="../ping">': "early-request",
    '<script type="speculationrules">{"prefetch":[{"urls":["next/"]}]}</script>': "early-request",
    '<meta http-equiv="Accept-CH" content="Device-Memory">': "early-request",
    '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">': "leads-away",
    '<meta http-equiv="Refresh" content="5;URL=//elsewhere.example/">': "leads-away",
    "<meta http-equiv=refresh content=\"0; url='https://elsewhere.example/'\">": "leads-away",
    '<meta http-equiv="refresh" content="0;javascript:alert(1)">': "leads-away",
    '<meta http-equiv="set-cookie" content="a=b">': "tracks-reader",
    '<meta name="referrer" content="unsafe-url">': "tracks-reader",
    '<base href="https://elsewhere.example/">': "base-address",
    '<base href="../">': "base-address",
    '<base target="_blank">': "base-address",
}

BODIES = {
    '<p onclick="a()">x</p>': "inline-handler",
    "<svg onload=a()></svg>": "inline-handler",
    "<p/onclick=a()>x</p>": "inline-handler",
    '<p ONMOUSEOVER="a()">x</p>': "inline-handler",
    '<a href="javascript:a()">x</a>': "inline-handler",
    '<a href=" java\tscript:a()">x</a>': "inline-handler",
    '<a href="&#106;avascript:a()">x</a>': "inline-handler",
    '<svg><a xlink:href="javascript:a()">x</a></svg>': "inline-handler",
    '<a href="data:text/html,hello">x</a>': "inline-handler",
    '<p style="color:red">x</p>': "style-attribute",
    '<svg><path STYLE="fill:red"/></svg>': "style-attribute",
    '<iframe src="map/"></iframe>': "embedded-content",
    '<iframe srcdoc="words"></iframe>': "embedded-content embedded-content",
    '<embed src="a.pdf">': "embedded-content",
    '<object data="a.pdf"></object>': "embedded-content",
    '<video src="a.mp4"></video>': "embedded-content",
    '<audio src="a.mp3"></audio>': "embedded-content",
    '<form action="https://elsewhere.example/"></form>': "form-sends",
    '<form action="/find"></form>': "form-sends",
    "<form><input name=q></form>": "form-sends",
    '<button formaction="/find">x</button>': "form-sends",
    '<a href="../" ping="/count">x</a>': "tracks-reader",
    '<img src="a.png" alt="" attributionsrc>': "tracks-reader",
    '<img src="a.gif" width="1" height="1" alt="">': "tracks-reader",
    '<script>navigator.sendBeacon("/a");</script>': "tracks-reader",
    '<script>fetch("/a");</script>': "tracks-reader",
    '<script>self["fetch"]("/a");</script>': "tracks-reader",
    "<script>new XMLHttpRequest();</script>": "tracks-reader",
    '<script>new WebSocket("/a");</script>': "tracks-reader",
    '<script>new EventSource("/a");</script>': "tracks-reader",
    "<script>new RTCPeerConnection();</script>": "tracks-reader",
    '<script>importScripts("/a");</script>': "tracks-reader",
    '<script type="module">import "./a.js";</script>': "tracks-reader",
    '<script>document.cookie = "a=b";</script>': "tracks-reader",
    '<script>document["cookie"];</script>': "tracks-reader",
    "<script>cookieStore;</script>": "tracks-reader",
    '<script>navigator.serviceWorker.register("/a");</script>': "tracks-reader",
    '<script>(new Image).src = "/a";</script>': "tracks-reader tracks-reader",
    '<script>eval("1");</script>': "tracks-reader",
    '<script>location.href = "/a";</script>': "tracks-reader",
    '<svg><use href="../static/icons.svg#a"/></svg>': "blocking-request",
    '<svg><script xlink:href="../static/more.js"></script></svg>': "blocking-request",
}

GOOD = [
    '<a href="https://elsewhere.example/" rel="noreferrer">x</a>',
    '<a href="tel:911">x</a> <a href="mailto:a@b.example">x</a> <a href="#top">x</a>',
    '<svg><a href="https://elsewhere.example/"><text>x</text></a></svg>',
    '<img src="../static/images/a.png" alt="https://is.no.address/" width="80" height="50" loading="lazy">',
    '<picture><source srcset="a.webp 1x, b.webp 2x" media="(min-width: 1px)"><img src="a.png" alt=""></picture>',
    '<img src="data:image/png;base64,AAAA" alt="A face">',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use href="#a"/></svg>',
    '<svg><clipPath id="a"></clipPath><g clip-path="url(#a)" fill="url(&quot;#b&quot;)"></g></svg>',
    '<style>p::after{content:" (" attr(href) ")";background:url("data:image/svg+xml,%3Csvg/%3E")}</style>',
    "<style>@namespace svg url(http://www.w3.org/2000/svg);p{background:url(../static/a.png)}</style>",
    '<style>a[href^="https://"]{color:red}li::before{content:"//"}</style>',
    '<script type="application/ld+json">{"@context":"https://schema.org","cookie":"fetch"}</script>',
    "<script>try{localStorage.setItem('a','b')}catch{}</script>",
    '<script>document.createElementNS("http://www.w3.org/2000/svg","path")</script>',
    "<script>for(let i=0;i<2;i++)if(i>1&&'<p>')console.assert(i)</script>",
    '<blockquote cite="https://elsewhere.example/">x</blockquote>',
    '<div itemscope itemtype="https://schema.org/Person">x</div>',
    "<p>Words such as fetch(), document.cookie and &lt;img src=https://a.example/&gt; are words.</p>",
    '<form method="dialog"><button>x</button></form>',
    '<button type="button" popovertarget="a">x</button><div id="a" popover>y</div>',
    '<details name="x" open><summary>x</summary>y</details>',
    '<p title=\'style="color:red" onclick="a()"\'>x</p>',
    '<!-- <img src="https://tracker.example/a.png"> -->',
    '<meter value="3" max="9">3 of 9</meter> <time datetime="2026-11">x</time>',
]

GOOD_HEADS = [
    '<link rel="canonical" href="https://example.org/results/">',
    '<link rel="alternate" hreflang="es" href="https://example.org/es/results/">',
    '<meta property="og:image" content="https://example.org/static/a.png">',
    '<meta name="referrer" content="no-referrer">',
    '<link rel="manifest" href="../static/site.webmanifest">',
    '<link rel="apple-touch-icon" href="../static/icons/touch.png">',
    '<meta http-equiv="refresh" content="0; url=../results/">',
]


@pytest.mark.parametrize("body", OUTSIDE)
def test_nothing_comes_from_another_host(body: str) -> None:
    assert "outside-request" in codes(body)
    assert set(codes(body)) <= {"outside-request", "blocking-request", "blocked-by-policy"}


@pytest.mark.parametrize(("head", "expected"), HEADS.items())
def test_a_head_asks_for_nothing(head: str, expected: str) -> None:
    assert codes(head=head) == expected.split()


@pytest.mark.parametrize(("body", "expected"), BODIES.items())
def test_a_body_runs_sends_and_embeds_nothing(body: str, expected: str) -> None:
    assert codes(body) == expected.split()


@pytest.mark.parametrize("body", GOOD)
def test_what_keeps_to_the_page_is_fine(body: str) -> None:
    assert findings(body) == ()


@pytest.mark.parametrize("head", GOOD_HEADS)
def test_a_head_may_say_where_the_page_lives(head: str) -> None:
    assert findings(head=head) == ()


def test_a_finding_says_what_is_wrong_and_how_to_mend_it() -> None:
    (finding,) = findings('<img src="//tracker.example/a.png" alt="">')
    assert finding.message == 'the browser would ask another host: <img src="//tracker.example/a.png">'
    assert finding.mend.startswith("put the file into static/")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("static/a.css", "@import 'b.css'; p{background:url(//a.example/b)}", "outside-request blocking-request"),
        ("static/a.css", "p{background:url(b.png)}", ""),
        ("static/a.js", "fetch('/a')", "tracks-reader"),
        ("static/a.js", "localStorage.a", ""),
        ("static/a.webmanifest", '{"icons":[{"src":"https://a.example/b.png"}]}', "outside-request"),
        ("static/a.webmanifest", '{"icons":[{"src":"icons/b.png"}],"start_url":"../"}', ""),
        ("static/a.webmanifest", "{", "unreadable-file"),
        ("static/a.json", '{"a":"https://a.example/"}', ""),
        ("static/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", ""),
        ("static/a.svg", "<svg><script>1</script></svg>", "inline-handler"),
        ("static/a.svg", "<svg><script>fetch('/a')</script></svg>", "inline-handler tracks-reader"),
        ("static/a.svg", "<svg onload='a()'/>", "inline-handler"),
        ("static/a.svg", "<svg><path style='fill:red' xmlns:i='i' i:file='C:\\a.svg'/></svg>", ""),
        ("static/a.svg", "<svg><path style='fill:url(//a.example/b)'/></svg>", "outside-request"),
        ("static/a.svg", "<svg><style>path{fill:url(//a.example/b)}</style></svg>", "outside-request"),
        (
            "static/a.svg",
            "<svg><style><![CDATA[@import '//a.example/b';]]></style></svg>",
            "outside-request blocking-request",
        ),
        (
            "static/a.svg",
            "<svg xmlns:x='http://www.w3.org/1999/xlink'><image x:href='//a.example/b'/></svg>",
            "outside-request",
        ),
        ("static/a.svg", "<svg><foreignObject><p/></foreignObject></svg>", "inline-handler"),
        ("static/a.svg", "<?xml-stylesheet href='a.css'?><svg/>", "blocking-request"),
        ("static/a.svg", "<!DOCTYPE svg [<!ENTITY a '//a.example/b'>]><svg/>", "unreadable-file"),
        ("static/a.svg", "<svg>", "unreadable-file"),
        ("static/a.png", "https://a.example/", ""),
    ],
)
def test_other_files_are_judged_by_their_kind(path: str, text: str, expected: str) -> None:
    assert [finding.code for finding in audit.judge(path, text.encode(), BUDGET).findings] == expected.split()
