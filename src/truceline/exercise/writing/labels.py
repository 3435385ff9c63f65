"""The words for one exercise: who is who, how stations and towns are called, and its mark."""

from dataclasses import dataclass

from truceline.exercise.watching.slab import Stage
from truceline.values.watermark import source_of

MISSION = "mission"
STAFF = "staff"


@dataclass(frozen=True)
class Labels:
    """`people`: the names behind the numbers in the column `who`; `start`: when the truce begins (microseconds
    UTC); `mark`: the source of everything."""

    name: str
    seed: int
    start: int
    sides: tuple[str, str]
    stations: tuple[str, ...]
    towns: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Both sides, then the mission."""
        return (*self.sides, MISSION)

    @property
    def mark(self) -> str:
        """The source of everything in this exercise."""
        return source_of(self.name, self.seed)

    @property
    def case(self) -> str:
        """What the case is called."""
        return f"{self.name}-{self.seed}"


def labels_of(stage: Stage) -> Labels:
    """The words for the exercise in a world."""
    scenario = stage.world.scenario
    first, second = scenario.sides
    sides, start = (first.label, second.label), int(scenario.start)
    return Labels(scenario.name, scenario.seed, start, sides, stage.network.label, stage.towns.names)
