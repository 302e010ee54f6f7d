"""The files that let an editor complete and check what staff type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from handout.model import KINDS, PICTURES, FrontMatter, SafetyWarning, Settings, Source, Term
from handout.schema.editors import json_schema


def schema_files() -> Mapping[str, str]:
    """File name → text, for the folder schemas/."""
    schemas = {
        "facts.schema.json": _facts(),
        "front-matter.schema.json": json_schema(FrontMatter),
        "glossary.schema.json": json_schema(tuple[Term, ...]),
        "site.schema.json": json_schema(Settings),
        "sources.schema.json": json_schema(tuple[Source, ...]),
        "warnings.schema.json": json_schema(tuple[SafetyWarning, ...]),
    }
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def _facts() -> dict[str, Any]:
    """facts.yaml: two lists, in which each record is of the kind it names."""

    def listed(kinds: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": {"oneOf": [json_schema(kind) for kind in kinds.values()]}}

    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"records": listed(KINDS), "pictures": listed(PICTURES)},
    }
