"""The page about the world of an exercise is true: its examples load, and it leaves no key out."""

import re
from pathlib import Path

import pytest

from truceline.exercise.world import plans, sides
from truceline.exercise.world.scenario import Scenario, scenario_of
from truceline.exercise.world.shipped import names
from truceline.exercise.world.weapons import FIRED
from truceline.sources.models import Strict
from truceline.sources.yaml_tree import parse_yaml

PAGE = Path(__file__).parents[3] / "docs" / "exercise-world.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_is_a_scenario(number: int) -> None:
    assert scenario_of(parse_yaml("example.yaml", EXAMPLES[number])).expected.sum() > 100


def test_every_key_every_weapon_and_every_shipped_scenario_is_explained() -> None:
    models = [Scenario, *(model for module in (plans, sides) for model in vars(module).values())]
    keys = {
        field.alias or name
        for model in models
        if isinstance(model, type) and issubclass(model, Strict)
        for name, field in model.model_fields.items()
    }
    named = set(re.findall(r"`([a-z_0-9-]+)`", TEXT))
    assert (keys | set(FIRED) | set(names())) - named == set()
