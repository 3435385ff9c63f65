"""For whom an office spoke, and what is only told of somebody else."""

from desk_case import case
from drawn_terms import LATER, entry, hour
from truceline.record.kinds import Manner, Utterance
from truceline.record.view import View
from truceline.talks.utterances import Spoken, utterances_of
from truceline.values.intervals import Interval, exactly
from truceline.values.verdicts import Verdict


def spoken(manner: Manner = Manner.SAID, when: Interval | None = None, **columns: str) -> Spoken:
    says = Utterance.model_validate({"speaker": "north-duty", "manner": manner, **columns})
    (found,) = utterances_of(View([entry("u", says, when or exactly(hour(1)))], LATER), case(), hour(5))
    return found


def test_an_office_speaks_for_its_party_unless_another_is_named() -> None:
    assert spoken().whose == "north"
    assert spoken(behalf="south").whose == "south"


def test_what_is_reported_binds_nobody_but_stands_as_the_reporters_word() -> None:
    found = spoken(Manner.REPORTED, behalf="south")
    assert (found.whose, found.hearsay, found.said.speaker) == (None, True, "north-duty")


def test_a_denial_stands_as_a_denial() -> None:
    assert spoken(Manner.DENIED).said.manner is Manner.DENIED


def test_whether_it_was_said_by_then_may_not_be_known() -> None:
    assert spoken(when=Interval(hour(4), hour(9))).happened is Verdict.UNKNOWN
