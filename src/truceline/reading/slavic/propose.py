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
from truceline.reading.slavic.guards import addressed, asks_which, elsewhere
from truceline.reading.slavic.proposals import proposals
from truceline.reading.slavic.sayings import Scene, scenes
from truceline.reading.slavic.utterances import utterances
from truceline.reading.suggestion import Suggestion

Rule = Callable[[Scene], Iterable[Suggestion]]
RULES: tuple[Rule, ...] = (consents, proposals, commitments, utterances, contacts, claims, exchanges)
SPOKEN: tuple[Rule, ...] = (utterances,)
"""The rules for a sentence about sport, trade, crime or a story: somebody may speak, and nothing else is meant."""


def propose_slavic(
    text: str, *, language: str, published: date | None, home: ZoneInfo, actors: Actors
) -> list[Suggestion]:
    """What may be put on record of a Ukrainian or Russian text, sorted by where it stands.

    `published`: the day of its date line. `home`: the zone of clocks for which the text names none. The same text gives
    the same suggestions. A sentence that tells its reader or a machine what to record suggests nothing.
    """
    laid_out = article(text, DateLine(published, home, language), actors)
    every = tuple(scenes(laid_out))
    left = addressed(every)
    told = [scene for scene in every if scene.sentence.number not in left and not asks_which(scene)]
    found = [one for scene in told for rule in (SPOKEN if elsewhere(scene) else RULES) for one in rule(scene)]
    kept = {(one.sort, one.span, tuple(one.slots.items())): one for one in found}
    return sorted(kept.values(), key=lambda one: (one.span, one.sort, sorted(one.slots.items())))
