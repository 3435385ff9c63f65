"""One byte string for one content, and its digest.

The profile is RFC 8785 (JSON Canonicalization Scheme) restricted to text, whole numbers below 2^53, true, false, null,
lists and mappings with ASCII keys. Within it, sorted compact `json.dumps` gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NoReturn

_LARGEST = 2**53 - 1

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_bytes(content: Json) -> bytes:
    """The canonical UTF-8 bytes of a content.

    Raises:
        ValueError: if it holds a float, a number too large, or a key that is not ASCII.
    """
    _check(content)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def _check(content: Json) -> None:
    if isinstance(content, Mapping):
        for key, value in content.items():
            _check_key(key)
            _check(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _check(value)
    elif isinstance(content, int) and abs(content) > _LARGEST:
        raise ValueError(f"the number {content} is too large to be written the same everywhere")
    elif not isinstance(content, str | int | None):
        raise ValueError(f"{content!r} cannot be written canonically")


def _check_key(key: object) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise ValueError(f"the key {key!r} is not plain ASCII text")


_DEEPEST = 16


def parse_canonical(data: bytes) -> Json:
    """The content that canonical bytes hold.

    Raises:
        ValueError: if they are not exactly the bytes that `canonical_bytes` would write, or nested more than 16 deep.
    """
    try:
        content: Json = json.loads(data.decode(), parse_float=_no_float, parse_constant=_no_float)
        same = canonical_bytes(content) == data
    except (UnicodeError, RecursionError) as cause:
        raise ValueError("the bytes are not canonical JSON") from cause
    if not same or _depth(content) > _DEEPEST:
        raise ValueError("the bytes are not canonical JSON")
    return content


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"the number {text[:40]} is not whole")


def _depth(content: Json) -> int:
    if isinstance(content, Mapping):
        return 1 + max(map(_depth, content.values()), default=0)
    if isinstance(content, list | tuple):
        return 1 + max(map(_depth, content), default=0)
    return 0


def digest(mark: str, *parts: bytes) -> bytes:
    """SHA-256 over a domain mark and parts, each preceded by its length, so that no two inputs share bytes."""
    hasher = sha256()
    for part in (mark.encode(), *parts):
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()
