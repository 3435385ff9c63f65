"""A first look at a filled-in form: whether it is one at all, before anything reads what it says.

What comes over the network may be made to do harm. Nothing is expanded, fetched or followed here, and what is too deep,
too much or not well formed goes no further.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from truceline.errors import BadInput, Fault, NotOnRecord

LARGEST_FORM = 2**18
"""The most bytes that a filled-in form without its files may have."""
_DEEPEST, _MOST_ELEMENTS, _MOST_ATTRIBUTES, _LONGEST_ATTRIBUTE = 20, 4000, 40, 2000
_INSTANCE = re.compile(r"uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")
_WHERE = "the form"
_LONGEST_NAME = 120
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


class Malformed(BadInput):
    """It is no filled-in form, or a request that is not of its form."""


class TooLarge(BadInput):
    """There is more of it than is taken."""


class WrongType(BadInput):
    """It is of another type than what is taken."""


class NotOffered(NotOnRecord):
    """A form, or a version of one, that this case does not offer."""


@dataclass(frozen=True)
class Look:
    """What a form says it is: form ID, version, and the 32 hex digits of its instance ID and of the one it replaces."""

    form: str
    version: str
    instance: str
    replaces: str | None


def look(xml: bytes) -> Look:
    """Look at a filled-in form. Raises Malformed, TooLarge."""
    if len(xml) > LARGEST_FORM:
        raise TooLarge(Fault(_WHERE, None, f"has more than {LARGEST_FORM} bytes", "send files as attachments"))
    root = _root(xml)
    meta = [child for child in root if _local(child) == "meta"]
    found: dict[str, list[str]] = {"instanceID": [], "deprecatedID": []}
    for part in (part for one in meta for part in one):
        if _local(part) in found and (part.text or "").strip():
            found[_local(part)].append((part.text or "").strip())
    if len(meta) != 1 or len(found["instanceID"]) != 1 or len(found["deprecatedID"]) > 1:
        raise _malformed("does not have one instance ID", "send it as a client of the ODK family does")
    instance, *others = [_hex(text) for text in (*found["instanceID"], *found["deprecatedID"])]
    if instance in others:
        raise _malformed("says that it replaces itself", "give the edited copy an instance ID of its own")
    return Look(root.get("id", ""), root.get("version", ""), instance, others[0] if others else None)


def _hex(text: str) -> str:
    found = _INSTANCE.fullmatch(text)
    if found is None:
        raise _malformed("has an instance ID that is not uuid: and a UUID in small letters", "let the client make it")
    return found[1].replace("-", "")


def _malformed(problem: str, remedy: str) -> Malformed:
    return Malformed(Fault(_WHERE, None, problem, remedy))


def _root(xml: bytes) -> Element:
    depth = count = 0
    root: Element | None = None
    try:
        for event, element in _events(xml):
            depth += 1 if event == "start" else -1
            if event == "start":
                root = element if root is None else root
                count += 1
                _check(element, depth, count)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as cause:
        told = "has a document type or entities" if isinstance(cause, DefusedXmlException) else "is not XML"
        raise _malformed(told, "send it as a client of the ODK family does") from cause
    if root is None:
        raise _malformed("is empty", "send it as a client of the ODK family does")
    return root


def _events(xml: bytes) -> Iterator[tuple[str, Element]]:
    yield from iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True)


def _check(element: Element, depth: int, count: int) -> None:
    attributes = element.attrib
    if depth > _DEEPEST or count > _MOST_ELEMENTS:
        raise _malformed("has more elements, or deeper ones, than any form", "send what the form asks for")
    if len(attributes) > _MOST_ATTRIBUTES or any(len(text) > _LONGEST_ATTRIBUTE for text in attributes.values()):
        raise _malformed("has more or longer attributes than any form", "send what the form asks for")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def refuse_name(name: str) -> None:
    """Refuse the name of a file that could lead anywhere, or cannot be shown. Raises Malformed."""
    stem = name.partition(".")[0].strip().lower()
    plain = name.isprintable() and not any(letter in name for letter in '/\\:*?"<>|') and name == name.strip(" .")
    if not plain or not name or len(name.encode()) > _LONGEST_NAME or name.startswith(".") or stem in _RESERVED:
        raise Malformed(Fault("a file", None, "has a name that no client gives", "send it under a plain name"))


def refuse_names(names: Container[str], sent: Iterator[str]) -> None:
    """Refuse files that the form does not name. Raises Malformed."""
    if any(name not in names for name in sent):
        problem = "came with the form, but the form does not name it"
        raise Malformed(Fault("a file", None, problem, "send the files that belong to the form"))
