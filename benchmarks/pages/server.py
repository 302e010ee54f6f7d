"""A small file server that compresses what can be compressed, as hosts do. The same for every site."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
"""Of gzip; what hosts use unless told otherwise."""
_TEXT = ("text/", "image/svg", "application/javascript", "application/json", "application/xml")


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *rest: object) -> None:
        self._folder = folder.resolve()
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        place = (self._folder / path.lstrip("/")).resolve()
        if place.is_dir() and path.endswith("/"):
            place /= "index.html"
        if place.is_file() and place.is_relative_to(self._folder):
            self._send(HTTPStatus.OK, place.read_bytes(), mimetypes.guess_type(place.name)[0] or "text/plain")
        else:
            self._send(HTTPStatus.NOT_FOUND, b"not found", "text/plain")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        compressed = kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, LEVEL, mtime=0) if compressed else body
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the browser tells what happened."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that closes its page early is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Gives the address of the site in `folder`, without a slash at its end."""
    with _Server(("127.0.0.1", 0), partial(_Files, folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
