"""Whom "the ministry", "its army" and "the two sides" mean, where the text has named them before."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from truceline.reading.rules.lexicon import lexicon
from truceline.reading.rules.mentions import Kind, Mention
from truceline.reading.rules.sentences import Sentence

_CODE = 2
"""The length of a country's id; bands have longer ones."""
_OWNED = re.compile(r"the (?P<who>[a-z]+(?: [a-z]+)?)[’'](?:s\b)?")
"""Whose it is, where that is somebody who was named before: "the group's command"."""
_OWN = ("its ", "their ", "his ", "her ")
_POINTING = (*_OWN, "the ", "a ", "an ", "both ", "this ", "one ", "another ")


def resolved(found: Sequence[Mention], text: str, sentences: Sequence[Sentence], language: str) -> tuple[Mention, ...]:
    """The mentions with the parties of those that only point back, as far as the text leaves one reading."""
    starts = [one.start for one in sentences]
    made: list[Mention] = []
    for one in found:
        number = bisect_right(starts, one.start) - 1
        made.append(_pointed(one, made, text, (starts, number), language))
    return tuple(one for one in made if _acts(one, text, language))


def _acts(one: Mention, text: str, language: str) -> bool:
    """False for words such as "drones" and "intelligence" where nothing says whose they are."""
    if one.parties or one.name or one.head in lexicon(language).pairs:
        return True
    if one.head in lexicon(language).papers:
        return False
    pointing = text[one.start : one.end].lower().startswith(_POINTING)
    return pointing and one.head not in lexicon(language).in_arms and one.kind is not Kind.ATTRIBUTE


def _pointed(one: Mention, before: list[Mention], text: str, where: tuple[list[int], int], language: str) -> Mention:
    words = text[one.start : one.end].lower()
    if one.parties or not one.office or (one.name and not words.startswith(_OWN)):
        return one
    pairs = lexicon(language).pairs
    if (one.head in pairs or words.split()[-1] in pairs) and not words.startswith(_OWN):
        return one if "three" in words or "four" in words else replace(one, parties=_pair(before, text))
    if words.startswith(_OWN):
        both = _pair(before, text) if words.startswith("their ") and one.head in pairs else ()
        return replace(one, parties=both or _owner(before, where))
    owner = _OWNED.match(words)
    if owner and owner["who"] in (*lexicon(language).bands, *lexicon(language).organs):
        return replace(one, parties=_same(replace(one, head=owner["who"]), before, language))
    if words.startswith("the ") or one.kind is Kind.ACTOR:
        found = _same(one, before, language)
        return replace(one, parties=found or _body_in(words, one, before, language))
    return replace(one, parties=_body_in(words, one, before, language))


def _body_in(words: str, one: Mention, before: list[Mention], language: str) -> tuple[str, ...]:
    """Whose the body is that qualifies an office: "a military spokesman", where one army has been named."""
    if not one.head.startswith("spokes"):
        return ()
    qualifying = words.removesuffix(one.head).split()
    bodies = [word for word in qualifying if word in lexicon(language).organs or word in lexicon(language).bands]
    return _same(replace(one, head=bodies[-1]), before, language) if bodies else ()


def _pair(before: list[Mention], text: str) -> tuple[str, ...]:
    """The last two that were named together."""
    for place in range(len(before) - 1, -1, -1):
        one = before[place]
        first = before[place - 1] if place and _joined(before[place - 1], one, text) else one
        if text[: first.start].rstrip().endswith((" by", "mediators", "brokers")):
            continue
        if len(one.parties) == 2:
            return one.parties
        if first is not one:
            return (*before[place - 1].parties, *one.parties)
    return ()


def _joined(one: Mention, other: Mention, text: str) -> bool:
    single = len(one.parties) == len(other.parties) == 1 and one.parties != other.parties
    return single and text[one.end : other.start].strip() in ("and", "and the", "and its", "and his", "-", "–", "")


def _owner(before: list[Mention], where: tuple[list[int], int]) -> tuple[str, ...]:
    """Who acts in this sentence so far, else in the one before it."""
    starts, number = where
    for at in (number, number - 1):
        if at < 0:
            break
        end = starts[at + 1] if at + 1 < len(starts) else None
        inside = [one for one in before if one.start >= starts[at] and (end is None or one.start < end)]
        actors = [one for one in inside if one.kind is not Kind.ATTRIBUTE and len(one.parties) == 1]
        if actors:
            return actors[0].parties
    return ()


def _is_band(one: Mention) -> bool:
    return len(one.parties) == 1 and len(one.parties[0]) != _CODE


def _same(one: Mention, before: list[Mention], language: str) -> tuple[str, ...]:
    """Whose such a body was whenever the text said it; nobody's where it was several actors'."""
    heads = next((group for group in lexicon(language).same if one.head in group), (one.head,))
    own = [other.parties for other in before if other.parties and not other.bare and other.head in heads]
    if not own and one.head in lexicon(language).bands:
        own = [other.parties for other in before if _is_band(other)][-1:]
    return own[-1] if own and len(set(own)) == 1 else ()
