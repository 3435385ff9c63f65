"""One byte string for one content, and its digest.

The profile is RFC 8785 (JSON Canonicalization Scheme) restricted to text, whole numbers below 2^53, true, false, null,
lists and mappings with ASCII keys. Within it, sorted compact `json.dumps` gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from json.encoder import encode_basestring
from typing import NoReturn

_LARGEST = 2**53 - 1
DEEPEST = 16
_ENDLESS = 500
_OBJECTS, _LISTS = (dict, Mapping), (list, tuple)
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_bytes(content: Json, deepest: int = _ENDLESS) -> bytes:
    """The canonical UTF-8 bytes of a content.

    Raises:
        ValueError: if it holds a float, a number too large, or a key that is not ASCII, or is nested deeper than asked.
    """
    if type(content) is str:
        return encode_basestring(content).encode()  # what the writer does with a text, without asking what it is
    if depth_of(content) > deepest:
        raise ValueError(f"the content is nested more than {deepest} deep")
    return _WRITER.encode(content).encode()


def depth_of(content: Json) -> int:
    """How deep a content is nested. Goes level by level, so that what is nested without end does no harm.

    Raises:
        ValueError: if it cannot be written canonically.
    """
    if type(content) is int and -_LARGEST <= content <= _LARGEST:
        return 0
    depth, level = 0, [content]
    while depth < _ENDLESS:
        below: list[Json] = []
        nested = False
        for one in level:
            if isinstance(one, _OBJECTS):
                _check_keys(one)
                below.extend(one.values())
                nested = True
            elif isinstance(one, _LISTS):
                below.extend(one)
                nested = True
            else:
                _check_plain(one)
        if not nested:
            return depth
        depth += 1
        # Most of what is written is text or nothing, and there is nothing to check about it.
        level = [one for one in below if one is not None and type(one) is not str]
    raise ValueError("the content is nested without end")


def _check_keys(content: Mapping[str, Json]) -> None:
    try:
        plain = "".join(content).isascii()
    except TypeError:
        plain = False
    if not plain:
        raise ValueError(f"a key among {list(content)!r:.200} is not plain ASCII text")


def _check_plain(content: Json) -> None:
    if isinstance(content, int) and abs(content) > _LARGEST:
        raise ValueError(f"the number {content} is too large to be written the same everywhere")
    if not isinstance(content, str | int | None):
        raise ValueError(f"{content!r} cannot be written canonically")


def parse_canonical(data: bytes) -> Json:
    """The content that canonical bytes hold.

    Raises:
        ValueError: if they are not exactly the bytes that `canonical_bytes` would write, or nested more than 16 deep.
    """
    content = parse_unchecked(data)
    try:
        same = depth_of(content) <= DEEPEST and _WRITER.encode(content).encode() == data
    except UnicodeError as cause:
        raise ValueError("the bytes are not canonical JSON") from cause
    if not same:
        raise ValueError("the bytes are not canonical JSON")
    return content


def parse_unchecked(data: bytes) -> Json:
    """The content of JSON without fractions, canonical or not: whoever asks writes it again and compares the bytes.

    Raises:
        ValueError: if the bytes are not JSON.
    """
    try:
        content: Json = _READER.decode(data.decode())
    except (UnicodeError, RecursionError) as cause:
        raise ValueError("the bytes are not canonical JSON") from cause
    return content


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"the number {text[:40]} is not whole")


_READER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)


def digest(mark: str, *parts: bytes) -> bytes:
    """SHA-256 over a domain mark and parts, each preceded by its length, so that no two inputs share bytes."""
    # One call for all of it: the parts are short, and there are many.
    return sha256(b"".join([len(part).to_bytes(8, "big") + part for part in (mark.encode(), *parts)])).digest()
