"""HTML by the Nu Html Checker of the people who write the standard; styles by the syntax tables of css-tree.

The Nu checker judges styles too, but by lists older than layers, containers and :has(): that is left out.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.programs import java, needed, npm_file

HTML_ALLOWED: Mapping[str, str] = {
    r"The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “\w+”\.":
        "display: block takes the role of a table from it in some browsers; the roles keep it for screen readers",
    r"The “role” attribute must not be used on a “(td|th|tr)” element which has a “table” ancestor .*":
        "the same roles: the rule is there against other roles, and ours say what the elements are (structure.py)",
    r"CSS: .*": "judged by css-tree",
}  # fmt: skip
"""What the Nu checker may say, as a pattern, and why it is no fault."""

CSS_ALLOWED: Mapping[str, str] = {
    r"Unknown at-rule `@(top|bottom)-(left|center|right)`": "a page's margin box (CSS Paged Media)",
    r"Unknown at-rule descriptor `(margin|font|white-space)`": "@page, with what its margin boxes inherit",
}
"""The same for css-tree."""


def html_complaints(folder: Path) -> list[str]:
    """What the Nu checker says of all HTML files in a folder, errors and warnings: "path:line: message"."""
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    command = [java(), "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages = json.loads(done.stdout)["messages"]
    return sorted({_told(message, folder) for message in messages if not allowed(message["message"], HTML_ALLOWED)})


def _told(message: dict[str, Any], folder: Path) -> str:
    path = message.get("url", "").partition(f"{folder.name}/")[2]
    return f"{path}:{message.get('lastLine', '')}: {message['message']}"


def css_complaints(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What css-tree says of the styles in each page: "address: message"; `folder` is for its files."""
    node = needed(shutil.which("node"), "no Node.js here: the checker of styles needs one")
    checker = npm_file("csstree-validator/bin/validate.js")
    first: dict[str, str] = {}
    for url, html in pages.items():
        for style in LexborHTMLParser(html).css("style"):
            first.setdefault(style.text(), url)
    for number, style in enumerate(first):
        (folder / f"{number}.css").write_text(style, "utf-8")
    done = subprocess.run([node, checker, "-r", "json", folder], capture_output=True, text=True, check=False)
    urls = list(first.values())
    return sorted(
        f"{urls[int(Path(one['name']).stem)]}: {one['message']}: {(one['details'] or '').strip()}"
        for one in json.loads(done.stdout or done.stderr or "[]")  # findings go to the second
        if not allowed(one["message"], CSS_ALLOWED)
    )


def allowed(message: str, patterns: Mapping[str, str]) -> str | None:
    """The pattern that a message matches."""
    return next((pattern for pattern in patterns if re.fullmatch(pattern, message)), None)
