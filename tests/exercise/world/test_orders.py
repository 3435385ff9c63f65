import numpy as np
import pytest

from small_world import alike, breach_count, made, of, small
from truceline.exercise.world.orders import NEVER
from truceline.exercise.world.orders_given import give_orders
from truceline.exercise.world.truth import Cause
from truceline.values.instants import HOUR


def test_every_formation_has_a_row_in_the_order_of_sectors_and_sides() -> None:
    orders = made({"formations": 2}, {"formations": 3}).orders
    assert list(orders.side) == [0, 0, 1, 1, 1] * 3
    assert list(orders.sector) == [sector for sector in range(3) for _ in range(5)]


def test_orders_take_the_median_time_and_some_never_come() -> None:
    plan = {"formations": 20, "order": {"ahead": "PT6H", "delay": "PT4H", "lost": "10 %"}}
    scenario = small(plan, plan, front={"sectors": 30})
    orders = give_orders(scenario)
    assert (orders.issued == scenario.start - 6 * HOUR).all()
    came = orders.received[orders.received != NEVER]
    assert len(came) / len(orders.side) == pytest.approx(0.9, abs=0.03)
    assert np.median(came - orders.issued[0]) / HOUR == pytest.approx(4, rel=0.1)


def test_a_formation_whose_order_never_comes_goes_on_as_before() -> None:
    still = {"discipline": "100 %", "discipline_spread": "0 %", "order": {"lost": "100 %"}}
    tempo = {"slow": {"sd": 0}, "fast": {"sd": 0}}
    truth = alike({**still, "retaliation": {"before": "0 %", "truce": "0 %"}}, tempo=tempo, days_after=4).truth
    before, late = len(of(truth, Cause.FIGHTING)), len(of(truth, Cause.ORDER_LATE))
    assert abs(before - late) < 4 * np.sqrt(before + late)
    assert not len(of(truth, Cause.BREACH_UNDISCIPLINED))


def test_more_discipline_gives_fewer_breaches() -> None:
    counts = []
    for share in (20, 60, 90, 100):
        plan = {"discipline": f"{share} %", "discipline_spread": "0 %", "order": {"lost": "0 %", "delay": "PT1H"}}
        counts.append(sum(breach_count(alike(plan, seed=seed)) for seed in range(2)))
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < 0.1 * counts[0]


def test_a_formation_s_breaches_are_what_its_discipline_lets_through() -> None:
    tempo = {"slow": {"sd": 0}, "fast": {"sd": 0}}
    plan = {"rate": "200 per sector-day", "discipline": "80 %", "discipline_spread": "15 %", "order": {"delay": "PT1H"}}
    world = alike(plan, tempo=tempo, days_before=1, days_after=10)
    rows = of(world.truth, Cause.BREACH_UNDISCIPLINED)
    orders = world.orders
    found = np.bincount(world.truth.formation[rows], minlength=len(orders.side))
    meant = 200 / 2 * 10 * world.front.heat[orders.sector] * (1 - orders.discipline) * (orders.received != NEVER)
    assert (abs(found - meant) < 5 * np.sqrt(meant) + 5).all()
