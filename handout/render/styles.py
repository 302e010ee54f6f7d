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
_AROUND_SIGNS = re.compile(r"\s*([{};,>])\s*")
_STRING = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\))""")


def sheet(files: Mapping[str, bytes], components: Iterable[str]) -> Markup:
    """The style sheet for a page with these components; files that do not exist are passed over."""
    paths = [f"static/css/{name}.css" for name in _SHEETS]
    paths[3:3] = [f"templates/components/{name}/{name}.css" for name in sorted(components)]
    texts = [files[path].decode("utf-8", "replace") for path in paths if path in files]
    return Markup(minified("\n".join(texts)))  # noqa: S704 - the project's own CSS, inside <style>


def minified(css: str) -> str:
    """The same rules without comments and needless white space; strings stay as they are."""
    pieces = _STRING.split(_COMMENT.sub(" ", css))
    for at in range(0, len(pieces), 2):
        pieces[at] = _AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", pieces[at])).replace(";}", "}")
    return "".join(pieces).strip()
