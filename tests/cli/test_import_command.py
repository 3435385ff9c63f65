"""`truceline import`, `truceline map` and `truceline quarantine`, as somebody meets them at a terminal."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from intake_case import MAPPING, ROWS, new_case, table
from truceline.cli import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def mapped(folder: Path) -> Path:
    path = folder / "reports.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def test_a_file_is_taken_in_and_the_summary_fits_80_columns(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    done = run("import", case, table(tmp_path, ROWS + "3,2020-02-30,X,48,37,1\n"), "--mapping", mapped(tmp_path))
    assert done.exit_code == 0, done.output
    for words in ("taken         2  new", "held          1  held back", "2020-07-31 to 2020-08-02"):
        assert words in done.output
    assert all(len(line.rstrip()) <= 80 for line in done.output.splitlines())


def test_quarantine_lists_exports_and_takes_back(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    run("import", case, table(tmp_path, ROWS + "3,2020-02-30,X,48,37,1\n"), "--mapping", mapped(tmp_path))
    listed = run("quarantine", case)
    assert "file 1 row 4" in listed.output
    assert "a date that does not exist" in listed.output
    mend = tmp_path / "mend.csv"
    assert run("quarantine", case, "--export", mend).exit_code == 0
    mend.write_text(mend.read_text(encoding="utf-8").replace("2020-02-30", "2020-02-29"), encoding="utf-8")
    unsigned = run("quarantine", case, "--mended", mend)
    assert unsigned.exit_code == 2
    assert "never a person's name" in unsigned.stderr
    mended = run("quarantine", case, "--mended", mend, "--watch", "watch-3")
    assert "1 rows left quarantine, 0 stay." in mended.output
    assert run("quarantine", case).output == "Nothing is held back.\n"


def test_history_shows_every_version_with_its_release(tmp_path: Path) -> None:
    case, mapping = new_case(tmp_path), mapped(tmp_path)
    run("import", case, table(tmp_path), "--mapping", mapping, "--release", "1")
    run(
        "import", case, table(tmp_path, ROWS.replace(",3\n", ",4\n"), "two.csv"), "--mapping", mapping, "--release", "2"
    )
    shown = run("import", case, "--history", "reports", "2")
    assert "release 1" in shown.output
    assert "3 -> 4" in shown.output
    plain = json.loads(run("import", case, "--history", "reports", "2", "--json").output)
    assert [one["cells"]["deaths"] for one in plain] == ["3", "4"]
    assert run("import", case, "--history", "reports", "9").exit_code == 2


def test_the_same_file_again_is_told_so(tmp_path: Path) -> None:
    case, mapping = new_case(tmp_path), mapped(tmp_path)
    run("import", case, table(tmp_path), "--mapping", mapping)
    assert "adds nothing" in run("import", case, table(tmp_path), "--mapping", mapping).output
    again = json.loads(run("import", case, table(tmp_path), "--mapping", mapping, "--json").output)
    assert (again["adds"], again["known"], again["entry"]) == (False, 2, None)


def test_a_table_that_no_connector_knows_is_not_guessed_at(tmp_path: Path) -> None:
    refused = run("import", new_case(tmp_path), table(tmp_path))
    assert refused.exit_code == 2
    assert "no connector knows its columns" in refused.stderr
    assert "truceline map" in refused.stderr


def test_nothing_of_a_cell_about_people_is_repeated(tmp_path: Path) -> None:
    mapping = tmp_path / "people.yaml"
    text = MAPPING.replace("kind: listing", "kind: casualty").replace(
        "what: {value: shelling}", "observer: {value: smm}"
    )
    text = text.replace("deaths: {count: {exactly: dead}}", "value: {from: dead}").replace(
        "  location: {place: {north: lat, east: lon}}\n", ""
    )
    text += "  file: {value: f-1}\n  state: {value: reported}\n  harm: {from: village}\n  standing: {value: civilian}\n"
    mapping.write_text(text, encoding="utf-8")
    case = new_case(tmp_path)
    done = run("import", case, table(tmp_path, "1,2020-08-01,Secret words,48,37,1\n"), "--mapping", mapping)
    assert done.exit_code == 0, done.output
    shown = run("quarantine", case)
    assert "harm" in shown.output
    assert "Secret" not in done.output + shown.output


def test_a_proposed_mapping_asks_for_what_it_cannot_tell_and_works_once_answered(tmp_path: Path) -> None:
    lines = ["Номер;Дата;Село;Широта;Довгота;Тип;Загинуло"]
    lines += [f"{n};{n:02}.02.2024;Піски;48,06;37,65;{'обстріл' if n % 2 else 'дрон'};{n % 3}" for n in range(1, 21)]
    file, out = tmp_path / "table.csv", tmp_path / "mapping.yaml"
    file.write_bytes("\n".join(lines).encode("windows-1251"))
    done = run("map", file, "--out", out)
    assert done.exit_code == 0, done.output
    assert "row 2 would be read as" in done.output
    assert "where can this be read?" in done.output
    text = out.read_text(encoding="utf-8")
    case = new_case(tmp_path)
    assert "the cell source is missing" in run("import", case, file, "--mapping", out).stderr
    out.write_text(
        text.replace('  # source: {value: "https://"}', '  source: {value: "https://office.example"}'), encoding="utf-8"
    )
    taken = json.loads(run("import", case, file, "--mapping", out, "--json").output)
    assert (taken["taken"], taken["held"]) == (20, 0)


def test_days_and_months_that_cannot_be_told_apart_are_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("id,date\n1,02/03/2024\n2,04/05/2024\n", encoding="utf-8")
    assert "which is the day and which the month?" in " ".join(run("map", file).output.split())
