"""What the Ukrainian and Russian rules propose of a text published on 14 May 2025."""

from datetime import date
from zoneinfo import ZoneInfo

from truceline.reading.actors import Actors
from truceline.reading.slavic.propose import propose_slavic
from truceline.reading.suggestion import Sort


def told_of(sort: Sort, language: str, text: str) -> list[dict[str, str]]:
    """The slots of all suggestions of a sort."""
    home = ZoneInfo("Europe/Kyiv")
    found = propose_slavic(text, language=language, published=date(2025, 5, 14), home=home, actors=Actors.world())
    return [dict(one.slots) for one in found if one.sort is sort]
