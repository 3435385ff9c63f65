"""Claims: how many breaches, strikes or losses one side says another is to answer for."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import moment_in
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.numbers import Quantity
from truceline.reading.slavic.parts import noun, nouns, phrase
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion

_PAST = frozenset(("pm", "pf", "pn", "pp", "rs", "rp"))
_STEPS = 5
_OF = ("із", "з", "из")


@dataclass(frozen=True)
class Counted:
    """A count with the noun that is counted: tokens [first, last), and whether it counts times."""

    quantity: Quantity
    first: int
    last: int
    times: bool
    hurt: bool


def claims(scene: Scene) -> Iterator[Suggestion]:
    """One for each count of a breach, strike or loss that has an issuer."""
    seen: set[tuple[str, str, str]] = set()
    before: tuple[Counted, str] | None = None
    for quantity in scene.sentence.quantities:
        clause = scene.sentence.clause_of(quantity.number)
        counted = _counted(scene, clause, quantity)
        if counted is None or not scene.grammar.clause_told(clause) or (counted.hurt and _handed(scene, clause)):
            continue
        found = _sides(scene, clause, counted)
        if (
            found and not found[1] and before and quantity.first - before[0].last <= 2
        ):  # "12 російських ударів і 40 обстрілів"
            found = found[0], before[1]
        before = (counted, found[1]) if found else before
        if found is None or (*found, quantity.value) in seen:
            continue
        seen.add((*found, quantity.value))
        yield _suggested(scene, clause, counted, *found)


def _suggested(scene: Scene, clause: Clause, counted: Counted, issuer: str, accused: str) -> Suggestion:
    slots = Slots(scene.article, scene.sentence)
    slots.put("issuer", issuer)
    slots.put("accused", accused)
    quantity = counted.quantity
    slots.stand("value", quantity.value, *scene.article.letters(quantity.first, quantity.last))
    if not counted.times:
        slots.words("unit", counted.first, counted.last)
    slots.when(moment_in(scene, clause, quantity.number))
    slots.note(quantity.note)
    if not accused:
        slots.note("the passage does not say who is to answer for it")
    return slots.suggestion(Sort.CLAIM, 0.88 if accused else 0.6)


def _counted(scene: Scene, clause: Clause, quantity: Quantity) -> Counted | None:
    """The noun behind a count, over the adjectives between; None where it is nothing that is claimed."""
    words, every = scene.article.words, scene.article.every
    before = every[quantity.first - 1].low if quantity.first > scene.sentence.first else ""
    if before == "по" or (quantity.last < scene.sentence.last and every[quantity.last].low in words.set("on")):
        return None
    if before in _OF and quantity.number - 1 > scene.sentence.first and _is_number(scene, quantity.number - 2):
        return None  # "45 із 60 дронів": the first is what is claimed
    if every[quantity.number].low in words.numbers("times_words"):
        return Counted(quantity, quantity.number, quantity.last, times=True, hurt=False)
    for place in range(_behind(scene, quantity), min(quantity.last + _STEPS, clause.last)):
        low = every[place].low
        if low in words.set("times"):
            return Counted(quantity, place, place + 1, times=True, hurt=False)
        found = noun(scene.grammar, place, min(place + 3, clause.last), "breaches")
        if found and found[0] == place:
            hurt = low in words.set("units_only_hurt") or found[1].key in words.set("objects")
            return Counted(quantity, place, place + len(found[1].words), times=False, hurt=hurt)
        adjectival = looks_adjectival(low, words.language) or low in ("із", "з", "из", "як", "таких")
        named = any(one.first <= place < one.last for one in scene.sentence.mentions) or low in ("рф", "сша")
        if not adjectival and not named:
            return None
    return None


def _behind(scene: Scene, quantity: Quantity) -> int:
    """Where what is counted is looked for: behind the second number of "45 із 60"."""
    total = next((one for one in scene.sentence.quantities if one.number == quantity.last + 1), None)
    joined = total and scene.article.every[quantity.last].low in _OF
    return total.last if total and joined else quantity.last


def _is_number(scene: Scene, place: int) -> bool:
    return any(one.number <= place < one.last for one in scene.sentence.quantities)


def _handed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of people handed over, who are no losses."""
    words = scene.article.words
    lows = set(scene.article.lows(clause.first, clause.last))
    given = any(verb.kind in ("give", "back", "swap") for low in lows for verb in words.verbs.get(low, ()))
    return bool(words.set("captivity") & lows) or (given and not words.set("hurting") & lows)


def _sides(scene: Scene, clause: Clause, counted: Counted) -> tuple[str, str] | None:
    """Who claims, and of whom; nobody accused where the passage does not say so."""
    accusing = _accusing(scene, clause)
    if accusing:
        return accusing
    issuer, counting = _issuer(scene, clause)
    if not issuer:
        return None
    accused = _accused(scene, clause, counted, issuer)
    unnamed = _by_enemy(scene, clause)
    if accused == issuer or (not accused and not unnamed and (not counting or counted.times or _vague(scene, counted))):
        return None
    if counted.hurt and not _hurting(scene, clause):
        return None
    return issuer, accused


def _by_enemy(scene: Scene, clause: Clause) -> bool:
    """Whether "the enemy" is who strikes: told of somebody, and the passage does not say of whom."""
    strikes = any(verb.kind == "strike" and verb.codes & _PAST for _, verbs in clause.verbs for verb in verbs)
    return strikes and bool(scene.article.words.set("enemies") & set(scene.article.lows(clause.first, clause.last)))


def _vague(scene: Scene, counted: Counted) -> bool:
    """Whether only "cases" are counted, and nothing says of what: cases of poisoning are no breaches."""
    if scene.article.every[counted.first].low[:5] not in scene.article.words.set("vague_units"):
        return False
    behind = nouns(scene.grammar, counted.last, min(counted.last + 3, scene.sentence.last), "breaches")
    return next(iter(behind), None) is None


def _accusing(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """ "Індія звинуватила Пакистан у 12 порушеннях"."""
    grammar = scene.grammar
    for place, verbs in clause.verbs:
        verb = next((one for one in verbs if one.kind == "accuse" and one.codes & _PAST), None)
        if verb is None or not grammar.told(clause, place):
            continue
        group = grammar.subject(clause, place, verb.codes)
        behind = [
            one
            for one in grammar.mentions(place + 1, clause.last)
            if one.can("a") and one.parties and not grammar.preposition(one)
        ]
        behind = [one for one in behind if not group or one not in group.mentions]
        if group and behind and len(group.parties) == 1 and group.parties != behind[0].parties:
            return group.parties[0], behind[0].parties[0]
    return None


def _issuer(scene: Scene, clause: Clause) -> tuple[str, bool]:
    """Who gives a number: by counting it, or by saying it. True where it is plainly a count of breaches."""
    grammar = scene.grammar
    for place, verbs in clause.verbs:
        verb = next((one for one in verbs if one.kind in ("count", "down") and one.codes & _PAST), None)
        if verb and grammar.told(clause, place):
            group = grammar.subject(clause, place, verb.codes)
            if group and len(group.parties) == 1:
                return group.parties[0], verb.kind == "count"
            inside = [
                one
                for one in grammar.mentions(clause.first, clause.last)
                if one.can("l") and grammar.preposition(one) in ("у", "в")
            ]
            if not group and inside and inside[0].parties and verb.codes & {"pp"}:
                return inside[0].parties[0], True
    said = scene.speaker(clause)
    if said and said.manner != "denied" and len(said.parties) == 1:
        return said.parties[0], said.clause is clause and said.kind in ("say", "announce") and _about(
            scene, clause, said.place
        )
    return "", False


def _about(scene: Scene, clause: Clause, place: int) -> bool:
    return bool({"про", "о", "об"} & set(scene.article.lows(place + 1, min(place + 5, clause.last))))


def _accused(scene: Scene, clause: Clause, counted: Counted, issuer: str) -> str:
    """Of whom a number is claimed: by whose side, by an adjective, or as the subject of a verb of striking."""
    for found in (
        _by_side(scene, clause),
        _by_adjective(scene, clause, counted),
        _by_doer(scene, clause, counted),
        _by_subject(scene, clause, counted),
        _by_accusing(scene),
    ):
        if found and found != issuer:
            return found
    return ""


def _by_side(scene: Scene, clause: Clause) -> str:
    first, found = clause.first, ""
    while not found and (at := phrase(scene.grammar, "from_side", first, clause.last)):
        found, first = _beside(scene, clause, at), at[1]
    return found


def _beside(scene: Scene, clause: Clause, at: tuple[int, int]) -> str:
    """Whose side stands right behind words such as "з боку"."""
    behind = [one for one in scene.grammar.mentions(at[0], clause.last) if one.parties and at[0] <= one.first <= at[1]]
    if behind:
        return behind[0].parties[0]
    adjectives = [one.party for one in scene.sentence.attributes if at[0] <= one.place <= at[1] + 1]
    return adjectives[0] if adjectives else ""


def _by_adjective(scene: Scene, clause: Clause, counted: Counted) -> str:
    """ "5 українських атак", "63 російські дрони", "12 ударів російської авіації", "атака РФ"."""
    first, last = counted.quantity.last, min(counted.last + 3, clause.last)
    adjectives = [one.party for one in scene.sentence.attributes if first <= one.place < counted.last]
    adjectives = adjectives or _of_doers(scene, clause, counted)
    if adjectives:
        return adjectives[0]
    near = [
        one for one in scene.sentence.mentions if first <= one.first < last and one.last <= clause.last and one.parties
    ]
    owning = [one for one in near if _owns(scene, one, counted)]
    return owning[0].parties[0] if owning else _of_blow(scene, clause, counted)


def _of_doers(scene: Scene, clause: Clause, counted: Counted) -> list[str]:
    """ "Сім спроб атак українських диверсантів": by an adjective in the genitive right behind what is counted."""
    at = counted.last
    while at < clause.last and (noun(scene.grammar, at, at + 1, "breaches") or _plain_adjective(scene, at)):
        at += 1
    return [one.party for one in scene.sentence.attributes if one.place == at and _genitive(one.features)]


def _plain_adjective(scene: Scene, place: int) -> bool:
    named = any(one.place == place for one in scene.sentence.attributes)
    return not named and looks_adjectival(scene.article.every[place].low, scene.article.words.language)


def _genitive(features: frozenset[str]) -> bool:
    return any(one[0] == "g" for one in features)


def _owns(scene: Scene, one: Mention, counted: Counted) -> bool:
    inside = one.first <= counted.first < one.last
    return inside or (one.first == counted.last and one.can("g") and not scene.grammar.preposition(one))


def _of_blow(scene: Scene, clause: Clause, counted: Counted) -> str:
    """Losses by a blow that the clause names: "внаслідок російського удару загинули 12 людей"."""
    if not counted.hurt:
        return ""
    blows = list(nouns(scene.grammar, clause.first, clause.last, "breaches"))
    for place, _ in blows:
        own = [one.party for one in scene.sentence.attributes if place - 3 <= one.place < place]
        own += [
            one.parties[0]
            for one in scene.sentence.mentions
            if one.parties and (one.first <= place < one.last or one.first == place + 1) and one.can("g")
        ]
        if own:
            return own[0]
    return ""


def _by_accusing(scene: Scene) -> str:
    """ "Заявив про п'ять інцидентів, у яких звинуватив Камбоджу"."""
    for clause in scene.sentence.clauses:
        for place, verbs in clause.verbs:
            if any(one.kind == "accuse" for one in verbs):
                behind = [one for one in scene.grammar.mentions(place + 1, clause.last) if one.can("a") and one.parties]
                if behind:
                    return behind[0].parties[0]
    return ""


def _by_doer(scene: Scene, clause: Clause, counted: Counted) -> str:
    """ "Понад 3000 порушень українською стороною"."""
    behind = scene.grammar.mentions(counted.last, min(counted.last + 6, clause.last))
    doers = [
        one
        for one in behind
        if one.can("i") and not one.can("n") and one.parties and not scene.grammar.preposition(one)
    ]
    return doers[0].parties[0] if doers else ""


def _by_subject(scene: Scene, clause: Clause, counted: Counted) -> str:
    grammar = scene.grammar
    for place, verbs in clause.verbs:
        verb = next((one for one in verbs if one.kind == "strike" and one.codes & _PAST), None)
        if verb is None or not grammar.told(clause, place):
            continue
        group = grammar.subject(clause, place, verb.codes)
        if group and len(group.parties) == 1 and group.first.kind is not Kind.PAIR:
            return group.parties[0]
        before = [
            one
            for one in scene.sentence.attributes
            if clause.first <= one.place < place and "n" in {feature[0] for feature in one.features}
        ]
        if before and not group:
            return before[0].party
    return ""


def _hurting(scene: Scene, clause: Clause) -> bool:
    words = scene.article.words
    return any(
        low in words.set("hurting") or any(verb.kind in ("hurt", "strike") for verb in words.verbs.get(low, ()))
        for low in scene.article.lows(clause.first, clause.last)
    )
