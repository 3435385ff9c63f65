from pathlib import Path

import pytest

from truceline.engines.files.keys import FileMemory, make_keys, read_keys
from truceline.errors import NotOnRecord, NotProved, StoreFailed
from truceline.record.tlog.cosignatures import ML_DSA_44
from truceline.record.tlog.private_keys import parse_private, private_line
from truceline.record.tlog.signatures import Algorithm, PrivateKey

ORIGIN = "mission.example/site-1"


def test_keys_that_were_made_are_read_again(tmp_path: Path) -> None:
    made = make_keys(tmp_path / "keys", ORIGIN)
    read = read_keys(tmp_path / "keys", ORIGIN)
    assert (made.log.id, made.desk.id) == (read.log.id, read.desk.id)
    assert made.log.id != made.desk.id


def test_keys_are_never_written_over(tmp_path: Path) -> None:
    made = make_keys(tmp_path, ORIGIN)
    with pytest.raises(StoreFailed, match="never written over"):
        make_keys(tmp_path, ORIGIN)
    assert read_keys(tmp_path, ORIGIN).log.id == made.log.id


def test_keys_of_another_log_are_refused(tmp_path: Path) -> None:
    make_keys(tmp_path, ORIGIN)
    with pytest.raises(NotProved, match=r"not of mission\.example/site-2"):
        read_keys(tmp_path, "mission.example/site-2")


def test_missing_keys_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotOnRecord, match="has no keys"):
        read_keys(tmp_path, ORIGIN)


def test_no_error_shows_what_stands_in_a_key_file(tmp_path: Path) -> None:
    make_keys(tmp_path, ORIGIN)
    line = (tmp_path / "log.key").read_text(encoding="ascii")
    (tmp_path / "log.key").write_text(line.replace("+0", "+1", 1).replace("KEY", "KEY"), encoding="ascii")
    secret = line.strip().rsplit("+", 1)[1]
    (tmp_path / "log.key").write_text(line.replace(secret, secret[:-8] + "AAAAAAA="), encoding="ascii")
    with pytest.raises(NotProved) as caught:
        read_keys(tmp_path, ORIGIN)
    assert secret[:20] not in str(caught.value)


def test_a_memory_tells_what_was_signed_last_and_nothing_before_the_first(tmp_path: Path) -> None:
    memory = FileMemory(tmp_path / "log.seen")
    assert memory.last() is None
    for size in (1, 1_000_000, 1_000_001):
        memory.remember(size, bytes([size % 256]) * 32)
    assert FileMemory(tmp_path / "log.seen").last() == (1_000_001, bytes([1_000_001 % 256]) * 32)


def test_a_memory_that_was_spoiled_is_said_and_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / "log.seen").write_text("7", encoding="ascii")
    with pytest.raises(StoreFailed, match="does not say what was signed last"):
        FileMemory(tmp_path / "log.seen").last()


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_a_private_line_gives_back_the_key(algorithm: Algorithm) -> None:
    key = PrivateKey(bytes(range(32)), algorithm)
    kind = ML_DSA_44 if algorithm is Algorithm.ML_DSA_44 else 1
    public, again = parse_private(private_line("a.example", kind, key))
    assert (public.public, again.seed) == (key.public, key.seed)
    assert key.seed.hex() not in repr(key)
