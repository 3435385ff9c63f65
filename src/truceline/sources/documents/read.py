"""From a file to a document."""

import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.sources.documents.days import day_in
from truceline.sources.documents.document import Document
from truceline.sources.documents.hidden import HIDDEN
from truceline.sources.documents.language import language_of
from truceline.sources.documents.letters import INVISIBLE, decoded, seen
from truceline.sources.documents.pdf import pdf_text
from truceline.sources.documents.plain import Plain, markdown, plain
from truceline.sources.documents.standing import TAKEN_BACK, standing_of
from truceline.sources.documents.web import page_of
from truceline.sources.documents.word import word_text

LARGEST = 20 * 1024 * 1024
"""The most bytes of a file that is read."""
_NO_YEAR = "its date line names no year, so it is not used"
_TITLE = 200
_ADDRESS = re.compile(
    r"^\W{0,3}(?:url|source|link|address|джерело|источник|ссылка)\s*:\s*<?(https?://\S+?)>?\s*$", re.I | re.M
)


def read_document(
    path: Path, *, name: str = "", published: date | None = None, address: str = "", language: str = ""
) -> Document:
    """A file of text, Markdown, HTML, PDF or Word as a document.

    `name` is what it is called in answers (its file name without it); `published`, `address` and `language` are taken
    in place of what it says itself.

    Raises:
        BadInput: if it is none of these, too large, empty, encrypted, damaged, or a picture without text.
    """
    if path.suffix.lower() not in _FORMS:
        known = ", ".join(_FORMS)
        raise BadInput(Fault(str(path), None, "is not a document that can be read", f"bring one of {known}"))
    raw = _bytes(path)
    found, notes = _FORMS[path.suffix.lower()](path, raw)
    text, invisible = seen(found.text)
    if not text.strip():
        raise BadInput(Fault(str(path), None, "holds no text that a reader would see", "bring the text as .txt"))
    title = " ".join((found.title or _first_line(text)).split())[:_TITLE]
    address = address or seen(found.address)[0] or _named(text)
    day, yearless = (published or found.published, False)
    if day is None:
        day, yearless = day_in(text, address)
    standing = standing_of(title, text)
    return Document(
        file=name or path.name,
        text=text,
        title=seen(title)[0],
        published=day,
        language=language or language_of(text),
        digest=sha256(raw).hexdigest(),
        address=address,
        notes=(*standing, *notes, *([INVISIBLE] if invisible else []), *([_NO_YEAR] if yearless else [])),
        taken_back=TAKEN_BACK in standing,
    )


def documents_in(folder: Path) -> list[Path]:
    """The documents in a folder and its folders, by path; hidden files are left out.

    Raises:
        BadInput: if there is none.
    """
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in _FORMS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise BadInput(Fault(str(folder), None, "holds no documents", f"put files of {', '.join(_FORMS)} into it"))
    return found


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            problem = f"is larger than {LARGEST // 1024**2} MB"
            raise BadInput(Fault(str(path), None, problem, "bring the text alone, or cut it into parts"))
        raw = path.read_bytes()
    except OSError as cause:
        raise BadInput(Fault(str(path), None, f"cannot be read ({cause.strerror})", "check the path")) from cause
    if not raw.strip():
        raise BadInput(Fault(str(path), None, "is empty", "bring the document again"))
    return raw


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def _named(text: str) -> str:
    found = _ADDRESS.search(text[:3000]) or _ADDRESS.search(text[3000:][-1000:])
    return found[1] if found else ""


def _from_text(path: Path, raw: bytes) -> tuple[Plain, tuple[str, ...]]:
    return plain(decoded(path, raw)), ()


def _from_markdown(path: Path, raw: bytes) -> tuple[Plain, tuple[str, ...]]:
    found, hidden = markdown(decoded(path, raw))
    return found, (HIDDEN,) if hidden else ()


def _from_page(path: Path, raw: bytes) -> tuple[Plain, tuple[str, ...]]:
    markup = decoded(path, raw, declares=True)
    try:
        page = page_of(markup)
    except Exception as cause:  # a hostile page can make the library fail in any way
        problem = f"the page cannot be read ({type(cause).__name__})"
        raise BadInput(Fault(str(path), None, problem, "bring the text of the article as .txt")) from cause
    return Plain(page.text, page.title, page.published, page.address), (HIDDEN,) if page.hidden else ()


def _from_pdf(path: Path, raw: bytes) -> tuple[Plain, tuple[str, ...]]:
    text, title, notes = pdf_text(path, raw)
    return Plain(text, title), notes


def _from_word(path: Path, raw: bytes) -> tuple[Plain, tuple[str, ...]]:
    text, title, hidden = word_text(path, raw)
    return Plain(text, title), (HIDDEN,) if hidden else ()


_FORMS: dict[str, Callable[[Path, bytes], tuple[Plain, tuple[str, ...]]]] = {
    ".txt": _from_text,
    ".md": _from_markdown,
    ".html": _from_page,
    ".htm": _from_page,
    ".pdf": _from_pdf,
    ".docx": _from_word,
}
