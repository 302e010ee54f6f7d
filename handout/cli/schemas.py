"""The files that let an editor complete and check what staff type."""

from __future__ import annotations

import json
from collections.abc import Mapping

from handout.model import FrontMatter, Settings, Source, Term
from handout.schema import json_schema


def schema_files() -> Mapping[str, str]:
    """File name → text, for the folder schemas/."""
    schemas = {
        "front-matter.schema.json": json_schema(FrontMatter),
        "glossary.schema.json": json_schema(tuple[Term, ...]),
        "site.schema.json": json_schema(Settings),
        "sources.schema.json": json_schema(tuple[Source, ...]),
    }
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}
