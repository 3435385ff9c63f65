"""Of whom a number is claimed: by whose side, by an adjective, or as the subject of a verb of striking."""

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.claim_counted import Counted
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.parts import noun, nouns, phrase
from truceline.reading.slavic.sayings import Scene

PAST = frozenset(("pm", "pf", "pn", "pp", "rs", "rp"))
_OFF = ("з", "із", "зі", "с", "со")


def accused_in(scene: Scene, clause: Clause, counted: Counted, issuer: str) -> str:
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
    for one in scene.sentence.attributes:  # "с камбоджийской стороны"
        inside = clause.first < one.place < clause.last - 1
        around = (scene.article.every[one.place - 1].low, scene.article.every[one.place + 1].low) if inside else None
        if around and around[0] in _OFF and around[1] in ("боку", "сторони", "стороны"):
            return one.party
    for own in scene.grammar.mentions(clause.first, clause.last):
        if own.head in ("сторона", "бік") and own.parties and scene.grammar.preposition(own) in _OFF:
            return own.parties[0]
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
    for place, blow in blows:
        if blow.key in scene.article.words.set("objects"):
            continue  # a hospital is no blow
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
    return doers[0].parties[0] if doers else _by_passive(scene, clause)


def _by_passive(scene: Scene, clause: Clause) -> str:
    """ "Украиной было совершено 40 атак"."""
    if not scene.article.words.set("done_passives") & set(scene.article.lows(clause.first, clause.last)):
        return ""
    every = scene.grammar.mentions(clause.first, clause.last)
    doers = [one for one in every if one.can("i") and not one.can("n") and not scene.grammar.preposition(one)]
    return next((one.parties[0] for one in doers if one.parties), "")


def _by_subject(scene: Scene, clause: Clause, counted: Counted) -> str:
    grammar = scene.grammar
    for place, verbs in clause.verbs:
        verb = next((one for one in verbs if one.kind == "strike" and one.codes & PAST), None)
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
