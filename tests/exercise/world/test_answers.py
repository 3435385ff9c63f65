"""Retaliation is a branching process whose parents are known."""

from math import exp, log

import numpy as np
import pytest

from small_world import NO_ANSWERS, alike, fire, made, of
from truceline.exercise.world.truth import Cause
from truceline.values.instants import MINUTE

LOUD = {"rate": "300 per sector-day"}


def test_the_links_give_back_how_many_answers_an_event_brings() -> None:
    north = {**LOUD, "retaliation": {"before": "40 %", "ratio": "1.5", "mistaken": "0 %"}}
    south = {**LOUD, "retaliation": {"before": "20 %", "ratio": "2.0", "mistaken": "0 %"}}
    truth = (world := made(north, south, days_before=10, days_after=1)).truth
    parents = fire(truth)
    parents = parents[truth.when[parents] < world.scenario.start - world.scenario.sides[0].retaliation.longest]
    answers = np.bincount(truth.answers[truth.answers >= 0], minlength=len(truth))[parents]
    for side, asked in ((0, 0.4), (1, 0.6)):  # what south fires is answered by north by 40 % times 1.5
        brought = answers[truth.side[parents] == side]
        error = brought.std() / np.sqrt(len(brought))
        assert abs(brought.mean() - asked) < 4 * error < 0.05


def test_the_exponential_delays_have_the_median_asked_for() -> None:
    plan = {"shape": "exponential", "delay": "PT30M", "shortest": "PT10M", "longest": "P10D", "before": "50 %"}
    truth = alike({**LOUD, "retaliation": plan}, days_after=1).truth
    child = of(truth, Cause.RETALIATION)
    delay = (truth.when[child] - truth.when[truth.answers[child]]) / MINUTE
    assert np.median(delay) == pytest.approx(30, abs=0.6)
    assert np.mean(delay) == pytest.approx(10 + 20 / log(2), rel=0.03)


def test_the_lognormal_delays_have_the_spread_asked_for() -> None:
    plan = {"delay": "PT30M", "spread": "0.5", "shortest": "PT1S", "longest": "P10D", "before": "50 %"}
    truth = alike({**LOUD, "retaliation": plan}, days_after=1).truth
    child = of(truth, Cause.RETALIATION)
    delay = np.log((truth.when[child] - truth.when[truth.answers[child]]) / MINUTE)
    assert exp(float(np.mean(delay))) == pytest.approx(30, rel=0.02)
    assert np.std(delay) == pytest.approx(0.5, abs=0.02)


def test_sides_that_share_their_tempo_and_do_not_answer_have_no_links_but_look_as_if_they_did() -> None:
    tempo = {"slow": {"sd": "0.6", "keeps": "0.9"}, "fast": {"sd": "0.6", "keeps": 0, "step": "PT6H"}}
    truth = (world := alike({**LOUD, **NO_ANSWERS}, tempo=tempo, days_before=40)).truth
    assert (truth.answers == -1).all()
    assert not len(of(truth, Cause.RETALIATION))
    hours = (truth.when - world.scenario.begin) // (60 * MINUTE)
    rows = [(truth.cause == Cause.FIGHTING) & (truth.sector == 0) & (truth.side == side) for side in (0, 1)]
    north, south = (np.bincount(hours[row], minlength=960)[:960] for row in rows)
    assert np.corrcoef(north, south)[0, 1] > 0.5


def test_sides_with_tempos_of_their_own_do_not_go_up_and_down_together() -> None:
    tempo = {"slow": {"sd": 0}, "fast": {"sd": "0.6", "keeps": 0}, "shared": "0 %"}
    truth = (world := alike({**LOUD, **NO_ANSWERS}, tempo=tempo, days_before=100, days_after=1)).truth
    days = (truth.when - world.scenario.begin) // (24 * 60 * MINUTE)
    rows = [(truth.cause == Cause.FIGHTING) & (truth.sector == 0) & (truth.side == side) for side in (0, 1)]
    north, south = (np.bincount(days[row], minlength=100)[:100] for row in rows)
    assert abs(np.corrcoef(north, south)[0, 1]) < 0.3


def test_an_answer_lands_near_where_the_fire_fell_or_next_door() -> None:
    far = {}
    for whom in ("near", "sector", "neighbours"):
        truth = (world := alike({**LOUD, "retaliation": {"whom": whom}}, days_after=1)).truth
        child = of(truth, Cause.RETALIATION)
        along, _ = world.front.nearest(truth.north, truth.east)
        same = truth.sector[child] == truth.sector[truth.answers[child]]
        assert same.all() == (whom != "neighbours")
        far[whom] = np.median(abs(along[child] - along[truth.answers[child]]))
    assert far["near"] < 2_000 < far["sector"] < far["neighbours"]


def test_exercises_are_answered_only_by_a_side_that_mistakes_them() -> None:
    for share, some in (("0 %", False), ("60 %", True)):
        plan = {"retaliation": {"mistaken": share}, "exercises": {"rate": "9 per sector-week"}}
        truth = alike(plan).truth
        parents = truth.cause[truth.answers[truth.answers >= 0]]
        assert np.isin(parents, [Cause.LIVE_FIRE, Cause.DEMINING]).any() == some


def test_a_mine_that_nobody_laid_on_purpose_is_never_answered() -> None:
    truth = alike({"accidents": "20 per sector-day", "retaliation": {"mistaken": "60 %"}}).truth
    parents = truth.answers[truth.answers >= 0]
    assert (truth.side[parents] >= 0).all()
    assert (truth.cause[parents] == Cause.ACCIDENT).any()
