"""The floors: what may import what, what must stay pure, and how large things may grow."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "handout"

FLOORS = (
    ("value", "observing"),
    ("outputs", "problems", "recall", "sources"),
    ("model", "codes", "filenames", "hyphenation", "limits"),
    ("yamltext", "addresses", "reading", "places", "ledger", "numerals", "pictured", "policy", "splitting"),
    ("schema",),
    ("config", "frontmatter", "evidence", "facts", "glossary", "components", "markdown"),
    ("opening",),
    ("load", "assemble", "checks"),
    ("render", "assets", "indexes"),
    ("audit",),
    ("forking",),
    ("workers",),
    ("files", "memo", "report"),
    ("pipeline",),
    ("serve", "scaffold"),
    ("cli",),
)
"""A unit (a module or a package right in handout/) imports only from floors beneath its own."""

PURE = 10
"""So many floors, counted from the bottom, neither read nor write nor know the time."""

FLOOR = {unit: number for number, units in enumerate(FLOORS) for unit in units}
IMPURE_MODULES = frozenset(
    {
        "asyncio",
        "contextvars",
        "ctypes",
        "fcntl",
        "fileinput",
        "getpass",
        "glob",
        "http",
        "locale",
        "logging",
        "multiprocessing",
        "os",
        "platform",
        "random",
        "secrets",
        "select",
        "shutil",
        "signal",
        "socket",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "uuid",
        "warnings",
        "webbrowser",
    }
)
IMPURE_NAMES = frozenset({"open", "print", "input", "exec", "eval", "environ", "FileSystemLoader", "PackageLoader"})
IMPURE_METHODS = frozenset(
    {"now", "utcnow", "today", "getenv", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "rglob"}
)
OF_A_LIBRARY = {"handout.hyphenation": frozenset({"Path", ".read_bytes()"})}
"""Reads a file of its library, which is as much of the program as a module."""
MUTATING = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update"}
)
MOST_LINES, MOST_FUNCTION_LINES = 300, 50

MODULES = sorted(PACKAGE.rglob("*.py"))


def unit_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_pure(path: Path) -> bool:
    return FLOOR.get(unit_of(path), 0) < PURE


each_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


@each_module
def test_a_module_has_a_floor(path: Path) -> None:
    assert unit_of(path) in FLOOR or unit_of(path) == "__init__", "write it into FLOORS"


@each_module
def test_imports_never_climb(path: Path) -> None:
    assert list(climbs(path.read_text("utf-8"), unit_of(path))) == []


@each_module
def test_the_lower_floors_are_pure(path: Path) -> None:
    if is_pure(path):
        assert set(impurities(path.read_text("utf-8"))) <= OF_A_LIBRARY.get(name_of(path), frozenset())


@each_module
def test_nothing_changes_a_global(path: Path) -> None:
    assert list(changes(path.read_text("utf-8"))) == []


@each_module
def test_a_module_is_named_for_what_it_does(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "common", "misc", "tools"}


@each_module
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    assert list(long_functions(text)) == []


def test_every_module_imports_alone() -> None:
    """In one fresh interpreter that forgets the package between two imports: faster than one interpreter each.

    The lowest floors stay: they import nothing that could hide a circle, and the model is slow to make.
    """
    program = """
import importlib, json, sys, traceback
failed = {}
import handout.model
kept = {known for known in sys.modules if known.startswith(("handout.model", "handout.problems"))}
for name in json.loads(sys.argv[1]):
    for known in [known for known in sys.modules if known.startswith("handout.") and known not in kept]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except Exception:
        failed[name] = traceback.format_exc(limit=-1)
print(json.dumps(failed))
"""
    names = [name_of(path) for path in MODULES if path.stem != "__main__"]
    command = [sys.executable, "-W", "error", "-c", program, json.dumps(names)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {}


def climbs(text: str, unit: str) -> Iterator[str]:
    """Imports of the package from the same floor or a higher one; a unit may import itself."""
    for name in imported(ast.parse(text)):
        package, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if package == "handout" and other not in {"", unit} and FLOOR.get(other, len(FLOORS)) >= FLOOR.get(unit, 0):
            yield name


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module == "handout":
                yield from (f"handout.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


def impurities(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    yield from (name for name in imported(tree) if name.partition(".")[0] in IMPURE_MODULES or name == "urllib.request")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in IMPURE_NAMES:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr in {"environ", "Path"}:
            yield f".{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_METHODS:
            yield f".{node.func.attr}()"
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names if (node.module, alias.name) == ("pathlib", "Path"))


def changes(text: str) -> Iterator[str]:
    """Where a function changes a name that the module defines."""
    tree = ast.parse(text)
    own = {target.id for node in tree.body for target in targets(node) if isinstance(target, ast.Name)}
    for function in ast.walk(tree):
        if isinstance(function, ast.Global):
            yield f"global {', '.join(function.names)}"
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for node in ast.walk(function):
            inside = [target.value for target in targets(node) if isinstance(target, ast.Subscript | ast.Attribute)]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATING:
                inside.append(node.func.value)
            yield from (name.id for name in inside if isinstance(name, ast.Name) and name.id in own)


def targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign | ast.Delete):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def long_functions(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > MOST_FUNCTION_LINES:
                yield f"{node.name}: {lines} lines"


def test_the_guard_sees_what_it_is_there_for() -> None:
    assert list(
        climbs("from handout import cli\nimport handout.checks.links\nfrom handout.model import Page", "load")
    ) == [
        "handout.cli",
        "handout.checks.links",
    ]
    assert list(climbs("def f():\n    from handout.render import page", "render")) == []
    assert list(climbs("import handout.unheard_of", "load")) == ["handout.unheard_of"]
    assert list(impurities("import os.path\nimport datetime as dt\ndt.date.today()\nopen('x')")) == [
        "os.path",
        ".today()",
        "open",
    ]
    assert list(impurities("site.today\nos.environ['X']\npathlib.Path('x')")) == [".environ", ".Path"]
    assert list(impurities("from pathlib import Path, PurePath")) == ["Path"]
    assert list(changes("A = {}\nB = []\ndef f():\n    A['x'] = 1\n    B.append(2)\n    c = {}\n    c['x'] = 1")) == [
        "A",
        "B",
    ]
    assert list(changes("A = 1\ndef f():\n    global A\n    A = 2")) == ["global A"]
    assert list(long_functions("def f():\n" + "    x = 1\n" * 50)) == ["f: 51 lines"]
