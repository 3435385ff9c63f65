from drawn_terms import hour
from liaison_case import CASE, said, view
from truceline.liaison.remedies import Announced, Whose, remedies_of, towards
from truceline.record.entry import Entry
from truceline.record.kinds import Course, Measure, Notice, Progress, Remedy
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

INQUIRY = said("rem", Remedy(party="north", measure=Measure.INQUIRY, notice="n"), hour(1))


def progress(id: str, body: str, course: Course, when: int | Interval = 2) -> Entry:
    payload = Progress(body=body, of="rem", course=course)
    return said(id, payload, when if isinstance(when, Interval) else hour(when))


def one(*entries: Entry, at: int = 9) -> Announced:
    (found,) = remedies_of(view([INQUIRY, *entries]), CASE, hour(at))
    return found


def test_what_is_announced_has_no_report_until_somebody_reports() -> None:
    assert one().reports == ()
    assert one(progress("p", "north", Course.DONE, 5), at=4).reports == ()


def test_a_party_reports_of_itself_and_a_mission_observes() -> None:
    reports = one(
        progress("p1", "north-staff", Course.DONE),
        progress("p2", "mission", Course.BEGUN),
        progress("p3", "south", Course.DROPPED),
    ).reports
    assert [(got.body, got.whose) for got in reports] == [
        ("mission", Whose.OBSERVED),
        ("north-staff", Whose.OWN),
        ("south", Whose.OTHERS),
    ]


def test_reports_that_differ_stand_side_by_side() -> None:
    found = one(progress("p1", "north", Course.DONE), progress("p2", "mission", Course.BEGUN))
    assert found.apart
    assert [got.courses for got in found.reports] == [(Course.BEGUN,), (Course.DONE,)]


def test_the_last_report_of_a_body_counts_and_all_are_kept() -> None:
    found = one(progress("p2", "north", Course.REOPENED, 4), progress("p1", "north", Course.DONE, 2))
    assert [(got.courses, [e.id for e in got.entries]) for got in found.reports] == [((Course.REOPENED,), ["p1", "p2"])]


def test_which_report_was_the_last_cannot_be_told_where_their_times_overlap() -> None:
    both = Interval(hour(2), hour(6))
    found = one(progress("p1", "north", Course.DONE, both), progress("p2", "north", Course.DROPPED, 4))
    assert found.reports[0].courses == (Course.DONE, Course.DROPPED)


def test_a_remedy_whose_time_is_open_may_not_have_been_announced_yet() -> None:
    early = said("rem", Remedy(party="north", measure=Measure.ORDER), Interval(hour(1), hour(5)))
    assert [got.came for got in remedies_of(view([early]), CASE, hour(3))] == [Verdict.UNKNOWN]


def test_a_remedy_belongs_to_the_notice_it_names_or_to_its_partys_notice_about_the_same() -> None:
    notice = Notice.model_validate(
        {"body": "mission", "to": "north", "about": "al-1 al-2", "reply_by": "2025-04-01T00:00Z"}
    )
    order = {"measure": "order", "about": "al-2"}
    told = [
        INQUIRY,
        said("same", Remedy.model_validate({"party": "north", **order}), hour(2)),
        said("theirs", Remedy.model_validate({"party": "south", **order}), hour(3)),
        said("other", Remedy.model_validate({"party": "north", "notice": "m", **order}), hour(4)),
    ]
    found = towards(said("n", notice, hour(0)), remedies_of(view(told), CASE, hour(9)), CASE)
    assert [got.entry.id for got in found] == ["rem", "same"]
