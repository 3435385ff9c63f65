import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from people_places import NAMES, PASSPHRASE
from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"


def run(*words: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a compartment of three children, whose first pseudonym is in `first`."""
    path = Path(copytree(SMALL, tmp_path / "case"))
    (tmp_path / "pass").write_text(PASSPHRASE)
    (tmp_path / "list.csv").write_text("name,note\n" + "".join(f"{name},\n" for name in NAMES))
    assert run("build", path).exit_code == 0
    assert run("people", "new", path, "children", "--passphrase-file", tmp_path / "pass").exit_code == 0
    added = run("people", "add", path, "children", tmp_path / "list.csv", "--passphrase-file", tmp_path / "pass")
    (tmp_path / "first").write_text(added.output.split()[0])
    return path


def first(case: Path) -> str:
    return (case.parent / "first").read_text()


def enter_person(case: Path) -> Result:
    columns = [f"person={first(case)}", "category=children", "party=a", "fate=held", "compartment=children"]
    return run("enter", case, "person", *columns, "--text", "In the school at the lake, by its word.")


def test_pseudonyms_are_printed_and_no_name(case: Path) -> None:
    told = run("people", "add", case, "children", "--passphrase-file", case.parent / "pass", typed="Jan Kowalski\n")
    assert told.exit_code == 0, told.output
    assert "Kowalski" not in told.output
    assert "p-" in told.output


def test_a_name_is_shown_on_the_screen_to_whoever_has_the_passphrase_and_that_is_written_down(case: Path) -> None:
    told = run("people", "show", case, "children", first(case), "--passphrase-file", case.parent / "pass")
    assert told.output.strip() == NAMES[0]
    assert "children" in (case / "keys" / "subjects.reads").read_text()


def test_a_wrong_passphrase_shows_nothing(case: Path) -> None:
    told = run("people", "show", case, "children", first(case), typed="not the passphrase at all\n")
    assert told.exit_code == 1
    assert NAMES[0] not in told.output


@pytest.mark.parametrize("text", ["Olena Kovalenko was seen", "бачили Олену Коваленко", "Kovalenko, O. is well"])
def test_what_holds_a_protected_name_does_not_go_on_record(case: Path, text: str) -> None:
    told = run("enter", case, "statement", "speaker=a", "--text", text)
    assert told.exit_code == 2
    assert "protected name" in told.output
    assert "ovalenko" not in told.output
    assert not (case / "entries" / "entered.jsonl").exists()


def test_a_name_in_a_table_is_told_by_row_when_the_case_is_built_or_checked(case: Path) -> None:
    with (case / "entries" / "entries.csv").open("a") as table:
        table.write("\n")
    (case / "entries" / "more.jsonl").write_text(
        '{"id":"x","kind":"statement","occurred":"2025-04-01","recorded":"2025-04-02","speaker":"a",'
        '"source":"urn:x:y","text":"Шевчук Дмитро"}\n'
    )
    for command in ("build", "check"):
        told = run(command, case)
        assert told.exit_code == 2
        assert "more.jsonl:1: text" in told.output


def test_a_person_is_seen_in_the_compartment_only(case: Path) -> None:
    assert enter_person(case).exit_code == 0
    told = json.loads(run("people", "list", case, "children", "--json").output)
    assert [one["person"] for one in told["people"]] == [first(case)]
    for words in (["state", case, "--at", "now", "--known", "now"], ["report", case, "--date", "2025-04-01"]):
        asked = run(*words, *(["--out", case.parent / "out"] if words[0] == "report" else []))
        assert asked.exit_code == 0, asked.output
        assert first(case) not in asked.output


def test_what_is_said_of_a_person_stands_on_record_as_a_commitment(case: Path) -> None:
    enter_person(case)
    run("export", case, "--out", case.parent / "export")
    kept = (case / "record.db").read_bytes()
    kept += b"".join(path.read_bytes() for path in (case.parent / "export").rglob("*") if path.is_file())
    assert first(case).encode() not in kept
    assert b"school at the lake" not in kept


def test_a_faulty_row_about_a_person_is_told_without_what_stands_in_it(case: Path) -> None:
    told = run("enter", case, "person", "person=Olena", "category=Big Girl", "party=a", "fate=held",
               "compartment=children", "--text", "x")  # fmt: skip
    assert told.exit_code == 2
    assert "person does not fit" in told.output
    assert "Olena" not in told.output
    assert "Big Girl" not in told.output


def test_a_record_with_people_is_built_again_and_added_to(case: Path) -> None:
    enter_person(case)
    assert "0 entries added" in run("build", case).output
    assert run("enter", case, "statement", "speaker=a", "--text", "It goes on.").exit_code == 0
    assert run("verify", case).exit_code == 0


def test_the_same_files_give_the_same_head_also_with_people(case: Path) -> None:
    enter_person(case)
    heads = {run("build", case, "--anew", "--json").output for _ in range(2)}
    assert len(heads) == 1


def test_without_the_keys_a_record_is_read_without_its_people(case: Path) -> None:
    enter_person(case)
    (case / "keys" / "subjects.keys").unlink()
    assert run("state", case, "--at", "now", "--known", "now").exit_code == 0


def test_a_file_that_leaves_the_house_can_be_looked_through(case: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Three children came back.\n")
    (tmp_path / "bad.txt").write_text("Three came back.\nAmong them was Amina Deng.\n")
    assert run("people", "guard", case, tmp_path / "good.txt").exit_code == 0
    told = run("people", "guard", case, tmp_path / "good.txt", tmp_path / "bad.txt")
    assert told.exit_code == 1
    assert "bad.txt:2" in told.output
    assert "Amina" not in told.output


def test_a_passphrase_that_is_soon_guessed_is_refused(case: Path) -> None:
    assert run("people", "new", case, "others", typed="short\nshort\n").exit_code == 2


def test_an_archive_holds_nothing_that_is_sealed_on_record(case: Path) -> None:
    enter_person(case)
    out = case.parent / "archive"
    assert run("close", case, "--out", out, "--reason", "a test", "--yes").exit_code == 0
    held = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert first(case).encode() not in held
    assert b"school at the lake" not in held
    assert b"entered.jsonl" in (out / "TO-DESTROY.txt").read_bytes()
