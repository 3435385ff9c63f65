import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.engines.files.evidence import EvidenceFolder
from truceline.errors import BadInput, BrokenRecord, NotOnRecord, NotProved, StoreFailed
from truceline.record.evidence.files import Damage, Found, Limits, OtherOffset

DATA = bytes(range(256)) * 40
DIGEST = sha256(DATA).digest()
HEX = DIGEST.hex()
ROOMY = Limits(spare=0)


@pytest.fixture
def files(tmp_path: Path) -> EvidenceFolder:
    return EvidenceFolder(tmp_path, ROOMY)


def visible(root: Path) -> list[str]:
    """What stands under a name."""
    return sorted(path.name for path in (root / "sha256").rglob("*") if path.is_file())


def incoming(root: Path) -> list[Path]:
    return sorted((root / "incoming").iterdir())


def place(root: Path, name: str = HEX) -> Path:
    return root / "sha256" / name[:2] / name[2:4] / name


def receive(files: EvidenceFolder, data: bytes, offset: int = 0, sender: str = "mission") -> int:
    return files.receive(DIGEST, len(DATA), offset, [data], sender)


def test_a_file_is_kept_under_its_digest_and_read_back(files: EvidenceFolder, tmp_path: Path) -> None:
    assert files.add([DATA], len(DATA)) == DIGEST
    assert place(tmp_path).read_bytes() == b"".join(files.read(DIGEST)) == DATA
    assert b"".join(files.read(DIGEST, 5000)) == DATA[5000:]
    assert visible(tmp_path) == [HEX]
    assert incoming(tmp_path) == []


def test_an_original_is_read_only(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([DATA], len(DATA))
    assert place(tmp_path).stat().st_mode & 0o777 == 0o444


@settings(max_examples=40)
@given(st.lists(st.integers(0, len(DATA)), max_size=6), st.lists(st.booleans(), min_size=7, max_size=7))
def test_pieces_in_any_sizes_and_any_number_of_calls_give_the_same_file(cuts: list[int], calls: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        places = [0, *sorted(cuts), len(DATA)]
        pieces: list[bytes] = []
        for (start, end), ends in zip(pairwise(places), calls, strict=False):
            pieces.append(DATA[start:end])
            if ends or end == len(DATA):
                files = EvidenceFolder(Path(folder), ROOMY)
                files.receive(DIGEST, len(DATA), files.offset(DIGEST), pieces)
                pieces = []
        assert visible(Path(folder)) == [HEX]
        assert b"".join(EvidenceFolder(Path(folder)).read(DIGEST)) == DATA


@settings(max_examples=40)
@given(st.lists(st.integers(1, 4000), min_size=1, max_size=6), st.integers(1, 3000))
def test_what_breaks_off_anywhere_is_continued_from_what_is_there(breaks: list[int], size: int) -> None:
    def broken_off(start: int, after: int) -> Iterator[bytes]:
        for at in range(start, len(DATA), size):
            if at >= start + after:
                raise ConnectionResetError
            yield DATA[at : at + size]

    with TemporaryDirectory() as folder:
        files = EvidenceFolder(Path(folder), ROOMY)
        for after in breaks:
            there = files.offset(DIGEST)
            try:
                files.receive(DIGEST, len(DATA), there, broken_off(there, after))
            except ConnectionResetError:
                assert files.offset(DIGEST) > there
                assert visible(Path(folder)) == []
        receive(files, DATA[files.offset(DIGEST) :], files.offset(DIGEST))
        assert b"".join(files.read(DIGEST)) == DATA


@pytest.mark.parametrize("offset", [0, 99, 101, len(DATA)])
def test_bytes_for_another_place_are_refused_with_what_is_there(files: EvidenceFolder, offset: int) -> None:
    receive(files, DATA[:100])
    with pytest.raises(OtherOffset, match="100 bytes are there") as told:
        receive(files, DATA[offset:], offset)
    assert told.value.there == files.offset(DIGEST) == 100


def test_a_file_that_is_here_is_not_written_again(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([DATA], len(DATA))
    before = place(tmp_path).stat()
    assert receive(files, b"x" * len(DATA)) == len(DATA)
    assert files.add([DATA], len(DATA)) == DIGEST
    assert (place(tmp_path).stat().st_ino, place(tmp_path).stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert incoming(tmp_path) == []


def test_wrong_bytes_are_discarded_and_said(files: EvidenceFolder, tmp_path: Path) -> None:
    receive(files, b"x" * 100)
    with pytest.raises(NotProved, match="all were discarded"):
        receive(files, DATA[100:], 100)
    assert (files.offset(DIGEST), visible(tmp_path), incoming(tmp_path)) == (0, [], [])


def test_more_bytes_than_announced_are_discarded(files: EvidenceFolder, tmp_path: Path) -> None:
    with pytest.raises(NotProved, match="more bytes came"):
        files.receive(DIGEST, 100, 0, [DATA])
    with pytest.raises(NotProved, match="more bytes came"):
        files.add([DATA], 100)
    with pytest.raises(NotProved, match="of the 100000"):
        files.add([DATA], 100_000)
    assert (visible(tmp_path), incoming(tmp_path)) == ([], [])


def test_one_sender_cannot_spoil_what_another_sends(files: EvidenceFolder, tmp_path: Path) -> None:
    receive(files, DATA[:100], sender="north")
    receive(files, b"x" * 200, sender="south")
    assert receive(files, DATA[100:], 100, "north") == len(DATA)
    assert files.offset(DIGEST, "south") == len(DATA)
    assert visible(tmp_path) == [HEX]


def test_two_calls_at_a_time_for_one_sender_do_not_mix(files: EvidenceFolder) -> None:
    def pieces() -> Iterator[bytes]:
        yield DATA[:100]
        with pytest.raises(StoreFailed, match="being received just now"):
            receive(files, DATA)
        yield DATA[100:]

    assert files.receive(DIGEST, len(DATA), 0, pieces()) == len(DATA)
    assert b"".join(files.read(DIGEST)) == DATA


def test_many_receivers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    start, ends = Barrier(8), []

    def one(number: int) -> None:
        files = EvidenceFolder(tmp_path, ROOMY)
        start.wait()
        pieces = (DATA[at : at + 1024] for at in range(0, len(DATA), 1024))
        try:
            ends.append(files.receive(DIGEST, len(DATA), 0, pieces, f"s{number % 4}"))
        except (StoreFailed, OtherOffset):
            ends.append(0)

    threads = [Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ends) == 8
    assert max(ends) == len(DATA)
    assert place(tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("digest", [b"", b"../../x", bytes(31), bytes(33), "a" * 64, "../../x", None])
def test_a_digest_that_is_not_32_bytes_is_refused(files: EvidenceFolder, tmp_path: Path, digest: Any) -> None:
    for ask in (files.size_of, files.offset, files.copy_out, lambda one: list(files.read(one))):
        with pytest.raises(BadInput, match="32 bytes"):
            ask(digest)
    assert list(tmp_path.iterdir()) == []


def test_32_bytes_that_spell_a_path_are_a_name_like_any_other(files: EvidenceFolder) -> None:
    assert files.size_of(b"../" * 10 + b"..") is None


@pytest.mark.parametrize("sender", ["", "../x", "a/b", "A", "x" * 81, "a\n"])
def test_a_sender_that_is_no_short_name_is_refused(files: EvidenceFolder, sender: str) -> None:
    with pytest.raises(BadInput, match="not a name"):
        receive(files, DATA, sender=sender)


def test_a_file_that_is_too_large_is_refused_before_a_byte_is_written(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path, Limits(largest=1000, spare=0))
    for size in (1001, -1):
        with pytest.raises(BadInput, match="at most 1000"):
            files.receive(DIGEST, size, 0, [])
        with pytest.raises(BadInput, match="at most 1000"):
            files.add([], size)
    assert list(tmp_path.iterdir()) == []


def test_what_must_stay_free_on_the_disk_stays_free(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path, Limits(spare=2**60))
    with pytest.raises(StoreFailed, match="would leave less than"):
        receive(files, DATA)
    assert list(tmp_path.iterdir()) == []


def test_beginnings_that_nobody_ends_do_not_keep_others_out_for_ever(tmp_path: Path) -> None:
    files = EvidenceFolder(tmp_path, Limits(spare=0, unfinished=3))
    for number in range(3):
        files.receive(sha256(b"%d" % number).digest(), 10, 0, [b"x"])
    with pytest.raises(BadInput, match="3 other files are unfinished"):
        receive(files, DATA)
    two_days_ago = time.time() - 2 * 86_400
    os.utime(incoming(tmp_path)[0], (two_days_ago, two_days_ago))
    assert receive(files, DATA) == len(DATA)


def test_an_empty_file_is_a_file(files: EvidenceFolder) -> None:
    empty = sha256(b"").digest()
    assert files.receive(empty, 0, 0, []) == 0
    assert files.size_of(empty) == 0
    assert list(files.read(empty)) == []


def test_a_file_that_is_not_here_is_said(files: EvidenceFolder) -> None:
    with pytest.raises(NotOnRecord, match="not here"):
        list(files.read(DIGEST))


KILLED = """
import sys, time
from pathlib import Path
from truceline.engines.files.evidence import EvidenceFolder
from truceline.record.evidence.files import Limits
def pieces():
    yield bytes(300_000)
    print("sent", flush=True)
    time.sleep(60)
EvidenceFolder(Path(sys.argv[1]), Limits(spare=0)).receive(bytes.fromhex(sys.argv[2]), 600_000, 0, pieces())
"""


def test_a_receiver_killed_in_the_middle_leaves_nothing_visible_and_can_be_continued(tmp_path: Path) -> None:
    digest = sha256(bytes(600_000)).digest()
    process = subprocess.Popen([sys.executable, "-c", KILLED, tmp_path, digest.hex()], stdout=subprocess.PIPE)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"sent\n"
        process.send_signal(signal.SIGKILL)
    files = EvidenceFolder(tmp_path, ROOMY)
    assert visible(tmp_path) == []
    assert files.offset(digest) == 300_000
    assert files.receive(digest, 600_000, 300_000, [bytes(300_000)]) == 600_000
    assert visible(tmp_path) == [digest.hex()]


def test_a_crash_between_sealing_and_naming_can_be_continued(files: EvidenceFolder, tmp_path: Path) -> None:
    receive(files, DATA[:100])
    incoming(tmp_path)[0].write_bytes(DATA)
    incoming(tmp_path)[0].chmod(0o444)
    assert receive(files, b"", len(DATA)) == len(DATA)
    assert place(tmp_path).stat().st_mode & 0o777 == 0o444


@contextmanager
def small_disk(folder: Path) -> Iterator[str]:
    """A disk of 4 MiB: a tmpfs where one may mount it, else a limit to the size of files. Which of them."""
    folder.mkdir()
    mounted = os.geteuid() == 0 and _mount(folder)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2**22, before[1]))
    try:
        yield "tmpfs" if mounted else "RLIMIT_FSIZE"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        if mounted:
            subprocess.run(["umount", folder], check=True)


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def test_a_full_disk_is_said_and_leaves_nothing_half(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    pieces = [bytes([n]) * 2**20 for n in range(8)]
    digest, size = sha256(b"".join(pieces)).digest(), 8 * 2**20
    with small_disk(tmp_path / "disk") as how:
        record_property("small disk", how)
        files = EvidenceFolder(tmp_path / "disk", Limits(spare=-(2**40)))
        files.receive(digest, size, 0, pieces[:1])
        with pytest.raises(StoreFailed, match=r"cannot be written \((No space left|File too large)"):
            files.receive(digest, size, 2**20, pieces[1:])
        with pytest.raises(StoreFailed, match="cannot be written"):
            files.add(pieces, size)
        assert files.offset(digest) == 2**20
        assert visible(tmp_path / "disk") == []
        assert len(incoming(tmp_path / "disk")) == 1
        assert files.add([DATA], len(DATA)) == DIGEST


def test_a_check_of_sound_files_finds_nothing(files: EvidenceFolder) -> None:
    files.add([DATA], len(DATA))
    assert list(files.check({DIGEST: len(DATA)})) == []


def test_a_check_names_what_is_missing_changed_unprotected_unnamed_or_foreign(
    files: EvidenceFolder, tmp_path: Path
) -> None:
    missing, changed, writable, unnamed = (sha256(name).digest() for name in (b"m", b"c", b"w", b"u"))
    for data in (b"c", b"w", b"u"):
        files.add([data], 1)
    for digest, data in ((changed, b"x"), (writable, b"w")):
        place(tmp_path, digest.hex()).chmod(0o644)
        place(tmp_path, digest.hex()).write_bytes(data)
    place(tmp_path, changed.hex()).chmod(0o444)
    (tmp_path / "sha256" / "note\x1b.txt").write_text("x")
    (tmp_path / "sha256" / HEX).write_bytes(DATA)  # the right bytes in the wrong place
    place(tmp_path).parent.mkdir(parents=True)
    place(tmp_path).symlink_to(place(tmp_path, writable.hex()))
    os.mkfifo(tmp_path / "sha256" / "pipe")
    found = set(files.check(dict.fromkeys((missing, changed, writable), 1)))
    assert found == {
        Found(Damage.MISSING, missing.hex()),
        Found(Damage.CHANGED, changed.hex()),
        Found(Damage.WRITABLE, writable.hex()),
        Found(Damage.UNNAMED, unnamed.hex()),
        Found(Damage.FOREIGN, "sha256/note?.txt"),
        Found(Damage.FOREIGN, f"sha256/{HEX}"),
        Found(Damage.FOREIGN, f"sha256/{HEX[:2]}/{HEX[2:4]}/{HEX}"),
        Found(Damage.FOREIGN, "sha256/pipe"),
    }


def test_every_changed_byte_is_found_by_a_check_and_by_reading(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([b"evidence"], 8)
    digest = sha256(b"evidence").digest()
    path = place(tmp_path, digest.hex())
    path.chmod(0o644)
    for at in range(8):
        path.write_bytes(b"evidence"[:at] + b"X" + b"evidence"[at + 1 :])
        assert [one.damage for one in files.check({digest: 8})] == [Damage.CHANGED]
        with pytest.raises(BrokenRecord, match="was changed"):
            list(files.read(digest))
    with pytest.raises(BrokenRecord, match="was changed"):
        files.add([b"evidence"], 8)


def test_a_working_copy_may_be_changed_and_the_original_stays(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([DATA], len(DATA))
    for copy in (files.copy_out(DIGEST), files.copy_out(DIGEST, tmp_path / "mine")):
        copy.write_bytes(b"blurred")
    assert b"".join(files.read(DIGEST)) == DATA
    assert list(files.check({DIGEST: len(DATA)})) == []


def test_a_working_copy_takes_no_ones_place(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([DATA], len(DATA))
    (tmp_path / "mine").write_text("notes")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    inside = [tmp_path / "sha256" / "x", tmp_path / "working" / ".." / "sha256" / "x", place(tmp_path)]
    for to in (tmp_path / "mine", tmp_path / "link", tmp_path / "none" / "x", *inside):
        with pytest.raises(BadInput):
            files.copy_out(DIGEST, to)
    assert (tmp_path / "mine").read_text() == "notes"
    assert visible(tmp_path) == [HEX]


def test_a_changed_original_gives_no_working_copy(files: EvidenceFolder, tmp_path: Path) -> None:
    files.add([DATA], len(DATA))
    place(tmp_path).chmod(0o644)
    place(tmp_path).write_bytes(b"x")
    with pytest.raises(BrokenRecord):
        files.copy_out(DIGEST, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


STREAMED = """
import sys, time
from pathlib import Path
from truceline.engines.files.evidence import EvidenceFolder
from truceline.record.evidence.files import Limits
root, size = Path(sys.argv[1]), int(sys.argv[2])
with (root / "source").open("wb") as file:
    file.truncate(size)
def pieces():
    with (root / "source").open("rb") as file:
        while piece := file.read(2**20):
            yield piece
start = time.monotonic()
files = EvidenceFolder(root / "evidence", Limits(spare=0))
digest = files.add(pieces(), size)
assert not list(files.check({digest: size}))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, round(time.monotonic() - start, 1))
"""


def streamed(folder: Path, size: int) -> tuple[int, float]:
    """The most memory (MiB) and the time (seconds) that it takes to keep a file and to check it."""
    command = [sys.executable, "-c", STREAMED, str(folder), str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(said[0]), float(said[1])


def test_256_mib_are_streamed_with_less_than_100_mib_of_memory(tmp_path: Path) -> None:
    assert streamed(tmp_path, 2**28)[0] < 100


@pytest.mark.skipif("TRUCELINE_LARGE" not in os.environ, reason="writes 2 GiB; TRUCELINE_LARGE=1 runs it")
def test_2_gib_are_streamed_with_less_than_200_mib_of_memory(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    memory, seconds = streamed(tmp_path, 2**31)
    record_property("MiB", memory)
    record_property("seconds", seconds)
    assert memory < 200
