import pytest

from shipped import desk
from truceline.errors import BadInput
from truceline.sources.rows import Row
from truceline.tasks.whatif import Difference, what_if
from truceline.terms.answers import Status
from truceline.values.instants import parse_instant
from truceline.values.verdicts import Verdict

AT = parse_instant("2025-03-22T00:00Z")
KNOWN = parse_instant("2025-03-20T12:00Z")


def row(line: int, **cells: str) -> Row:
    common = {"occurred": "2025-03-21T00:00Z", "recorded": "2025-03-21T00:00Z", "source": "https://example.org/"}
    return Row("if.csv", line, {**common, "text": "supposed", "agreement": "jeddah-30d", **cells})


def digest(agreement: str) -> str:
    return next(version.digest for version in desk("spring-2025").versions if version.agreement.id == agreement)


def accept(line: int, party: str) -> Row:
    return row(line, id=f"x-{party}", kind="consent", party=party, digest=digest("jeddah-30d"), act="accept")


def decide(line: int) -> Row:
    return row(line, id="x-yes", kind="decision", body="us", question="concurrent_implementation", answer="yes")


def supposed(*rows: Row) -> list[Difference]:
    return what_if(desk("spring-2025"), rows, at=AT, known=KNOWN)


def test_nothing_supposed_changes_nothing() -> None:
    assert supposed() == []


def test_both_consents_without_an_answer_leave_jeddah_open_to_judgement() -> None:
    (change,) = supposed(accept(2, "ua"), accept(3, "ru"))
    assert (change.agreement, change.after.standing.in_force) == ("jeddah-30d", Verdict.UNKNOWN)


def test_both_consents_and_the_answer_would_bring_jeddah_into_force() -> None:
    (change,) = supposed(accept(2, "ua"), accept(3, "ru"), decide(4))
    assert change.before is not None
    assert (change.before.standing.status, change.after.standing.status) == (Status.OPEN, Status.IN_FORCE)


def test_what_is_on_record_can_be_supposed_away() -> None:
    energy = {"agreement": "energy-halt", "digest": digest("energy-halt"), "kind": "consent", "act": "accept"}
    (change,) = supposed(row(2, **{**energy, "id": "energy-accept-ru", "action": "retract", "party": "ru"}))
    assert (change.after.plan.reading, change.after.standing.status) == ("ru", Status.OPEN)


def test_a_supposition_about_somebody_unknown_is_refused() -> None:
    with pytest.raises(BadInput, match=r"if\.csv:2"):
        supposed(accept(2, "atlantis"))


def test_supposing_something_changes_nothing_on_record() -> None:
    before = desk("spring-2025").entries
    supposed(accept(2, "ua"), accept(3, "ru"), decide(4))
    assert desk("spring-2025").entries == before
