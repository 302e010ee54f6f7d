"""What pydantic says of plain data: a value of the declared type, or all that is wrong with it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from handout.problems import Problem
from handout.schema.editors import adapter
from handout.schema.plain import Reading, Steps
from handout.schema.shapes import Shape, shape_of
from handout.schema.twins import plain
from handout.schema.wording import is_news, problem


def judged(declared: Any, data: object, reading: Reading) -> tuple[Any, tuple[Problem, ...]]:  # noqa: ANN401 - any type
    """The value, or None; and problems that nobody told yet. `reading`: as it was after it gave `data`."""
    try:
        return plain(adapter(declared).validate_python(data)), ()
    except ValidationError as failed:
        errors = failed.errors(include_url=False)
    found = []
    for error in errors:
        path: Steps = tuple(error["loc"])
        closed = any(path[:end] in reading.closed for end in range(len(path) + 1))
        if not closed and is_news(error):
            found.append(problem(error, reading, _description(shape_of(declared), path)))
    return None, tuple(found)


def _description(shape: Shape, path: Steps) -> str:
    """What the model says about the field at a path."""
    description = ""
    for step in path:
        if isinstance(step, int) or shape.inner is not None:
            shape = shape.inner or shape
        elif step in shape.fields:
            description = shape.fields[step].description
            shape = shape.fields[step].shape
    return description
