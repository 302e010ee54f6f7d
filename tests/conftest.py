"""What all tests share."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from hypothesis import settings

from handout import files, pipeline
from tests.sites import ROOT

# No time limit for one example: a busy machine is no fault of the code. In CI the same examples every time, so that a
# change is judged by what it changes; elsewhere new ones at each run, so that they find what nobody thought of.
settings.register_profile("handout", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("handout")

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def outputs() -> dict[str, bytes]:
    """The real site, built once: path → bytes."""
    made = pipeline.build(files.read(ROOT).value, DAY)
    assert made.outputs, f"a site with errors has no pages to judge: {made.problems}"
    return dict(made.outputs)


@pytest.fixture(scope="session")
def pages(outputs: dict[str, bytes]) -> dict[str, str]:
    """Every page for readers: address → HTML."""
    found = {path: data.decode() for path, data in outputs.items() if path.endswith(".html")}
    return {f"/{path.removesuffix('index.html')}": found[path] for path in sorted(found)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: their servers are threads that stay until the end, and no worker is forked beside threads."""
    items.sort(key=lambda item: "browser" in item.path.parts)
