"""What comes from other people's data sets, and that a file of them was taken in."""

import re
from typing import Annotated

from pydantic import PlainValidator

from truceline.record.kinds.cells import DIGEST, BoundedCount, Place, Quote
from truceline.sources.models import Strict
from truceline.values.names import Name
from truceline.values.precision import Precision

_SHARE = re.compile(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?")


def _digest(text: object) -> str:
    if not DIGEST.fullmatch(str(text)):
        raise ValueError(f"{text!r} is not a SHA-256; write 64 small hexadecimal digits")
    return str(text)


def _whole(text: object) -> int:
    if not str(text).isdecimal():
        raise ValueError(f"{text!r} is not a number from 0; write digits")
    return int(str(text))


def _share(text: object) -> str:
    if not _SHARE.fullmatch(str(text)):
        raise ValueError(f"{text!r} is not a share; write a number from 0 to 1, such as 0.85")
    return str(text)


Digest = Annotated[str, PlainValidator(_digest)]
Whole = Annotated[int, PlainValidator(_whole)]
Share = Annotated[str, PlainValidator(_share)]


class Listing(Strict):
    """One row of somebody else's data set, as that set has it: it says what the set lists, and no more.

    `key` is the set's own identifier, `about` that of another row that it belongs to. `what` and `detail` are the set's
    own types; sides stand as the set writes them, without any direction. `deaths` has the bounds, `best` the number
    that the set prefers. `certainty`: the set's own probability that it is what it is listed as.
    """

    dataset: Name
    release: str = ""
    key: str
    about: str = ""
    what: str
    detail: str = ""
    side_a: str = ""
    side_b: str = ""
    place: str = ""
    location: Place | None = None
    precision: Precision | None = None
    deaths: BoundedCount | None = None
    best: Whole | None = None
    value: BoundedCount | None = None
    unit: str = ""
    certainty: Share | None = None
    outlet: str = ""
    quote: Quote = ""


class Intake(Strict):
    """A file of another source was taken in: which, of which release, and what became of its rows.

    `file` and `mapping` are SHA-256 digests; `content` is that of everything that is kept of it, row by row. `rows` is
    `taken` (new), `updated`, `known` (the same as before) and `held` (quarantined) together.
    """

    dataset: Name
    release: str = ""
    file: Digest
    mapping: Digest
    content: Digest
    rows: Whole
    taken: Whole
    updated: Whole
    known: Whole
    held: Whole
