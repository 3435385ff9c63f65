from pathlib import Path

import pytest

from small_world import small
from truceline.errors import BadInput
from truceline.exercise.world.scenario import answers_per_answer, read_scenario
from truceline.exercise.world.shipped import names, scenario

SPOILED = Path(__file__).parent / "spoiled"

FAULTS = {
    "answers-never-end.yaml": (1, "never ends", "lower before, truce or ratio"),
    "both-length-and-line.yaml": (4, "keep one of the two", None),
    "decay-backwards.yaml": (4, "the decay ends before it begins", "write a later end"),
    "delays-out-of-order.yaml": (6, "the delays are not in order", None),
    "line-too-near-a-pole.yaml": (3, "too near a pole", None),
    "naive-start.yaml": (3, "has no zone", "add an offset or a zone"),
    "no-name.yaml": (1, "name is missing", "add it"),
    "one-side.yaml": (3, "sides.1 is missing", "add it"),
    "same-labels.yaml": (1, "both sides have the same label", "give each its own"),
    "share-without-percent.yaml": (5, "40 is not a share", "write 0 % to 100 %"),
    "silence-nowhere.yaml": (1, "a sector that is not there", "write 0 to 19"),
    "strange-key.yaml": (3, "lenght is not known here", "correct its spelling"),
    "strange-weapon.yaml": (3, "there is no weapon 'catapult'", "write one of rifle"),
    "strange-zone.yaml": (3, "there is no time zone 'Pacific/Nowhere'", None),
    "too-loud.yaml": (1, "events are to be expected", "write lower rates or fewer days"),
    "too-many-hours.yaml": (1, "too many days and sectors", "write fewer of either"),
    "unquoted-number.yaml": (3, "the number 0.5 is not allowed", "put quotes round a text"),
    "wrong-rate.yaml": (4, "'5 a day' is not a rate", "6 per sector-day"),
    "wrong-schema.yaml": (1, "'scenario/9' is not one of the choices", "scenario/1"),
    "step-of-minutes.yaml": (3, "not in whole hours", "write PT6H or P1D"),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_spoiled_scenario_is_refused_with_its_line_and_what_to_do(name: str) -> None:
    line, problem, remedy = FAULTS[name]
    with pytest.raises(BadInput) as caught:
        read_scenario(SPOILED / name)
    fault = caught.value.faults[0]
    assert fault.line == line
    assert problem in f"{fault.problem}; {fault.remedy}"
    assert remedy is None or remedy in fault.remedy


def test_every_spoiled_file_has_its_test() -> None:
    assert {path.name for path in SPOILED.iterdir()} == set(FAULTS)


def test_every_scenario_that_comes_with_the_program_reads_and_says_what_it_is_for() -> None:
    assert names() == ("blind", "breaking", "night", "one-sided", "ordinary", "quiet")
    for name in names():
        found = scenario(name)
        assert found.name == name
        assert len(found.about) > 40
        assert answers_per_answer(found) < 0.7


def test_a_path_names_a_scenario_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("schema: scenario/1\nname: mine\nfront: {length: 12 km, sectors: 2}\n", encoding="utf-8")
    assert scenario(str(path)).front.length == 12_000


def test_a_name_that_is_no_scenario_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadInput, match="write blind, breaking, night"):
        scenario("brekaing")


def test_units_are_read_into_metres_shares_days_and_microseconds() -> None:
    found = small({"rate": "7 per sector-week", "discipline": "12.5 %", "order": {"delay": "PT90M"}})
    assert found.sides[0].rate == 1
    assert found.sides[0].discipline == 0.125
    assert found.sides[0].order.delay == 90 * 60 * 1_000_000
    assert (found.end - found.begin) == 10 * 86_400 * 1_000_000
