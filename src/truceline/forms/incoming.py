"""XML that strangers send, taken apart without trusting it: no document types, no entities, nothing deep, nothing huge.

What comes out is checked against the shape of a filled-in form and nothing else; what it says is read elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from truceline.errors import BadInput, Fault

LARGEST = 2**18
"""Bytes of the longest XML that is read. Photographs come beside it, not in it."""
DEEPEST = 6
"""How many elements may stand inside one another: data, repeat, page, answer, and two to spare."""
MOST_ELEMENTS = 4_000
LONGEST = 10_000
"""Letters of the longest answer."""
XFORMS = "http://www.w3.org/2002/xforms"
OPENROSA = "http://openrosa.org/xforms"
_SPACES = ("", XFORMS)


@dataclass(frozen=True)
class Node:
    """An element: its name, its text without spaces round it, and what stands inside."""

    name: str
    text: str = ""
    inside: tuple["Node", ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)


def refused(problem: str, remedy: str, file: str = "the submission", line: int | None = None) -> BadInput:
    """The error for a submission that is not taken."""
    return BadInput(Fault(file, line, problem, remedy))


def parse_incoming(xml: bytes) -> Node:
    """The XML of a submission as nodes.

    Raises:
        BadInput: if it is too large, too deep, not well formed, of a wrong namespace, or brings what forms never have.
    """
    if len(xml) > LARGEST:
        raise refused(f"the XML is longer than {LARGEST} bytes", "send photographs as attachments, not inside the XML")
    try:
        parser = DefusedXMLParser(target=_Careful(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
        parser.feed(xml)
        root = parser.close()
    except DefusedXmlException as cause:
        raise refused("the XML has a document type or entities", "send the form as the client made it") from cause
    except (ParseError, LookupError, ValueError) as cause:
        raise refused("this is not well-formed XML", "send the form as the client made it") from cause
    return _node(root, _SPACES)


class _Careful(TreeBuilder):
    """A tree that does not grow past the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._number = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._number += 1
        if self._depth > DEEPEST or self._number > MOST_ELEMENTS:
            raise refused("the XML is deeper or has more elements than any form", "send the form as the client made it")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _node(element: Element, spaces: tuple[str, ...]) -> Node:
    space, name = _parted(element.tag)
    inner = (*_SPACES, OPENROSA) if name == "meta" else spaces
    if space not in inner:
        raise refused("an element is of another namespace", "send the form as the client made it")
    inside = tuple(_node(child, inner) for child in element)
    text = (element.text or "").strip()
    if (inside and text) or any((child.tail or "").strip() for child in element):
        raise refused("there is text between the elements", "send the form as the client made it")
    if len(text) > LONGEST:
        raise refused(f"an answer is longer than {LONGEST} letters", "say it shorter, or attach a file")
    return Node(name, text, inside, {key: value for key, value in element.attrib.items() if not key.startswith("{")})


def _parted(tag: str) -> tuple[str, str]:
    if tag.startswith("{"):
        space, _, name = tag[1:].partition("}")
        return space, name
    return "", tag


def each_once(nodes: tuple[Node, ...], may_repeat: str = "") -> Iterator[Node]:
    """The nodes in their order. Raises BadInput where one comes twice that may not."""
    seen: set[str] = set()
    for node in nodes:
        if node.name in seen and node.name != may_repeat:
            raise refused("an element comes twice", "send the form as the client made it")
        seen.add(node.name)
        yield node
