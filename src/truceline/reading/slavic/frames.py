"""What the rules of all sorts ask of a scene: times near a verb, who acts, who reports."""

from truceline.reading.rules.dates import Moment
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.mentions import Kind
from truceline.reading.slavic.sayings import Scene

_COUNTRY = 2


def moment_in(scene: Scene, clause: Clause, place: int) -> Moment | None:
    """The time nearest to a verb in its clause."""
    if clause.last <= clause.first:
        return None
    start, end = scene.article.letters(clause.first, clause.last)
    at = scene.article.every[place].start
    inside = [one for one in scene.sentence.moments if start <= one.start and one.end <= end]
    return min(inside, key=lambda one: (abs(one.start - at), one.start), default=None)


def parties_of(scene: Scene, clause: Clause, place: int, codes: frozenset[str]) -> tuple[str, ...]:
    """Who does what a verb says: its subject, or in a quotation "we" the speaker."""
    if clause.quote and (codes & {"we"} or _we(scene, clause)):
        said = scene.speaker(clause)
        return said.parties if said else ()
    group = scene.grammar.subject(clause, place, codes)
    if group is None and clause.joined == "that" and clause.number:
        governing = scene.sentence.clauses[clause.number - 1]
        return next((one.parties for one in scene.sayings if one.clause is governing), ())
    if group and not group.parties and group.first.head in scene.grammar.words.set("movements"):
        said = scene.speaker(clause)  # "у ХАМАС повідомили, що рух готовий"; the ids of countries have two letters
        return said.parties if said and all(len(one) > _COUNTRY for one in said.parties) else ()
    return group.parties if group else ()


def inside(scene: Scene, clause: Clause, codes: frozenset[str]) -> tuple[str, ...]:
    """ "У Москві відхилили": who does it by the town or the seat in which it is done, where nobody else is named."""
    if "pp" not in codes or clause.quote:
        return ()
    for one in scene.grammar.mentions(clause.first, clause.last):
        named = one.kind is Kind.NAME and one.can("l") and len(one.parties) == 1
        if named and scene.grammar.preposition(one) in ("у", "в", "во"):
            return one.parties
    return ()


def _we(scene: Scene, clause: Clause) -> bool:
    lows = scene.article.lows(clause.first, clause.last)
    return "ми" in lows or "мы" in lows


def reporter(scene: Scene, clause: Clause, party: str) -> str:
    """Who tells of a party what a clause says, where that is somebody else."""
    said = scene.speaker(clause)
    if said is None or party in said.parties or len(said.parties) != 1:
        return ""
    return said.parties[0]


def tail(scene: Scene, clause: Clause) -> int:
    """Where a clause ends, with the clauses behind it that have no verb of their own and are joined by a comma."""
    last = clause.last
    for later in scene.sentence.clauses[clause.number + 1 :]:
        if later.finite or later.quote is not clause.quote or later.joined or later.mark not in (",", ""):
            break
        last = later.last
    return last
