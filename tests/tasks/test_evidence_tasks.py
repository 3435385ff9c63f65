from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from evidence_ledger import Ledger
from truceline.errors import BadInput, NotOnRecord, NotProved, StoreFailed
from truceline.record.envelope import Envelope, sealed
from truceline.record.envelope_form import Evidence
from truceline.record.evidence.custody import Act, Copy, Custody
from truceline.record.evidence.files import Damage, State
from truceline.record.evidence.six_words import Facts, Word
from truceline.record.tlog.signatures import PrivateKey
from truceline.tasks import evidence as tasks
from truceline.tasks.evidence import Naming
from truceline.values.canonical import Json
from truceline.values.verdicts import Verdict

PNG = b"\x89PNG\r\n\x1a\n and more"
DIGEST = sha256(PNG).digest()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    (tmp_path / "witness-north.png").write_bytes(PNG)
    return Ledger(tmp_path)


def failing(kind: str, id: str, says: Mapping[str, Json], evidence: Sequence[Evidence]) -> int:
    raise StoreFailed("no", "try again")


def add(ledger: Ledger, name: str = "witness-north.png") -> tasks.Added:
    return tasks.add(ledger.desk(), ledger.root / name, "handed in")


def derive(ledger: Ledger, data: bytes) -> tasks.Added:
    (ledger.root / "crop.png").write_bytes(data)
    return tasks.add(ledger.desk(), ledger.root / "crop.png", "cropped", DIGEST)


def test_a_file_that_is_taken_in_is_kept_and_on_record(ledger: Ledger) -> None:
    added = add(ledger)
    assert (added.index, added.known) == (0, False)
    assert added.custody == Custody(Act.RECEIVED, DIGEST, len(PNG), "image/png", Copy.EVIDENTIARY, "handed in")
    assert Custody.of(ledger.namings[0].says or {}) == added.custody
    assert ledger.namings[0].evidence == (Evidence(DIGEST, len(PNG), "image/png"),)
    assert b"".join(ledger.desk().files.read(DIGEST)) == PNG


def test_the_name_of_a_file_goes_neither_on_record_nor_into_the_store(ledger: Ledger) -> None:
    add(ledger)
    tasks.copy(ledger.desk(), DIGEST, None, "for work")
    assert "witness-north" not in repr(ledger.namings)
    assert not [path for path in (ledger.root / "evidence").rglob("*") if "witness" in path.name]


def test_the_same_file_twice_is_on_record_once(ledger: Ledger) -> None:
    add(ledger)
    (ledger.root / "again.png").write_bytes(PNG)
    again = add(ledger, "again.png")
    assert (again.index, again.known, len(ledger.namings)) == (0, True, 1)


def test_a_type_that_name_and_bytes_disagree_about_is_said_on_record(ledger: Ledger) -> None:
    (ledger.root / "photo.jpg").write_bytes(PNG)
    added = add(ledger, "photo.jpg")
    assert added.custody.type == "application/octet-stream"
    assert added.custody.how == "handed in; type by its name: image/jpeg; by its first bytes: image/png"


def test_a_file_that_cannot_be_put_on_record_can_be_added_again(ledger: Ledger) -> None:
    desk = tasks.EvidenceDesk(ledger.desk().files, (), failing)
    with pytest.raises(StoreFailed):
        tasks.add(desk, ledger.root / "witness-north.png", "handed in")
    assert tasks.check(ledger.desk()).unnamed == (DIGEST.hex(),)
    assert add(ledger).index == 0
    assert tasks.check(ledger.desk()).unnamed == ()


def test_a_working_copy_is_on_record_before_it_has_its_name(ledger: Ledger) -> None:
    add(ledger)
    path, index = tasks.copy(ledger.desk(), DIGEST, ledger.root / "work.png", "for work")
    assert (path.read_bytes(), index) == (PNG, 1)
    assert Custody.of(ledger.namings[1].says or {}).act is Act.COPIED

    desk = tasks.EvidenceDesk(ledger.desk().files, tuple(ledger.namings), failing)
    with pytest.raises(StoreFailed):
        tasks.copy(desk, DIGEST, ledger.root / "other.png", "for work")
    assert not list(ledger.root.glob("other*"))


def test_a_copy_never_takes_the_place_of_another_file(ledger: Ledger) -> None:
    add(ledger)
    (ledger.root / "link").symlink_to("nowhere")
    for name in ("witness-north.png", "link"):
        with pytest.raises(BadInput, match="is there already"):
            tasks.copy(ledger.desk(), DIGEST, ledger.root / name, "for work")
    assert len(ledger.namings) == 1


def test_what_was_made_from_a_file_leads_back_to_it(ledger: Ledger) -> None:
    add(ledger)
    crop = derive(ledger, PNG[:12])
    chain, _ = tasks.report(ledger.desk(), crop.custody.object)
    assert (chain.origins, chain.evidentiary, chain.remarks) == ((DIGEST,), (DIGEST,), ())
    assert crop.custody.copy is Copy.WORKING


def test_what_was_made_from_a_file_that_never_came_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotOnRecord, match="has not come on record"):
        derive(ledger, b"x")
    assert ledger.desk().files.size_of(sha256(b"x").digest()) is None


def test_opening_and_giving_away_go_on_record(ledger: Ledger) -> None:
    add(ledger)
    tasks.copy(ledger.desk(), DIGEST, None, "for work")
    assert tasks.opened(ledger.desk(), DIGEST, "looked at") == 2
    assert tasks.exported(ledger.desk(), DIGEST, "the joint commission", "on a stick") == 3
    chain, _ = tasks.report(ledger.desk(), DIGEST)
    assert ([step.act.value for _, step in chain.steps], chain.remarks) == (
        ["received", "copied", "opened", "exported"],
        (),
    )
    for act in (tasks.opened, lambda desk, digest, how: tasks.exported(desk, digest, "a", how)):
        with pytest.raises(NotOnRecord):
            act(ledger.desk(), bytes(32), "x")
    with pytest.raises(NotProved, match="to where"):
        tasks.exported(ledger.desk(), DIGEST, "", "on a stick")


def test_a_file_that_an_entry_names_may_come_later(ledger: Ledger) -> None:
    ledger.name(DIGEST, len(PNG))
    assert [one.state for one in tasks.listed(ledger.desk())] == [State.PENDING]
    assert tasks.check(ledger.desk()) == tasks.Checked((), (DIGEST.hex(),), ())
    add(ledger)
    assert [one.state for one in tasks.listed(ledger.desk())] == [State.NOT_LOOKED]
    assert tasks.check(ledger.desk()) == tasks.Checked((), (), ())


def test_a_file_that_came_and_went_is_missing_and_not_pending(ledger: Ledger) -> None:
    add(ledger)
    next((ledger.root / "evidence" / "sha256").rglob(DIGEST.hex())).unlink()
    assert [one.state for one in tasks.listed(ledger.desk())] == [State.MISSING]
    found = tasks.check(ledger.desk())
    assert not found.sound
    assert [one.damage for one in found.wrong] == [Damage.MISSING]


def test_a_report_hashes_the_file_again_and_says_who_speaks_of_it(ledger: Ledger) -> None:
    add(ledger)
    ledger.name(DIGEST, len(PNG))
    chain, answers = tasks.report(ledger.desk(), DIGEST)
    assert chain.received == 0
    assert {answer.word: answer.met for answer in answers} == {
        Word.AUTHENTICITY: "not known",
        Word.AVAILABILITY: "met",
        Word.IDENTITY: "met",
        Word.PERSISTENCE: "not known",
        Word.RENDERABILITY: "not known",
        Word.UNDERSTANDABILITY: "not known",
    }
    assert "entry 1" in answers[-1].reason


def test_people_and_witnesses_can_say_what_the_program_cannot(ledger: Ledger) -> None:
    add(ledger)
    ledger.name(DIGEST, len(PNG))
    desk = ledger.desk()
    seen = tasks.EvidenceDesk(desk.files, desk.namings, desk.submit, lambda index: Verdict.YES)
    facts = Facts(elsewhere=1, rendered=Verdict.YES, understood=Verdict.YES)
    assert {answer.met for answer in tasks.report(seen, DIGEST, facts)[1]} == {"met"}


def test_a_report_about_changed_bytes_says_so(ledger: Ledger) -> None:
    add(ledger)
    path = next((ledger.root / "evidence" / "sha256").rglob(DIGEST.hex()))
    path.chmod(0o644)
    path.write_bytes(b"x")
    _, answers = tasks.report(ledger.desk(), DIGEST)
    assert [answer.met for answer in answers[:2]] == ["not met", "not met"]


def test_a_report_about_what_nobody_names_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotOnRecord, match="no entry names"):
        tasks.report(ledger.desk(), DIGEST)


def test_custody_that_is_not_of_its_form_says_nothing(ledger: Ledger) -> None:
    ledger.namings.append(Naming(0, "custody", (Evidence(DIGEST, 1, "image/png"),), {"act": "received"}))
    assert ledger.desk().history == ()
    assert [one.state for one in tasks.listed(ledger.desk())] == [State.PENDING]


def test_the_leaves_that_name_files_are_found() -> None:
    key = PrivateKey(bytes(32))
    file = Evidence(DIGEST, 3, "image/png")
    plain = Envelope("case", "live", "custody", "a", "assert", key.id, 1, None, 0, says={})
    naming = Envelope("case", "live", "custody", "a", "assert", key.id, 1, None, 0, evidence=(file,), says={"act": "x"})
    leaves = [(4, sealed(plain, key)), (5, sealed(naming, key))]
    assert tasks.namings_of(leaves) == (Naming(5, "custody", (file,), {"act": "x"}),)


def test_a_file_that_grows_while_it_is_read_is_refused(ledger: Ledger) -> None:
    pieces = tasks._pieces

    def growing(opened: int, path: Path) -> object:
        with path.open("ab") as file:
            file.write(b"more")
        return pieces(opened, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "_pieces", growing)
        with pytest.raises(NotProved, match="more bytes came"):
            add(ledger)
    assert ledger.namings == []
    assert list((ledger.root / "evidence" / "incoming").iterdir()) == []
