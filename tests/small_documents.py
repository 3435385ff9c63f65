"""Small documents for tests: PDFs written by hand, Word files, and a stand-in for the rules."""

import os
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx

from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.documents.document import Document
from truceline.tasks.reading import Rules
from truceline.wiring.reading import Asked

DATA = Path(__file__).parent / "data" / "documents"


def pdf(lines: Iterable[str] = (), *, picture: bool = False, inks: Sequence[str] = ()) -> bytes:
    """A PDF of one page: lines from the top, each after an operator of `inks` where there is one; or a picture."""
    drawn = ["BT /F1 11 Tf 50 780 Td 14 TL"]
    for number, line in enumerate(lines):
        ink = inks[number] if number < len(inks) else ""
        shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"{ink} ({shown}) Tj T*")
    drawn.append("ET" + (" q 100 0 0 100 50 500 cm /Im1 Do Q" if picture else ""))
    content = "\n".join(drawn).encode("latin-1")
    resources = b"<< /Font << /F1 4 0 R >>" + (b" /XObject << /Im1 6 0 R >>" if picture else b"") + b" >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources " + resources + b" >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"
        b"\nstream\n\x00\xff\xff\x00\nendstream",
    ]
    return _assembled(objects)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def word(paragraphs: Iterable[str], rows: Iterable[Sequence[str]] = (), hidden: str = "") -> bytes:
    """A Word file with paragraphs, a table, and a hidden run."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    lines = list(rows)
    if lines:
        table = document.add_table(rows=0, cols=len(lines[0]))
        for line in lines:
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
    if hidden:
        document.add_paragraph("Seen. ").add_run(hidden).font.hidden = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """A Word file that would be so large when unpacked."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * size)
    return out.getvalue()


def text_file(folder: Path, text: str, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def sentences(document: Document) -> list[Suggestion]:
    """A stand-in for the rules: every sentence with "accepted" or "rejected" is a consent of its first word."""
    found, start = [], 0
    for sentence in document.text.replace("\n", " ").split(". "):
        act = "accept" if "accepted" in sentence else "reject" if "rejected" in sentence else ""
        if act:
            span = Span(start, min(start + len(sentence) + 1, len(document.text)))
            slots = {"party": sentence.split()[0].lower(), "act": act}
            found.append(Suggestion(Sort.CONSENT, span, slots, confidence=0.8))
        start += len(sentence) + 2
    return found


def stand_in(asked: Asked) -> Rules:
    """The stand-in, as a function of a module, so that other processes find it."""
    return sentences


def fatal(asked: Asked) -> Rules:
    """A rule that ends its process where a text says so."""

    def read(document: Document) -> list[Suggestion]:
        if "the end" in document.text:
            os._exit(1)
        return sentences(document)

    return read
