"""The door to the English rules: what a text suggests."""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo

from truceline.reading.actors import Actors
from truceline.reading.english.claims import claims
from truceline.reading.english.commitments import commitments
from truceline.reading.english.consents import consents
from truceline.reading.english.contacts import contacts
from truceline.reading.english.exchanges import exchanges
from truceline.reading.english.page import Page, page
from truceline.reading.english.proposals import proposals
from truceline.reading.english.utterances import utterances
from truceline.reading.rules.dates import DateLine
from truceline.reading.suggestion import Suggestion

RULES: tuple[Callable[[Page], Iterable[Suggestion]], ...] = (
    claims, commitments, consents, contacts, exchanges, proposals, utterances,
)  # fmt: skip


def propose_english(text: str, *, published: date | None, home: ZoneInfo, actors: Actors) -> list[Suggestion]:
    """What may be put on record of an English text, in no order. See `truceline.reading.propose`."""
    laid_out = page(text, DateLine(published, home, "en"), actors)
    return [suggestion for rule in RULES for suggestion in rule(laid_out)]
