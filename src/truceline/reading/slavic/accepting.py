"""What a verb of accepting, rejecting or signing does to a text that its clause names."""

from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.grammar import Grammar
from truceline.reading.slavic.parts import infinitive, noun, phrase
from truceline.reading.slavic.words import Verb

_PAST = ("pm", "pf", "pn", "pp")
_HIM = frozenset(("його", "її", "їх", "его", "ее", "их", "це", "это", "цю", "цей", "эту", "этот", "ці", "эти"))
_NEAR, _FAR, _SHORT = 6, 9, 4
Read = tuple[str, tuple[int, int], float] | None


def _support(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    """To support something "in principle" is readiness; to support it is nobody's consent."""
    whole = grammar.article.lows(clause.first, clause.last)
    of = _object(grammar, clause, place, "texts")
    return ("declare_readiness", of, 0.6) if of and {"принципі", "принципе"} & set(whole) else None


def _accept(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    of = _object(grammar, clause, place, "texts")
    return ("accept", of, 0.85) if of else None


def _agree(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    at = noun(grammar, place + 1, min(place + _FAR, clause.last), "texts")
    to = infinitive(grammar, place + 1, min(place + _NEAR, clause.last))
    if to and (at is None or to[0] < at[0]):
        kinds = {one.kind for one in to[1]}
        text = noun(grammar, to[0], min(to[0] + _FAR, clause.last), "texts")
        if kinds & {"accept", "agree"} or grammar.every[to[0]].low in grammar.words.set("supporting"):
            return ("accept", (text[0], clause.last), 0.75) if text else None
        return ("accept", (to[0], clause.last), 0.7) if _ceasing(grammar, clause, to[0]) else None
    lows = grammar.article.lows(place + 1, at[0] if at else min(place + _NEAR, clause.last))
    if at and any(low in ("на", "з", "із", "зі", "с", "со") for low in lows):
        return _weighed(grammar, clause, place, (_begins(grammar, place + 1, at[0]), clause.last), lows)
    bare = clause.last - place <= _SHORT and not _next_is(grammar, clause, "that")
    if (
        at is None
        and bare
        and (
            noun(grammar, grammar.sentence.first, place, "truces")
            or _HIM & set(grammar.article.lows(clause.first, place))
        )
    ):
        return "accept", (0, 0), 0.6
    return None


def _ceasing(grammar: Grammar, clause: Clause, place: int) -> bool:
    """Whether an infinitive says to stop fighting altogether, and not only strikes of one kind."""
    return phrase(grammar, "ceasing", place, min(place + 5, clause.last)) is not None and not grammar.negated(place)


def _weighed(grammar: Grammar, clause: Clause, place: int, of: tuple[int, int], lows: list[str]) -> Read:
    whole = grammar.article.lows(clause.first, clause.last)
    if "принципі" in whole or "принципе" in whole or any(low.startswith(("іде", "иде")) for low in whole):
        return "declare_readiness", of, 0.6
    return "accept", of, 0.9 if "на" in lows else 0.75


def _next_is(grammar: Grammar, clause: Clause, joined: str) -> bool:
    every = grammar.sentence.clauses
    return clause.number + 1 < len(every) and every[clause.number + 1].joined == joined


def _begins(grammar: Grammar, place: int, text: int) -> int:
    """Behind the preposition before a text, where it begins."""
    at = text
    while at > place and grammar.every[at - 1].low not in ("на", "з", "із", "зі", "с", "со", "про", "о", "об"):
        at -= 1
    return at


def _deal(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    end = min(place + _FAR, clause.last)
    to = infinitive(grammar, place + 1, min(place + _NEAR, clause.last))
    at = noun(grammar, place + 1, end, "truces")
    if to and (at is None or to[0] < at[0]):
        return ("accept", (to[0], clause.last), 0.7) if _ceasing(grammar, clause, to[0]) else None
    if at is None:
        return None
    lows = grammar.article.lows(place + 1, at[0])
    if {"не", "обмін", "обмен", "зустріч", "встречу", "переговори", "переговоры"} & set(lows) or at[1].key in (
        "відмова",
        "отказ",
    ):
        return None
    if verb.infinitive in grammar.words.set("concluding"):
        return "accept", (at[0], clause.last), 0.75
    about = {"про", "о", "об", "щодо", "насчет", "относительно", "до", "по"}
    return ("accept", (at[0], clause.last), 0.8) if about & set(lows) else None


def _sign(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    if not verb.codes & set(_PAST):
        return None
    if verb.infinitive in grammar.words.set("putting"):
        signed = any(low.startswith(("підпис", "подпис")) for low in grammar.article.lows(place + 1, clause.last))
        at = noun(grammar, place + 1, clause.last, "papers")
        return ("sign", (at[0], clause.last), 0.85) if signed and at else None
    of = _object(grammar, clause, place, "papers", anywhere=True)
    return ("sign", of, 0.9) if of else None


def _ratify(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    if not verb.codes & set(_PAST):
        return None
    at = noun(grammar, place + 1, clause.last, "papers")
    return "ratify", (at[0], clause.last) if at else (0, 0), 0.9


def _reject(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    if grammar.stories(clause, place):
        return None
    of = _object(grammar, clause, place, "texts", anywhere=True)
    return ("reject", of, 0.85) if of else None


def _refuse(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    end = min(place + _FAR, clause.last)
    to, at = infinitive(grammar, place + 1, end), noun(grammar, place + 1, end, "texts")
    if to and (at is None or to[0] < at[0]):
        kinds = {one.kind for one in to[1]}
        text = noun(grammar, to[0], clause.last, "texts")
        agreeing = kinds & {"accept", "sign", "ratify", "agree"} or grammar.every[to[0]].low in grammar.words.set(
            "supporting"
        )
        halting = kinds & {"doing"} and grammar.words.set("fire") & set(grammar.article.lows(to[0], clause.last))
        return ("reject", (text[0] if text else to[0], clause.last), 0.8) if (agreeing and text) or halting else None
    if at is None and (before := noun(grammar, clause.first, place, "texts")):
        from_ = {"від", "от"} & set(grammar.article.lows(max(before[0] - 3, clause.first), before[0]))
        return ("reject", (before[0], place), 0.8) if from_ else None
    from_ = {"від", "от"} & set(grammar.article.lows(place + 1, at[0])) if at else set()
    return ("reject", (at[0], clause.last), 0.85) if at and from_ else None


def _withdraw(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> Read:
    words, end = grammar.words, min(place + _NEAR, clause.last)
    lows = grammar.article.lows(place + 1, end)
    at = noun(grammar, place + 1, end, "papers")
    if verb.infinitive in words.set("recalling"):
        signed = words.set("signatures") & set(lows)
        return ("withdraw", (at[0], clause.last) if at else (0, 0), 0.85) if signed else None
    if verb.infinitive in words.set("leaving"):
        out = {"з", "із", "зі", "из", "изо"} & set(lows[:3])
        return ("withdraw", (at[0], clause.last), 0.85) if at and out else None
    return ("withdraw", (at[0], clause.last), 0.8) if at and verb.infinitive in words.set("ending") else None


READERS = {
    "accept": _accept, "agree": _agree, "deal": _deal, "sign": _sign, "ratify": _ratify, "reject": _reject,
    "support": _support, "refuse": _refuse, "withdraw": _withdraw,
}  # fmt: skip


def _object(grammar: Grammar, clause: Clause, place: int, kind: str, anywhere: bool = False) -> tuple[int, int] | None:
    """The text that a verb is about: behind it without a preposition between, before it, or named by a pronoun."""
    at = noun(grammar, place + 1, min(place + _FAR, clause.last), kind)
    if at and not _broken(grammar, place + 1, at[0]):
        return _adjectives(grammar, place + 1, at[0]), clause.last
    before = noun(grammar, clause.first, place, kind)
    accusative = before and (anywhere or any(one[0] == "a" for one in before[1].features))
    if before and accusative and grammar.every[before[0] - 1].low not in ("у", "в", "на", "про", "о"):
        return before[0], place
    if clause.joined == "which" and clause.number and grammar.groups(clause.first, clause.last):
        earlier = grammar.sentence.clauses[clause.number - 1]  # "комюніке, яке сторони підписали"
        if noun(grammar, max(earlier.last - 4, earlier.first), earlier.last, kind):
            return 0, 0
    first = grammar.sentence.clauses[0]
    if clause.number and not first.finite and first.quote is clause.quote:
        named = noun(grammar, first.first, min(first.first + 3, first.last), kind)  # "Пропозицію Москви ... відкинув"
        if named and any(one[0] == "a" for one in named[1].features):
            return named[0], first.last
    him = _HIM & set(grammar.article.lows(max(place - 2, clause.first), min(place + 2, clause.last)))
    if him and noun(grammar, grammar.sentence.first, place, "texts", "truces"):
        return 0, 0
    return None


def _broken(grammar: Grammar, first: int, last: int) -> bool:
    """Whether something other than a subject, a day or a town stands between a verb and its object."""
    stepped = {at for one in grammar.sentence.mentions for at in range(one.first - 1, one.last)}
    for place in range(first, last):
        token = grammar.every[place]
        if token.low in ("у", "в", "во"):
            timed = any(one.start <= token.start < one.end for one in grammar.sentence.moments)
            if not timed and place not in stepped:
                return True
        elif token.low in grammar.words.set("parting"):
            return True
    return last - first > _FAR - 2


def _adjectives(grammar: Grammar, first: int, last: int) -> int:
    """Where a text begins with its adjectives, behind a subject or a time that may stand before it."""
    skipped = [
        one.last for one in grammar.sentence.mentions if first <= one.first and one.last <= last and one.can("n")
    ]
    return max(skipped, default=first)
