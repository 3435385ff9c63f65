"""What a scenario says about a side: how much it fires, how it obeys, how it answers, and what else it does.

Every figure is an assumption of whoever writes the scenario. The defaults are round and of no real force.
"""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from truceline.exercise.world.quantities import Length, Number, Rate, Share, Span, Speed
from truceline.sources.models import Strict
from truceline.values.instants import DAY, HOUR, MINUTE, SECOND
from truceline.values.names import Name


class Shape(StrEnum):
    """How the delays of answers are spread."""

    EXPONENTIAL = "exponential"
    LOGNORMAL = "lognormal"


class Whom(StrEnum):
    """Where an answer lands: near the sector's stretch from which fire came, anywhere in that sector, or next door."""

    NEAR = "near"
    SECTOR = "sector"
    NEIGHBOURS = "neighbours"


class OrderPlan(Strict):
    """How a side's order to stop firing goes down.

    `ahead`: how long before the truce the side gives it. `delay`: the median time until it reaches a formation.
    `spread`: the standard deviation of the logarithm of that time. `lost`: to which share of formations it never comes.
    """

    ahead: Span = 6 * HOUR
    delay: Span = 4 * HOUR
    spread: Number = 0.7
    lost: Share = 0.01


class Attacks(Strict):
    """Attacks that the command orders under the truce.

    `rate`: how many. `events`: how many events of fire one has on average. `lasts`: how long it goes on.
    """

    rate: Rate = 0.1 / 30
    events: int = Field(default=12, ge=1, le=10_000)
    lasts: Span = 3 * HOUR


class Retaliation(Strict):
    """How this side answers what the other side does.

    `before`, `truce`: which share of the other side's events of fire it answers before and under the truce. `ratio`:
    how many events one answer has on average, at least 1. `mistaken`: which share of exercises, demining, detonations
    and accidents it takes for an attack and answers. `delay`: the median delay, before what is under `shortest` or
    over `longest` is left out; `spread`: the standard deviation of its logarithm, where the shape is lognormal.
    `whom`: where the answer lands.
    """

    before: Share = 0.25
    truce: Share = 0.2
    ratio: Number = 1.3
    mistaken: Share = 0.01
    shape: Shape = Shape.LOGNORMAL
    delay: Span = 25 * MINUTE
    spread: Number = 0.9
    shortest: Span = 2 * MINUTE
    longest: Span = 8 * HOUR
    whom: Whom = Whom.NEAR

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        if not 1 <= self.ratio <= 50:
            raise ValueError('an answer has fewer than 1 or more than 50 events; write a ratio such as "1.3"')
        if not SECOND <= self.shortest < self.delay < self.longest:
            raise ValueError("the delays are not in order; write PT1S or more, and shortest < delay < longest")
        if self.longest > 30 * DAY:
            raise ValueError("the longest delay is over 30 days; write P30D or less")
        return self


class Exercises(Strict):
    """Live-fire exercises: how many, with how many events of fire on average, how long, how far behind the line."""

    rate: Rate = 0.5 / 30
    events: int = Field(default=30, ge=1, le=10_000)
    lasts: Span = 4 * HOUR
    behind: Length = 15_000.0


class Drones(Strict):
    """Flights of drones that look and do not strike.

    `before`, `truce`: how many. `reach`: how far beyond the line one flies on average. `speed`: over ground.
    `forbidden`: whether the truce forbids them, so that a flight under it is a breach.
    """

    before: Rate = 2.0
    truce: Rate = 0.4
    reach: Length = 4_000.0
    speed: Speed = 60 / 3.6
    forbidden: bool = True


class Clearing(Strict):
    """Demining: how many working days, with how many detonations on average, over how long. Only by day."""

    rate: Rate = 0.5 / 7
    events: int = Field(default=5, ge=1, le=1_000)
    lasts: Span = 4 * HOUR


class Denial(Strict):
    """How this side keeps the monitors' patrols out.

    `share`: of the days of a sector. `worst`: the same for the worst quarter of the sectors (those with most fire).
    """

    share: Share = 0.04
    worst: Share = 0.08


class Side(Strict):
    """One side.

    `rate`: how many events of fire it begins of itself before the truce; answers come on top. `formations`: how many it
    has in each sector. `discipline`: which share of that fire a formation holds back once its order has come, on
    average; `discipline_spread`: the standard deviation between formations. `detonations`, `rotations`, `accidents`:
    how many ammunition disposals, reliefs and accidents there are, before and under the truce.
    """

    label: Name
    rate: Rate = 5.0
    formations: int = Field(default=2, ge=1, le=20)
    discipline: Share = 0.96
    discipline_spread: Share = 0.02
    order: OrderPlan = OrderPlan()
    attacks: Attacks = Attacks()
    retaliation: Retaliation = Retaliation()
    exercises: Exercises = Exercises()
    drones: Drones = Drones()
    demining: Clearing = Clearing()
    detonations: Rate = 0.3 / 7
    rotations: Rate = 1 / 7
    accidents: Rate = 0.3 / 7
    denial: Denial = Denial()
