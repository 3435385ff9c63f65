"""The door of the Ukrainian and Russian rules: what a text suggests."""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo

from truceline.reading.actors import Actors
from truceline.reading.rules.dates import DateLine
from truceline.reading.slavic.article import article
from truceline.reading.slavic.claims import claims
from truceline.reading.slavic.commitments import commitments
from truceline.reading.slavic.consents import consents
from truceline.reading.slavic.contacts import contacts
from truceline.reading.slavic.exchanges import exchanges
from truceline.reading.slavic.proposals import proposals
from truceline.reading.slavic.sayings import Scene, scenes
from truceline.reading.slavic.utterances import utterances
from truceline.reading.span_check import speaks_to_a_machine
from truceline.reading.suggestion import Suggestion

Rule = Callable[[Scene], Iterable[Suggestion]]
RULES: tuple[Rule, ...] = (consents, proposals, commitments, utterances, contacts, claims, exchanges)
SPOKEN: tuple[Rule, ...] = (utterances,)
"""The rules for a sentence about sport or trade: somebody may speak in it, and nothing else is meant."""


def propose_slavic(
    text: str, *, language: str, published: date | None, home: ZoneInfo, actors: Actors
) -> list[Suggestion]:
    """What may be put on record of a Ukrainian or Russian text, sorted by where it stands.

    `published`: the day of its date line. `home`: the zone of clocks for which the text names none. The same text gives
    the same suggestions. A sentence that tells its reader or a machine what to record suggests nothing.
    """
    laid_out = article(text, DateLine(published, home, language), actors)
    told = [scene for scene in scenes(laid_out) if not _addressed(scene)]
    found = [one for scene in told for rule in (SPOKEN if _elsewhere(scene) else RULES) for one in rule(scene)]
    kept = {(one.sort, one.span, tuple(one.slots.items())): one for one in found}
    return sorted(kept.values(), key=lambda one: (one.span, one.sort, sorted(one.slots.items())))


def _addressed(scene: Scene) -> bool:
    """Whether a sentence turns to its reader or to a program: whatever it says to be put on record is no event."""
    span, words = scene.sentence.span, scene.article.words
    if speaks_to_a_machine(span.of(scene.article.text)):
        return True
    orders, place = words.starts("to_reader"), scene.sentence.first
    lows = scene.article.lows(place, scene.sentence.last)
    return any(tuple(lows[at : at + len(said)]) == said for at, low in enumerate(lows) for said in orders.get(low, ()))


def _elsewhere(scene: Scene) -> bool:
    """Whether a sentence is about sport or trade, where truces, exchanges and meetings are other things."""
    lows = scene.article.lows(scene.sentence.first, scene.sentence.last)
    return any(low.startswith(scene.article.words.several("elsewhere")) for low in lows)
