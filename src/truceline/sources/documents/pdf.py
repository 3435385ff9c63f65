"""PDF files: the text that their pages show, with line ends and hyphens undone. Pictures are not read."""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from truceline.errors import BadInput, Fault

WHITE = "text in white was left out"
BEHIND = "the text lies behind a picture, as a machine read it: compare it with the picture"
_MOST_PAGES = 2000
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_FILLS = {b"g": 1, b"rg": 3, b"k": 4, b"sc": 0, b"scn": 0}
_ENDS = tuple('.!?:…”"»)')
_FULL, _SHORT = 0.8, 0.75


def pdf_text(path: Path, raw: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text of a PDF, the title in its particulars (or nothing), and what a reader must know.

    A word parted at a line end by a hyphen is put together again unless it holds digits or capitals there ("30-day",
    "US-led"); lines of one paragraph are joined; paragraphs are apart by an empty line.

    Raises:
        BadInput: if it is encrypted, damaged, too long, or holds pictures and no text.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told once, by us
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _fault(path, "the PDF is encrypted", "save a copy that opens without a password")
        if len(reader.pages) > _MOST_PAGES:
            raise _fault(path, f"the PDF has more than {_MOST_PAGES} pages", "cut it into parts")
        pages = [_page(page) for page in reader.pages]
        pictures = any(_has_picture(page) for page in reader.pages)
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except BadInput:
        raise
    except Exception as cause:  # a hostile file can make the library fail in any way
        problem = f"the PDF cannot be read ({type(cause).__name__})"
        raise _fault(path, problem, "open it and save it again, or bring the text as .txt") from cause
    text = "\n\n".join(filter(None, (_paragraphs(lines) for lines, _ in pages)))
    if not text:
        problem = "the PDF has pictures and no text" if pictures else "the PDF holds no text"
        raise _fault(path, problem, "run OCR or type the passage")
    return text, " ".join(title.split()), tuple(dict.fromkeys(note for _, notes in pages for note in notes))


def _fault(path: Path, problem: str, remedy: str) -> BadInput:
    return BadInput(Fault(str(path), None, problem, remedy))


def _page(page: PageObject) -> tuple[str, tuple[str, ...]]:
    """The lines of a page without text in white or without ink, and notes."""
    contents = page.get_contents()
    if contents is None:
        return "", ()
    stream = ContentStream(contents, page.pdf)
    kept, white, inkless = _inked(stream.operations)
    if not white and not inkless:
        return page.extract_text(), ()
    if not any(operator in _SHOWS for _, operator in kept):
        return page.extract_text(), (BEHIND,)
    stream.operations = kept
    page[NameObject("/Contents")] = stream
    return page.extract_text(), (WHITE,)


def _inked(operations: Sequence[tuple[object, bytes]]) -> tuple[list[tuple[object, bytes]], bool, bool]:
    """What is drawn with ink; whether text in white was dropped, and whether text without ink was."""
    kept: list[tuple[object, bytes]] = []
    state, saved = (False, False), []
    dropped = [False, False]
    for operands, operator in operations:
        if operator == b"q":
            saved.append(state)
        elif operator == b"Q" and saved:
            state = saved.pop()
        elif operator in _FILLS:
            state = (_is_white(operator, operands), state[1])
        elif operator == b"Tr":
            state = (state[0], _numbers(operands) == [3.0])
        if operator in _SHOWS and any(state):
            dropped = [dropped[0] or state[0], dropped[1] or state[1]]
        else:
            kept.append((operands, operator))
    return kept, dropped[0], dropped[1]


def _numbers(operands: object) -> list[float]:
    found = operands if isinstance(operands, list) else []
    return [float(one) for one in found if isinstance(one, int | float)]


def _is_white(operator: bytes, operands: object) -> bool:
    """White by its own numbers: full light, or no ink of any colour. A pattern or a named colour is not told."""
    given = _numbers(operands)
    if operator == b"k" or (operator in (b"sc", b"scn") and len(given) == 4):
        return len(given) == 4 and max(given) <= 0.02
    return bool(given) and min(given) >= 0.98


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject):
        return False
    objects = resources.get("/XObject")
    found = objects.get_object() if objects is not None else None
    values = found.values() if isinstance(found, DictionaryObject) else ()
    return any(_is_picture(one.get_object()) for one in values)


def _is_picture(one: object) -> bool:
    return isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Image"


def _paragraphs(lines: str) -> str:
    """Lines as paragraphs. A line far shorter than the others ends one, where what follows can begin another."""
    blocks: list[str] = []
    written = [line.strip() for line in lines.split("\n")]
    widths = sorted(len(line) for line in written if line)
    width = widths[int(len(widths) * _FULL)] if widths else 0
    ended = True
    for number, line in enumerate(written):
        if not line:
            ended = True
            continue
        if ended or not blocks:
            blocks.append(line)
        else:
            blocks[-1] = _joined(blocks[-1], line)
        after = next((other for other in written[number + 1 :]), "")
        short = len(line) < _SHORT * width
        ended = short and (line.endswith(_ENDS) or (after[:1].isupper() and not line.endswith(("-", ","))))
    return "\n\n".join(re.sub(r"[ \t\u00a0]+", " ", block) for block in blocks)


def _joined(before: str, line: str) -> str:
    parted = re.search(r"[a-zа-яёіїєґ]{2,}[-\u2010]$", before)
    if parted and line[:1].islower():
        return before[:-1] + line
    return before + line if before.endswith(("-", "\u2010")) else f"{before} {line}"
