from datetime import date

from shipped import desk
from truceline.reports.holding import holding
from truceline.reports.wording import Words
from truceline.tasks.report import sheet_of


def told(case: str, day: date) -> dict[str, list[str]]:
    found = holding(sheet_of(desk(case), day), Words(desk(case).case))
    return {one.title: [line for line, _ in one.lines] for one in found}


def test_where_nobody_judged_the_report_says_that_it_cannot_be_told() -> None:
    lines = told("spring-2025", date(2025, 4, 21))["Easter truce, 19 to 21 April 2025"]
    assert lines[0].startswith("Nobody with a mandate has judged")
    assert lines[-1] == "No monitor's count is on record, so whether it holds cannot be told from here."


def test_both_sides_claims_are_named_as_claims() -> None:
    text = " ".join(told("spring-2025", date(2025, 4, 21))["Easter truce, 19 to 21 April 2025"])
    assert "claims 4900 violations by Ukraine" in text
    assert "claims 2935 violations by Russian Federation" in text


def test_a_count_says_how_many_days_are_unknown() -> None:
    (lines,) = told("donbas-2020", date(2020, 12, 31)).values()
    assert lines[-1].endswith("on 57 of 67 known days and none on 10; 88 days are unknown.")


def test_what_never_began_is_not_asked_about() -> None:
    assert told("spring-2025", date(2025, 3, 12)) == {}
