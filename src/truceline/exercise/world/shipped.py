"""The scenarios that come with the program."""

from importlib.resources import files
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.exercise.world.scenario import Scenario, read_scenario, scenario_of
from truceline.sources.yaml_tree import parse_yaml

_FOLDER = files("truceline.exercise.world") / "scenarios"


def names() -> tuple[str, ...]:
    """The names of the scenarios that come with the program."""
    return tuple(
        sorted(entry.name.removesuffix(".yaml") for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml"))
    )


def scenario(name: str) -> Scenario:
    """The scenario of a name that comes with the program, or of the YAML file that a path names.

    Raises:
        BadInput: if there is no such scenario or file, or it is not in order; each fault names its line.
    """
    if name in names():
        entry = _FOLDER / f"{name}.yaml"
        return scenario_of(parse_yaml(entry.name, entry.read_text(encoding="utf-8")))
    if not Path(name).is_file():
        remedy = f"write {', '.join(names())}, or the path of a YAML file"
        raise BadInput(Fault(name, None, "there is no scenario of this name", remedy))
    return read_scenario(Path(name))
