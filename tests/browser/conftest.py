"""The real site, served under / and under a sub-path, and opened in the system's Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.crew import Crew, launched
from tests.programs import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched(chromium()) as opened:
        yield opened


@pytest.fixture(scope="session")
def crew(served: str) -> Crew:
    return Crew(chromium(), min(4, os.cpu_count() or 1), served)


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
def urls(pages: dict[str, str]) -> list[str]:
    """The address of every page for readers."""
    return list(pages)
