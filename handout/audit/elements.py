"""One element with its attributes: what would a browser do by itself because of it? (HTML Standard, SVG 2)"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from handout.audit import styles
from handout.audit.finding import Finding
from handout.audit.targets import Target, candidates, host_of, shown, target


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


Attributes = tuple[tuple[str, str | None], ...]
"""Names with their values, entities read; a name may stand without a value."""

_EMBEDDED = _names("iframe frame frameset embed object applet portal fencedframe video audio bgsound model")
_FETCHED = _names("src lowsrc dynsrc poster background data codebase classid archive manifest icon code")
_SETS = _names("srcset imagesrcset")
_STEPS = _names("values")
"""What an animation of a drawing sets one after the other: it could be an address."""
_SENT = _names("ping attributionsrc attributionsourceid attributiondestination")
_FORM = _names("action formaction")
_WORDS = _names("alt title placeholder value label content summary cite itemtype itemid about resource prefix vocab")
"""Attributes that hold words or names; an address in them is never followed."""
_QUIET_LINKS = _names("canonical alternate author license help search next prev me bookmark tag shortlink")
"""Links that only say something."""
_EARLY_LINKS = _names("preconnect dns-prefetch prefetch preload modulepreload prerender expect compression-dictionary")
_OWN_LINKS = _names("icon apple-touch-icon apple-touch-icon-precomposed mask-icon shortcut manifest")
_LINKS = frozenset({"a", "area"})
_REFRESH = re.compile(r"[\s\d.,;]*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)
_META_KINDS = frozenset({"content-type", "default-style", "content-language", "x-ua-compatible", "refresh"})
_FRAGMENT = "#"


@lru_cache(maxsize=20_000)
def findings(tag: str, attributes: Attributes) -> tuple[Finding, ...]:
    """Everything about one element that a private page that stands on its own may not have.

    The same elements stand on most pages of a site, so what was said of one is remembered.
    """
    rule = _RULES.get(tag)
    given = {name.lower(): value or "" for name, value in attributes}
    found = [*(rule(given) if rule is not None else ())]
    if tag in _EMBEDDED:
        message = f"the page embeds something that the browser loads: <{tag}>"
        found.append(Finding("embedded-content", message, "link to it with a plain link instead", (f"<{tag}",)))
    for name, value in given.items():
        found += _attribute(tag, name, value)
    return tuple(dict.fromkeys(found))


def _attribute(tag: str, name: str, value: str) -> Iterator[Finding]:
    needles = (f'{name}="{value}"', f"{name}='{value}'", f"{name}={value}", value)
    if name.startswith("on"):
        message = f'an event handler stands in the page: {name}="{shown(value)}"'
        mend = "take it out: the page's policy keeps it from running; put the script into the component's own script"
        yield Finding("inline-handler", message, mend, (*needles, f"{name}="))
    elif name == "style":
        message = f'a style stands in an element: style="{shown(value)}"'
        mend = "take it out: the page's policy keeps it from working; write a class, and its rule into the style sheet"
        yield Finding("style-attribute", message, mend, (*needles, "style="))
    elif name in _SENT:
        message = f"following a link would tell somebody about it: {name}"
        yield Finding("tracks-reader", message, "take the attribute out", (*needles, f"{name}="))
    elif name in _FORM:
        message = f'a form sends what a reader types: {name}="{shown(value)}"'
        yield Finding("form-sends", message, "take it out: patients call the clinic, or write to it", needles)
    elif name == "srcdoc":
        yield Finding("embedded-content", "a whole page stands in an attribute: srcdoc", "take it out", needles)
    elif "(" in value and name not in _WORDS:
        yield from styles.findings(value)
    yield from _address(tag, name, value, needles)


def _address(tag: str, name: str, value: str, needles: tuple[str, ...]) -> Iterator[Finding]:
    if tag == "base" or tag in _EMBEDDED or name in _WORDS | _FORM or name.startswith(("aria-", "xmlns", "on")):
        return
    for address in _each(name, value):
        where = target(address)
        if where is Target.CODE:
            message = f'an address holds a script: {name}="{shown(value)}"'
            yield Finding("inline-handler", message, "take it out: the page's policy keeps it from running", needles)
        elif _is_link(tag, name):
            if where is Target.DATA:
                message = f"a link leads to a page that stands in its own address: {shown(value, 30)}"
                yield Finding("inline-handler", message, "put the file into static/ and link to it", needles)
        elif where is Target.OUTSIDE or (where is Target.PROGRAM and name in _FETCHED | _SETS):
            message = f'the browser would ask another host: <{tag} {name}="{shown(address)}">'
            yield Finding("outside-request", message, styles.OUTSIDE, (*needles, address, *host_of(address)))


def _each(name: str, value: str) -> tuple[str, ...]:
    if name in _SETS:
        return candidates(value)
    return tuple(value.split(";")) if name in _STEPS else (value,)


def _is_link(tag: str, name: str) -> bool:
    """An address that is followed only when the reader says so, or never (`link` has a rule of its own)."""
    return (tag in _LINKS and name in {"href", "xlink:href"}) or (tag == "link" and name == "href")


def _link(attributes: Mapping[str, str]) -> Iterator[Finding]:
    kinds = frozenset(attributes.get("rel", "").lower().split())
    address = attributes.get("href", "")
    needles = (f'rel="{attributes.get("rel", "")}"', address, *host_of(address))
    named = f'<link rel="{shown(" ".join(sorted(kinds)))}">'
    if kinds & _EARLY_LINKS:
        mend = "take it out: a page asks for nothing before the reader does"
        yield Finding("early-request", f"the browser would ask a host ahead of the reader: {named}", mend, needles)
    elif "stylesheet" in kinds:
        mend = "put its rules into static/css/ or a component's style sheet: they then stand in the page"
        code = "outside-request" if target(address) is Target.OUTSIDE else "blocking-request"
        yield Finding(code, f'the page waits for a style sheet: "{shown(address)}"', mend, needles)
    elif not kinds <= _QUIET_LINKS and target(address) is Target.OUTSIDE:
        message = f'the browser would ask another host: {named} "{shown(address)}"'
        yield Finding("outside-request", message, styles.OUTSIDE, (address, *needles))
    elif not kinds <= _QUIET_LINKS | _OWN_LINKS:
        mend = "take it out, or use rel=icon, canonical or alternate"
        yield Finding("early-request", f"nobody knows what a browser does with this: {named}", mend, needles)


def _script(attributes: Mapping[str, str]) -> Iterator[Finding]:
    source = next((attributes[name] for name in ("src", "href", "xlink:href") if name in attributes), None)
    if attributes.get("type", "").strip().lower() == "speculationrules":
        message = "the browser would load pages ahead of the reader: <script type=speculationrules>"
        yield Finding("early-request", message, "take it out", ("speculationrules",))
    if source is not None and target(source) is not Target.OUTSIDE:
        mend = "put the script itself between <script> and </script>: one answer brings the whole page"
        yield Finding("blocking-request", f'the page loads a script: "{shown(source)}"', mend, (source,))


def _meta(attributes: Mapping[str, str]) -> Iterator[Finding]:
    kind = attributes.get("http-equiv", "").strip().lower()
    content = attributes.get("content", "")
    needles = (f'content="{content}"', content, f'http-equiv="{attributes.get("http-equiv", "")}"')
    if kind == "refresh":
        found = _REFRESH.fullmatch(content)
        if found is None or target(found.group(1)) not in (Target.OWN, Target.INSIDE):
            message = f'the page takes the reader to another host by itself: "{shown(content)}"'
            yield Finding("leads-away", message, "take it out, and put a plain link there", needles)
    elif kind == "set-cookie":
        yield Finding("tracks-reader", "the page sets a cookie", "take it out", needles)
    elif kind and kind not in _META_KINDS and not kind.startswith("content-security-policy"):
        message = f'the page gives the browser an order that is not known here: http-equiv="{shown(kind)}"'
        yield Finding("early-request", message, "take it out", needles)
    if attributes.get("name", "").strip().lower() == "referrer" and content.strip().lower() not in {
        "no-referrer",
        "same-origin",
        "strict-origin",
        "strict-origin-when-cross-origin",
    }:
        message = f'other hosts would be told which page the reader comes from: referrer "{shown(content)}"'
        yield Finding("tracks-reader", message, "write no-referrer", needles)


def _base(attributes: Mapping[str, str]) -> Iterator[Finding]:
    href = attributes.get("href", "")
    message = f'all addresses of the page would change: <base href="{shown(href)}">'
    yield Finding("base-address", message, "take it out: addresses are relative to their own page", (href, "<base"))


def _form(attributes: Mapping[str, str]) -> Iterator[Finding]:
    if attributes.get("method", "").strip().lower() != "dialog" and "action" not in attributes:
        message = "a form sends what a reader types: <form>"
        yield Finding("form-sends", message, "use a plain element, or method=dialog in a dialog", ("<form",))


def _image(attributes: Mapping[str, str]) -> Iterator[Finding]:
    sizes = {attributes[name].strip() for name in ("width", "height") if name in attributes}
    if sizes & {"0", "1", "0px", "1px"}:
        source = attributes.get("src", "")
        message = f'a picture that nobody can see, as trackers use them: "{shown(source)}"'
        yield Finding("tracks-reader", message, "take it out", (source,))


def _drawing(attributes: Mapping[str, str]) -> Iterator[Finding]:
    """`use` and what else a drawing takes from elsewhere: only from itself."""
    address = attributes.get("href", attributes.get("xlink:href", ""))
    if address and not address.strip().startswith(_FRAGMENT) and target(address) is not Target.OUTSIDE:
        message = f'a drawing takes a part of it from another file: "{shown(address)}"'
        yield Finding("blocking-request", message, 'draw it in place, or name it by its id: "#name"', (address,))


_RULES: Mapping[str, Callable[[Mapping[str, str]], Iterator[Finding]]] = MappingProxyType(
    {
        "link": _link,
        "script": _script,
        "meta": _meta,
        "base": _base,
        "form": _form,
        "img": _image,
        "use": _drawing,
    }
)

JUDGED = _EMBEDDED | _RULES.keys()
"""Elements that must be looked at whatever attributes they have."""
