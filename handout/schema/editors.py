"""The JSON Schema of a declared type, for editors that help while typing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handout.schema.twins import known

_TRUTHS = ["yes", "no", "on", "off"]


@cache
def adapter(declared: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any declared type
    """Pydantic's reader of a declared type, made once."""
    return TypeAdapter(known(declared))


def json_schema(declared: Any) -> dict[str, Any]:  # noqa: ANN401 - any declared type
    """What `handout.schema.read` accepts, as a JSON Schema (2020-12) that refers to nothing outside itself.

    The same for the same model. Wider than pydantic's own in what is written without quotes: 911 for words, yes for
    true, words for a list of one.
    """
    found = adapter(declared).json_schema(by_alias=True)
    inner = found.pop("$defs", {})
    review = found.get("properties", {}).get("review")
    if review is not None and "anyOf" in review:
        review["anyOf"] = [option if "$ref" in option else {"const": "pending"} for option in review["anyOf"]]
    schema = _whole(found, inner)
    return schema if isinstance(schema, dict) else {}


def _whole(schema: object, inner: Mapping[str, Any]) -> object:
    """The schema with each reference replaced by what it refers to, and each part widened."""
    if isinstance(schema, list):
        return [_whole(part, inner) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        schema = {**inner[schema["$ref"].rpartition("/")[2]], **schema}
        del schema["$ref"]
    return _widened({name: _whole(part, inner) for name, part in schema.items()})


def _widened(schema: dict[str, Any]) -> dict[str, Any]:
    found = {name: part for name, part in schema.items() if (name, part) != ("default", None)}
    options = [option for option in found.get("anyOf", ()) if option != {"type": "null"}]
    if options:
        del found["anyOf"]
        found |= options[0] if len(options) == 1 else {"anyOf": options}
    kind = found.get("type")
    if kind == "boolean":
        del found["type"]
        found["enum"] = [True, False, *_TRUTHS]
    elif kind == "string" and "format" not in found:
        found["type"] = ["string", "number"]
    elif kind == "array" and found.get("items", {}).get("type") == ["string", "number"]:
        found["type"] = ["array", "string"]
    return found
