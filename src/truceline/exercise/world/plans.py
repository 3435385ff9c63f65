"""What a scenario says about both sides together: the front, the tempo, the weather, people, and how a truce decays."""

from enum import StrEnum
from itertools import pairwise
from typing import Self

import numpy as np
from pydantic import Field, model_validator

from truceline.exercise.world.globe import apart
from truceline.exercise.world.quantities import Length, Moment, Number, Point, Share, Span
from truceline.sources.models import Strict
from truceline.values.instants import DAY, HOUR


class Width(StrEnum):
    """Whether a swing is the same along the whole front, or each sector has its own."""

    FRONT = "front"
    SECTOR = "sector"


class FrontPlan(Strict):
    """The line between the sides.

    `length`: of an invented line in the open South Pacific, where nobody can mistake it; 1,000 km unless it is given.
    `line`: its points instead, side 0 on the left of one who goes along it. `sectors`: how many of equal length. `gap`:
    how wide the land between both sides is. `depth`: how far back a sector goes on either side. `uneven`: how unevenly
    sectors are fought over, as the standard deviation of the logarithm of their fire; 0: all alike.
    """

    length: Length | None = None
    line: tuple[Point, ...] | None = None
    sectors: int = Field(default=20, ge=1, le=1_000)
    gap: Length = 800.0
    depth: Length = 40_000.0
    uneven: Number = 0.8

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if self.length is not None and self.line is not None:
            raise ValueError("a length and a line are given; keep one of the two")
        if self.line is not None and len(self.line) < 2:
            raise ValueError("the line has fewer than two points; write its points in order")
        if not 1_000 <= self.length_m <= 5_000_000:
            raise ValueError("the length of the front is out of range; write 1 km to 5000 km")
        if any(abs(point.north) > 80 for point in self.line or ()):
            raise ValueError("the line goes too near a pole; keep it within 80 degrees of the equator")
        if self.line is not None and any(one == after for one, after in pairwise(self.line)):
            raise ValueError("the line has the same point twice in a row; keep one of them")
        if not (0 <= self.gap <= 50_000 and self.gap / 2 < self.depth <= 300_000):
            raise ValueError(
                "the gap or the depth is out of range; write a gap to 50 km and a depth to 300 km, over half of it"
            )
        if self.uneven > 3:
            raise ValueError("the sectors are too uneven; write at most 3")
        return self

    @property
    def length_m(self) -> float:
        """How long the line is, in metres."""
        if self.line is None:
            return 1_000_000.0 if self.length is None else self.length
        north, east = (np.array([getattr(point, way) for point in self.line]) for way in ("north", "east"))
        return float(np.hypot(*apart(north[:-1], east[:-1], north[1:], east[1:])).sum())


class Swing(Strict):
    """One way in which the tempo of the fighting goes up and down by itself.

    `sd`: the standard deviation of its logarithm; 0: it does not. `keeps`: how much of one step's swing is left in the
    next, 0 to 0.99. `step`: how long the tempo stays before it changes, in whole hours. `width`: one swing for the
    whole front, or one for each sector.
    """

    sd: Number = 0.0
    keeps: Number = 0.0
    step: Span = DAY
    width: Width = Width.SECTOR

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        if self.keeps > 0.99:
            raise ValueError('keeps is over 0.99, so that the swing has no level; write at most "0.99"')
        if self.sd > 1.5:
            raise ValueError('the swing is too wide; write an sd of at most "1.5"')
        if self.step < HOUR or self.step % HOUR:
            raise ValueError("the step is not in whole hours; write PT6H or P1D")
        return self


class Tempo(Strict):
    """Tempo that is no retaliation: `slow` and `fast` swings, of which the sides have the share `shared` in common.

    Two sides that share a tempo look as if they answered each other. Methods must not be taken in by it.
    """

    slow: Swing = Swing(sd=0.4, keeps=0.9, width=Width.FRONT)
    fast: Swing = Swing(sd=0.4, keeps=0.5)
    shared: Share = 1.0


class Cycle(Strict):
    """How much more fire there is by night than by day: `before` and under the `truce`; 1: as much."""

    before: Number = 1.0
    truce: Number = 1.0


class Decay(Strict):
    """How a truce falls apart: from `begins` to `ends`, counted from its start, it goes to the share `depth` of the way
    back to how both sides fired before it (1: wholly)."""

    begins: Span = 10 * DAY
    ends: Span = 40 * DAY
    depth: Share = 1.0

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("the decay ends before it begins; write a later end")
        return self


class Climate(Strict):
    """The weather: on average how much of the sky is covered, which share of hours has rain (or snow) and fog, how hard
    the wind blows (in metres a second), and how much of an hour's weather is left in the next (0 to 0.99).

    `snow`: what falls is snow.
    """

    cloud: Share = 0.5
    wet: Share = 0.12
    fog: Share = 0.05
    wind: Number = 6.0
    keeps: Number = 0.95
    snow: bool = False

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        if self.keeps > 0.99:
            raise ValueError('keeps is over 0.99, so that the weather has no level; write at most "0.99"')
        return self


class People(Strict):
    """Civilians: which share of events of fire hurts somebody, how many then on average (at least 1), and which share
    of those die."""

    hurt: Share = 0.004
    number: Number = 1.4
    die: Share = 0.25

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        if not 1 <= self.number <= 100:
            raise ValueError('an event that hurts somebody hurts fewer than 1 or more than 100; write "1.4"')
        return self


class Silence(Strict):
    """A local window of silence: in which sector (from 0), from when until when, and how much of the fire it holds
    back."""

    sector: int = Field(ge=0)
    begins: Moment
    ends: Moment
    kept: Share = 0.95

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("the window ends before it begins; write a later end")
        return self
