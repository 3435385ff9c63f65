import pytest
from hypothesis import given

from drawn_terms import Draw, draws
from records import ABOUT
from sealed import SOURCE, allegation, sealed, statement
from truceline.errors import NotProved, RecordRefused
from truceline.record.entry import Action, field_names
from truceline.record.envelope_form import Evidence
from truceline.record.kinds import KINDS
from truceline.record.projection import project
from truceline.record.register import Standing, Submission
from truceline.record.verify import verify
from truceline.tasks.protect import OPEN, Draft, belongs, protect, record_subject

SUBJECT = bytes([7]) * 16
PHOTO = Evidence(bytes(range(32)), 1_000, "image/jpeg")


@given(draws())
def test_what_was_sealed_is_read_as_it_was_written(drawn: Draw) -> None:
    made = sealed(drawn.entries)
    assert project(made.store, made.reader.contents).entries == tuple(drawn.entries)
    assert verify(made.store, ABOUT.case, ABOUT.mode).sound


@given(draws())
def test_whoever_has_no_keys_reads_nothing_and_comes_to_the_same_state(drawn: Draw) -> None:
    made = sealed(drawn.entries)
    blind = project(made.store)
    assert blind.entries == ()
    assert len(blind.withheld) == len(drawn.entries)
    assert blind.state == project(made.store, made.reader.contents).state


def test_nothing_of_the_content_stands_in_the_leaf_or_beside_it() -> None:
    made = sealed([allegation()])
    kept = b"".join([made.leaf().raw, *(one.value for one in made.store.shelved("sealed"))])
    for word in (SOURCE, "bridge 4", "shots were heard", "north", "south"):
        assert word.encode() not in kept


def test_every_field_that_a_kind_keeps_open_is_one_of_its_fields() -> None:
    assert set(OPEN) == set(KINDS)
    for kind, names in OPEN.items():
        assert names < set(field_names(kind))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_times_places_sources_and_free_text_belong_to_the_entry(kind: str) -> None:
    owners = belongs(kind, bytes(16), SUBJECT)
    pointing = {"occurred", "recorded", "sources", "text", "says.place", "says.observer", "says.outlet", "says.speaker"}
    assert {owners[name] for name in pointing & set(owners)} == {SUBJECT}


def test_two_entries_have_no_subject_in_common_but_the_record_itself() -> None:
    made = sealed([allegation("a0"), allegation("a1")])
    subjects = [
        {one.key[32:] for one in made.store.shelved("sealed") if one.key[:32] == made.leaf(n).hash} for n in (1, 2)
    ]
    assert subjects[0] & subjects[1] == {b"", record_subject(ABOUT.origin)}


def test_a_subject_of_ones_own_choice_can_be_in_many_entries() -> None:
    made = sealed([allegation("a0"), allegation("a1")], subjects={"sources": SUBJECT})
    assert sum(one.key[32:] == SUBJECT for one in made.store.shelved("sealed")) == 2


def test_a_field_that_the_kind_does_not_have_belongs_to_nobody() -> None:
    with pytest.raises(ValueError, match=r"says\.flavour"):
        sealed([allegation()], subjects={"says.flavour": SUBJECT})


def test_nothing_is_written_for_a_subject_that_was_erased() -> None:
    made = sealed([])
    made.keystore.destroy(SUBJECT)
    draft = Draft(allegation(), allegation().recorded, {"sources": SUBJECT})
    with pytest.raises(RecordRefused):
        protect(made.register, made.pen, made.keystore, [draft])
    assert made.store.head().size == 1


def test_a_file_can_be_named_by_a_commitment_that_only_its_reader_can_open() -> None:
    made = sealed([allegation()], hidden=[PHOTO])
    (file,) = made.reader.files(made.leaf())
    assert (file.digest, file.size, file.type) == (PHOTO.digest, PHOTO.size, PHOTO.type)
    assert made.leaf().envelope.evidence[0].commitment == file.commitment
    assert bytes(range(32)).hex().encode() not in made.leaf().raw


def test_a_correction_and_a_retraction_can_be_sealed() -> None:
    first = allegation()
    better = type(first)(first.id, Action.CORRECT, first.occurred, first.recorded, (), "better", first.payload)
    gone = type(first)(first.id, Action.RETRACT, first.occurred, first.recorded, (), "", first.payload)
    made = sealed([first, better, gone])
    assert [one.standing for one in made.answers] == [Standing.RECORDED] * 3


def test_a_text_too_long_to_be_sealed_is_refused_before_it_is_on_record() -> None:
    made = sealed([])
    long = allegation(text="x" * 70_000)
    with pytest.raises(ValueError, match="too many to be sealed"):
        protect(made.register, made.pen, made.keystore, [Draft(long, long.recorded, {})])
    assert made.store.head().size == 1


def test_sending_it_again_changes_nothing_beside_the_log() -> None:
    made = sealed([statement()])
    before = list(made.store.shelved("sealed"))
    assert made.copy().withheld == ()
    again = [(one.key[32:], b"garbage") for one in before]
    made.register.submit([Submission(made.leaf().raw, tuple(again))])
    assert list(made.store.shelved("sealed")) == before


def test_random_bytes_that_repeat_are_noticed() -> None:
    made = sealed([])
    draft = Draft(statement(), statement().recorded, {})
    with pytest.raises((ValueError, NotProved)):
        protect(made.register, made.pen, made.keystore, [draft], random=bytes)
