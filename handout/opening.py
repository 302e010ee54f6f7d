"""Every kind of file that staff write as YAML, opened: for whoever cannot recall what is in it.

Alone, so that a build which recalls it all loads neither the YAML parser nor the judge of its values.
"""

from __future__ import annotations

from handout.config import read as settings
from handout.evidence import read_sources as works
from handout.evidence import read_warnings as warnings
from handout.facts import read as ledger
from handout.frontmatter import read as front_matter
from handout.glossary import read as terms

__all__ = ["front_matter", "ledger", "settings", "terms", "warnings", "works"]
