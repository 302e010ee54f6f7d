"""Peers by their names from the registries, each into a folder of its own, so that none sees another's libraries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_PYTHON = {
    "hugo": ("hugo",),
    "mkdocs": ("mkdocs",),
    "pelican": ("pelican[markdown]",),
    "material": ("mkdocs-material",),
}
_NODE = {"eleventy": ("@11ty/eleventy", "markdown-it-footnote")}


HOME = Path(os.environ.get("BENCHMARK_PEERS", Path.home() / ".cache" / "handout-benchmarks"))
"""Where the peers are unless told otherwise."""


class MissingPeerError(Exception):
    """A generator that is not installed; the message says so to the person who runs the benchmark."""


def install(name: str, home: Path) -> None:
    """Installs one peer. Raises `MissingPeerError` when its registry or its package manager cannot be reached."""
    try:
        if name in _PYTHON:
            _install_python(home / name, _PYTHON[name])
        else:
            _install_node(home / name, _NODE[name])
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingPeerError(f"{name} could not be installed: {error}") from error


def _install_python(folder: Path, packages: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [
        str(folder / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--upgrade",
    ]
    subprocess.run([*pip, *packages], check=True)


def _install_node(folder: Path, packages: tuple[str, ...]) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise MissingPeerError(f"{folder.name} needs npm, and there is none")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--silent", *packages], check=True)


def program(name: str, home: Path, pattern: str) -> Path:
    """The file of an installed peer that matches `pattern`. Raises `MissingPeerError` when there is none."""
    found = sorted((home / name).glob(pattern))
    if not found:
        raise MissingPeerError(f"{name} is not installed in {home}: run once with --install")
    return found[0]


def said(command: list[str]) -> str:
    """What a program prints, on one line."""
    return " ".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
