"""Commitments: who undertakes to do something, at once or on a condition."""

from collections.abc import Iterator

from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import parties_of, reporter, tail
from truceline.reading.slavic.grammar import Grammar
from truceline.reading.slavic.mentions import Kind
from truceline.reading.slavic.parts import codes_of, infinitive, noun, phrase
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.slavic.times import stretch
from truceline.reading.slavic.words import Verb
from truceline.reading.suggestion import Sort, Suggestion

_NOW = ("pm", "pf", "pn", "pp", "rs", "rp", "we")
_NEAR = 7
Found = tuple[Clause, int, frozenset[str], tuple[int, int], float]


def commitments(scene: Scene) -> Iterator[Suggestion]:
    """One for each party and each thing undertaken."""
    seen: set[tuple[str, int]] = set()
    for clause, place, codes, does, confidence in (*_pledged(scene), *_agreed(scene), *_by_nouns(scene), *_will(scene)):
        for party in parties_of(scene, clause, place, codes):
            if (party, does[0]) not in seen and does[1] > does[0]:
                seen.add((party, does[0]))
                yield _suggested(scene, (clause, place, codes, does, confidence), party)


def _suggested(scene: Scene, found: Found, party: str) -> Suggestion:
    clause, _, _, does, confidence = found
    slots = Slots(scene.article, scene.sentence)
    slots.put("party", party)
    first, last = does
    trigger = phrase(scene.grammar, "trigger", first + 1, last)
    if trigger:
        slots.words("trigger", trigger[0], last)
        last = trigger[0]
    at_once = phrase(scene.grammar, "at_once", clause.first, clause.last)
    if not trigger and _hangs(scene, clause):
        condition = scene.sentence.clauses[clause.number + 1]
        slots.words("trigger", condition.first, condition.last)
    elif at_once and not trigger:
        slots.words("trigger", *at_once)
    due = stretch(
        scene.article.low, scene.article.every[first].start, scene.article.every[does[1] - 1].end, scene.article.line
    )
    if due.ends and not due.begins:
        slots.when(due.ends, ahead=True, name="due")
        last = min(
            last, next((at for at in range(first, last) if scene.article.every[at].start >= due.ends.start), last)
        )
    slots.words("does", first, max(last, first + 1))
    slots.put("by_report_of", reporter(scene, clause, party))
    return slots.suggestion(Sort.COMMITMENT, confidence)


def _pledged(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    for clause, place, verb in grammar.verbs("pledge", codes=_NOW):
        if not grammar.told(clause, place):
            continue
        if verb.codes & {"we"} and not clause.quote:
            continue
        does = _what(scene, clause, place)
        if does:
            yield clause, place, verb.codes, does, 0.9


def _what(scene: Scene, clause: Clause, place: int) -> tuple[int, int] | None:
    """What a pledge is about: an infinitive, a clause with "that", or a noun."""
    grammar, last = scene.grammar, tail(scene, clause)
    to = infinitive(grammar, place + 1, min(place + _NEAR + 3, last))
    if to:
        return _denied(grammar, to[0]), last
    following = scene.sentence.clauses[clause.number + 1 : clause.number + 2]
    if following and following[0].joined == "that":
        return following[0].first + 1, tail(scene, following[0])
    before = scene.sentence.clauses[clause.number - 1] if clause.number else None
    if before and before.finite and clause.mark in (",", "—") and place - clause.first <= 1 and not clause.joined:
        return (before.first, before.last) if _to_come(before) else None
    skipped = [one.last for one in scene.sentence.mentions if place < one.first <= place + 2 and one.last <= last]
    first = max(skipped, default=place + 1)
    group = grammar.subject(clause, place, frozenset(("pm", "pf", "pn", "pp")))
    behind = group is not None and group.first.first > place
    return (first, last) if first < last and not (behind and group and group.first.first <= first) else None


def _to_come(clause: Clause) -> bool:
    """Whether a clause tells of what is to come."""
    return any(verb.codes & {"fs", "fp"} for _, verbs in clause.verbs for verb in verbs) or not clause.verbs


def _denied(grammar: Grammar, place: int) -> int:
    return place - 1 if grammar.every[place - 1].low == "не" else place


def _agreed(scene: Scene) -> Iterator[Found]:
    """ "Погодилася не завдавати ударів": agreeing to do something, where that is no text and no meeting."""
    grammar = scene.grammar
    for clause, place, verb in grammar.verbs("agree", "deal", codes=_NOW):
        if not grammar.told(clause, place) or (verb.codes & {"we"} and not clause.quote):
            continue
        to = infinitive(grammar, place + 1, min(place + _NEAR, clause.last))
        if to is None or _no_action(grammar, clause, to, verb):
            continue
        text = noun(grammar, place + 1, to[0], "texts", "meetings", "swaps")
        group = grammar.subject(clause, place, verb.codes)
        if text is None and not (group and group.first.kind is Kind.PAIR):
            yield clause, place, verb.codes, (_denied(grammar, to[0]), tail(scene, clause)), 0.8


def _no_action(grammar: Grammar, clause: Clause, to: tuple[int, tuple[Verb, ...]], verb: Verb) -> bool:
    kinds = {one.kind for one in to[1]}
    text = noun(grammar, to[0], min(to[0] + 9, clause.last), "texts")
    if kinds & {"accept", "agree"} and text:
        return True
    meeting = noun(grammar, to[0], min(to[0] + 6, clause.last), "meetings", "calls", "swaps")
    return bool(kinds & {"meet", "swap", "talk", "visit", "come"} or (meeting and kinds & {"hold"}))


def _by_nouns(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        at = phrase(grammar, "pledge_nouns", clause.first, clause.last)
        if at and grammar.told(clause, at[0]):
            does = _what(scene, clause, at[1] - 1)
            if does:
                yield clause, at[0], codes_of(grammar.every[at[0]].low), does, 0.85


def _will(scene: Scene) -> Iterator[Found]:
    """A clause in the future whose subject is named: "Вашингтон негайно відновить"."""
    grammar = scene.grammar
    for clause, place, verb in grammar.verbs("doing", codes=("fs", "fp", "we")):
        kept = "never_undertaken" if clause.quote or _hangs(scene, clause) else "only_by_pledge"
        if verb.infinitive in grammar.words.set(kept):
            continue
        if not _plainly(scene, clause, place) or (verb.codes & {"we"} and not clause.quote):
            continue
        yield clause, place, verb.codes, (place, tail(scene, clause)), 0.7
    for clause in scene.sentence.clauses:
        for place in range(clause.first, clause.last - 1):
            if grammar.every[place].low in grammar.words.set("will") and _plainly(scene, clause, place):
                to = infinitive(grammar, place + 1, min(place + 3, clause.last))
                if to and any(one.kind == "doing" for one in to[1]):
                    yield clause, place, _future(grammar.every[place].low), (place, tail(scene, clause)), 0.7
    yield from _will_not(scene)
    yield from _now(scene)


def _now(scene: Scene) -> Iterator[Found]:
    """ "США поновлюють постачання без зволікань": told in the present, to be done at once."""
    grammar = scene.grammar
    for clause, place, verb in grammar.verbs("doing", codes=("rs", "rp")):
        at_once = phrase(grammar, "at_once", clause.first, clause.last)
        if at_once and verb.codes <= {"rs", "rp"} and _plainly(scene, clause, place):
            yield clause, place, verb.codes, (place, tail(scene, clause)), 0.65


def _hangs(scene: Scene, clause: Clause) -> bool:
    """Whether what is said hangs on a condition that the next clause names."""
    following = scene.sentence.clauses[clause.number + 1 : clause.number + 2]
    return bool(following) and following[0].joined == "if"


def _future(low: str) -> frozenset[str]:
    return (
        frozenset(("fs",))
        if low in ("буде", "будет")
        else frozenset(("we",))
        if low.endswith(("мо", "ем"))
        else frozenset(("fp",))
    )


def _will_not(scene: Scene) -> Iterator[Found]:
    """ "Не завдаватиме ударів", "не будемо обстрілювати": to refrain is an undertaking too."""
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        for place in range(clause.first + 1, clause.last):
            token = grammar.every[place]
            if grammar.every[place - 1].low != "не" or not grammar.clause_told(clause):
                continue
            codes = frozenset(
                code for one in grammar.words.verbs.get(token.low, ()) if one.kind == "strike" for code in one.codes
            )
            if token.low in grammar.words.set("will"):
                to = infinitive(grammar, place + 1, min(place + 3, clause.last))
                strikes = to and any(one.kind == "strike" for one in to[1])
                codes = _future(token.low) if strikes else frozenset()
            told = codes & {"fs", "fp"} or (codes & {"we"} and clause.quote)
            if told and (clause.quote or grammar.groups(clause.first, clause.last)):
                yield clause, place, codes, (place - 1, tail(scene, clause)), 0.7


def _plainly(scene: Scene, clause: Clause, place: int) -> bool:
    """Told for itself: by a party that the clause names, on no condition before it, and wished or asked by nobody."""
    grammar = scene.grammar
    if not grammar.told(clause, place) or clause.joined in ("if", "which"):
        return False
    if grammar.words.set("may") & set(grammar.article.lows(clause.first, place)):
        return False
    own = grammar.groups(clause.first, clause.last)
    if clause.quote:
        return True
    return bool(own) and own[0].first.kind is not Kind.PAIR
