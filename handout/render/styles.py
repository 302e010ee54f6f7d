"""The style sheet of a page: the site's layers and the components it uses, put into the page itself.

One request brings a whole page, so nothing may be in it that it does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

_SHEETS = ("tokens", "base", "layout", "utilities", "print")
"""The files of static/css/ in the order of their layers; components come between layout and utilities."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")
_STRING = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\))""")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_DEFINED = re.compile(rf"""(?<=[{{;}}])(--[\w-]+):(?:{_STRING.pattern}|[^;{{}}"'])*;?""")


def sheet(files: Mapping[str, bytes], components: Iterable[str]) -> Markup:
    """The style sheet for a page with these components; files that do not exist are passed over."""
    paths = [f"static/css/{name}.css" for name in _SHEETS]
    paths[3:3] = [f"templates/components/{name}/{name}.css" for name in sorted(components)]
    texts = [files[path].decode("utf-8", "replace") for path in paths if path in files]
    return Markup(without_unread(minified("\n".join(texts))))  # noqa: S704 - the project's own CSS, inside <style>


def minified(css: str) -> str:
    """The same rules without comments and needless white space; strings stay as they are."""
    pieces = _STRING.split(_COMMENT.sub(" ", css))
    for at in range(0, len(pieces), 2):
        pieces[at] = _AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", pieces[at])).replace(";}", "}")
    return "".join(pieces).strip()


def without_unread(css: str) -> str:
    """Minified rules without the custom properties that none of them reads; most pages use a part of the tokens."""
    read = set(_READ.findall(css))
    kept = _DEFINED.sub(lambda found: found[0] if found[1] in read else "", css)
    return kept.replace(";}", "}") if kept == css else without_unread(kept)
