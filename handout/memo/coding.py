"""Values to bytes and back, by their declared types: a new field needs nothing here.

They are MessagePack, in which a value is a row of its fields. Nothing that is read can run.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec.msgpack import Decoder, Encoder

UNWRITABLE = (OverflowError, UnicodeEncodeError)
"""What `encode` raises for numbers beyond 64 bits and for half a character."""
_ENCODER = Encoder()


def encode(value: object) -> bytes:
    """The bytes for `value`, names in its tables in their order. Raises one of `UNWRITABLE`."""
    return _ENCODER.encode(value)


def decode(data: bytes, kind: Any) -> Any:
    """What `encode` was given, of the type `kind`. Raises ValueError or RecursionError for anything else."""
    return _decoder(kind).decode(data)


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)
