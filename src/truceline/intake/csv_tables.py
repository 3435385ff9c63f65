"""CSV files: their encoding, their delimiter, their header, and their rows in the plain way."""

import codecs
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from truceline.errors import BadInput, Fault
from truceline.intake.csv_records import LONGEST, Record, raw_of, record_at
from truceline.intake.mapping import FileForm
from truceline.intake.rows import Raw, names_of

_PIECE = 8 << 20
_LOOK = 1 << 16
_DELIMITERS = (",", ";", "\t", "|")
_BY_NAME = {"tab": "\t"}


class Window:
    """The bytes of a file as far as they are needed: from a place that only moves on."""

    def __init__(self, file: BinaryIO, piece: int = _PIECE) -> None:
        self._file, self._piece = file, piece
        self.blob, self.at, self.before, self.ended = b"", 0, 0, False

    def fill(self, ahead: int = LONGEST + 1) -> None:
        """See that so many bytes follow the place, or all that the file has."""
        if len(self.blob) - self.at >= ahead or self.ended:
            return
        more = self._file.read(max(self._piece, ahead))
        self.before, self.blob, self.at = self.before + self.at, self.blob[self.at :] + more, 0
        self.ended = len(more) < max(self._piece, ahead)

    def go_to(self, place: int) -> None:
        """Go back, or on, to a place in the file."""
        self._file.seek(place)
        self.blob, self.at, self.before, self.ended = b"", 0, place, False

    @property
    def over(self) -> bool:
        """True where nothing is left."""
        self.fill()
        return self.at >= len(self.blob)

    @property
    def done(self) -> int:
        """How many bytes lie before the place."""
        return self.before + self.at


class CsvTable:
    """A CSV file, at the first of its rows. Raises BadInput where it has none, or cannot be read."""

    def __init__(self, path: Path, form: FileForm, piece: int = _PIECE) -> None:
        self.path = path
        self._file = _opened(path, form)
        try:
            self._begin(form, piece)
        except BaseException:
            self._file.close()
            raise

    def _begin(self, form: FileForm, piece: int) -> None:
        path = self.path
        self.window = Window(self._file, piece)
        self._size = path.stat().st_size
        self.line = 1
        _see_line_ends(path, self.window)
        for _ in range(form.skip_lines):
            self._skip_line()
        first = (
            ""
            if self.window.over
            else self.window.blob[self.window.at : self.window.at + _LOOK].decode(errors="replace")
        )
        self.delimiter = _BY_NAME.get(form.delimiter or "", form.delimiter) or _delimiter(first)
        self.header = self._header(form)

    def _skip_line(self) -> None:
        self.window.fill()
        stop = self.window.blob.find(b"\n", self.window.at)
        self.window.at = len(self.window.blob) if stop < 0 else stop + 1
        self.line += 1

    def _header(self, form: FileForm) -> tuple[str, ...]:
        if form.header:
            return names_of(_several(form.header))
        while not self.window.over:
            record = self._record(None)
            if record.cells is None or not record.sound:
                problem = "the row of column names is not well formed"
                raise BadInput(Fault(str(self.path), record.line, problem, "mend its quotes and letters"))
            if any(cell.strip() for cell in record.cells):
                return names_of(record.cells)
        raise BadInput(Fault(str(self.path), None, "the file has no rows", "see whether it is the right file"))

    def _record(self, width: int | None) -> Record:
        self.window.fill()
        record = record_at(self.window.blob, self.window.at, self.line, self.delimiter, width)
        self.window.at, self.line = record.end, record.next_line
        return record

    def go_to(self, place: int, line: int) -> None:
        """Go back, or on, to a record at a place in the file."""
        self.window.go_to(place)
        self.line = line

    def next_row(self) -> Raw | None:
        """The next row; None for a blank one."""
        return raw_of(self._record(len(self.header)), self.header)

    def rows(self) -> Iterator[Raw]:
        """Every row, in its order."""
        while not self.window.over:
            raw = self.next_row()
            if raw is not None:
                yield raw

    def done(self) -> int:
        """How many bytes have been read so far."""
        return min(self.window.done, self._size)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _several(header: tuple[str, ...]) -> list[str]:
    return [name for text in header for name in text.split(",")]


def _delimiter(text: str) -> str:
    """The one that makes most columns of the first line that is not blank."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=line.count)


def _see_line_ends(path: Path, window: Window) -> None:
    window.fill()
    if window.blob.startswith(codecs.BOM_UTF8):
        window.at = len(codecs.BOM_UTF8)
    head = window.blob[:_LOOK]
    if b"\r" in head and b"\n" not in head:
        problem = "the lines of the file end with bare carriage returns"
        raise BadInput(Fault(str(path), None, problem, "save it again with the line ends of Windows or Unix"))


def _opened(path: Path, form: FileForm) -> BinaryIO:
    """The file as bytes in UTF-8: as it lies, or written anew where it is in another encoding."""
    try:
        file = path.open("rb")
        wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        file.seek(0)
    except OSError as cause:
        raise BadInput(Fault(str(path), None, f"cannot be read ({cause.strerror})", "check the path")) from cause
    if form.encoding == "utf-8" and not wide:
        return file
    with file:
        return _written_anew(path, file, "utf-16" if wide else form.encoding)


def _written_anew(path: Path, file: BinaryIO, encoding: str) -> BinaryIO:
    """In UTF-8. A byte that the encoding does not know stays as it is, so that its row is held back."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict" if encoding == "utf-16" else "surrogateescape")
    anew = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the table
    try:
        while piece := file.read(_LOOK):
            anew.write(decoder.decode(piece).encode(errors="surrogateescape"))
        anew.write(decoder.decode(b"", final=True).encode(errors="surrogateescape"))
    except UnicodeDecodeError as cause:
        problem = f"the text is not {encoding} ({cause.reason})"
        raise BadInput(Fault(str(path), None, problem, "save the file again with the encoding UTF-8")) from cause
    anew.seek(0)
    return anew
