"""Clauses of a sentence: where they begin, what joins them, which finite verbs they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from truceline.reading.rules.quotes import Quote
from truceline.reading.slavic.tokens import Token, follows
from truceline.reading.slavic.words import Verb, Words

FINITE = frozenset(("pm", "pf", "pn", "pp", "fs", "fp", "rs", "rp", "we"))
_MARKS = ",;:—–()"
_GUESSED = {
    "uk": re.compile(
        r"[а-яіїєґ']{2,}(?:[аиуя]в(?:ся|сь)?|[аиіїуяюо]л[аои](?:ся|сь)?|[уюая]ть(?:ся)?|ить(?:ся)?|[уюаі]є(?:ться)?|еться)$"
    ),
    "ru": re.compile(r"[а-я]{2,}(?:[аиеуыяо]л[аои]?(?:ся|сь)?|[еи]т(?:ся)?|[уюая]т(?:ся)?)$"),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Clause:
    """Tokens [first, last).

    `joined`: how it begins (`that`, `if`, `which`, `but`, `and`, `because`, `words` of somebody, or nothing).

    `mark`: the mark before it. `verbs`: where finite verbs stand, with what they can be. `quote`: the quotation that
    it stands in. `governed`: the clause that it hangs on, by number.
    """

    number: int
    first: int
    last: int
    joined: str
    mark: str
    verbs: tuple[tuple[int, tuple[Verb, ...]], ...]
    quote: Quote | None
    finite: bool


def clauses(
    every: Sequence[Token], where: tuple[int, int], quotes: Sequence[Quote], words: Words
) -> tuple[Clause, ...]:
    """The clauses of tokens [start, end)."""
    chunks = _chunks(every, where, quotes)
    joined = [(first, last, _joining(every, first, last, words), mark, quote) for first, last, mark, quote in chunks]
    made: list[Clause] = []
    for first, last, how, mark, quote in joined:
        verbs, finite = finite_verbs(every, first, last, words)
        before = made[-1] if made else None
        apart = (
            how
            or _speaks_first(every, first, last, words)
            or (before and (before.joined == "words" or _purpose(every, before, words)))
            or (before and before.finite and finite)
        )
        if before and mark == "," and before.quote is quote and not apart:
            verbs, finite = (*before.verbs, *verbs), before.finite or finite
            made[-1] = Clause(before.number, before.first, last, before.joined, before.mark, verbs, quote, finite)
        else:
            made.append(Clause(len(made), first, last, how, mark, verbs, quote, finite))
    return tuple(made)


def _purpose(every: Sequence[Token], clause: Clause, words: Words) -> bool:
    """Whether a clause says to which end, and no more: "щоб забрати загиблих"."""
    if clause.finite or every[clause.first].low not in words.set("purpose"):
        return False
    behind = every[clause.first + 1 : min(clause.first + 4, clause.last)]
    return any(token.low.endswith(("ти", "тися", "ть", "ться")) for token in behind)


def _speaks_first(every: Sequence[Token], first: int, last: int, words: Words) -> bool:
    """Whether a chunk begins with a verb of saying, so that it tells whose the words before it are."""
    return any(
        verb.kind in ("say", "announce", "deny", "ask") and verb.codes & FINITE
        for token in every[first : min(first + 2, last)]
        for verb in words.verbs.get(token.low, ())
    )


def _chunks(
    every: Sequence[Token], where: tuple[int, int], quotes: Sequence[Quote]
) -> list[tuple[int, int, str, Quote | None]]:
    start, end = where
    found: list[tuple[int, int, str, Quote | None]] = []
    first, mark, inside = start, "", _quote_at(every[start], quotes)
    for place in range(start, end):
        token = every[place]
        now = _quote_at(token, quotes)
        marked = token.text in _MARKS and not _range_dash(every, place)
        parts = marked or now is not inside or (inside is not None and token.text in ".!?…")
        if not parts:
            continue
        if place > first:
            found.append((first, place, mark, inside))
        keeps = now is not inside and not marked
        first, mark, inside = (place if keeps else place + 1), token.text if token.text in _MARKS else mark, now
        if keeps:
            mark = "«"
    if end > first:
        found.append((first, end, mark, inside))
    return [
        one
        for one in found
        if any(every[place].word or every[place].text[0].isalnum() for place in range(one[0], one[1]))
    ]


def _range_dash(every: Sequence[Token], place: int) -> bool:
    """Whether a dash stands between two numbers: "10–12"."""
    near = 0 < place < len(every) - 1 and every[place].text in "—–"
    return (
        near
        and every[place - 1].text.isdigit()
        and every[place + 1].text.isdigit()
        and every[place - 1].end == every[place].start
    )


def _quote_at(token: Token, quotes: Sequence[Quote]) -> Quote | None:
    return next((quote for quote in quotes if quote.start <= token.start < quote.end), None)


def _joining(every: Sequence[Token], first: int, last: int, words: Words) -> str:
    """How a chunk begins: the first three words say it; `words` where it names whose words the others are."""
    for said in words.starts("by_words").get(every[first].low, ()):
        if follows(every, first, said, last):
            return "words"
    for key in ("that", "if", "which", "because", "but", "and"):
        if any(follows(every, first, said, last) for said in words.starts(key).get(every[first].low, ())):
            return key
    for place in range(first + 1, min(first + 3, last)):
        low = every[place].low
        if low in words.set("that") or low in words.set("surely_if"):
            return "that" if low in words.set("that") else "if"
        if low in words.set("which") and every[place - 1].low in words.set("prepositions"):
            return "which"
    return ""


def finite_verbs(
    every: Sequence[Token], first: int, last: int, words: Words
) -> tuple[tuple[tuple[int, tuple[Verb, ...]], ...], bool]:
    """The finite verbs of some tokens that reading knows, and whether there is any finite verb."""
    found, finite = [], False
    for place in range(first, last):
        low = every[place].low
        verbs = tuple(verb for verb in words.verbs.get(low, ()) if verb.codes & FINITE)
        if verbs and not (every[place].capital and low in words.set("no_verbs")):
            found.append((place, verbs))
            finite = True
        elif low in words.ready or low in words.set("copulas") or _guessed(low, words):
            finite = finite or not every[place].capital or place == first
    return tuple(found), finite


def _guessed(low: str, words: Words) -> bool:
    return low not in words.set("no_verbs") and low not in words.nouns and _ends_as_verb(low, words.language)


@cache
def _ends_as_verb(low: str, language: str) -> bool:
    return bool(_GUESSED[language].match(low))
