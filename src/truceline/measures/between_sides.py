"""Where the claims of two sides contradict each other: none against some, and one event with two doers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from truceline.incidents.alleged import AllegedIncident
from truceline.incidents.claims import Reader, Tally
from truceline.incidents.place_words import Place, alike, names
from truceline.measures.claim_checks import Total
from truceline.measures.contradictions import Against, Contradiction
from truceline.values.instants import DAY, HOUR

_SHOWN = 5
"""Of very many claims against one that claims none, so many of the largest are named."""


def between_sides(found: Sequence[Tally], events: Sequence[AllegedIncident], reader: Reader) -> list[Contradiction]:
    """Every contradiction between two issuers about the same side, and events that each side alleges of the other."""
    return [*_none_against_some(found, reader), *_events_of_both(events, reader)]


def _none_against_some(found: Sequence[Tally], reader: Reader) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str], list[Total]] = {}
    for tally in found:
        for figure in tally.figures:
            family = reader.meaning(figure.first).family or reader.meaning(figure.first).unit
            groups.setdefault((reader.side(tally.accused), family), []).append((tally, figure))
    for group in groups.values():
        some = sorted((one for one in group if one[1].value.low > 0), key=lambda one: one[0].period.start)
        starts = [one[0].period.start for one in some]
        for none in (one for one in group if one[1].value.high == 0):
            span = none[0].period
            begun = some[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            others = [one for one in begun if one[0].period.end <= span.end and _against(one, none, reader)]
            if others:
                largest = sorted(others, key=lambda one: (-one[1].value.low, one[1].entries))
                facts = f"none, against {len(others)} with some"
                yield Contradiction(Against.NONE, none[0].agreement, (none, *largest[:_SHOWN]), facts=facts)


def _against(one: Total, none: Total, reader: Reader) -> bool:
    """Whether another issuer claims some on ground that is not another ground; its time lies inside already."""
    scopes = one[1].first.scope, none[1].first.scope
    return one[0].issuer != none[0].issuer and reader.places(*scopes) is not Place.APART


def _events_of_both(events: Sequence[AllegedIncident], reader: Reader) -> Iterator[Contradiction]:
    by_day: dict[int, list[AllegedIncident]] = {}
    for event in sorted(events, key=lambda one: (one.first[0].occurred, one.entries)):
        entry, said = event.first
        day = entry.occurred.start // DAY
        for near in (day - 1, day):
            for other in by_day.get(near, ()):
                if _can_be_one(event, other, reader):
                    facts = f"{other.first[1].place}; {said.place}"
                    yield Contradiction(Against.BOTH, said.agreement, (), (other, event), facts)
        by_day.setdefault(day, []).append(event)


def _can_be_one(one: AllegedIncident, other: AllegedIncident, reader: Reader) -> bool:
    """Whether two sides can mean one event; that they do cannot be told from reports."""
    (entry, said), (entry2, said2) = one.first, other.first
    swapped = (reader.side(said.issuer), reader.side(said.accused)) == (
        reader.side(said2.accused),
        reader.side(said2.issuer),
    )
    if not swapped or not _one_time(one, other) or not _one_kind(one, other, reader):
        return False
    mine, theirs = names(said.place), names(said2.place)
    common = [name for name in mine if any(alike(name, other_name) for other_name in theirs)]
    hours = entry.occurred.exact and entry2.occurred.exact
    return bool(common) if hours else len(common) > 1 or (bool(common) and len(mine) == len(theirs) == 1)


def _one_time(one: AllegedIncident, other: AllegedIncident) -> bool:
    when, when2 = one.first[0].occurred, other.first[0].occurred
    if when.exact and when2.exact:
        return abs(when.start - when2.start) <= HOUR
    return when.overlaps(when2)


def _one_kind(one: AllegedIncident, other: AllegedIncident, reader: Reader) -> bool:
    mine, theirs = (reader.crosswalk.meaning(event.first[1].unit) for event in (one, other))
    return mine == theirs or (mine.family != "" and mine.family == theirs.family)
