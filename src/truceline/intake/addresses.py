"""Web addresses out of what people write into a column."""

import re
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*|(?:urn|doi):[A-Za-z0-9:._/()-]+")
_BARE = re.compile(r"www\.[^\s/]+\.[^\s/]+\S*")
_PLAIN = re.compile("[A-Za-z0-9._~-]*")


def addresses(text: str, between: str, otherwise: str | None) -> str:
    """The addresses in a text, with blanks between.

    Raises:
        ValueError: where there is none, or something else stands among them, and `otherwise` is None.
    """
    parts = [part.strip() for part in (text.split() if between == " " else text.split(between))]
    found = [_address(part) for part in parts if part]
    if found and all(found):
        return " ".join(dict.fromkeys(one for one in found if one))
    if otherwise is not None:
        return otherwise
    problem = f"{text!r} is not an address" if text else "the address is missing"
    raise ValueError(f"{problem}; write https:// and the rest, or say in the mapping what to write otherwise")


def _address(text: str) -> str | None:
    whole = "https://" + text if _BARE.fullmatch(text) else text
    whole = whole.replace(" ", "%20")
    return whole if _ADDRESS.fullmatch(whole) else None


def is_address(text: str) -> bool:
    """True for what may stand as a source of an entry."""
    return _ADDRESS.fullmatch(text) is not None


def in_address(text: str) -> str:
    """A text as it may stand in an address, with percent signs where it needs them.

    Raises:
        ValueError: where it is empty: an address with a hole leads elsewhere.
    """
    if not text:
        raise ValueError("a part of the address is missing; fill the column, or choose an address without it")
    return text if _PLAIN.fullmatch(text) else quote(text, safe="")
