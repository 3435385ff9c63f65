"""The encoded agreements load, name sources that can be read, and answer dated questions."""

from pathlib import Path

import pytest

from drawn_terms import LATER, entry
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Consent, ConsentAct, Proposal
from truceline.record.view import View
from truceline.terms.duties import Progress
from truceline.terms.load import Version, load
from truceline.terms.obligations import obligations
from truceline.terms.state import state_in
from truceline.values.instants import parse_instant
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

ROOT = Path(__file__).parents[2]
KYIV = zone("Europe/Kyiv")
FILES = [*sorted((ROOT / "library").glob("*.yaml")), *sorted((ROOT / "cases").glob("*/agreements/*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_loads_and_every_clause_but_an_assumption_has_a_source(path: Path) -> None:
    agreement = load(path).agreement
    assert all(source.url.startswith("http") for source in agreement.sources.values())
    assert [term.id for term in agreement.terms if term.src is None] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_few_clauses_need_to_stay_mere_statements(path: Path) -> None:
    terms = load(path).agreement.terms
    assert sum(term.kind == "statement" for term in terms) * 2 <= len(terms)


def signed(version: Version, day: str) -> list[Entry]:
    name = version.agreement.id
    when = parse_interval(day, KYIV)
    made = Proposal(party="osce", agreement=name, digest=version.digest)
    consents = [
        Consent(party=party, agreement=name, digest=version.digest, act=ConsentAct.SIGN) for party in ("ua", "ordlo")
    ]
    return [entry("put-forward", made, when), *(entry(f"sign-{one.party}", one, when) for one in consents)]


def in_force(version: Version, entries: list[Entry], at: str) -> str:
    (reading,) = state_in(version, View(entries, LATER), at=parse_instant(at)).readings
    return reading.standing.in_force.value


def test_minsk_ii_begins_at_midnight_in_kyiv_and_not_when_it_was_signed() -> None:
    version = load(ROOT / "library" / "minsk-ii-2015.yaml")
    entries = signed(version, "2015-02-12")
    times = ["2015-02-13T00:00Z", "2015-02-14T21:59:59Z", "2015-02-14T22:00Z", "2016-01-01T00:00Z"]
    assert [in_force(version, entries, at) for at in times] == ["no", "no", "yes", "yes"]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2015-02-16T23:00[Europe/Kyiv]", Progress.MET),
        ("2015-02-17T00:00[Europe/Kyiv]", Progress.MET_LATE),
        (None, Progress.NO_REPORT),
    ],
)
def test_withdrawal_had_to_begin_by_the_end_of_the_second_day(done: str | None, expected: Progress) -> None:
    version = load(ROOT / "library" / "minsk-ii-2015.yaml")
    entries = signed(version, "2015-02-12")
    if done:
        entries.append(entry("begun", Act(event="withdrawal_begun", actor="ua"), parse_interval(done, KYIV)))
    view, at = View(entries, LATER), parse_instant("2015-02-20T00:00Z")
    (reading,) = state_in(version, view, at=at).readings
    found = [one for one in obligations(reading, at=at) if (one.term.id, one.party) == ("begin-withdrawal", "ua")]
    assert [one.duty and one.duty.progress for one in found] == [expected]


def test_the_memorandum_is_open_during_the_day_of_its_signing_whose_hour_is_not_known() -> None:
    version = load(ROOT / "library" / "minsk-memorandum-2014.yaml")
    entries = signed(version, "2014-09-19")
    times = ["2014-09-18T20:00Z", "2014-09-19T12:00Z", "2014-09-19T21:00Z"]
    assert [in_force(version, entries, at) for at in times] == ["no", "unknown", "yes"]
