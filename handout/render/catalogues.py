"""Lists of translated words (PO files of gettext), read by Babel."""

from __future__ import annotations

import gettext
import io

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

__all__ = ["PoFileError", "read"]


def read(data: bytes) -> gettext.NullTranslations:
    """The translation in a PO file. Raises PoFileError, ValueError and LookupError."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(data), abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
