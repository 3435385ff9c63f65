"""Which contact a verb tells in its clause: a meeting, a call, a visit or a message."""

from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.grammar import Grammar
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.parts import noun, phrase

_MOVES = frozenset(("до", "в", "у", "на", "во"))
_WHERE = frozenset(("у", "в", "на", "во"))
NAMED = {"meetings": "meeting", "visits": "visit", "calls": "call"}


def form_of(grammar: Grammar, clause: Clause, place: int, kind: str) -> str:
    """Which contact a verb tells in its clause; empty where none."""
    near = set(grammar.article.lows(place + 1, min(place + 9, clause.last)))
    if kind in ("ring", "visit"):
        return {"ring": "call", "visit": "visit"}[kind]
    if kind == "come":
        return "visit" if near & {*_MOVES, "з", "с"} or goal(grammar, clause, place) else ""
    if kind == "write":
        return "message" if grammar.words.set("letters") & near else ""
    reader = _READERS.get(kind)
    return reader(grammar, clause, place) if reader else ""


def goal(grammar: Grammar, clause: Clause, place: int) -> list[Mention]:
    """Where somebody goes, where that stands before the verb: "До Москви прилетів міністр"."""
    before = [one for one in grammar.mentions(clause.first, place) if one.kind is Kind.NAME]
    to = [one for one in before if grammar.preposition(one) == "до"]
    return to + [
        one for one in before if grammar.preposition(one) in ("у", "в", "на") and one.can("a") and not one.can("l")
    ]


def _meeting(grammar: Grammar, clause: Clause, place: int) -> str:
    sits = grammar.every[place].low.startswith(("сі", "ся", "се"))
    lows = grammar.article.lows(clause.first, clause.last)
    return phoned(grammar, clause, "meeting") if not sits or "стіл" in lows or "стол" in lows else ""


def _talking(grammar: Grammar, clause: Clause, place: int) -> str:
    lows = grammar.article.lows(clause.first, clause.last)
    if grammar.words.set("by_phone") & set(lows) or grammar.every[place].low.startswith("созв"):
        return "call"
    found = noun(grammar, place + 1, clause.last, *NAMED)
    if found and grammar.every[found[0] - 1].low in {*grammar.words.set("within"), "на"}:
        return NAMED[found[1].kind]
    if phrase(grammar, "face_to_face", clause.first, clause.last):
        return "meeting"
    return "meeting" if _somewhere(grammar, clause) and _partners(grammar, clause, place) else ""


def _somewhere(grammar: Grammar, clause: Clause) -> bool:
    """Whether a town or a building is named in which it is."""
    return any(
        grammar.every[at].low in _WHERE and grammar.every[at + 1].capital for at in range(clause.first, clause.last - 1)
    )


def _partners(grammar: Grammar, clause: Clause, place: int) -> bool:
    """Whether several talk, or one with another."""
    before = grammar.groups(clause.first, place)
    joined = [
        one for one in grammar.mentions(place, clause.last) if grammar.preposition(one) in grammar.words.set("with")
    ]
    return bool(joined) or bool(before and len(before[-1].parties) > 1)


def _holding(grammar: Grammar, clause: Clause, place: int) -> str:
    """ "Провели переговори": what is held stands in the accusative where it comes first."""
    meeting = noun(grammar, clause.first, clause.last, *NAMED)
    fits = meeting and (meeting[0] > place or any(one[0] == "a" for one in meeting[1].features))
    return phoned(grammar, clause, NAMED[meeting[1].kind]) if meeting and fits else ""


def _happening(grammar: Grammar, clause: Clause, place: int) -> str:
    meeting = noun(grammar, clause.first, clause.last, *NAMED)
    return phoned(grammar, clause, NAMED[meeting[1].kind]) if meeting else ""


def _hosting(grammar: Grammar, clause: Clause, place: int) -> str:
    """ "Президент прийняв посла": somebody in the accusative right behind."""
    every = [one for one in grammar.mentions(place + 1, clause.last) if grammar.preposition(one) not in _WHERE]
    behind = [one for one in every if not _between(grammar, place + 1, one.first)]
    fits = (
        behind
        and behind[0].kind in (Kind.OFFICE, Kind.ORGAN, Kind.PERSON)
        and behind[0].can("a")
        and not grammar.preposition(behind[0])
    )
    return "meeting" if fits or _received_first(grammar, clause, place) else ""


def _received_first(grammar: Grammar, clause: Clause, place: int) -> bool:
    """ "Президента Сирії прийняв президент Туреччини"."""
    kinds = (Kind.OFFICE, Kind.ORGAN, Kind.PERSON)
    before = [one for one in grammar.mentions(clause.first, place) if one.kind in kinds and one.can("a")]
    object_ = before and not before[0].can("n") and not grammar.preposition(before[0])
    return bool(object_) and any(one.kind in kinds and one.can("n") for one in grammar.mentions(place, clause.last))


_READERS = {"meet": _meeting, "talk": _talking, "hold": _holding, "happen": _happening, "host": _hosting}


def _between(grammar: Grammar, first: int, last: int) -> list[str]:
    """Words between two places that are no time."""
    moments = grammar.sentence.moments
    timed = [any(one.start <= token.start < one.end for one in moments) for token in grammar.every[first:last]]
    return [
        token.low
        for token, at in zip(grammar.every[first:last], timed, strict=True)
        if not at and token.low not in _WHERE and not token.capital
    ]


def phoned(grammar: Grammar, clause: Clause, form: str) -> str:
    return "call" if grammar.words.set("by_phone") & set(grammar.article.lows(clause.first, clause.last)) else form
