"""The real site, built once, served under / and under a sub-path, and opened in the system's Chromium."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from handout import files, pipeline

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 22)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The system's Chromium: BROWSER, or the first known name on PATH."""
    named = os.environ.get("BROWSER")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        reason = "no Chromium here: install one, or name it in BROWSER"
        if os.environ.get("HANDOUT_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Without a sandbox, for CI runs as root; the other switches keep Chromium from calling home.
    switches = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=switches)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def outputs() -> dict[str, bytes]:
    sources = files.read(ROOT).value
    return dict(pipeline.build(sources, DAY).outputs)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(outputs: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a plain file server; the site lies under / and, the same bytes, under /sub/path/."""
    folder = tmp_path_factory.mktemp("site")
    for base in (folder, folder / "sub" / "path"):
        for path, data in outputs.items():
            (base / path).parent.mkdir(parents=True, exist_ok=True)
            (base / path).write_bytes(data)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def urls(outputs: dict[str, bytes]) -> list[str]:
    """The address of every page for readers."""
    return sorted(f"/{path.removesuffix('index.html')}" for path in outputs if path.endswith(".html"))
