"""Draws the formations of a scenario, how they obey, and when the order reached each."""

import numpy as np
from numpy.typing import NDArray

from truceline.exercise.world.draws import Part, stream
from truceline.exercise.world.orders import NEVER, Orders
from truceline.exercise.world.scenario import Scenario
from truceline.values.instants import DAY

_LONGEST = 10_000 * DAY


def give_orders(scenario: Scenario) -> Orders:
    """The formations with their orders. Each sector's formations have a stream of their own."""
    rows = [
        (side, sector, *formation)
        for sector in range(scenario.front.sectors)
        for side in (0, 1)
        for formation in _formations(scenario, side, sector)
    ]
    side, sector, discipline, issued, received = zip(*rows, strict=True)
    return Orders(
        np.array(side, np.int8),
        np.array(sector, np.int16),
        np.array(discipline, np.float64),
        np.array(issued, np.int64),
        np.array(received, np.int64),
    )


def _formations(scenario: Scenario, side: int, sector: int) -> list[tuple[float, int, int]]:
    """Discipline, when issued, when received."""
    plan, draws = scenario.sides[side], stream(scenario.seed, Part.ORDERS, side, sector)
    issued = scenario.start - plan.order.ahead
    found = []
    for _ in range(plan.formations):
        obeys, late, lost = draws.standard_normal(), draws.standard_normal(), draws.random()
        discipline = min(max(plan.discipline + plan.discipline_spread * obeys, 0.0), 1.0)
        received = issued + min(round(plan.order.delay * np.exp(plan.order.spread * late)), _LONGEST)
        found.append((float(discipline), issued, NEVER if lost < plan.order.lost else received))
    return found


def stops(scenario: Scenario, orders: Orders) -> NDArray[np.int64]:
    """When each formation begins to hold back: when it has its order, and not before the truce."""
    return np.maximum(orders.received, np.int64(scenario.start))


def formations_of(
    scenario: Scenario, sector: NDArray[np.int16], side: NDArray[np.int8], pick: NDArray[np.float64]
) -> NDArray[np.int16]:
    """One of a side's formations in a sector, picked by a number from 0 up to 1: its row in `Orders`."""
    counts = np.array([side_plan.formations for side_plan in scenario.sides])
    first = sector.astype(np.int64) * counts.sum() + side * counts[0]
    found: NDArray[np.int16] = (first + np.floor(pick * counts[side])).astype(np.int16)
    return found
