"""Claims and alleged events for tests, in few words."""

from dataclasses import replace

from drawn_terms import LATER, entry
from truceline.incidents.alleged import AllegedIncident, alleged_incidents
from truceline.incidents.bundles import Reader
from truceline.incidents.claims import Tally, tallies
from truceline.record.entry import Entry
from truceline.record.kinds import Allegation, Claim
from truceline.record.view import View
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

HOME = zone("Europe/Kyiv")
SIDES = Reader({"a-army": "a", "a-office": "a", "b-army": "b"})


def claimed(id: str, value: str, period: str = "2025-04-20", **more: str) -> Entry:
    """A claim of the army of `a` about `b`; `said`: the day on which it was told, by default the last of the period."""
    said = more.pop("said", period.rpartition("/")[2][:10])
    source = more.pop("source", f"https://{id}.org/")
    content = {"issuer": "a-army", "accused": "b", "agreement": "truce", "scope": "all", "unit": "violations"}
    content |= {"value": value, "period": period, **more}
    made = entry(id, Claim.model_validate(content, context={"home": HOME}), parse_interval(said, HOME))
    return replace(made, sources=(source,))


def alleged(id: str, place: str, when: str, **more: str) -> Entry:
    """An event that the army of `a` alleges of `b`."""
    source = more.pop("source", f"https://{id}.org/")
    content = {"issuer": "a-army", "accused": "b", "agreement": "truce", "unit": "strike", "place": place, **more}
    made = entry(id, Allegation.model_validate(content), parse_interval(when, HOME))
    return replace(made, sources=(source,))


def told(*rows: Entry, reader: Reader = SIDES) -> list[Tally]:
    """The claims among some entries, put together."""
    return tallies(View(rows, LATER), reader)


def events(*rows: Entry) -> list[AllegedIncident]:
    """The alleged events among some entries, put together."""
    return alleged_incidents(View(rows, LATER), SIDES)


def groups(*rows: Entry) -> list[tuple[str, ...]]:
    """Which claims are one statement."""
    return sorted(tuple(sorted(tally.entries)) for tally in told(*rows))
