"""Proposals: who put forward a truce, or a stop of something, for how long."""

from collections.abc import Iterator

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import inside, moment_in, parties_of, reporter, tail
from truceline.reading.slavic.numbers import Length
from truceline.reading.slavic.parts import infinitive, noun, nouns
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.slavic.times import stretch
from truceline.reading.slavic.words import Verb
from truceline.reading.suggestion import Sort, Suggestion

_NOW = ("pm", "pf", "pn", "pp", "rs", "rp", "we")
_FAR, _NEAR = 12, 5
Found = tuple[Clause, int, frozenset[str], tuple[int, int]]


def proposals(scene: Scene) -> Iterator[Suggestion]:
    """One for each party."""
    seen: set[str] = set()
    for clause, place, codes, of in _found(scene):
        for party in parties_of(scene, clause, place, codes) or inside(scene, clause, codes):
            if party not in seen:
                seen.add(party)
                yield _suggested(scene, (clause, place, codes, of), party)
    for clause, place, party in _named_by(scene):
        if party not in seen:
            seen.add(party)
            yield _suggested(scene, (clause, place, frozenset(), (place, place)), party)


def _found(scene: Scene) -> Iterator[Found]:
    grammar = scene.grammar
    for clause, place, verb in grammar.verbs("propose", "declare", codes=_NOW):
        if not grammar.told(clause, place) or (verb.codes & {"we"} and not clause.quote):
            continue
        of = _declared(scene, clause, place) if verb.kind == "declare" else _put_forward(scene, clause, place, verb)
        if of:
            yield clause, place, verb.codes, of


def _named_by(scene: Scene) -> Iterator[tuple[Clause, int, str]]:
    """ "Пропозицію Москви припинити вогонь", "американську пропозицію про перемир'я": whose, and where it stands."""
    grammar = scene.grammar
    for clause in scene.sentence.clauses:
        for place, found in nouns(grammar, clause.first, clause.last, "texts"):
            if found.key not in scene.article.words.set("offerings") or not grammar.clause_told(clause):
                continue
            party = _whose(scene, place)
            end = min(place + _FAR, tail(scene, clause))
            truce = noun(grammar, place + 1, end, "truces")
            stops = scene.article.words.set("halting_infinitives") & set(scene.article.lows(place + 1, end))
            if party and (stops or (truce and _is_truce(scene, truce[0], truce[1].key, end))):
                yield clause, place, party


def _whose(scene: Scene, place: int) -> str:
    behind = [
        one for one in scene.sentence.mentions if one.first == place + 1 and one.can("g") and len(one.parties) == 1
    ]
    before = [one.party for one in scene.sentence.attributes if place - 2 <= one.place < place]
    return behind[0].parties[0] if behind else before[-1] if before else ""


def _declared(scene: Scene, clause: Clause, place: int) -> tuple[int, int] | None:
    grammar = scene.grammar
    at = noun(grammar, place + 1, min(place + _FAR, clause.last), "truces")
    if at is None:
        return None
    lows = set(grammar.article.lows(place + 1, at[0]))
    if grammar.words.set("over") & lows or at[1].key in grammar.words.set("no_truce"):
        return None
    return at[0], at[0] + len(at[1].words)


def _put_forward(scene: Scene, clause: Clause, place: int, verb: Verb) -> tuple[int, int] | None:
    grammar = scene.grammar
    last = tail(scene, clause)
    lows = grammar.article.lows(place + 1, min(place + _FAR, last))
    to = _halting(scene, place + 1, min(place + _FAR, last)) or infinitive(grammar, place + 1, min(place + _FAR, last))
    at = noun(grammar, place + 1, min(place + _FAR, last), "truces")
    if verb.infinitive in grammar.words.set("handing"):
        offered = any(low.startswith(scene.article.words.several("offers")) for low in lows)
        if offered and at and _is_truce(scene, at[0], at[1].key, last):
            return at[0], at[0] + len(at[1].words)
        return None if at else _first_named(scene, clause, place)
    if at is None and to is None:
        return _first_named(scene, clause, place) or _that_they(scene, clause)
    if to and (at is None or to[0] < at[0]):
        halts = grammar.words.set("halting_infinitives") & {grammar.every[to[0]].low}
        denied = grammar.every[to[0] - 1].low == "не"
        fire = grammar.words.set("fire") & set(grammar.article.lows(to[0] + 1, min(to[0] + 7, last)))
        enter = grammar.words.set("declaring") & {grammar.every[to[0]].low} and at
        return (to[0], clause.last) if (halts and (fire or at)) or (denied and fire) or enter else None
    if (
        at
        and not grammar.words.set("over") & set(grammar.article.lows(place + 1, at[0]))
        and _is_truce(scene, at[0], at[1].key, last)
    ):
        return at[0], at[0] + len(at[1].words)
    return None


def _halting(scene: Scene, first: int, last: int) -> tuple[int, tuple[Verb, ...]] | None:
    """The first infinitive of stopping between two tokens, where another may stand before it."""
    wanted = scene.article.words.set("halting_infinitives")
    place = next((at for at in range(first, last) if scene.article.every[at].low in wanted), None)
    before = noun(scene.grammar, first, place, "truces") if place is not None else None
    return (place, ()) if place is not None and before is None else None


def _first_named(scene: Scene, clause: Clause, place: int) -> tuple[int, int] | None:
    """ "30-денне перемир'я запропонували США": what is put forward stands before the verb."""
    at = noun(scene.grammar, clause.first, place, "truces")
    to = _halting(scene, clause.first, place)
    if to and (at is None or to[0] < at[0]):
        fire = scene.article.words.set("fire") & set(scene.article.lows(to[0] + 1, place))
        return (to[0], place) if fire and not scene.grammar.negated(to[0]) else None
    if at is None or not _is_truce(scene, at[0], at[1].key, clause.last):
        return None
    before = scene.article.lows(clause.first, at[0])
    offered = any(low.startswith(scene.article.words.several("offers")) for low in before)
    object_ = any(one[0] == "a" for one in at[1].features)
    return (at[0], at[0] + len(at[1].words)) if offered or (object_ and place - at[0] <= _FAR) else None


def _that_they(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """ "Запропонувала, щоб сторони припинили вогонь"."""
    following = scene.sentence.clauses[clause.number + 1 : clause.number + 2]
    if not following or following[0].joined != "if":
        return None
    lows = scene.article.lows(following[0].first, following[0].last)
    stops = any(low.startswith(scene.article.words.several("stopping")) for low in lows)
    return (
        (following[0].first + 1, following[0].last) if stops and scene.article.words.set("fire") & set(lows) else None
    )


def _is_truce(scene: Scene, place: int, key: str, last: int) -> bool:
    """Whether a noun says that fighting stops; a plan and a regime only with words of a truce or of peace."""
    words = scene.article.words
    if key not in words.set("open_truce"):
        return True
    lows = scene.article.lows(max(place - 4, scene.sentence.first), min(place + 8, last))
    return any(low.startswith(words.several("of_peace")) for low in lows)


def _suggested(scene: Scene, found: Found, party: str) -> Suggestion:
    clause, place, _, of = found
    slots = Slots(scene.article, scene.sentence)
    slots.put("party", party)
    length = _length(scene, clause, place)
    if length:
        slots.stand("duration", length.value, *scene.article.letters(length.first, length.last))
    _name(scene, slots, of, length)
    end = tail(scene, clause)
    lasts = stretch(
        scene.article.low, scene.article.every[place].start, scene.article.every[end - 1].end, scene.article.line
    )
    slots.when(lasts.begins, ahead=True, name="begins")
    slots.when(lasts.ends, ahead=True, name="ends")
    if not lasts.begins and not lasts.ends:
        slots.when(moment_in(scene, clause, place))
    slots.put("by_report_of", reporter(scene, clause, party))
    return slots.suggestion(Sort.PROPOSAL, 0.85)


def _length(scene: Scene, clause: Clause, place: int) -> Length | None:
    last = tail(scene, clause)
    inside = [one for one in scene.sentence.lengths if clause.first <= one.first and one.last <= last]
    behind = [one for one in inside if one.first > place]
    return next(iter(behind or inside), None)


def _name(scene: Scene, slots: Slots, of: tuple[int, int], length: Length | None) -> None:
    """The noun of a truce with the adjectives before it."""
    at = noun(scene.grammar, *of, "truces")
    if at is None or at[0] != of[0]:
        return
    first = of[0]
    while first > scene.sentence.first and _agreeing(scene, first - 1, length):
        first -= 1
    slots.words("name", first, of[1])


def _agreeing(scene: Scene, place: int, length: Length | None) -> bool:
    low = scene.article.every[place].low
    if length and length.first <= place < length.last:
        return True
    bare = low.rpartition("-")[2]
    return looks_adjectival(bare, scene.article.words.language) and low not in scene.article.words.verbs
