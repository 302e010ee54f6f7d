"""All bytes a build starts from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property

from handout.value import Value


class Sources(Value, frozen=True, dict=True):
    """The files of a site, as they are on the disk."""

    files: Mapping[str, bytes]
    """Path relative to the root, with forward slashes → content: site.yaml, content/, templates/, static/."""
    base_url: str = ""
    """From `--base-url`: stands for the setting when not empty."""

    @cached_property
    def sums(self) -> Mapping[str, bytes]:
        """Path → SHA-256 of the content."""
        return {path: hashlib.sha256(data).digest() for path, data in self.files.items()}
