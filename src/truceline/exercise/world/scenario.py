"""A scenario: all that is decided about a made-up world before it is made."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, field_validator, model_validator

from truceline.exercise.world.expected import Extent, expected
from truceline.exercise.world.plans import Climate, Cycle, Decay, FrontPlan, People, Silence, Tempo
from truceline.exercise.world.quantities import Moment, Number, Zone
from truceline.exercise.world.sides import Side
from truceline.exercise.world.weapons import FIRED
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import Tree, read_yaml
from truceline.values.instants import DAY, Instant, from_datetime, to_local
from truceline.values.names import Name
from truceline.values.zones import zone

MOST_EVENTS = 50_000_000
"""How many events a scenario may lead one to expect."""
MOST_HOURS = 20_000_000
"""How many hours of sectors a world may have; the weather is kept for each."""

_MIX: Mapping[str, float] = {
    "rifle": 12,
    "machine-gun": 22,
    "grenade-launcher": 12,
    "mortar-82": 14,
    "mortar-120": 10,
    "tank": 4,
    "artillery-152": 9,
    "rocket-artillery": 1,
    "fpv-drone": 12,
    "glide-bomb": 1,
    "flare": 2,
    "assault": 1,
}


class Scenario(Strict):
    """What happens in a made-up world is drawn from this and from nothing else.

    `about`: what it is meant to train. `seed`: another seed, another world of the same sort. `start`: when the truce
    begins. `zone`: whose clocks count days. `days_before`, `days_after`: of 24 hours each, before and from the start.
    `sides`: side 0 and side 1. `weapons`: how often each class is fired, in any unit. `tempo`, `cycle`: swings that are
    no retaliation. `decay`: how the truce falls apart, where it does. `silences`: local windows of silence.
    """

    schema_: Literal["scenario/1"] = Field(alias="schema", default="scenario/1")
    name: Name
    about: str = ""
    seed: int = Field(default=1, ge=0, lt=2**63)
    start: Moment = from_datetime(datetime(2031, 4, 1, 10, tzinfo=UTC))
    zone: Zone = "Etc/GMT+10"
    days_before: int = Field(default=28, ge=1, le=3_000)
    days_after: int = Field(default=56, ge=1, le=3_000)
    front: FrontPlan = FrontPlan()
    sides: tuple[Side, Side] = (Side(label="north"), Side(label="south"))
    weapons: Mapping[str, Number] = Field(default=_MIX)
    tempo: Tempo = Tempo()
    cycle: Cycle = Cycle()
    decay: Decay | None = None
    weather: Climate = Climate()
    people: People = People()
    silences: tuple[Silence, ...] = ()

    @field_validator("weapons")
    @classmethod
    def _known_weapons(cls, weapons: Mapping[str, float]) -> Mapping[str, float]:
        if strange := sorted(set(weapons) - set(FIRED)):
            raise ValueError(f"there is no weapon {strange[0]!r}; write one of {', '.join(FIRED)}")
        if not sum(weapons.values()) > 0:
            raise ValueError("no weapon is ever fired; give one of them a number over 0")
        return weapons

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.sides[0].label == self.sides[1].label:
            raise ValueError("both sides have the same label; give each its own")
        if any(silence.sector >= self.front.sectors for silence in self.silences):
            raise ValueError(
                f"a window of silence names a sector that is not there; write 0 to {self.front.sectors - 1}"
            )
        if answers_per_answer(self) > 0.9:
            raise ValueError("every answer brings almost one more, so that it never ends; lower before, truce or ratio")
        if (self.days_before + self.days_after) * 24 * self.front.sectors > MOST_HOURS:
            raise ValueError("there are too many days and sectors; write fewer of either")
        if self.expected.sum() > MOST_EVENTS:
            raise ValueError(f"over {MOST_EVENTS:,} events are to be expected; write lower rates or fewer days")
        return self

    @property
    def expected(self) -> NDArray[np.float64]:
        """How many events are to be expected of each `Cause`, about: sectors and swings make it more or less."""
        span = Extent(self.front.sectors, self.days_before, self.days_after, self.decay)
        return expected(self.sides, span)

    @property
    def begin(self) -> Instant:
        """The first instant of the world."""
        return Instant(self.start - self.days_before * DAY)

    @property
    def start_local(self) -> datetime:
        """The start of the truce on the clocks of the zone."""
        return to_local(self.start, zone(self.zone))

    @property
    def end(self) -> Instant:
        """The first instant after the world."""
        return Instant(self.start + self.days_after * DAY)


def answers_per_answer(scenario: Scenario) -> float:
    """How many answers one answer brings on average at the worst: under 1, so that every exchange of fire ends."""
    means = [max(side.retaliation.before, side.retaliation.truce) * side.retaliation.ratio for side in scenario.sides]
    return sqrt(means[0] * means[1])


def read_scenario(path: Path) -> Scenario:
    """Read a scenario from a YAML file.

    Raises:
        BadInput: if it is not one; each fault names its line.
    """
    return scenario_of(read_yaml(path))


def scenario_of(tree: Tree) -> Scenario:
    """The scenario that a YAML tree holds. Raises as `read_scenario`."""
    return hold(tree, Scenario)
