from claim_rows import claimed
from drawn_terms import LATER, entry, hour
from truceline.incidents.denials import denials
from truceline.record.entry import Entry
from truceline.record.kinds import Manner, Utterance
from truceline.record.view import View
from truceline.values.intervals import exactly


def said(id: str, manner: Manner, about: str) -> Entry:
    return entry(id, Utterance(speaker="b", manner=manner, about=about), exactly(hour(1)))


def test_an_utterance_that_denies_a_report_is_told_beside_it() -> None:
    rows = claimed("x", "14"), said("no", Manner.DENIED, "x"), said("yes", Manner.SAID, "x")
    assert [(of, entry.id) for of, entry in denials(View(rows, LATER))] == [("x", "no")]


def test_a_denial_of_something_else_is_none_of_a_claim() -> None:
    assert denials(View([claimed("x", "14"), said("no", Manner.DENIED, "truce")], LATER)) == []
