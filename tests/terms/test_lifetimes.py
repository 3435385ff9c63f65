"""How agreements and single terms end, renew themselves, are extended, and stop."""

from typing import Any

import pytest

from drawn_terms import LATER, accepted, did, entry, hour, version_of, written
from truceline.record.entry import Entry
from truceline.record.kinds import Power
from truceline.record.view import View
from truceline.terms.answers import ReadingState
from truceline.terms.load import Version
from truceline.terms.obligations import obligations
from truceline.terms.state import state_in
from truceline.values.instants import HOUR, Instant
from truceline.values.intervals import exactly

TEN: dict[str, Any] = {"length": "PT10H", "count": "elapsed"}
BAN: dict[str, Any] = {"id": "ban", "kind": "ban", "party": ["a", "b"], "act": {"event": "fire"}, "text": "no fire"}


def power(effect: str, **more: Any) -> dict[str, Any]:
    return {"id": effect, "kind": "power", "party": ["a", "b"], "effect": effect, "text": effect, **more}


def used(name: str, party: str, at: int, until: int | None = None) -> Entry:
    named = None if until is None else written(hour(until))
    return entry(
        f"{name}-{party}-{at}", Power(party=party, agreement="truce", power=name, until=named), exactly(hour(at))
    )


def read(version: Version, *entries: Entry, at: int) -> ReadingState:
    (reading,) = state_in(version, View([*accepted(version), *entries], LATER), at=hour(at)).readings
    return reading


def force(version: Version, *entries: Entry, at: list[int]) -> str:
    return " ".join(read(version, *entries, at=one).standing.in_force.value for one in at)


def on(version: Version, *entries: Entry, at: list[int], term: str = "ban") -> str:
    found = [obligations(read(version, *entries, at=one), at=hour(one)) for one in at]
    return " ".join(next(one.activity.value for one in few if one.term.id == term) for few in found)


CHAINED = version_of(duration=TEN, terms=[power("extend", needs=2, length=TEN)])


def test_each_round_of_all_parties_adds_one_length() -> None:
    rounds = [used("extend", party, at) for at in (5, 15) for party in ("a", "b")]
    assert force(CHAINED, *rounds, at=[9, 10, 19, 20, 29, 30]) == "yes yes yes yes yes no"
    assert force(CHAINED, *rounds[:3], at=[19, 20]) == "yes no"


def test_a_round_that_is_complete_only_after_the_end_adds_nothing() -> None:
    assert force(CHAINED, used("extend", "a", 9), used("extend", "b", 10), at=[9, 10, 12]) == "yes no no"


def test_an_extension_after_the_end_says_that_the_hours_between_are_by_later_agreement() -> None:
    version = version_of(duration=TEN, terms=[power("extend", needs=2, retroactive=True)])
    said = [used("extend", party, 14, until=40) for party in ("a", "b")]
    asked = [read(version, *said, at=at) for at in (9, 10, 13, 14, 39)]
    assert [one.standing.in_force.value for one in asked] == ["yes"] * 5
    assert [one.by_later_agreement for one in asked] == [False, True, True, False, False]


def test_before_the_extension_was_known_the_same_hours_were_not_in_force() -> None:
    version = version_of(duration=TEN, terms=[power("extend", needs=2, retroactive=True)])
    told = [*accepted(version), *(used("extend", party, 14, until=40) for party in ("a", "b"))]
    (then,) = state_in(version, View(told, Instant(hour(14) - 1)), at=hour(12)).readings
    assert (then.standing.in_force.value, then.by_later_agreement) == ("no", False)


def test_it_ends_when_the_condition_on_which_it_ends_first_holds() -> None:
    version = version_of(ends_when={"happened": "failed"})
    assert force(version, did("f", "failed", "a", 5), at=[4, 5, 500]) == "yes no no"
    assert force(version, did("f", "failed", "a", -5), at=[-1, 0]) == "no no"


def test_it_does_not_bind_while_the_text_itself_suspends_it() -> None:
    version = version_of(suspended_while={"judged": "breach"})
    assert read(version, at=5).standing.in_force.value == "unknown"
    condition = {"all": [{"happened": "stop"}, {"not": {"happened": "go"}}]}
    stopping = version_of(suspended_while=condition)
    events = did("s", "stop", "a", 5), did("g", "go", "a", 8)
    assert force(stopping, *events, at=[4, 5, 7, 8]) == "yes no no yes"


@pytest.mark.parametrize(("stop_clock", "expected"), [(True, "yes yes no"), (False, "no no no")])
def test_the_clock_of_a_duration_stands_still_only_where_the_text_says_so(stop_clock: bool, expected: str) -> None:
    version = version_of(duration=TEN, stop_clock=stop_clock, terms=[power("suspend"), power("resume")])
    uses = used("suspend", "a", 4), used("resume", "a", 7)
    assert force(version, *uses, at=[11, 12, 13]) == expected


def test_a_clock_that_stands_still_for_good_brings_no_end() -> None:
    version = version_of(duration=TEN, stop_clock=True, terms=[power("suspend")])
    assert read(version, used("suspend", "a", 4), at=900).standing.status.value == "suspended"


OWN = {**BAN, "duration": TEN, "renewal": {**TEN, "notice": {"length": "PT3H", "count": "elapsed"}}}


def test_one_clause_can_renew_itself_while_the_agreement_has_no_end() -> None:
    version = version_of(terms=[OWN, power("end_renewal", of=["ban"])])
    assert on(version, at=[9, 10, 900]) == "on on on"
    assert on(version, used("end_renewal", "a", 17), at=[10, 19, 20]) == "on on off"
    assert on(version, used("end_renewal", "a", 18), at=[20, 29, 30]) == "on on off"
    assert force(version, used("end_renewal", "a", 16), at=[900]) == "yes"


def test_a_renewal_can_be_limited_in_number() -> None:
    version = version_of(duration=TEN, renewal={**TEN, "most": 2})
    assert force(version, at=[29, 30]) == "yes no"


def test_one_clause_can_end_or_begin_by_itself() -> None:
    version = version_of(terms=[{**BAN, "begins": {"after": "start", "plus": TEN}, "until": written(hour(20))}])
    assert on(version, at=[9, 10, 19, 20]) == "dormant on on off"


def test_powers_over_a_clause_leave_the_agreement_alone() -> None:
    version = version_of(terms=[BAN, power("terminate", of=["ban"]), power("suspend", of=["ban"])])
    assert on(version, used("terminate", "a", 5), at=[4, 5]) == "on off"
    assert on(version, used("suspend", "b", 5), at=[4, 5]) == "on off"
    assert force(version, used("terminate", "a", 5), at=[5]) == "yes"


def test_a_clause_that_must_be_activated_is_off_until_then() -> None:
    version = version_of(terms=[BAN, power("activate", of=["ban"], needs=2)])
    uses = used("activate", "a", 3), used("activate", "b", 5)
    assert on(version, *uses, at=[4, 5]) == "dormant on"


def test_so_many_of_several_parties_are_enough() -> None:
    rule = {"any_of": ["a", "b"], "needs": 1}
    version = version_of(entry=rule)
    one = [told for told in accepted(version) if told.id != "truce-b"]
    (reading,) = state_in(version, View(one, LATER), at=hour(1)).readings
    assert (reading.standing.in_force.value, reading.standing.missing) == ("yes", ())


def test_at_the_end_itself_a_clause_is_no_longer_on() -> None:
    version = version_of(terms=[{**BAN, "duration": TEN}])
    end = Instant(hour(0) + 10 * HOUR)
    (reading,) = state_in(version, View(accepted(version), LATER), at=end).readings
    stages = [obligations(reading, at=Instant(end + beside))[0].activity.value for beside in (-1, 0, 1)]
    assert stages == ["on", "off", "off"]
