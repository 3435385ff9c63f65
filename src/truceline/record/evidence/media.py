"""What type a file says to be of: by the ending of its name, and by its first bytes. Where they disagree it is said.

First bytes prove little: a file can be of two types at once. Nothing here opens or renders a file.
"""

from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePath

from truceline.record.evidence.custody import OCTETS
from truceline.values.verdicts import Verdict

HEAD = 64
_ISO_MEDIA = ("video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "audio/mp4", "image/heic", "image/avif")
_IN_ZIP = (
    "application/zip",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
    "application/epub+zip",
    "application/vnd.google-earth.kmz",
    "application/java-archive",
)
_BEGINNINGS: tuple[tuple[int, bytes, tuple[str, ...]], ...] = (
    (0, b"\xff\xd8\xff", ("image/jpeg",)),
    (0, b"\x89PNG\r\n\x1a\n", ("image/png",)),
    (0, b"GIF87a", ("image/gif",)),
    (0, b"GIF89a", ("image/gif",)),
    (0, b"II*\x00", ("image/tiff", "image/x-adobe-dng")),
    (0, b"MM\x00*", ("image/tiff", "image/x-adobe-dng")),
    (8, b"WEBP", ("image/webp",)),
    (8, b"WAVE", ("audio/wav", "audio/x-wav")),
    (8, b"AVI ", ("video/x-msvideo",)),
    (4, b"ftyp", _ISO_MEDIA),
    (0, b"\x1aE\xdf\xa3", ("video/webm", "video/x-matroska", "audio/webm")),
    (0, b"OggS", ("audio/ogg", "video/ogg", "audio/opus")),
    (0, b"fLaC", ("audio/flac",)),
    (0, b"ID3", ("audio/mpeg",)),
    (0, b"%PDF-", ("application/pdf",)),
    (0, b"PK\x03\x04", _IN_ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("application/msword", "application/vnd.ms-")),
    (0, b"\x1f\x8b", ("application/gzip",)),
    (0, b"7z\xbc\xaf\x27\x1c", ("application/x-7z-compressed",)),
    (0, b"\x7fELF", ("application/x-executable",)),
    (0, b"MZ", ("application/x-msdownload",)),
)
# An envelope takes no longer ones (record/envelope_form.py).
_LONGEST_HALF = 60
_WITHOUT_BEGINNING = ("audio/mpeg",)
_ENDINGS = {
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".avif": "image/avif",
    ".dng": "image/x-adobe-dng",
    ".m4a": "audio/mp4",
    ".opus": "audio/opus",
    ".ogg": "audio/ogg",
    ".flac": "audio/flac",
    ".mkv": "video/x-matroska",
    ".gz": "application/gzip",
    ".7z": "application/x-7z-compressed",
    ".kmz": "application/vnd.google-earth.kmz",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@dataclass(frozen=True)
class Media:
    """The media type by the name and by the first bytes; None where they say nothing."""

    by_name: str | None
    by_bytes: str | None

    @property
    def agrees(self) -> Verdict:
        """Whether name and bytes say the same."""
        if self.by_name is None or (self.by_bytes is None and not _has_beginning(self.by_name)):
            return Verdict.UNKNOWN
        return Verdict.YES if self.by_name == self.by_bytes else Verdict.NO

    @property
    def type(self) -> str:
        """What goes on record. Where name and bytes disagree, neither does: only that it is bytes."""
        if self.agrees is Verdict.NO:
            return OCTETS
        return self.by_name or self.by_bytes or OCTETS

    def __str__(self) -> str:
        told = self.by_name or "nothing", self.by_bytes or "nothing known"
        return f"type by its name: {told[0]}; by its first bytes: {told[1]}"


def media_of(name: str, head: bytes) -> Media:
    """The type of a file from its name, of which only the ending is looked at, and its first 64 bytes."""
    by_name = _by_name(PurePath(name).suffix.lower())
    fitting = [types for place, mark, types in _BEGINNINGS if head[place : place + len(mark)] == mark]
    if not fitting:
        return Media(by_name, None)
    same = by_name is not None and _is_one_of(by_name, fitting[0])
    return Media(by_name, by_name if same else fitting[0][0])


def _by_name(ending: str) -> str | None:
    """From the tables of Python alone: what a machine has installed must not change what goes on record."""
    tables = MimeTypes()
    for known, type in _ENDINGS.items():
        tables.add_type(type, known)
    found = tables.types_map[True].get(ending) if ending else None
    return found if found and max(map(len, found.split("/"))) <= _LONGEST_HALF else None


def _is_one_of(type: str, types: tuple[str, ...]) -> bool:
    return any(type == one or (one[-1] in ".-" and type.startswith(one)) for one in types)


def _has_beginning(type: str) -> bool:
    return type not in _WITHOUT_BEGINNING and any(_is_one_of(type, types) for _, _, types in _BEGINNINGS)
