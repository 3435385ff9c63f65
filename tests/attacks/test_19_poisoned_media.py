"""Attack 19, the part about files: a submitter hands in a file that is meant to harm whoever takes it in."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_ledger import Ledger
from truceline.errors import BadInput, NotProved, StoreFailed
from truceline.record.evidence.custody import OCTETS, parse_digest
from truceline.record.evidence.files import Limits
from truceline.record.evidence.media import media_of
from truceline.tasks.evidence import add


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path, Limits(largest=10_000, spare=0))


def kept(ledger: Ledger) -> list[str]:
    return [path.name for path in (ledger.root / "evidence").rglob("*") if not path.is_dir()]


def test_a_file_that_is_too_large_is_refused_unread(ledger: Ledger) -> None:
    with (ledger.root / "bomb.zip").open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(BadInput, match="at most 10000"):
        add(ledger.desk(), ledger.root / "bomb.zip", "handed in")
    assert (kept(ledger), ledger.namings) == ([], [])


def test_an_upload_that_does_not_stop_is_cut_off_and_discarded(ledger: Ledger) -> None:
    taken = []

    def endless() -> object:
        while True:
            taken.append(1)
            yield bytes(1000)

    with pytest.raises(NotProved, match="more bytes came"):
        ledger.desk().files.receive(bytes(32), 5000, 0, endless())  # type: ignore[arg-type]
    assert (len(taken), kept(ledger)) == (6, [])


def test_a_file_under_the_digest_of_another_is_discarded(ledger: Ledger) -> None:
    wanted = sha256(b"what was signed for").digest()
    with pytest.raises(NotProved, match="have the digest"):
        ledger.desk().files.receive(wanted, 11, 0, [b"other bytes"])
    assert kept(ledger) == []


def test_a_disk_is_never_filled_to_the_last_byte(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, Limits(spare=2**60))
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(StoreFailed, match="would leave less"):
        add(ledger.desk(), tmp_path / "a", "handed in")
    assert ledger.namings == []


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("photo.jpg", b"MZ\x90\x00"),
        ("photo.png", b"<svg onload=alert(1)>"),
        ("report.pdf", b"PK\x03\x04"),
        ("video.mp4", b"\x7fELF"),
        ("notes.txt", b"%PDF-1.7"),
        ("photo.jpg.exe", b"\xff\xd8\xff"),
    ],
)
def test_a_type_that_is_feigned_never_goes_on_record(ledger: Ledger, name: str, head: bytes) -> None:
    (ledger.root / name).write_bytes(head)
    added = add(ledger.desk(), ledger.root / name, "handed in")
    assert added.custody.type == OCTETS
    assert "by its first bytes" in added.custody.how


@given(st.text(max_size=30), st.binary(max_size=64))
def test_any_name_and_any_bytes_have_a_type_that_an_envelope_takes(name: str, head: bytes) -> None:
    assert "/" in media_of(name, head).type


def test_a_link_is_refused_wherever_it_leads(ledger: Ledger) -> None:
    (ledger.root / "secret").write_bytes(b"keys")
    (ledger.root / "photo.png").symlink_to(ledger.root / "secret")
    with pytest.raises(BadInput, match="no link, folder, pipe or device"):
        add(ledger.desk(), ledger.root / "photo.png", "handed in")
    assert ledger.namings == []


def test_a_pipe_does_not_make_the_desk_wait_for_ever(ledger: Ledger) -> None:
    os.mkfifo(ledger.root / "photo.png")
    with pytest.raises(BadInput, match="no regular file"):
        add(ledger.desk(), ledger.root / "photo.png", "handed in")


@pytest.mark.parametrize("what", [".", "/dev/zero", "none", "a\0b"])
def test_folders_devices_and_names_that_cannot_be_are_refused(ledger: Ledger, what: str) -> None:
    with pytest.raises(BadInput):
        add(ledger.desk(), ledger.root / what, "handed in")


HOSTILE = ["a\x1b[31m.png", "a\nb.png", "-rf.png", "\u202egnp.exe", "..png", "a;b`c`.png", "x" * 240 + ".png"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_goes_nowhere(ledger: Ledger, name: str) -> None:
    (ledger.root / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    added = add(ledger.desk(), ledger.root / name, "handed in")
    assert kept(ledger) == [added.custody.object.hex()]
    assert name not in repr(ledger.namings)


@pytest.mark.parametrize("name", HOSTILE[:4])
def test_a_message_about_a_hostile_name_holds_no_control_characters(ledger: Ledger, name: str) -> None:
    with pytest.raises(BadInput) as told:
        add(ledger.desk(), ledger.root / name, "handed in")
    assert all(line.isprintable() for line in str(told.value).splitlines())


def test_a_name_that_is_not_text_is_taken_and_told_safely(ledger: Ledger) -> None:
    path = Path(os.fsdecode(os.fsencode(ledger.root) + b"/\xff\xfe.png"))
    with pytest.raises(BadInput) as told:
        add(ledger.desk(), path, "handed in")
    assert str(told.value).encode()
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert add(ledger.desk(), path, "handed in").custody.type == "image/png"


def test_control_characters_cannot_come_on_record_in_words(ledger: Ledger) -> None:
    (ledger.root / "a.png").write_bytes(b"x")
    with pytest.raises(NotProved, match="control characters"):
        add(ledger.desk(), ledger.root / "a.png", "handed in\x1b[2J")
    assert ledger.namings == []


@settings(max_examples=200)
@given(st.text(max_size=70))
def test_no_text_but_a_digest_becomes_a_name_in_the_store(text: str) -> None:
    try:
        assert parse_digest(text).hex() == text
    except BadInput:
        assert not (len(text) == 64 and set(text) <= set("0123456789abcdef"))
