"""Exchanges: people or bodies handed over, to be handed over, or refused."""

from collections.abc import Iterator

from truceline.reading.slavic.captives import Captives, captives
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import moment_in, reporter
from truceline.reading.slavic.handed import Event, sides
from truceline.reading.slavic.parts import nouns, phrase
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.slavic.words import Verb
from truceline.reading.suggestion import Sort, Suggestion

_MOST = 20_000
"""More people than this were never exchanged at one go: they are refugees or those who came back."""
_PAST = frozenset(("pm", "pf", "pn", "pp"))
_AHEAD = frozenset(("fs", "fp"))
_NOW = frozenset(("rs", "rp"))


def exchanges(scene: Scene) -> Iterator[Suggestion]:
    """One for each category and number of people or bodies."""
    events = _events(scene)
    seen: set[tuple[str, str]] = set()
    for one in captives(scene) if events else ():
        value = one.quantity.value if one.quantity else ""
        event = _nearest(events, one)
        if not _counts(scene, event, one) or (one.category, value) in seen:
            continue
        seen.add((one.category, value))
        yield _suggested(scene, event, one, value)


def _nearest(events: list[Event], one: Captives) -> Event:
    """What happens to people: in their own clause, else what is told first."""
    own = [event for event in events if event.clause.first <= one.first < event.clause.last]
    return (own or events)[0]


def _suggested(scene: Scene, event: Event, one: Captives, value: str) -> Suggestion:
    slots = Slots(scene.article, scene.sentence)
    slots.put("category", one.category)
    slots.put("state", event.state)
    if one.quantity:
        slots.stand("value", value, *scene.article.letters(one.quantity.first, one.quantity.last))
        slots.note(one.quantity.note)
    giver, taker = sides(scene, event, one)
    slots.put("giver", giver)
    slots.put("taker", taker)
    slots.put("formula", one.formula or _formula(scene, event, one))
    slots.when(moment_in(scene, event.clause, event.place), ahead=event.state in ("planned", "agreed"))
    party = giver or taker
    slots.put("by_report_of", reporter(scene, event.clause, party) if party else "")
    return slots.suggestion(Sort.EXCHANGE, 0.9 if one.quantity or one.formula else 0.65)


def _formula(scene: Scene, event: Event, one: Captives) -> str:
    """One for one where each side gave; a ratio where some are exchanged for another number of others."""
    if _each(scene):
        return "number_for_number"
    every = [other.quantity for other in captives(scene) if other.quantity]
    against = any(scene.article.every[other.first - 1].low in scene.article.words.set("on") for other in every[1:])
    return "ratio" if event.kind == "swap" and one.quantity and len(every) == 2 and against else ""


def _each(scene: Scene) -> bool:
    return phrase(scene.grammar, "each", scene.sentence.first, scene.sentence.last) is not None and bool(
        {"кожна", "каждая"} & set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    )


def _counts(scene: Scene, event: Event, one: Captives) -> bool:
    """False for people who are only people, where nothing says that they were held."""
    if not one.firm and _only_people(scene, event, one):
        return False
    if _cared_for(scene) and event.kind != "swap":
        return False
    if event.kind == "back" and one.category == "children" and not _from_away(scene, event, one):
        return False
    if event.kind == "swap" or one.firm or _each(scene):
        return True
    group = (
        scene.grammar.subject(event.clause, event.place, event.codes) if event.kind == "give" and one.whose else None
    )
    if group and group.parties and one.whose not in group.parties:
        return True
    if event.kind == "give" and one.quantity and all(sides(scene, event, one)):
        return True
    words = scene.article.words
    word = scene.article.every[event.place].low
    if one.category == "prisoners_of_war" and word.startswith((*words.several("returning"), *words.several("at_home"))):
        return True
    lows = set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    return (
        bool(words.set("captivity") & lows)
        or phrase(scene.grammar, "home", scene.sentence.first, scene.sentence.last) is not None
    )


def _only_people(scene: Scene, event: Event, one: Captives) -> bool:
    """Whether people are sent out of a country, or are so many that they are refugees."""
    words, low = scene.article.words, scene.article.every[event.place].low
    sent = any(verb.infinitive in words.set("deporting") for verb in words.verbs.get(low, ()))
    return sent or bool(one.quantity and one.category == "prisoners" and one.quantity.plain > _MOST)


def _cared_for(scene: Scene) -> bool:
    """Whether people go somewhere for a rest or a cure, and nothing says that they were held."""
    lows = scene.article.lows(scene.sentence.first, scene.sentence.last)
    cared = any(low.startswith(scene.article.words.several("care")) for low in lows)
    return cared and not scene.article.words.set("captivity") & set(lows)


def _from_away(scene: Scene, event: Event, one: Captives) -> bool:
    """Whether children come from another country or from captivity, and not only back to school."""
    lows = set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    home = phrase(scene.grammar, "home", scene.sentence.first, scene.sentence.last)
    return any(sides(scene, event, one)) or home is not None or bool(scene.article.words.set("captivity") & lows)


def _events(scene: Scene) -> list[Event]:
    """What is told in a sentence that happens to people; verbs before nouns."""
    lows = set(scene.article.lows(scene.sentence.first, scene.sentence.last))
    if scene.article.words.set("dismissed") & lows or phrase(
        scene.grammar, "cancelled", scene.sentence.first, scene.sentence.last
    ):
        return []
    return sorted(
        (*_by_verbs(scene), *_passives(scene), *_swaps(scene), *_told(scene), *_at_home(scene)),
        key=lambda one: one.place,
    )


def _by_verbs(scene: Scene) -> Iterator[Event]:
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        if not grammar.clause_told(clause):
            continue
        for place in range(clause.first, clause.last):
            for verb in grammar.words.verbs.get(grammar.every[place].low, ()):
                if verb.kind not in ("give", "take", "back", "swap") or _of_views(scene, place):
                    continue
                state, codes = _state(scene, clause, place, verb.codes)
                if state:
                    yield Event(clause, place, verb.kind, state, codes)
                    break


def _state(scene: Scene, clause: Clause, place: int, codes: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Whether it is done, planned, agreed, proposed or refused; empty where it is none of these."""
    grammar = scene.grammar
    if {"б", "би", "бы"} & set(grammar.article.lows(clause.first, clause.last)):
        return "", codes
    if "inf" in codes:
        return _governed(scene, clause, place)
    if grammar.negated(place):
        return "", codes
    if codes & _PAST:
        return "done", codes & _PAST
    if codes & _AHEAD:
        hung = clause.number and scene.sentence.clauses[clause.number - 1].joined == "if"
        return ("" if hung else "planned"), codes & _AHEAD
    return ("done", codes & _NOW) if codes & _NOW else ("", codes)


_BY_GOVERNOR = {
    "refuse": "refused", "pledge": "agreed", "agree": "agreed", "deal": "agreed", "propose": "proposed",
}  # fmt: skip


def _governed(scene: Scene, clause: Clause, place: int) -> tuple[str, frozenset[str]]:
    """The state of an infinitive, by the word on which it hangs."""
    words = scene.article.words
    for at in range(place - 1, clause.first - 1, -1):
        found = _by_governor(scene, at)
        if found:
            return found
    if words.set("pledged") & set(scene.article.lows(clause.first, place)):
        return "agreed", _PAST
    return "", frozenset()


def _by_governor(scene: Scene, at: int) -> tuple[str, frozenset[str]] | None:
    """What a word makes of an infinitive behind it; None where none hangs on it."""
    words, low = scene.article.words, scene.article.every[at].low
    denied = scene.grammar.negated(at)
    kinds = {one.kind: one.codes for one in words.verbs.get(low, ()) if "inf" not in one.codes}
    if low in words.set("succeeding"):
        return ("" if denied else "done"), _PAST
    for kind, state in _BY_GOVERNOR.items():
        if kind in kinds:
            return ("" if denied else state), kinds[kind]
    if low in words.ready:
        return ("refused" if denied else "proposed"), _PAST
    if low in words.set("will") or low in words.set("planned"):
        return ("" if denied else "planned"), frozenset((*_AHEAD, *_NOW, "pp"))
    return ("", frozenset()) if low in words.set("may") or kinds else None


def _passives(scene: Scene) -> Iterator[Event]:
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        at = phrase(grammar, "passive_give", clause.first, clause.last)
        if at is None or not grammar.clause_told(clause) or grammar.negated(at[0]):
            continue
        ahead = grammar.every[at[0] - 1].low in grammar.words.set("will") if at[0] > clause.first else False
        yield Event(clause, at[0], "passive", "planned" if ahead else "done", frozenset())


def _at_home(scene: Scene) -> Iterator[Event]:
    """ "Сьогодні вдома ще 238 воїнів"."""
    words = scene.article.words
    for clause in scene.sentence.clauses:
        for place in range(clause.first, clause.last):
            if (
                scene.article.every[place].low in words.set("at_home")
                and not clause.verbs
                and scene.sentence.quantities
            ):
                yield Event(clause, place, "back", "done", frozenset())


def _told(scene: Scene) -> Iterator[Event]:
    """ "Підтвердили отримання чотирьох тіл": a handing over that is told by a noun."""
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        for place, verbs in clause.verbs:
            says = any(one.kind in ("say", "announce", "happen") and one.codes & _PAST for one in verbs)
            behind = grammar.article.lows(place + 1, min(place + 4, clause.last))
            named = next((low for low in behind if low in grammar.words.set("handings")), "")
            if says and named and grammar.told(clause, place):
                yield Event(clause, place, "passive", "done", frozenset())


def _swaps(scene: Scene) -> Iterator[Event]:
    """ "Обмін відбудеться", "домовилися про обмін", "провели обмін"."""
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        if not grammar.clause_told(clause):
            continue
        for place, _ in nouns(grammar, clause.first, clause.last, "swaps"):
            if _of_views(scene, place):
                continue
            state, codes = _swap_state(scene, clause, place)
            if state:
                yield Event(clause, place, "swap", state, codes)


def _of_views(scene: Scene, place: int) -> bool:
    """Whether it is views, blows or lists that are exchanged."""
    words = scene.article.words
    swaps = any(verb.kind == "swap" for verb in words.verbs.get(scene.article.every[place].low, ()))
    swaps = swaps or any(noun.kind == "swaps" for noun in words.nouns.get(scene.article.every[place].low, ()))
    behind = scene.article.lows(place + 1, min(place + 3, scene.sentence.last))
    return swaps and any(low.startswith(words.several("other_swaps")) for low in behind)


def _swap_state(scene: Scene, clause: Clause, place: int) -> tuple[str, frozenset[str]]:
    """What becomes of an exchange that is named; empty where it is only what something else is told by."""
    grammar, words = scene.grammar, scene.article.words
    if words.set("context") & set(grammar.article.lows(max(place - 2, clause.first), place)):
        return "", frozenset()
    for at, verbs in clause.verbs:
        for verb in verbs:
            state = _by_verb(verb, at < place)
            if state or grammar.negated(at):
                return ("" if grammar.negated(at) else state), verb.codes
    lows = set(grammar.article.lows(clause.first, clause.last))
    if phrase(grammar, "planned", clause.first, clause.last) or words.set("preparing") & lows:
        return "planned", frozenset((*_PAST, *_NOW))
    return ("done", _PAST) if words.set("happened") & lows else ("", frozenset())


def _by_verb(verb: Verb, before: bool) -> str:
    """The state of an exchange by a verb of its clause; `before`: the verb stands before it."""
    if verb.kind in ("happen", "hold"):
        return "done" if verb.codes & _PAST else "planned"
    return _BY_GOVERNOR.get(verb.kind, "") if before or verb.kind != "propose" else ""
