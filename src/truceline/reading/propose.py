"""The rules' door: what a text suggests."""

from datetime import date
from zoneinfo import ZoneInfo

from truceline.reading.actors import Actors
from truceline.reading.english.propose import propose_english
from truceline.reading.slavic.propose import propose_slavic
from truceline.reading.suggestion import Suggestion


def propose(text: str, *, language: str, published: date | None, home: ZoneInfo, actors: Actors) -> list[Suggestion]:
    """What may be put on record of a text, sorted by where it stands; nothing for a language without rules.

    `published`: the day of its date line. `home`: the zone of clocks for which the text names none. Nothing here is
    random and nothing is looked up: the same text gives the same suggestions.
    """
    if not text.strip():
        return []
    found: list[Suggestion] = []
    if language in ("uk", "ru"):
        found = propose_slavic(text, language=language, published=published, home=home, actors=actors)
    elif language == "en":
        found = propose_english(text, published=published, home=home, actors=actors)
    return sorted(found, key=lambda one: (one.span, one.sort, sorted(one.slots.items())))
