"""From bytes to letters: which encoding a file is in, and which letters nobody sees."""

import re
from pathlib import Path

from truceline.errors import BadInput, Fault

INVISIBLE = "letters that nobody sees were left out"
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_KNOWN = re.compile(r"utf-?8|(?:windows-|cp)125[0-8]|koi8-[ru]|iso-8859-\d{1,2}|latin-?1|(?:us-)?ascii", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_DECLARATION = 4096


def decoded(path: Path, raw: bytes, *, declares: bool = False) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what an HTML page declares itself to be (`declares`).

    Raises:
        BadInput: if it is in none of these; the fault names the first line that is not UTF-8.
    """
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None) or "utf-8"
    found = _DECLARED.search(raw[:_DECLARATION]) if declares and encoding == "utf-8" else None
    declared = found[1].decode() if found else ""
    if declared and not _KNOWN.fullmatch(declared):
        remedy = "save it again with the encoding UTF-8"
        raise BadInput(Fault(str(path), None, f"the encoding {declared!r} is not one that is read here", remedy))
    try:
        return raw.decode(declared or encoding)
    except UnicodeDecodeError as cause:
        line = raw.count(b"\n", 0, cause.start) + 1
        remedy = "save it again with the encoding UTF-8, or as an HTML page that declares its encoding"
        raise BadInput(Fault(str(path), line, f"the text is not {declared or 'UTF-8'}", remedy)) from cause


def seen(text: str) -> tuple[str, bool]:
    """A text without the letters that have no shape, and whether it held some that can carry hidden words.

    Marks of writing direction and breaks within words are left out without a word: they carry none.
    """
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")), bool(_TAGS.search(text))
