from shipped import desk
from truceline.reports.why import Reason, reasons
from truceline.reports.wording import Words
from truceline.tasks.desk import version_of
from truceline.terms.state import state_in
from truceline.values.instants import parse_instant

NOON = parse_instant("2025-03-20T12:00Z")


def told(agreement: str, reading: str) -> list[Reason]:
    case = desk("spring-2025")
    view = case.view(NOON)
    (version,) = version_of(case.versions, agreement)
    one = next(one for one in state_in(version, view, at=NOON).readings if one.plan.reading == reading)
    return reasons(one, view, Words(case.case))


def test_every_step_of_jeddah_names_its_rule_and_its_entries() -> None:
    steps = {(step.rule, step.found): step.entries for step in told("jeddah-30d", "text")}
    assert steps["entry, all of", "Ukraine has not consented"] == ("jeddah-readiness-ua",)
    assert steps["entry, all of", "Russian Federation has not consented"] == ()
    assert steps["entry, and", "concurrent_implementation: unknown (needed: yes)"] == ()
    assert list(steps)[-1] == ("answer", "not in force (in force: no)")


def test_a_reading_says_by_which_entry_it_was_made_known() -> None:
    assert told("energy-halt", "ru")[0] == Reason(
        "reading", "Russian reading had been made known", ("energy-reading-ru",)
    )


def test_every_end_is_told_with_its_counting_rule() -> None:
    ends = [step.found for step in told("energy-halt", "ru") if step.rule == "end"]
    assert [("24 hours" in end, "17 April 2025" in end) for end in ends] == [(True, True), (False, True)]
