"""The files around the program: what is installed, and what may run where."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from typing import Any

import pytest
import yaml

from tests.sites import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
_PINNED = re.compile(r"([a-z0-9-]+)==([^\s;\\]+)(?: ; ([^\\]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, *_ in _PINNED.findall((ROOT / lock).read_text("utf-8"))}


def direct(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=~!]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_version_with_hashes(lock: str) -> None:
    assert _PINNED.sub("", (ROOT / lock).read_text("utf-8")) == ""


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_download_from(lock: str) -> None:
    assert not re.search(r"://|--(?:index|extra|find|trusted)|@|/", (ROOT / lock).read_text("utf-8"))


def test_the_lock_of_npm_has_hashes_and_names_no_place_to_download_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert lock["packages"][""]["devDependencies"] == asked["devDependencies"]
    assert asked["private"]
    assert "dependencies" not in asked


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert direct(PROJECT["project"]["dependencies"]) <= pins("requirements.lock").keys()
    assert direct(PROJECT["dependency-groups"]["test"]) <= pins("requirements-test.lock").keys()


@pytest.mark.parametrize(("folder", "groups"), [("handout", ["run"]), ("tests", ["run", "test"])])
def test_what_is_imported_is_asked_for(folder: str, groups: list[str]) -> None:
    asked = {"run": PROJECT["project"]["dependencies"], "test": PROJECT["dependency-groups"]["test"]}
    wanted = {name for group in groups for name in direct(asked[group])}
    homes = packages_distributions()
    imported = {name for path in (ROOT / folder).rglob("*.py") for name in imports(path.read_text("utf-8"))}
    libraries = imported - set(sys.stdlib_module_names) - {"handout", "tests"}
    assert {name for name in libraries if not wanted & {home.lower() for home in homes.get(name, [name])}} == set()


def imports(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_tests_run_with_the_versions_that_build_the_site() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


def test_the_wheels_of_a_lock_are_for_several_systems() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert text.partition("pydantic-core==")[2].partition("==")[0].count("--hash") > 50


@pytest.fixture
def workflow() -> Any:
    return yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))


def test_a_workflow_may_read_and_only_its_last_job_may_publish(workflow: Any) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    granted = {name: job.get("permissions") for name, job in workflow["jobs"].items()}
    assert granted == {"check": None, "build": None, "publish": {"pages": "write", "id-token": "write"}}
    assert workflow["jobs"]["publish"]["needs"] == ["check", "build"]
    assert "refs/heads/main" in workflow["jobs"]["publish"]["if"]


def test_a_workflow_runs_nothing_that_others_can_write_into(workflow: Any) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert not [step["run"] for step in steps if "${{" in step.get("run", "")]
    assert {step["with"]["persist-credentials"] for step in steps if "checkout" in step.get("uses", "")} == {False}
    triggers = workflow[True]  # YAML reads "on" as a truth
    assert set(triggers) == {"push", "pull_request", "schedule", "workflow_dispatch"}


def test_the_ci_script_is_sound_shell() -> None:
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_make_installs_nothing_without_a_hash() -> None:
    done = subprocess.run(
        ["make", "-n", "-B", "site", "test", "lint"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    installs = [line for line in done.stdout.splitlines() if "pip install" in line]
    assert [line.rpartition(" -r ")[2] for line in installs] == list(LOCKS)
    assert all("--require-hashes --no-deps" in line for line in installs)
    assert all(
        line.startswith("npm ci --silent --ignore-scripts") for line in done.stdout.splitlines() if "npm " in line
    )


def test_the_door_is_short() -> None:
    assert len((ROOT / "build.py").read_text("utf-8").splitlines()) <= 16
