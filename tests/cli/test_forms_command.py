import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from shipped import CASES, copied
from truceline.cli import main
from truceline.forms.definition import FORMS


def forms(case: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["forms", str(case), *words])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("forms")
    case = copied("donbas-2020", folder)
    return folder / "out", forms(case, "--out", str(folder / "out"))


def test_every_form_is_written_twice_with_how_to_load_it(written: tuple[Path, Result]) -> None:
    out, told = written
    assert told.exit_code == 0, told.output
    names = {f"donbas-2020-{form}{suffix}" for form in FORMS for suffix in (".xlsx", ".xml")}
    assert {path.name for path in out.iterdir()} == names | {"how-to-load.txt"}
    assert "KoboToolbox" in (out / "how-to-load.txt").read_text(encoding="utf-8")


def test_what_is_printed_fits_a_terminal_and_says_where_to_go_on(written: tuple[Path, Result]) -> None:
    out, told = written
    text = told.output.replace(str(out), "out")
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "6 forms" in text
    assert "how-to-load.txt" in text
    assert max(len(line) for line in (out / "how-to-load.txt").read_text(encoding="utf-8").splitlines()) <= 88


def test_the_same_case_gives_the_same_files(written: tuple[Path, Result], tmp_path: Path) -> None:
    forms(CASES / "donbas-2020", "--out", str(tmp_path))
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [
        path.read_bytes() for path in sorted(written[0].iterdir())
    ]


def test_json_names_the_forms_and_their_versions(tmp_path: Path) -> None:
    told = forms(CASES / "donbas-2020", "--out", str(tmp_path), "--json")
    found = json.loads(told.output)["forms"]
    assert [one["id"] for one in found] == [f"donbas-2020-{form}" for form in FORMS]
    assert all(one["version"].startswith("1-") for one in found)


def test_without_a_case_nothing_is_written(tmp_path: Path) -> None:
    told = forms(tmp_path / "none", "--out", str(tmp_path / "out"))
    assert told.exit_code == 2
    assert "is not a case folder" in told.output
    assert not (tmp_path / "out").exists()
