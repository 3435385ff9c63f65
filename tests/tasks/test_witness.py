import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import NOON, SmallLog, forked, numbered, policy_for, seed, witness_in
from truceline.errors import NotProved, StoreFailed
from truceline.record.tlog.checkpoints import Checkpoint
from truceline.record.tlog.cosignatures import cosignature_of
from truceline.record.tlog.forks import parse_fork
from truceline.record.tlog.hashes import EMPTY_ROOT
from truceline.record.tlog.notes import SIGNED, Note, NoteSignature
from truceline.record.tlog.private_keys import private_line
from truceline.record.tlog.requests import Request
from truceline.record.tlog.signatures import Algorithm, PrivateKey
from truceline.tasks.witness import Refused, Why, Witness
from truceline.tasks.witness_folder import WitnessFolder

LOG = SmallLog(numbered(20))


def why(answer: NoteSignature | Refused) -> Why:
    assert isinstance(answer, Refused)
    return answer.why


def size_of(witness: Witness) -> int:
    (kept,) = witness.kept()
    return kept.checkpoint.size


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_what_continues_the_last_checkpoint_is_cosigned(tmp_path: Path, algorithm: Algorithm) -> None:
    witness = witness_in(tmp_path, LOG, algorithm=algorithm)
    for old, size in ((0, 3), (3, 3), (3, 11), (11, 20)):
        line = witness.add(LOG.request(old, size))
        assert isinstance(line, NoteSignature)
        assert cosignature_of(line, witness.key, LOG.checkpoint(size)).time == NOON
        assert size_of(witness) == size


def test_an_empty_log_can_be_cosigned_before_its_first_leaf(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    assert isinstance(witness.add(LOG.request(0, 0)), NoteSignature)
    assert isinstance(witness.add(LOG.request(0, 5)), NoteSignature)


def test_a_log_that_the_policy_does_not_list_is_unknown(tmp_path: Path) -> None:
    other = SmallLog(numbered(3), origin="log.example/other")
    assert why(witness_in(tmp_path, LOG).add(other.request(0, 3))) is Why.UNKNOWN_LOG


def test_a_signature_by_another_key_is_no_signature(tmp_path: Path) -> None:
    stranger = SmallLog(numbered(3), key=PrivateKey(seed(2)))
    assert why(witness_in(tmp_path, LOG).add(stranger.request(0, 3))) is Why.NOT_SIGNED


def test_a_changed_checkpoint_is_not_signed(tmp_path: Path) -> None:
    body = LOG.request(0, 3).replace(b"\n3\n", b"\n4\n")
    assert why(witness_in(tmp_path, LOG).add(body)) is Why.NOT_SIGNED


def test_an_old_size_above_the_new_one_is_refused(tmp_path: Path) -> None:
    body = Request(5, (), LOG.note(3)).bytes()
    assert why(witness_in(tmp_path, LOG).add(body)) is Why.OLD_TOO_LARGE


def test_another_old_size_is_answered_with_the_size_cosigned(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 7))
    answer = witness.add(LOG.request(3, 9))
    assert (why(answer), isinstance(answer, Refused) and answer.size) == (Why.OTHER_SIZE, 7)


def test_a_log_that_goes_back_is_refused(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 7))
    assert why(witness.add(LOG.request(0, 5))) is Why.OTHER_SIZE
    assert size_of(witness) == 7


def test_another_root_for_the_same_size_is_refused_and_proved_to_be_a_fork(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 7))
    assert why(witness.add(forked(7, 2).request(7, 7))) is Why.OTHER_ROOT
    (name,) = witness.evidence()
    fork = parse_fork((tmp_path / "evidence" / name).read_bytes())
    assert fork.verify(policy_for(LOG, [])) == (LOG.checkpoint(7), forked(7, 2).checkpoint(7))


def test_a_rewritten_log_proves_its_own_fork_by_the_proof_that_it_sends(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 7))
    assert why(witness.add(forked(12, 2).request(7, 12))) is Why.NOT_CONSISTENT
    (name,) = witness.evidence()
    fork = parse_fork((tmp_path / "evidence" / name).read_bytes())
    assert fork.verify(policy_for(LOG, [])) == (LOG.checkpoint(7), forked(12, 2).checkpoint(12))


def test_two_checkpoints_without_a_proof_are_kept_beside_each_other(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 8))
    assert why(witness.add(forked(12, 2).request(8, 12))) is Why.NOT_CONSISTENT
    assert [Path(name).suffix for name in witness.evidence()] == [".kept", ".shown"]


def test_a_log_that_signs_very_often_does_not_spoil_what_is_kept(tmp_path: Path) -> None:
    witness, note = witness_in(tmp_path, LOG), LOG.note(5)
    whole = Note(note.text, note.signatures * 60)
    assert isinstance(witness.add(Request(0, (), whole).bytes()), NoteSignature)
    assert len(witness.kept()[0].note.signatures) == 2
    assert isinstance(witness.add(LOG.request(5, 9)), NoteSignature)


def test_evidence_cannot_fill_the_disk(tmp_path: Path) -> None:
    folder = WitnessFolder(tmp_path)
    folder.make("w", Algorithm.ED25519, seed(7))
    for number in range(205):
        folder.keep_evidence({f"{number}.shown": b""})
    folder.keep_evidence({"fork.json": b""})
    assert len(folder.evidence()) == 201


@given(proof=st.lists(st.binary(min_size=32, max_size=32), max_size=6))
def test_a_proof_that_does_not_hold_is_refused(tmp_path_factory: pytest.TempPathFactory, proof: list[bytes]) -> None:
    witness = witness_in(tmp_path_factory.getbasetemp() / "no-proof", LOG)
    witness.add(LOG.request(0, 7))
    assert why(witness.add(Request(7, tuple(proof), LOG.note(12)).bytes())) is Why.NOT_CONSISTENT


@given(data=st.binary(max_size=300))
def test_any_bytes_are_answered(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-bytes"
    assert why(witness_in(folder, LOG).add(data)) is Why.MALFORMED


def test_a_proof_must_be_empty_where_nothing_was_cosigned(tmp_path: Path) -> None:
    body = Request(0, (bytes(32),), LOG.note(3)).bytes()
    assert why(witness_in(tmp_path, LOG).add(body)) is Why.NOT_CONSISTENT


def test_an_empty_tree_with_another_root_is_refused(tmp_path: Path) -> None:
    assert LOG.root(0) == EMPTY_ROOT
    note = Checkpoint(LOG.origin, 0, bytes(32)).signed(LOG.key)
    assert why(witness_in(tmp_path, LOG).add(Request(0, (), note).bytes())) is Why.OTHER_ROOT


def slow() -> int:
    """A clock that takes its time between the decision and the file, so that a race would be lost."""
    time.sleep(0.02)
    return NOON


def test_of_two_threads_that_start_from_one_size_only_one_is_cosigned(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG, clock=slow)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(witness.add, [LOG.request(0, size) for size in range(1, 9)]))
    given_ = [size for size, answer in enumerate(answers, 1) if isinstance(answer, NoteSignature)]
    assert given_ == [size_of(witness)]
    assert {answer.size for answer in answers if isinstance(answer, Refused)} == set(given_)


RACER = """
import sys, time
from pathlib import Path
from small_log import SmallLog, numbered, witness_in
from truceline.tasks.witness import Refused

def slow():
    time.sleep(0.002)
    return 1

log, old = SmallLog(numbered(20)), 0
witness = witness_in(Path(sys.argv[1]), log, clock=slow)
while old < 20:
    size = old + 1
    answer = witness.add(log.request(old, size))
    if not isinstance(answer, Refused):
        print(size)
    old = answer.size if isinstance(answer, Refused) else size
"""


def started(script: str, folder: Path) -> "subprocess.Popen[str]":
    tests = str(Path(__file__).parents[1])
    path = f"import sys; sys.path.insert(0, {tests!r})\n"
    return subprocess.Popen([sys.executable, "-c", path + script, str(folder)], stdout=subprocess.PIPE, text=True)


def test_two_processes_that_race_never_cosign_twice_from_one_size(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    said = [one.communicate()[0] for one in [started(RACER, tmp_path), started(RACER, tmp_path)]]
    assert sorted(int(line) for text in said for line in text.split()) == list(range(1, 21))
    assert size_of(witness) == 20


KILLED = """
import os, signal, sys
from pathlib import Path
from small_log import SmallLog, numbered, witness_in
from truceline.tasks import witness_folder

log = SmallLog(numbered(20))
witness = witness_in(Path(sys.argv[1]), log)

def dying(*given):
    AFTER
    os.kill(os.getpid(), signal.SIGKILL)

real = Path.replace
Path.replace = dying
witness.add(log.request(3, 9))
"""


@pytest.mark.parametrize(("after", "size"), [("real(*given)", 9), ("pass", 3)])
def test_a_witness_that_was_killed_before_it_answered_goes_on(tmp_path: Path, after: str, size: int) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 3))
    killed = started(KILLED.replace("AFTER", after), tmp_path)
    assert (killed.communicate()[0], killed.returncode) == ("", -9)
    assert size_of(witness) == size
    assert isinstance(witness.add(LOG.request(size, 9)), NoteSignature)
    assert isinstance(witness.add(LOG.request(9, 12)), NoteSignature)


def restored(tmp_path: Path) -> Witness:
    """A witness that cosigned 12 leaves, in a folder from when it had cosigned 5."""
    witness = witness_in(tmp_path / "w", LOG)
    witness.add(LOG.request(0, 5))
    copytree(tmp_path / "w", tmp_path / "backup")
    witness.add(LOG.request(5, 12))
    rmtree(tmp_path / "w")
    copytree(tmp_path / "backup", tmp_path / "w")
    return witness_in(tmp_path / "w", LOG)


def test_an_older_folder_is_found_out_by_the_witness_own_cosignature(tmp_path: Path) -> None:
    witness = restored(tmp_path)
    line = witness_in(tmp_path / "twin", LOG).add(LOG.request(0, 12))
    assert isinstance(line, NoteSignature)
    note = LOG.note(12).adding([line])
    assert why(witness.add(Request(5, tuple(LOG.proof(5, 12)), note).bytes())) is Why.OTHER_SIZE
    assert size_of(witness) == 12
    assert why(witness.add(forked(14, 8).request(12, 14))) is Why.NOT_CONSISTENT


def test_an_older_folder_is_not_found_out_where_nobody_shows_what_was_signed(tmp_path: Path) -> None:
    witness = restored(tmp_path)
    assert isinstance(witness.add(forked(14, 8).request(5, 14)), NoteSignature)


def test_an_own_cosignature_on_another_tree_of_one_size_does_not_change_what_is_kept(tmp_path: Path) -> None:
    witness, other = witness_in(tmp_path / "w", LOG), forked(5, 2)
    witness.add(LOG.request(0, 5))
    line = witness_in(tmp_path / "twin", LOG).add(other.request(0, 5))
    assert isinstance(line, NoteSignature)
    assert why(witness.add(Request(5, (), other.note(5).adding([line])).bytes())) is Why.OTHER_ROOT
    assert witness.kept()[0].checkpoint == LOG.checkpoint(5)


def test_a_folder_with_another_key_is_an_error(tmp_path: Path) -> None:
    witness_in(tmp_path, LOG).add(LOG.request(0, 5))
    (tmp_path / "key").unlink()
    with pytest.raises(StoreFailed, match="not cosigned by its key"):
        witness_in(tmp_path, LOG, number=8).add(LOG.request(5, 7))


def test_a_forged_own_cosignature_does_not_move_the_witness(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 5))
    forgery = NoteSignature(witness.key.name, witness.key.id, bytes(72))
    assert why(witness.add(Request(3, (), LOG.note(12).adding([forgery])).bytes())) is Why.OTHER_SIZE
    assert size_of(witness) == 5


def test_a_damaged_memory_is_an_error_and_no_beginning(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    witness.add(LOG.request(0, 5))
    (path,) = (tmp_path / "logs").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(StoreFailed, match="damaged"):
        witness.add(LOG.request(0, 5))


def test_a_memory_that_is_gone_is_an_error_and_no_beginning(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    rmtree(tmp_path / "logs")
    with pytest.raises(StoreFailed, match="cannot be read"):
        witness.add(LOG.request(0, 5))


def test_a_key_stands_in_a_file_of_its_own_that_only_its_owner_reads(tmp_path: Path) -> None:
    witness_in(tmp_path, LOG)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "key").read_text().startswith("PRIVATE+KEY+witness.example/7+")


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    witness_in(tmp_path, LOG)
    with pytest.raises(StoreFailed, match="File exists"):
        WitnessFolder(tmp_path).make("w", Algorithm.ED25519, seed(8))


def test_a_key_that_signs_plain_notes_is_no_witness_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(private_line("a", SIGNED, LOG.key))
    with pytest.raises(NotProved, match="no witness cosigns"):
        WitnessFolder(tmp_path).key()


@pytest.mark.parametrize("spoiled", ["", "PRIVATE+KEY+a+b", "PRIVATE+KEY+a+00000000+BAAA", "PRIVATE+KEY+a+00000000+"])
def test_a_key_file_that_holds_no_key_is_refused(tmp_path: Path, spoiled: str) -> None:
    (tmp_path / "key").write_text(spoiled)
    with pytest.raises(NotProved):
        WitnessFolder(tmp_path).key()
