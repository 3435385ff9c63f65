"""Where the sides read it differently, on the shipped cases."""

from shipped import desk
from truceline.findings.commitments.apart import Apart, Differs, apart
from truceline.tasks.commitments import commitments_of_case
from truceline.values.instants import parse_instant


def found(case: str, at: str, party: str | None = None) -> dict[str, Apart]:
    laid = desk(case)
    when = parse_instant(at)
    return {one.id: one for one in apart(commitments_of_case(laid, at=when, known=laid.last_recorded), party)}


def test_one_halt_that_begins_a_week_apart_differs_in_its_times() -> None:
    halt = found("spring-2025", "2025-04-10T12:00Z")["energy-halt"]
    assert halt.differs == (Differs.BEGINS, Differs.ENDS)
    assert [sided.side.who for sided, _ in halt.cells] == [("ru",), ("ua",)]


def test_a_duty_of_which_one_side_cannot_tell_whether_it_binds_differs_in_its_state() -> None:
    duty = found("spring-2025", "2025-04-10T12:00Z")["black-sea/safe-navigation:ua"]
    assert duty.differs == (Differs.STATE, Differs.CONDITION)


def test_what_only_one_side_reads_as_owed_has_nothing_on_the_other_side() -> None:
    bodies = found("exchanges-2025", "2025-06-15T12:00Z")["istanbul-june/bodies:ua"]
    assert bodies.differs == (Differs.OWED,)
    assert [read is None for _, read in bodies.cells].count(True) == 1


def test_a_promise_outside_the_agreements_is_read_alike() -> None:
    assert "ua-ceasefire" not in found("spring-2025", "2025-04-10T12:00Z")


def test_of_one_party_only_what_it_owes_is_told() -> None:
    assert set(found("spring-2025", "2025-04-10T12:00Z", "ua")) == {"black-sea/safe-navigation:ua"}


def test_where_there_is_one_reading_nothing_is_apart() -> None:
    assert found("donbas-2020", "2020-08-05T12:00Z") == {}
