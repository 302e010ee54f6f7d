"""python -m benchmarks.pages: see benchmarks/README.md."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.builds.measuring import FailedBuildError
from benchmarks.builds.telling import machine
from benchmarks.generators import MissingPeerError, Own, install
from benchmarks.generators.installing import HOME
from benchmarks.pages.browser import EmptyPageError, Load, NoBrowserError, chromium, load
from benchmarks.pages.server import served
from benchmarks.pages.sites import MAKERS, build_own
from benchmarks.pages.telling import tables
from benchmarks.pages.words import Page, pages

OWN = "handout"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everything was measured, 1 when that was not possible; peers that are not there are left out and named."""
    options = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            own = options.site or build_own(Path(place) / OWN)
            chosen = pages(own)[:: options.every]
            folders, versions = sites(options, own, Path(place))
            with chromium() as browser:
                versions = (f"Chromium {browser.version}", *versions)
                print(", ".join(versions), end="\n\n")
                loads = visit(browser, folders, chosen, options.rounds)
    except (FailedBuildError, NoBrowserError, EmptyPageError) as failure:
        _say(f"error: {failure}")
        return 1
    print(tables(loads))
    if options.json:
        every = {name: {path: list(map(asdict, one)) for path, one in paths.items()} for name, paths in loads.items()}
        told = {"machine": machine(versions), "loads": every}
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def sites(options: argparse.Namespace, own: Path, work: Path) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The folder of each site, this project's first, and what they were built with."""
    words = pages(own)
    made, versions = {OWN: own}, [Own().version()]
    for maker in (maker for maker in MAKERS if maker.name in options.beside):
        try:
            for peer in maker.peers if options.install else ():
                install(peer, options.home)
            _say(f"building {maker.name}")
            versions.append(maker.version(options.home))
            made[maker.name] = maker.make(words, work / maker.name, options.home)
        except MissingPeerError as missing:
            _say(f"left out: {missing}")
    return made, tuple(filter(None, versions))


def visit(
    browser: Browser, folders: dict[str, Path], chosen: Sequence[Page], rounds: int
) -> dict[str, dict[str, list[Load]]]:
    """Page by page through all sites in turn, so that each page is measured beside its likes.

    Raises `FailedBuildError` when a site lacks a page, `EmptyPageError` when a page shows nothing.
    """
    loads: dict[str, dict[str, list[Load]]] = {name: {} for name in folders}
    lacking(folders, chosen)
    with ExitStack() as stack:
        homes = {name: stack.enter_context(served(folder)) for name, folder in folders.items()}
        load(browser, homes[OWN], chosen[0].path)  # the browser's own first steps are nobody's
        for number in range(rounds):
            for page in chosen:
                _say(f"round {number + 1} of {rounds}: /{page.path}")
                for name, home in homes.items():
                    loads[name].setdefault(page.path, []).append(load(browser, home, page.path))
    return loads


def lacking(folders: dict[str, Path], chosen: Sequence[Page]) -> None:
    """Raises `FailedBuildError` when a site lacks a page: nobody wins by leaving out the heavy ones."""
    for name, folder in folders.items():
        for page in chosen:
            if not (folder / page.path / "index.html").is_file():
                raise FailedBuildError(f"{name} did not build /{page.path}")


def _parser() -> argparse.ArgumentParser:
    names = ",".join(maker.name for maker in MAKERS)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.pages",
        description="Opens every page in Chromium on a slow line, beside the same words in other pages.",
        epilog="Nothing else should run on the machine meanwhile.",
    )
    parser.add_argument("--site", type=Path, help="a built site (default: builds the one that comes with the project)")
    parser.add_argument("--beside", type=_names, default=_names(names), help=f"of {names} (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="visits of each page (default: 3)")
    parser.add_argument("--every", type=int, default=1, help="only every n-th page (default: 1)")
    parser.add_argument("--install", action="store_true", help="first get the peers, by name, from their registries")
    parser.add_argument("--home", type=Path, default=HOME, help="where the peers are, or BENCHMARK_PEERS")
    parser.add_argument("--json", type=Path, help="also write every single visit into this file")
    return parser


def _names(text: str) -> tuple[str, ...]:
    known = {maker.name for maker in MAKERS}
    names = tuple(name for name in text.split(",") if name)
    if unknown := [name for name in names if name not in known]:
        raise argparse.ArgumentTypeError(f'there is no "{unknown[0]}"')
    return names


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
