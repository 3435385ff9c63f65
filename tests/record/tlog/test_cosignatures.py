import pytest
from hypothesis import given
from hypothesis import strategies as st
from tlog_scales import signing, tlog

from small_log import NOON, Hand, SmallLog, cosigned, hands, numbered
from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.cosignatures import cosignature_of, cosignatures, cosigner
from truceline.record.tlog.notes import NoteSignature, parse_signature
from truceline.record.tlog.signatures import Algorithm

LOG = SmallLog(numbered(20))
(NORTH,) = hands("north")
(LATER,) = hands("later", algorithm=Algorithm.ML_DSA_44)
BOTH = pytest.mark.parametrize("hand", [NORTH, LATER], ids=["ed25519", "ml-dsa-44"])


@pytest.mark.parametrize("vkey", [LOG.vkey, NORTH.vkey, LATER.vkey], ids=["log", "ed25519", "ml-dsa-44"])
def test_another_program_finds_our_signatures_good(vkey: object) -> None:
    note = cosigned(LOG, 12, (NORTH, NOON), (LATER, NOON))
    theirs = tlog.Checkpoint.from_text(str(note))
    key = signing.Vkey.from_string(str(vkey))
    theirs.verify(key)
    assert len(signing.VkeySet(key).verify(theirs.signatures, theirs)) == 1


def test_we_find_the_cosignature_of_another_program_good() -> None:
    signer = signing.MLDSA44CosignatureSigner("witness.example/later", LATER.key.seed)
    theirs = tlog.Checkpoint.make_signed(LOG.origin, 12, LOG.root(12), [signer])
    line = parse_signature(theirs.signatures[0].serialize())
    assert cosignature_of(line, LATER.vkey, LOG.checkpoint(12)).key == LATER.vkey


def test_another_program_finds_our_proof_good() -> None:
    proof = tlog.ConsistencyProof(7, 12, LOG.proof(7, 12))
    proof.check(LOG.root(7), LOG.root(12))


@BOTH
def test_a_cosignature_reads_back_with_its_time(hand: Hand) -> None:
    checkpoint = LOG.checkpoint(12)
    line = parse_signature(str(hand.sign(checkpoint, NOON))[:-1])
    found = cosignature_of(line, hand.vkey, checkpoint)
    assert (found.key, found.time) == (hand.vkey, NOON)


@BOTH
@given(data=st.data())
def test_any_changed_byte_of_a_cosignature_is_refused(hand: Hand, data: st.DataObject) -> None:
    line = hand.sign(LOG.checkpoint(12), NOON)
    blob = bytearray(line.blob)
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotProved):
        cosignature_of(NoteSignature(line.name, line.id, bytes(blob)), hand.vkey, LOG.checkpoint(12))


@BOTH
@pytest.mark.parametrize(
    "other",
    [
        LOG.checkpoint(11),
        Checkpoint(LOG.origin, 12, bytes(32)),
        Checkpoint("log.example/spring/exercise", 12, LOG.root(12)),
        Checkpoint("o" * 256, 12, LOG.root(12)),
    ],
)
def test_a_cosignature_is_good_for_no_other_checkpoint(hand: Hand, other: Checkpoint) -> None:
    with pytest.raises(NotProved):
        cosignature_of(hand.sign(LOG.checkpoint(12), NOON), hand.vkey, other)


@BOTH
def test_a_cosignature_is_not_one_by_another_name_or_type(hand: Hand) -> None:
    line = hand.sign(LOG.checkpoint(12), NOON)
    for key in (cosigner("witness.example/other", hand.key), LOG.vkey):
        with pytest.raises(NotProved, match="no cosignature by"):
            cosignature_of(line, key, LOG.checkpoint(12))


@BOTH
def test_a_time_beyond_all_clocks_is_refused(hand: Hand) -> None:
    with pytest.raises(NotProved, match="too large"):
        cosignature_of(hand.sign(LOG.checkpoint(12), 2**63), hand.vkey, LOG.checkpoint(12))


def test_a_cosignature_that_is_cut_off_is_refused() -> None:
    line = NORTH.sign(LOG.checkpoint(12), NOON)
    for length in (0, 7, 8, 71):
        with pytest.raises(NotProved):
            cosignature_of(NoteSignature(line.name, line.id, line.blob[:length]), NORTH.vkey, LOG.checkpoint(12))


def test_cosignatures_by_strangers_are_passed_over() -> None:
    note = cosigned(LOG, 12, (NORTH, NOON), (LATER, NOON + 1))
    assert [one.time for one in cosignatures(note, LOG.checkpoint(12), [LATER.vkey])] == [NOON + 1]
