"""A document as text, with what is known about it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Document:
    """The text of one document.

    `text`: what a reader sees of it, and nothing else; every span counts its letters. `published`: the day on its date
    line or in its own particulars, None where there is none. `language`: `en`, `uk`, `ru`, or another code. `digest`:
    SHA-256 of the file's bytes in hexadecimal, from which the text can be made again. `notes`: what a reader must know
    first, such as that its publisher took it back. `taken_back`: its publisher says that it does not stand any more.
    """

    file: str
    text: str
    title: str
    published: date | None
    language: str
    digest: str
    address: str = ""
    notes: tuple[str, ...] = ()
    taken_back: bool = False
