"""Decisions are kept beside the suggestions, all of them or none, and none is written over."""

import shutil
from pathlib import Path

import pytest

from small_documents import sentences
from truceline.errors import BadInput
from truceline.reading.proposed import Proposed, proposed
from truceline.sources.case import CaseFolder
from truceline.sources.documents.document import Document
from truceline.tasks.build import check_case
from truceline.tasks.deciding import Choice, Planned, planned
from truceline.tasks.reviewing import Decision, decisions_in, lines_of, setting_of, tables_with, undecided
from truceline.values.instants import parse_instant
from truceline.wiring.reading import write_tables

SMALL = Path(__file__).parents[1] / "data" / "small-case"
NOW = parse_instant("2025-03-20T12:00Z")
GIVEN = {1: {"agreement": "truce", "occurred": "2025-03-19"}}


def folder(to: Path) -> CaseFolder:
    return CaseFolder(Path(shutil.copytree(SMALL, to / "case")))


def suggestions(taken_back: bool = False) -> tuple[Proposed, ...]:
    document = Document("t", "A accepted the truce. B rejected it.", "", None, "en", "ab" * 32, taken_back=taken_back)
    return proposed(document, sentences(document))


def plan(case: CaseFolder, choice: Choice, made: tuple[Decision, ...] = (), taken_back: bool = False) -> Planned:
    return planned(suggestions(taken_back), made, setting_of(case, NOW), choice, "reviewer")


def test_an_acceptance_becomes_a_row_that_build_takes(tmp_path: Path) -> None:
    case = folder(tmp_path)
    write_tables(case.root / "entries", tables_with(case, plan(case, Choice(accept=(1,), given=GIVEN)).rows))
    _, drafts = check_case(case)
    assert f"read-{suggestions()[0].id}" in {draft.entry.id for draft in drafts}


def test_a_row_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    case = folder(tmp_path)
    rows = plan(case, Choice(accept=(1,), given=GIVEN)).rows
    write_tables(case.root / "entries", tables_with(case, rows))
    assert tables_with(case, rows) == ()


def test_rows_of_one_table_stand_behind_one_another(tmp_path: Path) -> None:
    case = folder(tmp_path)
    more = {**GIVEN, 2: {"agreement": "truce", "occurred": "2025-03-19"}}
    for number in (1, 2):
        rows = plan(case, Choice(accept=(number,), given={number: more[number]})).rows
        write_tables(case.root / "entries", tables_with(case, rows))
    assert len((case.root / "entries" / "read-consent.csv").read_text().splitlines()) == 3


def test_a_table_with_other_columns_is_left_alone(tmp_path: Path) -> None:
    case = folder(tmp_path)
    (case.root / "entries" / "read-consent.csv").write_text("id,kind\n")
    with pytest.raises(BadInput, match="does not have the columns"):
        tables_with(case, plan(case, Choice(accept=(1,), given=GIVEN)).rows)


def test_a_row_that_build_would_refuse_is_refused(tmp_path: Path) -> None:
    case = folder(tmp_path)
    rows = plan(case, Choice(accept=(1,), given={1: {**GIVEN[1], "party": "nobody"}})).rows
    with pytest.raises(BadInput, match="there is no party or voice nobody"):
        tables_with(case, rows)


def test_one_that_lacks_something_keeps_all_back(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        plan(folder(tmp_path), Choice(accept=(1, 2), given=GIVEN))
    assert [fault.file for fault in caught.value.faults] == ["suggestion 2"] * 2
    assert "--set 2.agreement=... (one of truce, none)" in str(caught.value)


def test_the_same_decision_twice_is_one(tmp_path: Path) -> None:
    case = folder(tmp_path)
    choice = Choice(accept=(1,), reject=(2,), given=GIVEN)
    first = plan(case, choice)
    again = plan(case, choice, first.decisions)
    assert (again.rows, again.decisions, again.before) == ((), (), (1, 2))


def test_a_rejected_one_may_be_accepted_later_and_both_decisions_stay(tmp_path: Path) -> None:
    case = folder(tmp_path)
    first = plan(case, Choice(reject=(1,), reason="unsure"))
    later = plan(case, Choice(accept=(1,), given=GIVEN), first.decisions)
    assert [one.decision for one in (*first.decisions, *later.decisions)] == ["reject", "accept"]


def test_an_accepted_one_is_not_rejected_quietly(tmp_path: Path) -> None:
    case = folder(tmp_path)
    first = plan(case, Choice(accept=(1,), given=GIVEN))
    with pytest.raises(BadInput, match="it was accepted before"):
        plan(case, Choice(reject=(1,)), first.decisions)


def test_a_story_that_was_taken_back_needs_a_word_more(tmp_path: Path) -> None:
    case = folder(tmp_path)
    with pytest.raises(BadInput, match="add --retracted"):
        plan(case, Choice(accept=(1,), given=GIVEN), taken_back=True)
    row = plan(case, Choice(accept=(1,), given=GIVEN, retracted=True), taken_back=True).rows[0]
    assert "The publisher took this document back." in row.cells["text"]


@pytest.mark.parametrize(
    "choice",
    [Choice(accept=(3,)), Choice(accept=(0,)), Choice(accept=(1,), reject=(1,)), Choice(given={1: {"a": "b"}})],
)
def test_numbers_that_make_no_sense_are_told(tmp_path: Path, choice: Choice) -> None:
    with pytest.raises(BadInput, match="suggestion"):
        plan(folder(tmp_path), choice)


def test_decisions_come_back_and_what_is_decided_is_not_asked_again(tmp_path: Path) -> None:
    made = plan(folder(tmp_path), Choice(reject=(2,), reason="doubtful")).decisions
    assert decisions_in("d", lines_of(made)) == made
    assert [number for number, _ in undecided(suggestions(), made)] == [1]


def test_a_spoiled_decision_is_told_with_its_line() -> None:
    with pytest.raises(BadInput) as caught:
        decisions_in("d", '{"suggestion":"a"}\n')
    assert caught.value.faults[0].line == 1
