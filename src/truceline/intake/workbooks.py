"""Workbooks: the rows of one sheet as texts."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from truceline.errors import BadInput, Fault
from truceline.intake.csv_records import CONTROL, control_problem
from truceline.intake.mapping import FileForm
from truceline.intake.rows import BLANKS, MORE, Problem, Raw, names_of

_MOST = 2 << 30
"""No workbook unpacks to more bytes."""


class SheetTable:
    """One sheet of a workbook, at the first of its rows. Raises BadInput where it has none, or cannot be read."""

    def __init__(self, path: Path, form: FileForm) -> None:
        self._path, self._read, self._size = path, 0, path.stat().st_size
        self._book = _book(path)
        self._numbered = enumerate(_sheet(path, self._book, form.sheet), start=1)
        for _ in range(form.skip_lines):
            next(self._numbered, None)
        named = form.header or next((texts for _, texts in self._numbered if any(texts)), None)
        if named is None:
            raise BadInput(Fault(str(path), None, "the sheet has no rows", "name the sheet in the mapping"))
        self.header = names_of(_without_tail(list(named)))

    def rows(self) -> Iterator[Raw]:
        """Every row, in its order."""
        for line, given in self._numbered:
            texts = _without_tail(given)
            if texts:
                self._read = line
                cells = {name: text for name, text in zip(self.header, texts, strict=False) if text}
                if len(texts) > len(self.header):
                    cells[MORE] = " | ".join(text for text in texts[len(self.header) :] if text)
                yield Raw(line, cells, tuple(_problems(self.header, texts)))
        self._read = -1

    def done(self) -> int:
        """How many bytes have been read so far; of a workbook it is only known at its end."""
        return self._size if self._read < 0 else 0

    def close(self) -> None:
        """Let the file go."""
        self._book.close()


def _problems(header: tuple[str, ...], texts: list[str]) -> Iterator[Problem]:
    if len(texts) > len(header):
        remedy = "give its last cells a column name, or empty them"
        yield Problem(f"the row has {len(texts)} cells under {len(header)} column names", remedy)
    for name, text in zip(header, texts, strict=False):
        if CONTROL.search(text):
            yield control_problem(name, text)


def _without_tail(texts: list[str]) -> list[str]:
    """Cells without the empty ones at the end, which a sheet has as many of as it likes."""
    while texts and not texts[-1]:
        texts = texts[:-1]
    return texts


def _book(path: Path) -> Any:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > _MOST:
                raise BadInput(Fault(str(path), None, "the workbook is too large", "save the sheet as CSV"))
        return load_workbook(path, read_only=True, data_only=True)
    except BadInput:
        raise
    except Exception as cause:
        problem = f"is not a workbook that can be read ({type(cause).__name__})"
        raise BadInput(Fault(str(path), None, problem, "save it as .xlsx again, or as CSV")) from cause


def _sheet(path: Path, book: Any, name: str | None) -> Iterator[list[str]]:
    if name is not None and name not in book.sheetnames:
        problem = f"the workbook has no sheet {name!r}, only {', '.join(book.sheetnames)}"
        raise BadInput(Fault(str(path), None, problem, "name one of them in the mapping"))
    sheet = book[name] if name is not None else book.worksheets[0]
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [text_of(value) for value in row]


def text_of(value: object) -> str:
    """The value of a cell of a workbook as a text, as docs/mapping-format.md says."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        whole_day = value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat(" ", timespec=_exactness(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, bool | int | timedelta) else str(value).strip(BLANKS)


def _exactness(value: datetime) -> str:
    return "microseconds" if value.microsecond else "seconds"
