"""An XLSForm as a file: the same sheets, the same bytes."""

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from truceline.forms.survey import Line, Sheets

_THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold; the file says nothing of when it was made."""
_MADE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
"""How the file says when it was made and last written."""
_FIRST = ("type", "list_name", "name")
_WIDTHS = {"type": 24, "name": 24, "list_name": 20}


def workbook_of(sheets: Sheets) -> bytes:
    """The .xlsx file of a form, with the sheets survey, choices and settings."""
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets.named():
        _fill(book, name, lines)
    raw = io.BytesIO()
    book.save(raw)
    return _without_times(raw.getvalue())


def columns_of(lines: tuple[Line, ...]) -> list[str]:
    """The columns that lines have: what they are called first, then in the order in which they come up."""
    found = list(dict.fromkeys(column for line in lines for column in line))
    return [name for name in _FIRST if name in found] + [name for name in found if name not in _FIRST]


def _fill(book: Workbook, name: str, lines: tuple[Line, ...]) -> None:
    sheet = book.create_sheet(name)
    columns = columns_of(lines)
    sheet.append(columns)
    for line in lines:
        sheet.append([line.get(column) for column in columns])
    sheet.freeze_panes = "C2" if name != "settings" else "A2"
    for number, column in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 36)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type


def _without_times(raw: bytes) -> bytes:
    """The same archive with one time for all its files, in the order of their names."""
    clean = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MADE.sub(b"1980-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, _THEN), part, zipfile.ZIP_DEFLATED)
    return clean.getvalue()
