"""The slow, plain meaning of a made-up world: one event after another, with the rates written out again by hand."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from math import exp, log
from random import Random

from truceline.exercise.world.make import World
from truceline.exercise.world.sides import Shape
from truceline.exercise.world.tempo import Pace
from truceline.exercise.world.truth import Cause
from truceline.values.instants import DAY, HOUR


@dataclass(frozen=True)
class Event:
    when: int
    sector: int
    side: int
    cause: Cause
    parent: "Event | None" = None


def plain_world(world: World, paces: tuple[Pace, Pace], seed: int) -> list[Event]:
    """Fire that a side begins of itself, bundles, and all answers, given the front, the weather and the orders."""
    chance = Random(seed)
    first = [*_fire(world, paces, chance), *_attacks(world, chance), *_exercises(world, chance)]
    first = [event for event in first if event.when < world.scenario.end]
    found = list(first)
    while first:
        first = [answer for event in first for answer in _answers(world, event, chance)]
        found += first
    return sorted(found, key=lambda event: event.when)


def plain_rate(world: World, paces: tuple[Pace, Pace], hour: int, formation: int, *, held: bool) -> float:
    """Events an hour that a formation begins; the hour is counted from the beginning of the world."""
    scenario, orders = world.scenario, world.orders
    side, sector = int(orders.side[formation]), int(orders.sector[formation])
    plan = scenario.sides[side]
    tempo = 1.0
    for pace in paces:
        step = (hour * HOUR - scenario.days_before * DAY) // pace.step + pace.before
        tempo *= exp(pace.level[step, sector if pace.level.shape[1] > 1 else 0, side])
    night = scenario.cycle.truce if held else scenario.cycle.before
    weights = {0: 1.0, 1: (1 + night) / 2, 2: night}
    light = [int(world.weather.light[row, sector]) for row in range(hour // 24 * 24, hour // 24 * 24 + 24)]
    day = weights[light[hour % 24]] / (sum(weights[one] for one in light) / 24)
    rate = plan.rate / plan.formations / 24 * float(world.front.heat[sector]) * tempo * day
    since = (hour - scenario.days_before * 24) * HOUR + HOUR // 2
    return rate * (1 - float(orders.discipline[formation]) * (1 - _fallen(world, since))) if held else rate


def counted(events: list[Event]) -> Counter[tuple[Cause, int, int]]:
    """How many there are of each cause, side and sector."""
    return Counter((event.cause, event.side, event.sector) for event in events)


def _fallen(world: World, since: int) -> float:
    decay = world.scenario.decay
    if decay is None or since <= decay.begins:
        return 0.0
    return decay.depth * min(1.0, (since - decay.begins) / (decay.ends - decay.begins))


def _fire(world: World, paces: tuple[Pace, Pace], chance: Random) -> list[Event]:
    scenario, orders = world.scenario, world.orders
    found = []
    for formation in range(len(orders.side)):
        stop = max(int(orders.received[formation]), scenario.start)
        for hour in range(len(world.weather.kind)):
            begin = scenario.begin + hour * HOUR
            middle = min(max(stop, begin), begin + HOUR)
            for first, after, held in ((begin, middle, False), (middle, begin + HOUR, True)):
                rate = plain_rate(world, paces, hour, formation, held=held) / HOUR
                when = first + chance.expovariate(rate) if first < after and rate > 0 else after
                while when < after:
                    early = Cause.FIGHTING if when < scenario.start else Cause.ORDER_LATE
                    cause = Cause.BREACH_UNDISCIPLINED if held else early
                    found.append(Event(int(when), int(orders.sector[formation]), int(orders.side[formation]), cause))
                    when += chance.expovariate(rate)
    return found


def _poisson(mean: float, chance: Random) -> int:
    count, mark = 0, chance.expovariate(1.0)
    while mark < mean:
        count, mark = count + 1, mark + chance.expovariate(1.0)
    return count


def _attacks(world: World, chance: Random) -> list[Event]:
    found = []
    for day in range(world.scenario.days_after):
        for sector in range(world.front.sectors):
            for side, plan in enumerate(world.scenario.sides):
                for _ in range(_poisson(plan.attacks.rate * float(world.front.heat[sector]), chance)):
                    begin = world.scenario.start + day * DAY + int(chance.random() * DAY)
                    for _ in range(1 + _poisson(plan.attacks.events - 1, chance)):
                        when = begin + int(chance.random() * plan.attacks.lasts)
                        found.append(Event(when, sector, side, Cause.BREACH_ORDERED))
    return found


def _exercises(world: World, chance: Random) -> list[Event]:
    """They begin in an hour of daylight; every such hour of the day is as likely as any other."""
    found = []
    for day in range(-world.scenario.days_before, world.scenario.days_after):
        row = (day + world.scenario.days_before) * 24
        for sector in range(world.front.sectors):
            lit = [hour for hour in range(24) if world.weather.light[row + hour, sector] == 0]
            for side, plan in enumerate(world.scenario.sides):
                for _ in range(_poisson(plan.exercises.rate, chance)):
                    begin = world.scenario.start + day * DAY + int((chance.choice(lit) + chance.random()) * HOUR)
                    for _ in range(1 + _poisson(plan.exercises.events - 1, chance)):
                        when = begin + int(chance.random() * plan.exercises.lasts)
                        found.append(Event(when, sector, side, Cause.LIVE_FIRE))
    return found


def _answers(world: World, event: Event, chance: Random) -> list[Event]:
    other = 1 - event.side
    plan = world.scenario.sides[other].retaliation
    since = event.when - world.scenario.start
    likely = plan.before if since < 0 else plan.truce + max(plan.before - plan.truce, 0) * _fallen(world, since)
    if chance.random() >= (plan.mistaken if event.cause is Cause.LIVE_FIRE else likely):
        return []
    found = []
    for _ in range(1 + _poisson(plan.ratio - 1, chance)):
        delay = 0.0
        while not plan.shortest <= delay <= plan.longest:
            if plan.shape is Shape.EXPONENTIAL:
                delay = plan.shortest + chance.expovariate(log(2) / (plan.delay - plan.shortest))
            else:
                delay = plan.delay * exp(plan.spread * chance.gauss(0, 1))
        if event.when + delay < world.scenario.end:
            found.append(Event(int(event.when + delay), event.sector, other, Cause.RETALIATION, event))
    return found


def farthest_apart(one: list[float], other: list[float]) -> float:
    """The greatest distance between two samples' distribution functions (Kolmogorov and Smirnov)."""
    one, other = sorted(one), sorted(other)
    marks = [*one, *other]
    return max(abs(bisect_right(one, mark) / len(one) - bisect_right(other, mark) / len(other)) for mark in marks)
