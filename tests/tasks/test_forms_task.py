"""What forms offer is taken from the case."""

from pathlib import Path
from shutil import copytree

import pytest

from field_rows import row
from form_settings import FULL, UUID
from shipped import CASES
from truceline.errors import BadInput, NotOnRecord
from truceline.forms.field_lists import FieldLists
from truceline.forms.receipts import receipt_of
from truceline.record.admit import admit
from truceline.record.entry import Entry
from truceline.sources.models import hold
from truceline.sources.rows import Row
from truceline.sources.yaml_tree import parse_yaml
from truceline.tasks.forms import forms_for, known_in, setting_of
from truceline.values.zones import zone
from truceline.wiring import case_folder
from truceline.wiring.forms import form_setting_of

SMALL = Path(__file__).parents[1] / "data" / "small-case"
LISTS = """\
schema: field/1
stations:
  - {id: patrol-1, name: Patrol 1, uk: Патруль 1, ru: Патруль 1}
sites:
  - {id: depot, name: Depot}
areas:
  - {id: bridge, name: The bridge}
"""


def entries(*rows: Row) -> list[Entry]:
    told = [Row(one.file, one.line, {**one.cells, "recorded": "2026-05-01T00:00Z"}) for one in rows]
    return [draft.entry for draft in admit(told, zone("UTC"))]


def test_parties_and_voices_can_be_chosen_those_who_monitor_first() -> None:
    setting = form_setting_of(CASES / "donbas-2020")
    case = case_folder(CASES / "donbas-2020").case()
    assert {one.id for one in setting.parties} == {one.id for one in case.parties} | {one.id for one in case.voices}
    assert set(setting.observers) == set(setting.parties)
    monitors = [party.id for party in case.parties if party.role == "monitor"]
    assert monitors
    assert case.party_of(setting.observers[0].id) == monitors[0] == setting.observer


def test_stations_and_sites_of_the_rows_can_be_chosen_each_once() -> None:
    case = case_folder(SMALL).case()
    rows = [row(station="patrol-2"), row(station="patrol-2"), row(site="depot-1"), row(station="camera-1")]
    found = setting_of(case, rows=rows)
    assert [one.id for one in found.stations] == ["camera-1", "patrol-2"]
    assert [one.id for one in found.sites] == ["depot-1"]


def test_areas_of_the_agreements_can_be_chosen() -> None:
    assert {one.id for one in form_setting_of(CASES / "spring-2025").areas} == {"energy", "front", "line", "sea"}


def test_a_case_can_bring_its_own_lists(tmp_path: Path) -> None:
    case = Path(copytree(SMALL, tmp_path / "case"))
    (case / "field.yaml").write_text(LISTS, encoding="utf-8")
    found = form_setting_of(case)
    assert found.stations[0].names == ("Patrol 1", "Патруль 1", "Патруль 1")
    assert (found.sites[0].id, found.areas[0].id) == ("depot", "bridge")
    assert all("Патруль 1" in form.xml for form in forms_for(found) if form.form in ("observation", "effort"))


def test_the_name_that_a_case_gives_goes_before_what_its_rows_say() -> None:
    own = hold(parse_yaml("field.yaml", LISTS), FieldLists)
    found = setting_of(case_folder(SMALL).case(), rows=[row(station="patrol-1")], own=own)
    assert [one.name for one in found.stations] == ["Patrol 1"]


def test_a_list_that_is_not_well_formed_is_named(tmp_path: Path) -> None:
    case = Path(copytree(SMALL, tmp_path / "case"))
    (case / "field.yaml").write_text(LISTS.replace("depot", "The Depot"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"field.yaml:5"):
        form_setting_of(case)


def test_no_case_no_forms(tmp_path: Path) -> None:
    with pytest.raises(NotOnRecord):
        form_setting_of(tmp_path)


def test_a_form_that_came_is_found_by_its_reference_number() -> None:
    digits = UUID.removeprefix("uuid:").replace("-", "")
    hindered = Row("form", 1, {
        "id": f"restriction-{digits}", "kind": "restriction", "occurred": "2026-04-12", "text": "x",
        "source": f"urn:{UUID}", "observer": "mission", "sort": "delay", "effect": "waited", "instance": UUID,
    })  # fmt: skip
    known = known_in(entries(hindered, row(f"detection-{digits}-1")))
    assert known.entry(receipt_of(UUID)) == f"restriction-{digits}"
    assert known.entry("r-4072-0319-8855") is None


def test_an_edited_copy_leads_to_what_was_submitted_first() -> None:
    digits, edited = UUID.removeprefix("uuid:").replace("-", ""), "uuid:ffffffff-0000-4000-8000-00000000ffff"
    known = known_in(entries(row(f"detection-{digits}-1", instance=edited), row("detection-9")))
    assert known.first(edited) == UUID
    assert known.first(FULL.case) == FULL.case
