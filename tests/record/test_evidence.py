from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.errors import BadInput, NotProved
from truceline.record.evidence.chain import Gap, chain_of
from truceline.record.evidence.chunks import CHUNK, chunked, parse_statement, verify_clip
from truceline.record.evidence.custody import Act, Copy, Custody, parse_digest
from truceline.record.evidence.files import State
from truceline.record.evidence.media import media_of
from truceline.record.evidence.six_words import Facts, Word, six_words
from truceline.values.canonical import canonical_bytes
from truceline.values.verdicts import Verdict

A, B, C = (sha256(name).digest() for name in (b"a", b"b", b"c"))
EVIDENTIARY, WORKING = Copy.EVIDENTIARY, Copy.WORKING


def act(what: Act, object: bytes = A, copy: Copy = WORKING, source: bytes | None = None) -> Custody:
    to = "the court" if what is Act.EXPORTED else None
    return Custody(what, object, 7, "image/png", copy, "at the desk", source, to)


RECEIVED = act(Act.RECEIVED, copy=EVIDENTIARY)
SOUND = Facts(State.SOUND, Verdict.YES, 1, Verdict.YES, Verdict.YES, Verdict.YES, (3,))


def gaps(object: bytes, *acts: Custody) -> list[Gap]:
    return [remark.gap for remark in chain_of(object, list(enumerate(acts))).remarks]


ACTS = st.builds(
    act,
    st.sampled_from([one for one in Act if one is not Act.DERIVED]),
    st.sampled_from([A, B, C]),
    st.sampled_from(Copy),
) | st.builds(act, st.just(Act.DERIVED), st.just(A), st.sampled_from(Copy), st.sampled_from([B, C]))


@given(ACTS)
def test_an_act_reads_back_as_it_was_written(custody: Custody) -> None:
    assert Custody.of(custody.plain()) == custody
    assert canonical_bytes(custody.plain())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("act", "lost"),
        ("object", "ab"),
        ("object", A.hex().upper()),
        ("size", -1),
        ("size", 2**53),
        ("size", True),
        ("type", "picture"),
        ("copy", "best"),
        ("from", B.hex()),
        ("how", "a\nline"),
        ("how", "x" * 1001),
        ("how", None),
        ("to", "a\x1b[31m"),
        ("name", "a.png"),
    ],
)
def test_what_is_not_of_the_form_is_refused(key: str, value: object) -> None:
    with pytest.raises(NotProved):
        Custody.of({**RECEIVED.plain(), key: value})  # type: ignore[dict-item]


@pytest.mark.parametrize("source", [None, A])
def test_a_derivative_names_another_file_that_it_came_from(source: bytes | None) -> None:
    with pytest.raises(NotProved, match="came from"):
        Custody.of(act(Act.DERIVED, A, source=source).plain())


def test_an_export_says_to_where() -> None:
    with pytest.raises(NotProved, match="to where"):
        Custody.of(replace(act(Act.EXPORTED), to=None).plain())


@pytest.mark.parametrize("text", ["", "../" * 22, "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "а" * 64, "/" * 64])
def test_only_64_small_hexadecimal_digits_are_a_digest(text: str) -> None:
    with pytest.raises(BadInput, match="64 small"):
        parse_digest(text)


def test_a_file_that_was_received_copied_opened_and_exported_has_no_gap() -> None:
    steps = [RECEIVED, act(Act.COPIED), act(Act.OPENED), act(Act.EXPORTED, copy=EVIDENTIARY)]
    assert gaps(A, *steps) == []


def test_a_chain_leads_back_over_derivatives_to_what_was_received() -> None:
    steps = [RECEIVED, act(Act.DERIVED, B, source=A), act(Act.DERIVED, C, source=B)]
    chain = chain_of(C, list(enumerate(steps)))
    assert (chain.origins, chain.evidentiary, chain.received, chain.remarks) == ((B, A), (A,), 2, ())
    assert chain_of(A, list(enumerate(steps))).derivatives == (B, C)


@pytest.mark.parametrize(
    ("object", "steps", "gap"),
    [
        (A, [], Gap.NOT_ON_RECORD),
        (B, [act(Act.DERIVED, B, source=A)], Gap.SOURCE_NOT_RECEIVED),
        (B, [act(Act.DERIVED, B, source=A), RECEIVED], Gap.SOURCE_NOT_RECEIVED),
        (B, [RECEIVED, act(Act.DERIVED, B, EVIDENTIARY, A)], Gap.DERIVATIVE_EVIDENTIARY),
        (B, [RECEIVED, act(Act.DERIVED, B, source=A), act(Act.COPIED, B, EVIDENTIARY)], Gap.DERIVATIVE_EVIDENTIARY),
        (A, [RECEIVED, act(Act.OPENED)], Gap.OPENED_WITHOUT_COPY),
        (A, [RECEIVED, act(Act.COPIED), act(Act.OPENED, copy=EVIDENTIARY)], Gap.ORIGINAL_OPENED),
        (A, [act(Act.EXPORTED), RECEIVED], Gap.BEFORE_RECEIVED),
        (A, [act(Act.RECEIVED)], Gap.NO_ORIGINAL),
        (B, [RECEIVED, act(Act.RECEIVED, B), act(Act.DERIVED, B, source=A)], Gap.RECEIVED_AND_DERIVED),
        (A, [RECEIVED, replace(act(Act.COPIED), size=8)], Gap.SIZE_DIFFERS),
        (A, [RECEIVED, replace(act(Act.COPIED), type="image/gif")], Gap.TYPE_DIFFERS),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(object: bytes, steps: list[Custody], gap: Gap) -> None:
    assert gap in gaps(object, *steps)


def test_a_gap_of_an_origin_is_a_gap_of_what_derives_from_it() -> None:
    remark = chain_of(B, [(4, RECEIVED), (5, act(Act.OPENED)), (9, act(Act.DERIVED, B, source=A))]).remarks[0]
    assert str(remark) == f"{A.hex()}: it was opened for working, but no working copy had been made (entry 5)"


@given(st.lists(ACTS, max_size=8), st.randoms(use_true_random=False))
def test_a_chain_does_not_hang_on_the_order_in_which_it_is_told(acts: list[Custody], random: object) -> None:
    told = list(enumerate(acts))
    again = sorted(told, key=lambda step: sha256(repr((step, random)).encode()).digest())
    assert chain_of(A, told) == chain_of(A, again)


def test_a_ring_on_record_ends_and_is_named() -> None:
    ring = [act(Act.DERIVED, A, source=B), act(Act.DERIVED, B, source=A)]
    assert Gap.SOURCE_NOT_RECEIVED in gaps(A, *ring)


def test_all_six_words_are_met_only_when_everything_is_known_to_be_good() -> None:
    answers = six_words(chain_of(A, [(2, RECEIVED)]), SOUND)
    assert [answer.word for answer in answers] == list(Word)
    assert {answer.met for answer in answers} == {"met"}


def test_who_looked_at_nothing_learns_only_that_the_file_has_a_name() -> None:
    answers = six_words(chain_of(A, [(2, RECEIVED)]), Facts())
    assert [answer.word for answer in answers if answer.met != "not known"] == [Word.IDENTITY]


FACTS = st.builds(
    Facts,
    st.sampled_from(State),
    st.sampled_from(Verdict),
    st.none() | st.integers(0, 2),
    st.sampled_from(Verdict),
    st.sampled_from(Verdict),
    st.sampled_from(Verdict),
    st.sampled_from([None, (), (3,)]),
)


@given(FACTS, st.lists(ACTS, max_size=5), st.sampled_from(sorted(vars(Facts()))))
def test_knowing_less_never_gives_a_better_answer(facts: Facts, acts: list[Custody], forgotten: str) -> None:
    chain = chain_of(A, list(enumerate(acts)))
    less = replace(facts, **{forgotten: getattr(Facts(), forgotten)})
    for before, after in zip(six_words(chain, facts), six_words(chain, less), strict=True):
        assert after.met != "met" or before.met == "met"


@given(FACTS, st.lists(ACTS, max_size=5))
def test_a_contradiction_is_never_authentic(facts: Facts, acts: list[Custody]) -> None:
    chain = chain_of(A, list(enumerate(acts)))
    if any(remark.contradiction for remark in chain.remarks):
        assert six_words(chain, facts)[0].met == "not met"


PNG, PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "head", "type", "agrees"),
    [
        ("a.png", PNG, "image/png", Verdict.YES),
        ("a.PNG", PNG, "image/png", Verdict.YES),
        ("a.png", PDF, "application/octet-stream", Verdict.NO),
        ("a.png", b"text", "application/octet-stream", Verdict.NO),
        ("a.txt", PDF, "application/octet-stream", Verdict.NO),
        ("a.txt", b"text", "text/plain", Verdict.UNKNOWN),
        ("a", PDF, "application/pdf", Verdict.UNKNOWN),
        ("a", b"", "application/octet-stream", Verdict.UNKNOWN),
        ("a.mov", b"\0\0\0\x14ftypqt  ", "video/quicktime", Verdict.YES),
        ("a.mp3", b"\xff\xfb\x90", "audio/mpeg", Verdict.UNKNOWN),
        ("../../a\n.png", PNG, "image/png", Verdict.YES),
        (
            "a.docx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Verdict.YES,
        ),
    ],
)
def test_a_type_goes_on_record_only_where_name_and_first_bytes_do_not_disagree(
    name: str, head: bytes, type: str, agrees: Verdict
) -> None:
    media = media_of(name, head)
    assert (media.type, media.agrees) == (type, agrees)


def data_of(chunks: int, rest: int) -> bytes:
    return b"".join(bytes([n % 251]) * CHUNK for n in range(chunks)) + b"z" * rest


VIDEO = data_of(7, 11)
TREE = chunked([VIDEO])


@settings(max_examples=30)
@given(st.lists(st.integers(0, len(VIDEO)), max_size=5))
def test_pieces_of_any_sizes_give_the_same_tree(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(VIDEO)]
    assert chunked(VIDEO[start:end] for start, end in pairwise(places)) == TREE


def test_every_run_of_chunks_proves_that_it_is_a_part() -> None:
    for chunks, rest in [(0, 5), (1, 0), (2, 1), (5, 0), (5, 9)]:
        data = data_of(chunks, rest)
        tree = chunked([data])
        for start in range(len(tree.leaves)):
            for end in range(start + 1, len(tree.leaves) + 1):
                verify_clip(tree.statement, start, [data[start * CHUNK : end * CHUNK]], tree.proof(start, end))


def test_a_clip_that_is_not_what_it_says_is_refused() -> None:
    clip, proof = VIDEO[2 * CHUNK : 4 * CHUNK], TREE.proof(2, 4)
    changed = clip[:-1] + b"x"
    other_hash = [bytes(32), *proof[1:]]
    for start, data, told in [
        (2, changed, proof),
        (3, clip, proof),
        (2, clip[:-1], proof),
        (2, clip[:CHUNK], proof),
        (2, clip, proof[:-1]),
        (2, clip, [*proof, bytes(32)]),
        (2, clip, other_hash),
        (2, clip, [b"", *proof[1:]]),
        (7, clip, proof),
        (2, b"", proof),
        (-1, clip, proof),
    ]:
        with pytest.raises(NotProved):
            verify_clip(TREE.statement, start, [data], told)


def test_a_statement_about_chunks_reads_back_and_nothing_else_does() -> None:
    data = TREE.statement.bytes()
    assert parse_statement(data) == TREE.statement
    for wrong in (data + b" ", data.replace(b"chunks/1", b"chunks/2"), b"[]", data[:-1]):
        with pytest.raises(NotProved):
            parse_statement(wrong)


def test_an_empty_file_has_no_chunks() -> None:
    assert chunked([]).statement.count == 0
    with pytest.raises(NotProved, match="no chunks"):
        chunked([]).proof(0, 1)
