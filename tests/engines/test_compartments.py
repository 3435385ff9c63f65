import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people_places import NAMES, PASSPHRASE, MemoryCompartments, rows
from truceline.engines.files.compartments import FileCompartments
from truceline.errors import NotOnRecord, NotProved, StoreFailed
from truceline.record.people.compartment import Compartment, Known, closed, opened
from truceline.record.people.keeping_apart import Compartments
from truceline.tasks.people import add_people, begin


@pytest.fixture(params=["memory", "files"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Compartments:
    return MemoryCompartments() if request.param == "memory" else FileCompartments(tmp_path / "keys" / "compartments")


def test_what_was_written_is_read_and_listed(place: Compartments) -> None:
    place.write("children", b"box", place.guard().with_name("p-1", NAMES[0]))
    place.write("detainees", b"other", place.guard())
    assert (list(place.names()), place.read("children")) == (["children", "detainees"], b"box")
    assert place.guard().finds(NAMES[0])


def test_a_compartment_that_is_not_there_is_named(place: Compartments) -> None:
    with pytest.raises(NotOnRecord):
        place.read("children")


def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "keys" / "compartments"
    begin(FileCompartments(folder), "children", PASSPHRASE)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder)}
    assert modes == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_machine_that_stops_between_guard_and_box_leaves_no_name_unguarded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = FileCompartments(tmp_path)
    begin(place, "children", PASSPHRASE)
    real = Path.replace

    def stops(self: Path, target: Path) -> Path:
        if target.suffix == ".box":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", stops)
    with pytest.raises(StoreFailed):
        add_people(place, "children", PASSPHRASE, rows(*NAMES))
    assert opened(place.read("children"), PASSPHRASE).people == ()
    assert place.guard().finds(NAMES[0])


def test_a_box_behind_a_link_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (tmp_path / "guard.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreFailed):
        begin(FileCompartments(tmp_path), "children", PASSPHRASE)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.builds(Known, st.just("p-0123456789ab"), st.text(), st.text()), max_size=4), st.integers(0))
def test_a_compartment_opens_as_it_was_closed_and_not_when_a_byte_was_changed(people: list[Known], where: int) -> None:
    kept = closed(Compartment(tuple(people)), PASSPHRASE)
    assert opened(kept, PASSPHRASE).people == tuple(people)
    place = where % len(kept)
    spoiled = kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]
    with pytest.raises(NotProved):
        opened(spoiled, PASSPHRASE)
