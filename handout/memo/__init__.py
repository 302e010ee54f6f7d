"""The memory between builds, by content: no time stamps, no graph of dependencies."""

from handout.memo.coding import decode, encode
from handout.memo.store import Memo, noted, step

__all__ = ["Memo", "decode", "encode", "noted", "step"]
