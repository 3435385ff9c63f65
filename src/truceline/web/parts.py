"""The parts of a submission, taken from the request as they come: files go to the disk piece by piece.

Nothing is ever whole in memory but the form itself, which is small. What is too much, too slow or not of its form ends
the reading at once.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from truceline.errors import Fault, StoreFailed
from truceline.record.evidence.media import HEAD
from truceline.tasks.form_inbox import Piece
from truceline.tasks.form_look import LARGEST_FORM, Malformed, TooLarge, WrongType, refuse_name

FORM = "xml_submission_file"
INCOMPLETE = "*isIncomplete*"
_MOST_PARTS = 64
_LONGEST_FLAG = 16
_XML = ("text/xml", "application/xml")
_BOUNDARY = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{1,70}")


@dataclass
class Parts:
    """What a request brings: the form, and the files by their names."""

    xml: bytes = b""
    files: dict[str, Piece] = field(default_factory=dict)


def boundary_of(content_type: str) -> bytes:
    """The boundary of a multipart request. Raises WrongType."""
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not _BOUNDARY.fullmatch(boundary):
        fault = Fault("the request", None, "is not multipart/form-data with a boundary", "send it as ODK clients do")
        raise WrongType(fault)
    return boundary


async def read_parts(body: AsyncIterator[bytes], boundary: bytes, folder: Path, largest: int) -> Parts:
    """Read a request to its end; files lie in `folder` then. `largest`: how many bytes it may have.

    Raises:
        Malformed, TooLarge, WrongType: see there.
        StoreFailed: if the disk does not take a file.
    """
    reader = _Reader(folder)
    parser = MultipartParser(boundary, reader.callbacks)  # type: ignore[arg-type]
    size = 0
    try:
        async for piece in body:
            size += len(piece)
            if size > largest:
                raise TooLarge(_fault(f"has more than {largest} bytes", "send the files in several requests"))
            parser.write(piece)
    except FormParserError as cause:
        raise Malformed(_fault(f"is not multipart ({cause})", "send it as ODK clients do")) from cause
    except OSError as cause:
        remedy = "see that the disk has room, and send it again"
        raise StoreFailed(f"the inbox cannot be written ({cause.strerror})", remedy) from cause
    finally:
        reader.close()
    return reader.finished()


def _fault(problem: str, remedy: str) -> Fault:
    return Fault("the request", None, problem, remedy)


class _Part:
    """One part while it comes: where it is written to, and how much of it there is."""

    def __init__(self, name: str, into: BinaryIO, most: int, path: Path | None) -> None:
        self.name, self.into, self.most, self.path = name, into, most, path
        self.size, self.head, self.hasher = 0, b"", sha256()

    def take(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self.most:
            raise TooLarge(Fault(f"the part {self.name}", None, f"has more than {self.most} bytes", "send less"))
        if len(self.head) < HEAD:
            self.head += data[: HEAD - len(self.head)]
        self.hasher.update(data)
        self.into.write(data)


class _Reader:
    """Told by the parser what comes next."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._parts, self._ended = folder, Parts(), False
        self._header, self._value = b"", b""
        self._headers: dict[str, str] = {}
        self._part: _Part | None = None
        self._count, self._seen = 0, set[str]()
        self.callbacks = {
            "on_part_begin": self._begin,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._on_header,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._finish,
            "on_end": self._end,
        }

    def _begin(self) -> None:
        self._count += 1
        self._headers = {}
        if self._count > _MOST_PARTS:
            raise TooLarge(_fault(f"has more than {_MOST_PARTS} parts", "send the files in several requests"))

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header(self) -> None:
        name = self._header.decode("ascii", "replace").lower()
        if name in self._headers:
            raise Malformed(_fault("has a part with a header twice", "send it as ODK clients do"))
        try:
            self._headers[name] = self._value.decode()
        except UnicodeDecodeError as cause:
            raise Malformed(_fault("has a header that is not UTF-8", "send it as ODK clients do")) from cause
        self._header = self._value = b""

    def _open(self) -> None:
        name, file = names_in(self._headers.get("content-disposition", ""))
        key = FORM if name == FORM else INCOMPLETE if name == INCOMPLETE else (file or name)
        if key in self._seen:
            raise Malformed(_fault("has the same part twice", "send each once"))
        if self._headers.get("content-transfer-encoding", "binary").lower() not in ("binary", "7bit", "8bit"):
            raise WrongType(_fault("has a part in another encoding", "send it as it is"))
        self._seen.add(key)
        if key in (FORM, INCOMPLETE):
            self._open_small(key)
            return
        refuse_name(key)
        path = self._folder / str(self._count)
        self._part = _Part(key, path.open("xb"), 2**63, path)

    def _open_small(self, key: str) -> None:
        kind = parse_options_header(self._headers.get("content-type", _XML[0]))[0].decode("ascii", "replace")
        if key == FORM and kind not in _XML:
            raise WrongType(Fault("the form", None, "is not sent as text/xml", "send it as ODK clients do"))
        self._part = _Part(key, BytesIO(), LARGEST_FORM if key == FORM else _LONGEST_FLAG, None)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None:
            self._part.take(data[start:end])

    def _finish(self) -> None:
        part = self._part
        if part is None:
            return
        if part.path is not None:
            part.into.close()
            self._parts.files[part.name] = Piece(part.path, part.hasher.hexdigest(), part.size, part.head)
        elif part.name == FORM and isinstance(part.into, BytesIO):
            self._parts.xml = part.into.getvalue()
        self._part = None

    def _end(self) -> None:
        self._ended = True

    def close(self) -> None:
        """Let go of a file that was cut off."""
        if self._part is not None:
            self._part.into.close()

    def finished(self) -> Parts:
        """What came. Raises Malformed where it was cut off, or the form is not there."""
        if not self._ended:
            raise Malformed(_fault("was cut off", "send it again"))
        if FORM not in self._seen:
            raise Malformed(_fault(f"has no part {FORM}", "send it as ODK clients do"))
        return self._parts


def names_in(disposition: str) -> tuple[str, str]:
    """The name of a part, and of the file in it, exactly as they were sent. Raises Malformed.

    Quotation marks in them are written as browsers and as Java do; nothing is cut off a path here, so that it shows.
    """
    kind, _, rest = disposition.partition(";")
    found: dict[str, str] = {}
    at = 0
    pattern = re.compile(r'\s*([a-z*]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";]+))\s*(?:;|$)', re.IGNORECASE)
    while at < len(rest):
        pair = pattern.match(rest, at)
        if pair is None or pair[1].lower() in found:
            raise Malformed(_fault("has a part whose name cannot be read", "send it as ODK clients do"))
        found[pair[1].lower()] = pair[3] if pair[2] is None else pair[2].replace('\\"', '"').replace("%22", '"')
        at = pair.end()
    if kind.strip().lower() != "form-data" or not found.get("name"):
        raise Malformed(_fault("has a part without a name", "send it as ODK clients do"))
    return found["name"], found.get("filename", "")
