"""Claims: how many breaches, strikes or losses one side says another is to answer for."""

from collections.abc import Iterator

from truceline.reading.slavic.claim_accused import PAST, accused_in
from truceline.reading.slavic.claim_counted import Counted, counted_at
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.frames import moment_in
from truceline.reading.slavic.parts import nouns
from truceline.reading.slavic.sayings import Scene
from truceline.reading.slavic.slots import Slots
from truceline.reading.suggestion import Sort, Suggestion


def claims(scene: Scene) -> Iterator[Suggestion]:
    """One for each count of a breach, strike or loss that has an issuer."""
    seen: set[tuple[str, str, str]] = set()
    before: tuple[Counted, str] | None = None
    for quantity in scene.sentence.quantities:
        clause = scene.sentence.clause_of(quantity.number)
        counted = counted_at(scene, clause, quantity)
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
    accused = accused_in(scene, clause, counted, issuer)
    unnamed = _by_enemy(scene, clause)
    if accused == issuer or (not accused and not unnamed and (not counting or counted.times or _vague(scene, counted))):
        return None
    if counted.hurt and not _hurting(scene, clause):
        return None
    return issuer, accused


def _by_enemy(scene: Scene, clause: Clause) -> bool:
    """Whether "the enemy" is who strikes: told of somebody, and the passage does not say of whom."""
    strikes = any(verb.kind == "strike" and verb.codes & PAST for _, verbs in clause.verbs for verb in verbs)
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
        verb = next((one for one in verbs if one.kind == "accuse" and one.codes & PAST), None)
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
        verb = next((one for one in verbs if one.kind in ("count", "down") and one.codes & PAST), None)
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


def _hurting(scene: Scene, clause: Clause) -> bool:
    words = scene.article.words
    return any(
        low in words.set("hurting") or any(verb.kind in ("hurt", "strike") for verb in words.verbs.get(low, ()))
        for low in scene.article.lows(clause.first, clause.last)
    )
