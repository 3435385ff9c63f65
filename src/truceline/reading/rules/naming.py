"""What kind of word each token is for finding who is named: one letter a token, so that patterns can be read over them.

N n: a name of an actor; A a: its adjective; T t: a title; O o: a body; B b: a band; M: a word that qualifies one; K: Mr
C: another capitalised word; c: a particle of names; R r: a person known by now; s: a possessive ending;
D: an article or a possessive pronoun; F: of, for; J: in; -: a hyphen; , ( ) & stand for themselves;
x: a part of a compound such as "US-led"; a full stop stands for any other word. A small letter goes on with the word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from truceline.reading.actors import Actors
from truceline.reading.rules.lexicon import lexicon

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "both", "another", "one"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PLAIN = {",": ",", "(": "(", ")": ")", "and": "&", "&": "&", "-": "-", "–": "-", "of": "F", "for": "F"}
_FEW, _DEFINITE = frozenset({"two", "three", "four"}), frozenset({"the", "these", "both"})
_AT = frozenset({"in"})
_NOT_NAMES = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "i", "telegram",
        "easter", "christmas", "x", "truth",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Naming:
    """The tokens of a text with their letters, and for tokens that begin a name or an adjective, whose it is.

    `datelines`: letters [start, end) of a capital in capital letters at the head of a line, and whose capital it is.
    """

    doc: Doc
    text: str
    letters: str
    whose: dict[int, str]
    datelines: tuple[tuple[int, int, str], ...] = ()


@cache
def tokenizer(language: str, vocab: Vocab | None = None) -> Language:
    """The tokenizer of a language; `vocab`: that of the documents it is to be compared with."""
    return spacy.blank(language) if vocab is None else spacy.blank(language, vocab=vocab)


@lru_cache(maxsize=16)
def _names(actors: Actors, language: str, vocab: Vocab) -> tuple[PhraseMatcher, dict[str, str]]:
    """Names and adjectives, the later actor before the earlier one where they share a name."""
    nlp = tokenizer(language, vocab)
    kinds: dict[str, str] = {}
    for member in actors.members:
        kinds |= {adjective: f"A{member.id}" for adjective in member.adjectives if adjective not in member.names}
        kinds |= dict.fromkeys((*member.names, *member.capitals), f"N{member.id}")
        kinds |= {f"{one}s": f"N{member.id}" for one in member.adjectives if one.endswith(("an", "i", "ese", "ani"))}
        kinds |= {f"The {name[4:]}": f"N{member.id}" for name in member.names if name.startswith("the ")}
    if language == "en":
        kinds = {name: kind for name, kind in kinds.items() if not _CYRILLIC.search(name)}
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("name", [nlp.make_doc(name) for name in kinds])
    return matcher, kinds


@cache
def _roles(language: str, vocab: Vocab) -> tuple[PhraseMatcher, dict[str, str]]:
    nlp = tokenizer(language, vocab)
    known = lexicon(language)
    kinds = dict.fromkeys(known.modifiers, "M")
    kinds |= dict.fromkeys(known.titles, "T") | dict.fromkeys(known.organs, "O") | dict.fromkeys(known.bands, "B")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("role", [nlp.make_doc(name) for name in kinds])
    return matcher, kinds


def naming(text: str, actors: Actors, language: str, given: Doc | None = None) -> Naming:
    """The tokens of a text and what they are for names. `given`: its document, where it is there already."""
    doc = tokenizer(language).make_doc(text) if given is None else given
    letters = [_plain(doc, place, language) for place in range(len(doc))]
    whose: dict[int, str] = {}
    roles, kinds = _roles(language, doc.vocab)
    for start, end in _longest(roles(doc)):
        kind = kinds[doc[start:end].text.lower()]
        letters[start:end] = [kind, *(kind.lower() * (end - start - 1))] if kind != "M" else ["M"] * (end - start)
    matcher, owners = _names(actors, language, doc.vocab)
    for start, end in _longest(matcher(doc)):
        kind = owners[doc[start:end].text]
        letters[start:end] = [kind[0], *(kind[0].lower() * (end - start - 1))]
        whose[start] = kind[1:]
    return Naming(doc, text, _mended("".join(letters), doc), whose, tuple(_datelines(text, actors)))


@lru_cache(maxsize=4)
def _capitals(actors: Actors) -> dict[str, str]:
    return {town.upper(): member.id for member in actors.members for town in member.capitals}


def _datelines(text: str, actors: Actors) -> Iterator[tuple[int, int, str]]:
    for found in _HEAD_OF_LINE.finditer(text):
        owner = _capitals(actors).get(found.group(1))
        if owner:
            yield *found.span(1), owner


def _longest(found: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    reached = 0
    for start, end in sorted(((start, end) for _, start, end in found), key=lambda one: (one[0], -one[1])):
        if start >= reached:
            taken.append((start, end))
            reached = end
    return taken


def _plain(doc: Doc, place: int, language: str) -> str:
    token = doc[place]
    word = token.text
    low = word.lower()
    if low in _PLAIN:
        return _PLAIN[low]
    if word in _POSSESSIVE:
        return "s"
    if low in _DETERMINERS or (
        low in _FEW and place and (doc[place - 1].lower_ in _DEFINITE or doc[place - 1].text in _POSSESSIVE)
    ):
        return "D"
    if low in _AT:
        return "J"
    if not word[0].isupper():
        return "c" if low in lexicon(language).particles else "."
    if low in lexicon(language).honorifics and low not in ("he", "president", "chancellor"):
        return "K"
    if token.is_stop or low in _NOT_NAMES or low.rstrip(".") in _NOT_NAMES:
        return "."
    return "C"


_LED = re.compile(r"[NA][na]*-[.MTOC]")
_RANK = re.compile(r"K\.(?=[KC])")
_HEAD_OF_LINE = re.compile(r"^([A-Z][A-Z .’'-]*[A-Z])(?=[,/ (—–-])", re.MULTILINE)
_QUALIFIED = re.compile(r"(?<=[AaNn])(?:s?)((?:\.-?){1,3})(?=M*[TO])")
_PAPER = re.compile(r"(?<!F)(?<!FD)N(?=C)")


def _mended(letters: str, doc: Doc) -> str:
    """Compounds such as "US-led" name nobody; "Georgia Franklin" and "Washington Post" are no countries."""
    found = list(letters)
    for match in _LED.finditer(letters):
        if doc[match.end() - 1].text.islower():
            found[match.start() : match.end()] = "x" * (match.end() - match.start())
    for match in _RANK.finditer(letters):
        found[match.end() - 1] = "K"
    for match in _QUALIFIED.finditer("".join(found)):
        if all(_qualifies(doc, place) for place in range(*match.span(1))):
            found[match.start(1) : match.end(1)] = "M" * (match.end(1) - match.start(1))
    for match in _PAPER.finditer(letters):
        if not doc[match.start()].text.isupper() and _joined(doc, match.start()):
            found[match.start()] = "C"
    return "".join(found)


def _qualifies(doc: Doc, place: int) -> bool:
    """True for a small noun or adjective between a country and an office: "Congolese communications minister"."""
    token = doc[place]
    if token.text == "-":
        return True
    return (
        token.text.isalpha() and token.text.islower() and not token.is_stop and token.tag_ in ("NN", "NNS", "JJ", "VBG")
    )


def _joined(doc: Doc, place: int) -> bool:
    """True where a name of a country is a part of a longer name."""
    after = doc[place + 1] if place + 1 < len(doc) else None
    return after is not None and after.text.istitle() and not after.is_sent_start
