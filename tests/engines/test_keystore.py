import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from truceline.engines.files.keystore import FileKeystore, FileReadings
from truceline.errors import RecordRefused, StoreFailed

ONE, TWO, THREE = (bytes([number]) * 16 for number in (1, 2, 3))


def path_in(folder: Path) -> Path:
    return folder / "subjects.keys"


def test_a_key_is_given_back_by_whoever_opens_the_file(tmp_path: Path) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE, TWO])
    keys = [keystore.key(subject) for subject in (ONE, TWO)]
    again = FileKeystore(path_in(tmp_path))
    assert [again.key(subject) for subject in (ONE, TWO)] == keys
    assert len({*keys}) == 2
    assert again.subjects() == [ONE, TWO]


def test_a_key_stays_the_same_when_it_is_asked_for_again(tmp_path: Path) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE])
    key = keystore.key(ONE)
    keystore.create([ONE, TWO])
    assert keystore.key(ONE) == key


def test_a_destroyed_key_is_nowhere_in_the_file(tmp_path: Path) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE, TWO])
    key = keystore.key(ONE)
    keystore.destroy(ONE)
    assert key is not None
    assert key not in path_in(tmp_path).read_bytes()
    assert keystore.key(ONE) is None
    assert keystore.subjects() == [TWO]


def test_what_one_destroys_no_other_still_gives(tmp_path: Path) -> None:
    one, other = FileKeystore(path_in(tmp_path)), FileKeystore(path_in(tmp_path))
    one.create([ONE])
    assert other.key(ONE) is not None
    one.destroy(ONE)
    assert other.key(ONE) is None


def test_an_erased_subject_never_gets_a_key_again(tmp_path: Path) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.destroy(ONE)
    keystore.destroy(ONE)
    with pytest.raises(RecordRefused, match="erased"):
        FileKeystore(path_in(tmp_path)).create([ONE])


def test_a_keystore_that_is_not_there_is_not_an_erasure(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        FileKeystore(path_in(tmp_path)).key(ONE)
    assert not path_in(tmp_path).exists()
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE])
    with pytest.raises(StoreFailed, match="none was destroyed"):
        keystore.key(TWO)


def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    FileKeystore(path_in(tmp_path)).create([ONE])
    FileReadings(tmp_path / "subjects.reads").begins("analyst", 1)
    assert [path.stat().st_mode & 0o777 for path in sorted(tmp_path.iterdir())] == [0o600, 0o600]


@pytest.mark.parametrize("cut", range(1, 64))
def test_a_slot_that_was_cut_off_was_never_given_out(tmp_path: Path, cut: int) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE])
    key = keystore.key(ONE)
    whole = path_in(tmp_path).read_bytes()
    path_in(tmp_path).write_bytes(whole + (TWO + bytes(range(48)))[:cut])
    again = FileKeystore(path_in(tmp_path))
    again.create([THREE])
    assert again.subjects() == [ONE, THREE]
    assert again.key(ONE) == key


@pytest.mark.parametrize("cut", range(63))
def test_a_head_that_was_cut_off_is_written_again(tmp_path: Path, cut: int) -> None:
    FileKeystore(path_in(tmp_path)).create([])
    path_in(tmp_path).write_bytes(path_in(tmp_path).read_bytes()[:cut])
    FileKeystore(path_in(tmp_path)).create([ONE])
    assert FileKeystore(path_in(tmp_path)).subjects() == [ONE]


def test_a_key_that_is_half_destroyed_is_not_given_and_can_be_destroyed(tmp_path: Path) -> None:
    keystore = FileKeystore(path_in(tmp_path))
    keystore.create([ONE])
    whole = path_in(tmp_path).read_bytes()
    path_in(tmp_path).write_bytes(whole[:90] + bytes(10) + whole[100:])
    with pytest.raises(StoreFailed, match="damaged"):
        keystore.key(ONE)
    keystore.destroy(ONE)
    assert keystore.key(ONE) is None


def test_another_file_is_no_keystore(tmp_path: Path) -> None:
    path_in(tmp_path).write_bytes(b"something else")
    with pytest.raises(StoreFailed, match="holds no keys"):
        FileKeystore(path_in(tmp_path)).create([ONE])
    assert path_in(tmp_path).read_bytes() == b"something else"


def _create(path: Path, first: int) -> None:
    for number in range(first, first + 20):
        FileKeystore(path).create([bytes([number]) * 16])


def test_several_that_create_keys_at_once_keep_all_of_them(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_create, [path_in(tmp_path)] * 2, [1, 101]))
    assert len(FileKeystore(path_in(tmp_path)).subjects()) == 40


def test_every_reading_leaves_two_lines(tmp_path: Path) -> None:
    readings = FileReadings(tmp_path / "subjects.reads")
    readings.begins("analyst", 1)
    readings.ends("analyst", 2, leaves=3, fields=30)
    lines = [json.loads(line) for line in (tmp_path / "subjects.reads").read_text().splitlines()]
    assert [line["reading"] for line in lines] == ["begins", "ends"]
    assert (lines[1]["leaves"], lines[1]["fields"]) == (3, 30)
