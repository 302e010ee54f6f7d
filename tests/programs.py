"""Programs that Python cannot bring. Where one is missing, tests that need it are left out; in CI they fail."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).parent.parent
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_T = TypeVar("_T")


def needed(found: _T | None, missing: str) -> _T:
    """`found`, unless there is none: then the test ends here, as failed where HANDOUT_REQUIRE_BROWSER is set."""
    if found is None:
        if os.environ.get("HANDOUT_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def chromium() -> str:
    """The system's Chromium: BROWSER, or the first known name on PATH."""
    named = os.environ.get("BROWSER")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _CHROMIUM)), None)
    return needed(found, "no Chromium here: install one, or name it in BROWSER")


def java() -> str:
    return needed(shutil.which("java"), "no Java here: the HTML checker needs one")


def npm_file(path: str) -> Path:
    """A file of a package of package-lock.json."""
    found = ROOT / "node_modules" / path
    return needed(found if found.is_file() else None, f"no {path.partition('/')[0]} here: run npm ci --ignore-scripts")
