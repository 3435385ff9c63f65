"""Whether two reports tell of one alleged event: a rule with a reason for every join and every refusal.

1. A source that lists two events means two.
2. The accused side and the kind of event must be the same, and the offices of one side; other agreements keep apart.
3. Exact times may be a quarter of an hour apart, as outlets round them; an exact time and a day may be one where the
   time lies on the day.
4. In the same minute the places must have a name in common, and where that is the region only, they must not each name
   another village of it. In nearly the same minute they must have a name beside the region, or the object, in common.
5. Where one of them gives only the day, all names of the shorter wording must be in the longer, and the objects must
   not be different ones.
"""

from dataclasses import dataclass
from enum import StrEnum

from truceline.incidents.bundles import Reader
from truceline.incidents.place_words import alike, names
from truceline.incidents.unit_words import fold, key_of
from truceline.record.entry import Entry
from truceline.record.kinds import Allegation
from truceline.values.instants import MINUTE
from truceline.values.intervals import Interval

ROUNDED = 15 * MINUTE
Telling = tuple[Entry, Allegation]
"""One outlet's report of one alleged event."""


class EventRule(StrEnum):
    """Why two reports are or are not of one alleged event."""

    MINUTE = "the same minute, and places that can be one"
    ABOUT = "nearly the same time, and the same names of places"
    DAY = "the same day, and the same names of places"
    WORDS = "the same day, and the same words for the place"
    SOURCE = "one source lists both"
    WHO = "other issuers, accused or kinds of event"
    AGREEMENT = "they are about two agreements"
    TIME = "they happened at different times"
    PLACE = "they happened at different places"


@dataclass(frozen=True)
class EventWhy:
    """One decision, by which rule, with the facts that decided."""

    joined: bool
    rule: EventRule
    facts: str


def same_event(one: Telling, other: Telling, reader: Reader) -> EventWhy:
    """Whether two reports tell of one alleged event."""
    (entry, said), (entry2, said2) = one, other
    if set(entry.sources) & set(entry2.sources):
        return _no(EventRule.SOURCE, "it means two")
    who = (reader.side(said.issuer), reader.side(said.accused), reader.crosswalk.meaning(said.unit))
    if who != (reader.side(said2.issuer), reader.side(said2.accused), reader.crosswalk.meaning(said2.unit)):
        return _no(EventRule.WHO, f"{said.issuer} about {said.accused}; {said2.issuer} about {said2.accused}")
    if said.agreement and said2.agreement and said.agreement != said2.agreement:
        return _no(EventRule.AGREEMENT, f"{said.agreement} and {said2.agreement}")
    return _by_time(entry.occurred, entry2.occurred, said.place, said2.place)


def _by_time(when: Interval, when2: Interval, place: str, place2: str) -> EventWhy:
    facts = f"{place}; {place2}"
    if when.exact and when2.exact and abs(when.start - when2.start) > ROUNDED:
        return _no(EventRule.TIME, facts)
    if not when.overlaps(when2) and not (when.exact and when2.exact):
        return _no(EventRule.TIME, facts)
    if when.exact and when2.exact:
        common = _common(place, place2)
        if when == when2:
            joined = bool(common) and not (common <= {_region(place), _region(place2)} and _both_go_on(place, place2))
        else:
            further = common - {_region(place), _region(place2)}
            joined = bool(common) and (bool(further) or _objects(place, place2))
        rule = EventRule.MINUTE if when == when2 else EventRule.ABOUT
        return EventWhy(joined, rule if joined else EventRule.PLACE, facts)
    if key_of(place) == key_of(place2):
        return EventWhy(True, EventRule.WORDS, facts)
    joined = _within(place, place2) and _objects(place, place2)
    return EventWhy(joined, EventRule.DAY if joined else EventRule.PLACE, facts)


def _within(place: str, place2: str) -> bool:
    """Whether all names of the wording with fewer names are among those of the other."""
    few, many = sorted((names(place), names(place2)), key=len)
    return bool(few) and all(any(alike(name, other) for other in many) for name in few)


def _common(place: str, place2: str) -> set[str]:
    """The names of the one that are among those of the other; the first words where neither has a name."""
    mine, theirs = names(place), names(place2)
    if not mine and not theirs:
        return {_region(place)} & {_region(place2)}
    return {name for name in mine if any(alike(name, other) for other in theirs)}


def _both_go_on(place: str, place2: str) -> bool:
    """Whether each names something that the other does not: two villages of one region."""
    mine, theirs = names(place), names(place2)
    alone = [name for name in mine if not any(alike(name, other) for other in theirs)]
    return bool(alone) and any(not any(alike(name, other) for other in mine) for name in theirs)


def _objects(place: str, place2: str) -> bool:
    """Whether what is said beside the names has a word in common, or one of them says nothing beside them."""
    rest = [key_of(text) - _named(text) for text in (place, place2)]
    return not all(rest) or bool(rest[0] & rest[1])


def _named(text: str) -> set[str]:
    found = names(text)
    return {word for word in key_of(text) if any(name.startswith(word) or alike(name, word) for name in found)}


def _region(place: str) -> str:
    words = place.replace(",", " ").replace(":", " ").split(maxsplit=1)
    return fold(words[0]) if words else ""


def _no(rule: EventRule, facts: str) -> EventWhy:
    return EventWhy(False, rule, facts)
