"""Consents: who accepted, signed, rejected, withdrew, or is ready; readiness is never acceptance."""

from collections.abc import Iterator

from truceline.reading.slavic.accepting import READERS
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import inside, moment_in, parties_of, reporter
from truceline.reading.slavic.grammar import Grammar
from truceline.reading.slavic.mentions import Kind
from truceline.reading.slavic.parts import codes_of, noun, phrase
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_PAST = ("pm", "pf", "pn", "pp")
_NOW = (*_PAST, "rs", "rp", "we")

Found = tuple[Clause, int, str, frozenset[str], tuple[int, int], float]


def consents(scene: Scene) -> Iterator[Suggestion]:
    """One for each party and act."""
    seen: set[tuple[str, str]] = set()
    for clause, place, act, codes, of, confidence in (*_by_verbs(scene), *_by_nouns(scene), *_ready(scene)):
        by_place = () if act in ("sign", "ratify") else inside(scene, clause, codes)
        for party in parties_of(scene, clause, place, codes) or by_place:
            if party == "un" and act == "accept":
                continue  # what a council adopts is its own act, and no party's consent
            if (party, act) in seen or (act == "accept" and (party, "declare_readiness") in seen):
                continue
            seen.add((party, act))
            yield _suggested(scene, (clause, place, act, codes, of, confidence), party)


def _suggested(scene: Scene, found: Found, party: str) -> Suggestion:
    clause, place, act, _, of, confidence = found
    slots = Slots(scene.article, scene.sentence)
    slots.put("party", party)
    slots.put("act", act)
    if of[1] > of[0]:
        slots.words("of", *of)
    slots.put("by_report_of", reporter(scene, clause, party))
    slots.when(moment_in(scene, clause, place))
    _condition(scene, slots, place)
    if scene.grammar.subject(clause, place, found[3]) and _paired(scene, found):
        slots.note("the parties are those that were named before")
        confidence -= 0.15
    return slots.suggestion(Sort.CONSENT, confidence)


def _paired(scene: Scene, found: Found) -> bool:
    group = scene.grammar.subject(found[0], found[1], found[3])
    return bool(group and group.first.kind is Kind.PAIR)


def _condition(scene: Scene, slots: Slots, place: int) -> None:
    at = phrase(scene.grammar, "conditions", place, scene.sentence.last)
    if at:
        clause = scene.sentence.clause_of(at[0])
        slots.words("condition", at[0], clause.last)
        slots.note("it hangs on a condition")


def _by_verbs(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    kinds = ("accept", "agree", "deal", "sign", "ratify", "reject", "refuse", "withdraw", "support")
    for clause, place, verb in grammar.verbs(*kinds, codes=_NOW):
        if not grammar.told(clause, place) or (verb.codes & {"we"} and not clause.quote):
            continue
        found = READERS[verb.kind](grammar, clause, place, verb)
        if found and not _other_text(grammar, found[1]):
            act, of, confidence = found
            yield clause, place, act, verb.codes, of, confidence


def _other_text(grammar: Grammar, of: tuple[int, int]) -> bool:
    """Whether a text is of something else than a truce: minutes of a sitting, an idea of a meeting."""
    truce, text = (noun(grammar, *of, kind) for kind in ("truces", "texts")) if of[1] > of[0] else (None, None)
    if text is None or (truce and truce[0] != text[0]):
        return False
    lows = grammar.article.lows(*of)
    about = any(low.startswith(grammar.words.several("other_texts")) for low in lows)
    return about and not any(low.startswith(grammar.words.several("of_peace")) for low in lows)


def _by_nouns(scene: Scene) -> Iterator[Found]:
    """ "Дала згоду на перемир'я", "відповіла відмовою"."""
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        yield from _given_first(grammar, clause)
        for key, act in (
            ("consent_nouns", "accept"),
            ("refusal_nouns", "reject"),
            ("sign_nouns", "sign"),
            ("ratify_nouns", "ratify"),
        ):
            at = phrase(grammar, key, clause.first, clause.last)
            if at is None or not grammar.told(clause, at[0]):
                continue
            text = noun(grammar, at[1], clause.last, "texts")
            earlier = noun(grammar, scene.sentence.first, at[0], "texts")
            if text or (earlier and act == "reject") or (earlier and clause.last - at[1] <= 2):
                of = (text[0], clause.last) if text else (0, 0)
                yield clause, at[0], act, codes_of(grammar.every[at[0]].low), of, 0.8


def _given_first(grammar: Grammar, clause: Clause) -> Iterator[Found]:
    """ "Згоду на перемир'я дала Україна": the noun stands before its verb."""
    lows = grammar.article.lows(clause.first, min(clause.first + 3, clause.last))
    named = next((clause.first + at for at, low in enumerate(lows) if low in grammar.words.set("consent_given")), None)
    text = noun(grammar, named, clause.last, "texts") if named is not None else None
    gave = text and next(
        (at for at in range(text[0], clause.last) if grammar.every[at].low in grammar.words.set("gave")), None
    )
    if named is not None and text and gave and grammar.told(clause, gave):
        yield clause, gave, "accept", codes_of(grammar.every[gave].low), (text[0], gave), 0.8


def _ready(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        if not grammar.clause_told(clause):
            continue
        for place in range(clause.first, clause.last):
            at = _readiness(grammar, clause, place)
            if at is None or {"б", "би", "бы"} & set(grammar.article.lows(clause.first, clause.last)):
                continue
            wanted = grammar.words.set("ready_for") & set(grammar.article.lows(at[0], min(at[0] + 5, clause.last)))
            against = phrase(grammar, "not_against", place, clause.last) and noun(
                grammar, at[0], min(at[0] + 5, clause.last), "truces", "meetings"
            )
            receiving = wanted <= {"прийняти", "принять"} and not noun(
                grammar, at[0], min(at[0] + 7, clause.last), "texts"
            )
            text = noun(grammar, at[0], min(at[0] + 6, clause.last), "texts")
            if grammar.words.set("ready_else") & set(grammar.article.lows(at[0], min(at[0] + 5, clause.last))):
                continue  # to go on with the war, to lend a table to others
            if (wanted and not receiving) or against or text:
                yield clause, place, "declare_readiness", at[1], (at[0], clause.last), 0.85


def _readiness(grammar: Grammar, clause: Clause, place: int) -> tuple[int, frozenset[str]] | None:
    """Behind a word of being ready at a place, and the forms that its subject has."""
    low = grammar.every[place].low
    if low in grammar.words.ready and not grammar.negated(place):
        return place + 1, _gender(low)
    if at := phrase(grammar, "not_against", place, min(place + 3, clause.last)):
        return (at[1], _gender("")) if at[0] == place else None
    if any(one.kind == "readiness" for one in grammar.words.nouns.get(low, ())):
        verb = next(
            (
                at
                for at in (*range(place - 1, max(place - 5, clause.first - 1), -1), *_first_named(clause, place))
                if grammar.every[at].low in grammar.words.showing
            ),
            None,
        )
        if verb is not None and not grammar.negated(verb):
            return place + 1, next(iter(grammar.words.verbs.get(grammar.every[verb].low, ()))).codes
    return None


def _first_named(clause: Clause, place: int) -> range:
    """Where the verb of "готовність до перемир'я висловив ХАМАС" can stand: behind, if the noun begins the clause."""
    return range(place + 1, min(place + 9, clause.last)) if place - clause.first <= 1 else range(0)


def _gender(low: str) -> frozenset[str]:
    if low.endswith(("а", "ая")):
        return frozenset(("pf",))
    if low.endswith(("і", "ы", "ые")):
        return frozenset(("pp",))
    if low.endswith(("е", "о")):
        return frozenset(("pn",))
    return frozenset(("pm",)) if low else frozenset(("pm", "pf", "pn", "pp", "rs", "rp"))
