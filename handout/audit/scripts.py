"""What a script could tell others, or keep of a reader.

No reading of a script can prove what it does: the page's policy (`connect-src` and the rest) is the wall. These words
are refused all the same, so that the fault is told when the site is built and not when a patient's browser stops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from handout.audit.finding import Finding
from handout.audit.targets import shown

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        r"\bfetch(?:Later)?\b": "asks a host for something",
        r"\bXMLHttpRequest\b": "asks a host for something",
        r"\bsendBeacon\b": "tells a host something",
        r"\bReportingObserver\b": "collects reports",
        r"\b(?:WebSocket(?:Stream)?|WebTransport|EventSource|RTCPeerConnection)\b": "opens a connection",
        r"\bimportScripts\b|\bimport\s*[({\"'*]|\bimport\s+\w+\s+from\b": "loads another script",
        r"\b(?:Shared)?Worker\b|\bserviceWorker\b|\bWorklet\b": "starts a program that stays in the background",
        r"\bdocument\s*\.\s*cookie\b|[\"'`]cookie[\"'`]|\bcookieStore\b": "reads or sets cookies",
        r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(": "makes a script out of words",
        r"\bdocument\s*\.\s*write(?:ln)?\b": "writes markup into the page",
        r"\b(?:geolocation|getUserMedia|getBattery|userAgentData|browsingTopics)\b": "asks the device about the reader",
        r"\bnew\s+Image\b|\.src(?:set)?\s*=": "loads a picture that can carry a message",
        r"\bwindow\s*\.\s*open\s*\(|\blocation\s*\.\s*(?:assign|replace)\b": "leads the reader away",
        r"\blocation\s*(?:\.\s*(?:href|search)\s*)?=(?!=)": "leads the reader away",
    }
)
_KNOWN = re.compile("|".join(f"({pattern})" for pattern in _WORDS))
_ADDRESS = re.compile(r"(?:\b(?:https?|wss?)\s*:|[\"'`])\\?/\\?/(?!www\.w3\.org/)[^\s\"'`]*", re.IGNORECASE)


@lru_cache(maxsize=512)
def findings(script: str) -> tuple[Finding, ...]:
    """Words of a script that reach out of the page, or know the reader again. Own storage on the device is none."""
    return tuple(dict.fromkeys(_in(script)))


def _in(script: str) -> Iterator[Finding]:
    whys = list(_WORDS.values())
    for match in _KNOWN.finditer(script):
        word = match.group()
        message = f'a script {whys[(match.lastindex or 1) - 1]}: "{shown(word)}"'
        mend = "take it out: a page tells nobody that it is read; choices may be kept on the device, in localStorage"
        yield Finding("tracks-reader", message, mend, (word,))
    for match in _ADDRESS.finditer(script):
        address = match.group().lstrip("\"'`")
        message = f'a script names another host: "{shown(address)}"'
        yield Finding("outside-request", message, "take it out: a script works with what the page holds", (address,))
