"""What is counted in a claim: breaches, strikes, losses, or how many times."""

from dataclasses import dataclass

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.numbers import Quantity
from truceline.reading.slavic.parts import noun
from truceline.reading.slavic.sayings import Scene

_STEPS = 5
_BETWEEN = frozenset(
    ("із", "з", "из", "як", "таких", "її", "його", "їхніх", "ее", "его", "их", "своих", "своїх", "наших", "рф", "сша")
)
_OF = ("із", "з", "из")


@dataclass(frozen=True)
class Counted:
    """A count with the noun that is counted: tokens [first, last), and whether it counts times."""

    quantity: Quantity
    first: int
    last: int
    times: bool
    hurt: bool


def counted_at(scene: Scene, clause: Clause, quantity: Quantity) -> Counted | None:
    """The noun behind a count, over the adjectives between; None where it is nothing that is claimed."""
    words, every = scene.article.words, scene.article.every
    before = every[quantity.first - 1].low if quantity.first > scene.sentence.first else ""
    if before == "по" or (quantity.last < scene.sentence.last and every[quantity.last].low in words.set("on")):
        return None
    if before in _OF and quantity.number - 1 > scene.sentence.first and _is_number(scene, quantity.number - 2):
        return None  # "45 із 60 дронів": the first is what is claimed
    if every[quantity.number].low in words.numbers("times_words"):
        return Counted(quantity, quantity.number, quantity.last, times=True, hurt=False)
    if _hurt_alone(scene, quantity):
        return Counted(quantity, quantity.number, quantity.last, times=True, hurt=True)
    return _noun_behind(scene, clause, quantity)


def _noun_behind(scene: Scene, clause: Clause, quantity: Quantity) -> Counted | None:
    words, every = scene.article.words, scene.article.every
    for place in range(_behind(scene, quantity), min(quantity.last + _STEPS, clause.last)):
        low = every[place].low
        if low in words.set("times"):
            return Counted(quantity, place, place + 1, times=True, hurt=False)
        found = noun(scene.grammar, place, min(place + 3, clause.last), "breaches")
        if found and found[0] == place:
            hurt = low in words.set("units_only_hurt") or found[1].key in words.set("objects")
            return Counted(quantity, place, place + len(found[1].words), times=False, hurt=hurt)
        adjectival = looks_adjectival(low, words.language) or low in _BETWEEN
        named = any(one.first <= place < one.last for one in scene.sentence.mentions)
        if not adjectival and not named:
            return None
    return None


def _behind(scene: Scene, quantity: Quantity) -> int:
    """Where what is counted is looked for: behind the second number of "45 із 60"."""
    total = next((one for one in scene.sentence.quantities if one.number == quantity.last + 1), None)
    joined = total and scene.article.every[quantity.last].low in _OF
    return total.last if total and joined else quantity.last


def _hurt_alone(scene: Scene, quantity: Quantity) -> bool:
    """ "Семеро поранені", "загинули троє": people who are counted without a noun."""
    words, every = scene.article.words, scene.article.every
    together = every[quantity.number].low.endswith(("ро", "рых", "рьох", "двоє", "двое", "троє", "трое"))
    together = together or every[quantity.first - 1].low in ("ще", "еще")
    around = {every[quantity.first - 1].low} if quantity.first > scene.sentence.first else set()
    around |= {every[quantity.last].low} if quantity.last < scene.sentence.last else set()
    return together and bool(around & words.set("hurting"))


def _is_number(scene: Scene, place: int) -> bool:
    return any(one.number <= place < one.last for one in scene.sentence.quantities)
