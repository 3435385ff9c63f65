"""Word files (.docx): paragraphs and tables in their order; insertions in, deletions and hidden text out."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx

from truceline.errors import BadInput, Fault

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES, _MOST_PARTS = 64 * 1024 * 1024, 5000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_PLAIN = ("", "auto", "FFFFFF")


def word_text(path: Path, raw: bytes) -> tuple[str, str, bool]:
    """The text of a Word file, the title in its particulars (or nothing), and whether hidden text was left out.

    Raises:
        BadInput: if it is encrypted, of the old form, damaged, or would be too large when unpacked.
    """
    if raw.startswith(_OLD):
        remedy = "save it without a password, in the form .docx"
        raise BadInput(Fault(str(path), None, "the file is encrypted, or of the old form .doc", remedy))
    try:
        _check_size(path, raw)
        document = docx.Document(BytesIO(raw))
        hidden: list[str] = []
        blocks = list(_blocks(document.element.body, hidden))
        title = document.core_properties.title or ""
    except BadInput:
        raise
    except Exception as cause:  # a hostile file can make the library fail in any way
        problem = f"the Word file cannot be read ({type(cause).__name__})"
        raise BadInput(
            Fault(str(path), None, problem, "open it and save it again, or bring the text as .txt")
        ) from cause
    return "\n\n".join(blocks), title.strip(), any(text.strip() for text in hidden)


def _check_size(path: Path, raw: bytes) -> None:
    try:
        with ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
    except BadZipFile as cause:
        remedy = "open it and save it again, or bring the text as .txt"
        raise BadInput(Fault(str(path), None, "the Word file is damaged", remedy)) from cause
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        problem = f"the Word file would be larger than {_MOST_BYTES // 1024**2} MB when unpacked"
        raise BadInput(Fault(str(path), None, problem, "do not open it; ask who sent it for the text alone"))


def _blocks(body: Any, hidden: list[str]) -> Iterator[str]:
    for one in body:
        if one.tag == f"{_W}p":
            text = _paragraph(one, hidden)
            if text:
                yield text
        elif one.tag == f"{_W}tbl":
            yield from filter(None, (_row(row, hidden) for row in one.iter(f"{_W}tr")))
        elif one.tag == f"{_W}sdt":
            yield from _blocks(one.iterfind(f"{_W}sdtContent/*"), hidden)


def _row(row: Any, hidden: list[str]) -> str:
    cells = (" ".join(_blocks(cell, hidden)) for cell in row.iterfind(f"{_W}tc"))
    return " | ".join(cell for cell in cells if cell)


def _paragraph(paragraph: Any, hidden: list[str]) -> str:
    pieces: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in _above(run, paragraph)):
            continue
        text = "".join(_letters(run))
        (hidden if _is_hidden(run, paragraph) else pieces).append(text)
    return "".join(pieces).strip()


def _above(run: Any, paragraph: Any) -> Iterable[Any]:
    for one in run.iterancestors():
        if one is paragraph:
            return
        yield one


def _letters(run: Any) -> Iterator[str]:
    for one in run:
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag in _BREAKS:
            yield _BREAKS[one.tag]


def _is_hidden(run: Any, paragraph: Any) -> bool:
    """Marked as hidden, of a size that nobody can read, or in white on nothing."""
    of_run = f"{_W}rPr/{_W}"
    vanish = run.find(f"{of_run}vanish")
    if vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off"):
        return True
    size, colour = (_value(run, f"{of_run}{name}") for name in ("sz", "color"))
    if size.isdecimal() and int(size) <= 2:
        return True
    shades = (run.find(f"{of_run}shd"), paragraph.find(f"{_W}pPr/{_W}shd"), *_cell_shades(paragraph))
    shaded = any(one is not None and one.get(f"{_W}fill", "") not in _PLAIN for one in shades)
    return colour.upper() == "FFFFFF" and not shaded


def _cell_shades(paragraph: Any) -> list[Any]:
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    return [] if cell is None else [cell.find(f"{_W}tcPr/{_W}shd")]


def _value(run: Any, path: str) -> str:
    found = run.find(path)
    return "" if found is None else str(found.get(f"{_W}val", ""))
