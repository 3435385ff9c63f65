"""Plain text and Markdown."""

import re
from dataclasses import dataclass
from datetime import date

from truceline.sources.documents.days import stamped_day

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\n(?P<lines>.*?)\n---[ \t]*\n", re.DOTALL)
_MARKS = (
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
)
_TITLE = re.compile(r"^[ \t]{0,3}#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True)
class Plain:
    """A document's text with what its own particulars say; empty or None where they say nothing."""

    text: str
    title: str = ""
    published: date | None = None
    address: str = ""


def plain(text: str) -> Plain:
    """A text as it is."""
    return Plain(text)


def markdown(text: str) -> tuple[Plain, bool]:
    """Markdown as a reader sees it, without its marks; whether comments were left out.

    What stands between lines of `---` at the top are its particulars: `title`, `date` and `url` are read.
    """
    text = text.replace("\r\n", "\n")
    header = _HEADER.match(text)
    said = _particulars(header["lines"]) if header else {}
    body = text[header.end() :] if header else text
    bare = _without_comments(body)
    heading = _TITLE.search(bare)
    title = said.get("title", "") or (heading[1] if heading else "")
    hidden = len(bare) < len(body)
    for mark, shown in _MARKS:
        bare = mark.sub(shown, bare)
    address = said.get("url", "") or said.get("source", "")
    return Plain(bare, title, stamped_day(said.get("date", "")), address if "://" in address else ""), hidden


def _without_comments(text: str) -> str:
    """A text without what stands between `<!--` and `-->`; one that has no end goes on to the end of the text."""
    pieces, start = [], 0
    while (found := text.find("<!--", start)) >= 0:
        pieces.append(text[start:found])
        end = text.find("-->", found)
        start = len(text) if end < 0 else end + 3
    return "".join((*pieces, text[start:]))


def _particulars(lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.split("\n") if ":" in line)
    return {name.strip().lower(): value.strip().strip("'\"") for name, _, value in pairs}
