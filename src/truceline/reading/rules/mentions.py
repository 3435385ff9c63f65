"""Who is named in a text: actors, their offices and bodies, persons by the office that the text gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.naming import Naming
from truceline.reading.rules.persons import Known

_NATION = r"(?:N n*|A a*)".replace(" ", "")
_LIST = rf"{_NATION}(?:(?:,D?{_NATION})*,?&D?{_NATION})?"
_BEFORE = rf"(?:D|{_LIST}s?|M|x|-|(?<=D)CC?(?=[MTO])|(?:Tt*)?K*C*Rr*s|Rr*|[OB][ob]*s?|Tt*s|(?<=[MTOtob])&(?=[MTO]))"
_HEAD = r"[TOB][tob]*(?:-?[TOB][tob]*)*(?:&[MTO][tob]*(?:[TO][tob]*)?)?"
_OF = (
    rf"(?:F(?:D|M|x|-|K?C+(?=F)|[OB][ob]*s?|Tt*s?|{_NATION}s?|[Rr]+s?)*?"
    rf"(?:(?:[TOB][tob]*)+(?!s)|D?{_LIST}(?![sna])|[Rr]+(?=[^s]|$)))"
)
_OFFICE = rf"(?:{_BEFORE})*{_HEAD}(?:{_OF})*(?:J{_NATION}(?![s&]))?"
_NAME = r"K*[CR](?:r|c*-?[CR]|c+[CR]|-[CRc])*"
_MENTION = re.compile(
    rf"(?P<first>K*[CR](?:r|c*-?[CR]|c+[CR]|-[CRc])+|K+C|R),(?P<titled>{_OFFICE})(?=[,.)])"
    rf"|(?P<ranked>K+[CR](?:c*-?[CR])*)(?P<service>FD?(?:{_BEFORE})*[OB][ob]*)"
    rf"|(?P<band>(?:{_BEFORE})*Bb*(?:\\(?=N))?)(?P<named>Nn*)(?P<theirs>s)?"
    rf"|(?P<office>(?!-){_OFFICE})(?:,(?P<later>{_NAME})(?=,)|(?P<name>{_NAME}))?(?P<owned>s)?"
    rf"|(?P<person>K*[C]*[R]r*)(?P<persons>s)?"
    rf"|(?P<nation>D?M*N n*)(?P<nations>s)?|(?P<adjective>Aa*)".replace("N n*", "Nn*")
)
_ROAMING = frozenset(
    (
        "forces", "troops", "soldiers", "units", "fighters", "drones", "artillery", "aircraft", "jets", "warplanes",
        "envoy", "ambassador", "mission", "missions", "embassy", "embassies", "delegation", "team", "office", "agency",
        "staff", "representative", "coordinator", "director", "monitors", "observers",
    )
)  # fmt: skip
"""Where these are says nothing about whose they are."""
_SENT = frozenset(("envoy", "special envoy", "peace envoy", "representative", "special representative", "emissary"))
"""Those who are sent about a country and are not its own."""
_WORD = re.compile(r"[^\W\d_]+")


class Kind(StrEnum):
    """What a mention is."""

    ACTOR = "actor"
    """An actor by its own name, or a body of one."""
    OFFICE = "office"
    """An office, named or not."""
    PERSON = "person"
    """A person whose office the text gives elsewhere."""
    ATTRIBUTE = "attribute"
    """An adjective or a possessive before something that cannot act."""


@dataclass(frozen=True)
class Mention:
    """Tokens [first, last), letters [start, end), and the ids of the actors meant: none where that is not told.

    `name`: the person as written, never put on record as a name by itself. `office`: as written. `head`: its last word
    in small letters ("ministry"). `bare`: nothing in it says whose it is ("the ministry", "his minister").
    `guessed`: the text does not say outright whose it is.
    """

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    parties: tuple[str, ...]
    name: str = ""
    office: str = ""
    head: str = ""
    bare: bool = False
    former: bool = False
    guessed: bool = False


def mentions(naming: Naming, known: Known, language: str) -> tuple[Mention, ...]:
    """All mentions in order, with what is known about persons by then."""
    letters = known.lettered(naming)
    made: list[Mention] = []
    for found in _MENTION.finditer(letters):
        if found.end() > found.start():
            made.append(_mention(found, letters, naming, known, language))
    return tuple(made)


def _mention(found: re.Match[str], letters: str, naming: Naming, known: Known, language: str) -> Mention:
    which = found.lastgroup or ""
    first, last = found.span()
    doc = naming.doc
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    title = next((one for one in ("titled", "office", "service") if found[one]), "")
    if title:
        return _office(found, title, naming, known, language, (first, last, start, end))
    if found["person"]:
        name = _text(naming, found.start("person"), found.end("person"))
        kind = Kind.ATTRIBUTE if found["persons"] else Kind.PERSON
        guess = known.guessed(name)
        return Mention(
            first, last, start, end, kind, known.parties(name), name=name, office=known.office(name), guessed=guess
        )
    attribute = bool(found["nations"] or found["theirs"]) or which == "adjective"
    kind = Kind.ATTRIBUTE if attribute else Kind.ACTOR
    named = found.start("named") if found["band"] else next(at for at in range(first, last) if at in naming.whose)
    return Mention(first, last, start, end, kind, (naming.whose[named],))


def _office(
    found: re.Match[str], title: str, naming: Naming, known: Known, language: str, place: tuple[int, int, int, int]
) -> Mention:
    begin, stop = found.span(title)
    letters = found.group(title)
    heads = [hit for hit in re.finditer(r"[TOB][tob]*", letters) if not letters[hit.end() :].startswith("s")]
    of = letters.find("F")
    inner = [hit for hit in heads if of < 0 or hit.start() < of] or heads
    head = _text(naming, begin + inner[-1].start(), begin + inner[-1].end()).lower() if inner else ""
    name = next((_text(naming, *found.span(one)) for one in ("first", "later", "name", "ranked") if found[one]), "")
    office = _text(naming, begin, stop)
    parties = _parties(letters, begin, naming, known, (head, of))
    bare = not parties
    if not parties and name:
        parties = known.parties(name)
    if not parties and head in lexicon(language).titles_of and of < 0:
        parties = (lexicon(language).titles_of[head],)
    titled = letters[inner[-1].start()] == "T" if inner else True
    kind = Kind.ATTRIBUTE if found["owned"] else Kind.OFFICE if titled or name else Kind.ACTOR
    former = any(word in lexicon(language).former for word in _WORD.findall(office.lower()))
    guess = bare and bool(name) and known.guessed(name)
    return Mention(*place, kind, parties, name, office, head, bare, former, guess)


def _parties(letters: str, begin: int, naming: Naming, known: Known, where: tuple[str, int]) -> tuple[str, ...]:
    """Whose an office is: what stands before it, else what it is an office of."""
    head, of = where
    before = letters if of < 0 else letters[:of]
    sent = of >= 0 and head in _SENT and naming.doc[begin + of].lower_ == "for"
    for whole, offset in ((before, begin), ("" if sent else letters[len(before) :], begin + len(before))):
        stretch = whole[: whole.index("J")] if "J" in whole and head in _ROAMING else whole
        listed = tuple(_listed(stretch, offset, naming))
        if listed:
            return listed
        for hit in re.finditer(r"Rr*", stretch):
            parties = known.parties(_text(naming, offset + hit.start(), offset + hit.end()))
            if parties:
                return parties
    return ()


def _listed(stretch: str, offset: int, naming: Naming) -> Iterator[str]:
    """The first actor of a stretch and those that are listed with it: "Germany, France and Poland"."""
    found = re.search(_LIST, stretch)
    if found:
        seen = dict.fromkeys(naming.whose[offset + hit.start()] for hit in re.finditer(r"[NA]", stretch[: found.end()]))
        yield from seen


def _text(naming: Naming, first: int, last: int) -> str:
    return naming.doc[first:last].text
