"""Contacts: meetings, calls, visits and messages, past or planned."""

from collections.abc import Iterator

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.contact_forms import NAMED, form_of, goal, phoned
from truceline.reading.slavic.frames import moment_in
from truceline.reading.slavic.grammar import Grammar, Group
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.parts import infinitive, noun, nouns, phrase
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_PAST = ("pm", "pf", "pn", "pp")
_AHEAD = ("fs", "fp")
_IN = frozenset(("у", "в", "на", "до", "під", "во", "под", "біля", "близ"))
Found = tuple[Clause, int, str, bool, tuple[str, ...], frozenset[str]]


def contacts(scene: Scene) -> Iterator[Suggestion]:
    """One for each form and set of participants."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for clause, place, form, planned, parties, _ in _found(scene):
        people = tuple(sorted(set(parties)))
        if len(people) < 2 or any(people == other for _, other in seen):
            continue
        seen.add((form, people))
        slots = Slots(scene.article, scene.sentence)
        slots.put("participants", " ".join(people))
        slots.put("form", form)
        slots.put("planned", "yes" if planned else "no")
        slots.when(moment_in(scene, clause, place), ahead=planned)
        _place(scene, slots, clause)
        yield slots.suggestion(Sort.CONTACT, 0.8 if planned else 0.88)


def _found(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        if not grammar.clause_told(clause) or phrase(grammar, "cancelled", clause.first, clause.last):
            continue
        for place, form, parties in _during(scene, clause):
            yield clause, place, form, False, parties, frozenset()
        for place, form, codes, planned in (*_events(scene, clause), *_intended(scene, clause)):
            if not grammar.told(clause, place):
                continue
            parties = _participants(scene, clause, place, form, codes)
            yield clause, place, form, planned, parties, codes


def _during(scene: Scene, clause: Clause) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """ "Заявив у телефонній розмові з колегою": a contact in which somebody speaks."""
    grammar, words = scene.grammar, scene.article.words
    speaker = _speaker(scene, clause)
    for place, found in nouns(grammar, clause.first, clause.last, *NAMED) if speaker else ():
        lows = scene.article.lows(max(place - 3, clause.first), place)
        while lows and looks_adjectival(lows[-1], words.language):
            lows.pop()
        behind = grammar.mentions(place + 1, clause.last)
        last = place + len(found.words)
        joined = last < clause.last and scene.article.every[last].low in words.set("with")
        partner = behind[0] if joined and behind and behind[0].first <= last + 2 and behind[0].can("i") else None
        if speaker and partner and partner.parties and words.set("within") & set(lows[-1:]):
            yield place, phoned(grammar, clause, NAMED[found.kind]), (*speaker, *partner.parties)


def _speaker(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """Who speaks or acts in a clause, where that is one."""
    said = next((one.parties for one in scene.sayings if one.clause is clause), ())
    for place, verbs in clause.verbs if not said else ():
        group = scene.grammar.subject(clause, place, verbs[0].codes)
        said = group.parties if group else said
    return said if len(said) == 1 else ()


def _events(scene: Scene, clause: Clause) -> Iterator[tuple[int, str, frozenset[str], bool]]:
    """Finite verbs of a clause that tell a contact."""
    grammar = scene.grammar
    for place, verbs in clause.verbs:
        for verb in verbs:
            form = form_of(grammar, clause, place, verb.kind)
            if form and verb.codes & {*_PAST, *_AHEAD, "rs", "rp"}:
                yield place, form, verb.codes, _ahead(grammar, clause, verb.codes)
                break


def _ahead(grammar: Grammar, clause: Clause, codes: frozenset[str]) -> bool:
    return bool(codes & set(_AHEAD)) or (
        bool(codes & {"rs", "rp"})
        and not codes & set(_PAST)
        and bool(grammar.words.set("soon") & set(grammar.article.lows(clause.first, clause.last)))
    )


def _intended(scene: Scene, clause: Clause) -> Iterator[tuple[int, str, frozenset[str], bool]]:
    """ "Планує відвідати", "зустріч запланована", "домовилися зустрітися"."""
    grammar = scene.grammar
    at = phrase(grammar, "planned", clause.first, clause.last)
    if at is None:
        return
    codes = frozenset(("pp", "rp", "rs", "pm", "pf", "pn"))
    to = infinitive(grammar, at[1], min(at[1] + 6, clause.last))
    if to:
        for verb in to[1]:
            form = form_of(grammar, clause, to[0], verb.kind)
            if form:
                yield to[0], form, codes, True
                return
    meeting = noun(grammar, clause.first, clause.last, *NAMED)
    if meeting and to is None:
        yield at[0], phoned(grammar, clause, NAMED[meeting[1].kind]), codes, True


def _participants(scene: Scene, clause: Clause, place: int, form: str, codes: frozenset[str]) -> tuple[str, ...]:
    grammar = scene.grammar
    found: list[str] = []
    inside = grammar.mentions(clause.first, clause.last)
    group = grammar.subject(clause, place, codes)
    rings = any(verb.kind == "ring" for verb in grammar.words.verbs.get(grammar.every[place].low, ()))
    travels = form == "visit" or rings
    if group is None and any(
        verb.kind in ("come", "visit") for verb in grammar.words.verbs.get(grammar.every[place].low, ())
    ):
        return ()
    found += _by_adjectives(grammar, clause)
    for one in inside:
        if _takes_part(grammar, one, group, travels, place):
            found += one.parties
    if (group and not any(one in inside for one in group.mentions) and form != "meeting") or (group and not found[1:]):
        found += group.parties
    return tuple(found)


def _by_adjectives(grammar: Grammar, clause: Clause) -> list[str]:
    """ "Українсько-американські переговори": whose they are."""
    every = [place for place, _ in nouns(grammar, clause.first, clause.last, "meetings", "calls")]
    return [one.party for one in grammar.sentence.attributes if any(place - 2 <= one.place < place for place in every)]


def _takes_part(grammar: Grammar, one: Mention, group: Group | None, travels: bool, place: int) -> bool:
    before = grammar.preposition(one)
    if group and one in group.mentions:
        return True
    if one.kind is Kind.NAME and before in _IN:
        return travels and (one.first > place or one in goal(grammar, grammar.sentence.clause_of(place), place))
    if before in grammar.words.set("with") and _of_earlier(grammar, one.first - 2):
        return False
    gathered = one.kind is Kind.NAME and grammar.every[one.first - 1].low in grammar.words.set("gatherings")
    mediates = grammar.every[one.first - 1].low in grammar.words.set("mediating") if one.first else False
    return not gathered and not mediates and before not in grammar.words.set("beside")


def _of_earlier(grammar: Grammar, place: int) -> bool:
    """Whether a talk stands there after which something else is told: "після розмови з Москвою"."""
    named = any(noun.kind in NAMED for noun in grammar.words.nouns.get(grammar.every[place].low, ()))
    lows = grammar.article.lows(max(place - 2, grammar.sentence.first), place)
    return named and bool({"після", "после"} & set(lows))


def _place(scene: Scene, slots: Slots, clause: Clause) -> None:
    """The town or the country in which it is."""
    every = scene.article.every
    for place in range(clause.first, clause.last - 1):
        if every[place].low not in _IN:
            continue
        after = every[place + 1]
        if after.capital and not _is_day(scene, place + 1):
            slots.words("place", place + 1, place + 2)
            return
    for clause_place, verbs in clause.verbs:
        if any(verb.kind == "visit" for verb in verbs):
            behind = [one for one in scene.grammar.mentions(clause_place + 1, clause.last) if one.kind is Kind.NAME]
            if behind:
                slots.words("place", behind[0].first, behind[0].last)
                return


def _is_day(scene: Scene, place: int) -> bool:
    return any(one.start <= scene.article.every[place].start < one.end for one in scene.sentence.moments)
