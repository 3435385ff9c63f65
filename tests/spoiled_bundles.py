"""Bundles that somebody spoiled, with the words by which each is refused. Run it to write them anew.

The bytes are always the same: they are made from one key that nobody should use.
"""

import struct
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from devices import KEYS, story
from records import ABOUT
from truceline.record.bundle import COUNTS, Manifest, Member, What
from truceline.record.tlog.tiles import bundle as joined
from truceline.values.canonical import canonical_bytes

_DAY = (1980, 1, 1, 0, 0, 0)
Members = Sequence[tuple[str, bytes]]
LEAVES = joined(leaf.raw for leaf in story(KEYS[0], "a", "b"))


def manifest(members: Members, case: str = ABOUT.case) -> bytes:
    """A manifest over members, whatever they are named."""
    rows = tuple(Member(name, len(data), sha256(data).digest()) for name, data in members)
    counts = dict.fromkeys(COUNTS, 0) | {"leaves": 2}
    return Manifest(What.ENVELOPES, case, ABOUT.mode, None, counts, rows).bytes()


def zipped(members: Members, case: str = ABOUT.case, last: bytes | None = None, **parts: object) -> bytes:
    """A ZIP of members and a manifest; `parts` are set on every entry."""
    stream = BytesIO()
    how = ZIP_DEFLATED if parts.pop("packed", False) else 0
    with ZipFile(stream, "w", how) as file:
        file.comment = bytes(parts.pop("note", b""))  # type: ignore[call-overload]
        for name, data in [*members, ("manifest", manifest(members, case) if last is None else last)]:
            info = ZipInfo(name, _DAY)
            info.create_system, info.external_attr, info.compress_type = 3, 0o644 << 16, how
            for part, value in parts.items():
                setattr(info, part, value)
            file.writestr(info, data, how)
    return stream.getvalue()


def good() -> bytes:
    """A bundle with two envelopes."""
    return zipped([("leaves/000000", LEAVES)])


def _changed(old: bytes, new: bytes, which: int = -1) -> bytes:
    """The good one with one occurrence of some bytes replaced; -1: all of them."""
    data = good()
    if which < 0:
        return data.replace(old, new)
    place = -1
    for _ in range(which + 1):
        place = data.index(old, place + 1)
    return data[:place] + new + data[place + len(old) :]


def _named(name: str) -> Callable[[], bytes]:
    return lambda: zipped([(name, LEAVES)])


def _twice() -> bytes:
    return zipped([("leaves/000000", LEAVES), ("leaves/000001", LEAVES)]).replace(b"leaves/000001", b"leaves/000000")


def _overlapping() -> bytes:
    """The directory sends both names to the same bytes."""
    data = bytearray(zipped([("leaves/000000", LEAVES), ("leaves/000001", LEAVES)]))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    return bytes(data)


def _lying(field: int, number: int) -> bytes:
    """A number in the directory's first entry changed."""
    data = bytearray(good())
    place = data.index(b"PK\x01\x02") + field
    data[place : place + 4] = struct.pack("<L", number)
    return bytes(data)


def _large_manifest() -> bytes:
    content = {"form": "truceline/bundle/1", "padding": "x" * 100}
    return zipped([("leaves/000000", LEAVES)], last=canonical_bytes(content))


def _both_sizes() -> bytes:
    data = bytearray(_lying(24, 10))
    place = data.index(b"PK\x01\x02") + 20
    data[place : place + 4] = struct.pack("<L", 10)
    return bytes(data)


def _without_manifest() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        info = ZipInfo("leaves/000000", _DAY)
        info.create_system, info.external_attr = 3, 0
        file.writestr(info, LEAVES)
    return stream.getvalue()


SPOILED: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip-bomb": (lambda: zipped([("leaves/000000", bytes(2**20))], packed=True), "packed or encrypted"),
    "declared-huge": (lambda: _lying(24, 2**31), "at most"),
    "declared-shorter": (lambda: _lying(24, 10), "packed or encrypted"),
    "both-sizes-lie": (_both_sizes, "says something else of itself"),
    "parent-folder": (_named("../leaves/000000"), "no member named"),
    "absolute": (_named("/leaves/000000"), "no member named"),
    "backslash": (_named("leaves\\000000"), "no member named"),
    "drive": (_named("c:leaves/000000"), "no member named"),
    "unknown-name": (_named("leaves/000000.exe"), "no member named"),
    "line-break": (_named("leaves/000000\n"), "no member named"),
    "not-ascii": (_named("leaves/\u0660\u0660\u0660\u0660\u0660\u0660"), "no member named"),
    "folder": (_named("leaves/"), "no member named"),
    "twice": (_twice, "two members"),
    "symlink": (lambda: zipped([("leaves/000000", b"/dev/zero")], external_attr=0o120777 << 16), "not a plain file"),
    "encrypted": (lambda: _changed(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "encrypted"),
    "overlapping": (_overlapping, "overlaps"),
    "prepended": (lambda: b"#!/bin/sh\n" + good(), "not where it should be"),
    "appended": (lambda: good() + b"more", "does not end as a bundle does"),
    "comment": (lambda: zipped([("leaves/000000", LEAVES)], note=b"hello"), "does not end as a bundle does"),
    "extra": (lambda: zipped([("leaves/000000", LEAVES)], extra=b"\x99\x99\x04\x00abcd"), "not of its form"),
    "other-name-inside": (lambda: _changed(b"leaves/000000", b"leaves/000009", 0), "says something else of itself"),
    "changed": (lambda: _changed(b"drawn", b"drawm", 0), "was changed"),
    "cut-off": (lambda: good()[:700], "does not end as a bundle does"),
    "empty": (lambda: b"", "is not empty"),
    "no-members": (lambda: b"PK\x05\x06" + bytes(18), "not empty"),
    "no-manifest": (_without_manifest, "ends with its manifest"),
    "manifest-of-others": (lambda: zipped([("leaves/000000", LEAVES)], last=manifest([])), "not those of its manifest"),
    "manifest-not-of-its-form": (_large_manifest, "that is not the form"),
    "manifest-not-canonical": (lambda: zipped([], last=b'{"form": 1}'), "canonical"),
    "leaves-cut-off": (lambda: zipped([("leaves/000000", LEAVES[:-1])]), "cut off in its leaf"),
}


if __name__ == "__main__":
    folder = Path(__file__).parent / "data" / "spoiled" / "bundles"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (make, _) in SPOILED.items():
        (folder / f"{name}.zip").write_bytes(make())
