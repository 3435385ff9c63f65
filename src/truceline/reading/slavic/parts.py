"""What stands in a clause: nouns of the term base, infinitives, fixed phrases."""

from collections.abc import Iterator

from truceline.reading.slavic.grammar import Grammar
from truceline.reading.slavic.tokens import follows
from truceline.reading.slavic.words import Noun, Verb


def nouns(grammar: Grammar, first: int, last: int, *kinds: str) -> Iterator[tuple[int, Noun]]:
    """Nouns of some classes between two tokens, in order, one for each place: the longest."""
    place = first
    while place < last:
        found = next(
            (
                noun
                for noun in grammar.words.nouns.get(grammar.every[place].low, ())
                if noun.kind in kinds and follows(grammar.every, place, noun.words, last)
            ),
            None,
        )
        if found:
            yield place, found
        place += len(found.words) if found else 1


def noun(grammar: Grammar, first: int, last: int, *kinds: str) -> tuple[int, Noun] | None:
    """The first noun of some classes between two tokens."""
    return next(nouns(grammar, first, last, *kinds), None)


def infinitive(grammar: Grammar, first: int, last: int) -> tuple[int, tuple[Verb, ...]] | None:
    """The first infinitive between two tokens; one that reading does not know has no verbs."""
    endings = ("ти", "тися", "тись") if grammar.words.language == "uk" else ("ть", "ться", "ти", "тись", "чь")
    for place in range(first, last):
        token = grammar.every[place]
        verbs = tuple(one for one in grammar.words.verbs.get(token.low, ()) if "inf" in one.codes)
        if verbs:
            return place, verbs
        if (
            len(token.low) > 4
            and token.low.endswith(endings)
            and not token.capital
            and token.low not in grammar.words.set("no_infinitives")
        ):
            return place, ()
    return None


def phrase(grammar: Grammar, key: str, first: int, last: int) -> tuple[int, int] | None:
    """Where a fixed phrase of a list stands between two tokens."""
    starts = grammar.words.starts(key)
    for place in range(first, last):
        for said in starts.get(grammar.every[place].low, ()):
            if follows(grammar.every, place, said, last):
                return place, place + len(said)
    return None


def codes_of(word: str) -> frozenset[str]:
    """The codes of a past form that the term base gives as it stands, by its ending."""
    for endings, code in (
        (("в", "л", "вся", "лся"), "pm"),
        (("ла", "лася", "лась"), "pf"),
        (("ло", "лося", "лось"), "pn"),
        (("ли", "лися", "лись"), "pp"),
    ):
        if word.endswith(endings):
            return frozenset((code,))
    return frozenset(("pm", "pf", "pn", "pp"))
