"""What the command line says, read and checked."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from handout.problems import did_you_mean

COMMANDS = ("build", "check", "release", "verify", "new", "schema", "gallery")
WATCHED = ("build", "check", "release")
FORMATS = ("text", "json", "github", "sarif")
_BASE_URL = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_EPILOG = """commands:
  build                  check everything and publish the site (what happens without a command)
  check                  check everything and publish nothing
  release                the same as build, but nothing may await a person's check; lists what does
  verify                 compare the published site with its list of files; names what was altered, lost or added
  new SECTION "Title"    make a new page to fill in
  schema                 write the files that let an editor help with front matter and settings
  gallery                show every component with its examples, and the tokens (in _gallery)

exit codes: 0 good, 1 problems, 2 wrong usage, 3 a fault in this program, 130 or 143 stopped"""


class Options(NamedTuple):
    """One command with everything it needs to know."""

    command: str
    words: tuple[str, ...]
    """What follows `new`: section and title."""
    root: Path
    out: Path
    format: str
    strict: bool
    cache: bool
    base_url: str
    today: dt.date
    manifest: Path | None
    """For `verify`: the list to compare with, instead of the folder's own."""
    report: Path | None
    """Where an account of the run goes."""
    profile: bool


class Usage(Exception):  # noqa: N818 - a person's slip, not an error of the program
    """The command line, or where it is used, does not make sense. Carries one line to say so."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


def options_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Options:
    """The options that `arguments` give. Raises Usage; `--help` prints and exits, as argparse does."""
    given = _parser().parse_intermixed_args(arguments)
    if given.command not in COMMANDS:
        raise Usage(f'there is no command "{given.command}"', did_you_mean(given.command, COMMANDS))
    if given.command == "new" and len(given.words) != 2:
        raise Usage("a new page needs a section and a title", 'for example: new benefits "Sleep and Botox"')
    if given.command != "new" and given.words:
        raise Usage(f'"{given.words[0]}" is one word too many', 'a title of several words needs quotes: "Two words"')
    if given.manifest and given.command != "verify":
        raise Usage("--manifest belongs to verify", "for example: verify --manifest kept.json")
    if (given.report or given.profile) and given.command not in WATCHED:
        raise Usage(f'"{given.command}" is too short to watch', f"--report and --profile: {', '.join(WATCHED)}")
    if given.base_url and not _BASE_URL.fullmatch(given.base_url):
        raise Usage(f'"{given.base_url}" is not an address', "for example: --base-url https://example.org/botox/")
    root = Path(given.root)
    if not (root / "site.yaml").is_file():
        raise Usage(f'there is no site.yaml in "{root}"', "name the folder of your site with --root")
    return Options(
        command=given.command,
        words=tuple(given.words),
        root=root,
        out=Path(given.out) if given.out else root / ("_gallery" if given.command == "gallery" else "_site"),
        format=given.format,
        strict=given.strict,
        cache=given.cache,
        base_url=given.base_url,
        today=_today(given.date, environment),
        manifest=Path(given.manifest) if given.manifest else None,
        report=Path(given.report) if given.report else None,
        profile=given.profile,
    )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Usage(message, "see --help")


class _Help(argparse.RawDescriptionHelpFormatter):
    """As wide as a usual terminal: to ask how wide this one is, argparse loads half a dozen modules in each build."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=78)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="build.py",
        usage='python build.py [build | check | release | verify | new SECTION "Title" | schema | gallery] [options]',
        description="Builds a static patient-education site from Markdown, and refuses to publish an unsafe page.",
        epilog=_EPILOG,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("command", nargs="?", default="build", help=argparse.SUPPRESS)
    parser.add_argument("words", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--strict", action="store_true", help="let warnings stop the site too")
    parser.add_argument("--out", metavar="DIR", default="", help="where it goes (default: _site; _gallery)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are shown (default: text)")
    parser.add_argument("--no-cache", action="store_false", dest="cache", help="parse every page anew")
    parser.add_argument("--base-url", metavar="URL", default="", help="the site's address, instead of base_url")
    parser.add_argument("--root", metavar="DIR", default=".", help="the folder with site.yaml (default: this one)")
    parser.add_argument("--date", metavar="DAY", default="", help="build as on this day, such as 2026-11-22")
    parser.add_argument("--manifest", metavar="FILE", default="", help="for verify: a list that was kept")
    parser.add_argument("--report", metavar="FILE", default="", help="write what the run did and cost, as JSON")
    parser.add_argument("--profile", action="store_true", help="say on the error stream where the time went")
    return parser


def _today(given: str, environment: Mapping[str, str]) -> dt.date:
    """The day of the build: as asked, else that of SOURCE_DATE_EPOCH (in UTC), else the calendar's."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if given:
            return dt.date.fromisoformat(given)
        if epoch:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        name, value = ("--date", given) if given else ("SOURCE_DATE_EPOCH", epoch)
        help_ = "write year-month-day: 2026-11-22" if given else "it counts the seconds since 1970"
        raise Usage(f'"{value}" is not a day ({name})', help_) from None
    return dt.date(*time.localtime()[:3])  # whatever TZ says: `datetime` refuses some of it
