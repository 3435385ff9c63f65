"""What is kept of a row, as one text: the cells of its kind in order, with a sign between that no cell may hold."""

from collections.abc import Mapping
from functools import cache

from truceline.intake.mapping import COMMON, OURS
from truceline.record.kinds import KINDS

BETWEEN = "\x1f"
MARK = b"truceline/intake-content/1\n"
"""How the bytes begin whose SHA-256 stands in an `intake` entry; then each row as `digest_piece` has it."""


@cache
def content_columns(kind: str) -> tuple[str, ...]:
    """The cells of a kind in the order in which they are kept."""
    ours = OURS if kind == "listing" else ()
    return (*COMMON, "recorded", *(name for name in KINDS[kind].model_fields if name not in ours))


def content_of(kind: str, cells: Mapping[str, str]) -> str:
    """The cells of a row as they are kept."""
    return BETWEEN.join(cells.get(name, "") for name in content_columns(kind))


def cells_of(kind: str, content: str) -> dict[str, str]:
    """The inverse of `content_of`, without empty cells."""
    texts = content.split(BETWEEN)
    return {name: text for name, text in zip(content_columns(kind), texts, strict=True) if text}


def digest_piece(key: str, content: str) -> bytes:
    """What a row adds to the digest of a file's content: both lengths in bytes, then both texts."""
    one, other = key.encode(), content.encode()
    return b"%d %d\n" % (len(one), len(other)) + one + other
