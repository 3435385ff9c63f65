from pathlib import Path
from shutil import copy, copytree

import pytest

from truceline.errors import BadInput
from truceline.tasks.places import check_places
from truceline.wiring import case_folder

TESTS = Path(__file__).parents[1]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(TESTS / "data" / "small-case", tmp_path / "case"))


def test_a_case_without_places_of_its_own_is_in_order(case: Path) -> None:
    check_places(case_folder(case))


@pytest.mark.parametrize("spoiled", sorted((TESTS / "places" / "spoiled").glob("*.csv")), ids=lambda path: path.stem)
def test_a_spoiled_table_of_places_is_named_with_its_line(case: Path, spoiled: Path) -> None:
    (case / "places").mkdir()
    copy(spoiled, case / "places")
    with pytest.raises(BadInput) as caught:
        check_places(case_folder(case))
    assert all(spoiled.name in fault.file for fault in caught.value.faults)
