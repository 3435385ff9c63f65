"""Allegations handed in: by each side about the other, some of them invented; and by people who live near the line."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.rows import NONE, Kind, Rows, Told, Twist, blank, joined
from truceline.exercise.watching.slab import Ints, Slab
from truceline.exercise.watching.telling import put_on_record, tell_count, tell_place, tell_time
from truceline.exercise.world.globe import apart
from truceline.exercise.world.truth import WHATS
from truceline.exercise.world.weapons import PLACES, WEAPONS
from truceline.values.instants import HOUR, SECOND
from truceline.values.precision import Precision

PARTY, PUBLIC = 0, 1
"""In `state` of a complaint: who handed it in."""
_NEAR_TOWN_M = 5_000
_PEOPLE_TELL = 0.08
_WHAT = np.array([WHATS.index(weapon.what) for weapon in WEAPONS], np.int8)
_ALLEGED = np.array([PLACES[name] for name in ("mortar-82", "mortar-120", "artillery-152", "fpv-drone", "machine-gun")])


def complaints(slab: Slab) -> Rows:
    """What was handed in about these days."""
    parties = _of_parties(slab)
    invented = [_invented(slab, side, int((parties["who"] == side).sum())) for side in (0, 1)]
    return joined([parties, *invented, _of_people(slab)])


def _handed_in(slab: Slab, events: Ints, lodger: int) -> Rows:
    rows = blank(len(events), Kind.COMPLAINT)
    rows["state"] = lodger
    rows["when"], rows["until"] = slab.when[events], slab.until[events]
    rows["event"], rows["what"], rows["weapon"] = slab.id[events], slab.what[events], slab.weapon[events]
    rows["accused"] = slab.side[events]
    return rows


def _of_parties(slab: Slab) -> Rows:
    """What each side noticed of the other and complains of: true, if not always exact."""
    noise, draws = slab.stage.noise, slab.draws(200)
    noticed = draws.random(len(slab)) >= noise.party_misses
    events = np.flatnonzero(noticed & ~slab.excluded & (slab.side >= 0))
    rows = _handed_in(slab, events, PARTY)
    rows["who"] = 1 - slab.side[events]
    tell_place(rows, slab.north[events], slab.east[events], noise, draws, share=0.6)
    tell_count(rows, slab.rounds[events], noise, draws)
    tell_time(rows, noise, draws, share=0.7)
    put_on_record(rows, 480, noise, draws)
    return rows


def _invented(slab: Slab, side: int, true: int) -> Rows:
    """Lies of one side about the other: as many for each true complaint as the noise says, anywhere along the line."""
    noise, draws, front = slab.stage.noise, slab.draws(210 + side), slab.stage.world.front
    many = int(np.floor(true * noise.invented + draws.random())) if noise.invented else 0
    rows = blank(many, Kind.COMPLAINT)
    rows["state"], rows["who"], rows["accused"] = PARTY, side, 1 - side
    start = slab.begin + draws.integers(0, max((slab.end - slab.begin) // SECOND, 1), many) * SECOND
    rows["when"] = rows["until"] = start
    rows["weapon"] = draws.choice(_ALLEGED, many)
    rows["what"] = _WHAT[rows["weapon"]]
    rows["count"], rows["told"], rows["true"] = draws.integers(1, 40, many), Told.EXACTLY, 0
    across = (1 - 2 * side) * (front.gap_m / 2 + draws.exponential(3_000, many))
    rows["north"], rows["east"] = front.place(draws.uniform(0, front.length_m, many), across)
    rows["within"] = max(1, round(1.8 * noise.place))
    rows["twist"] = Twist.INVENTED
    put_on_record(rows, 480, noise, draws)
    return rows


def _of_people(slab: Slab) -> Rows:
    """What people near the line hand in: by the hour, by their town, some with the wrong side."""
    noise, draws, towns = slab.stage.noise, slab.draws(220), slab.stage.towns
    town = towns.nearest(slab.north, slab.east, slab.sector)
    up, right = apart(slab.north, slab.east, towns.north[town], towns.east[town])
    told = draws.random(len(slab)) < _PEOPLE_TELL * (1 - noise.misses)
    loud = ~np.isin(slab.what, codes.SMALL)
    events = np.flatnonzero(told & loud & ~slab.excluded & (slab.side >= 0) & (np.hypot(up, right) < _NEAR_TOWN_M))
    rows = _handed_in(slab, events, PUBLIC)
    _by_the_hour(rows)
    rows["town"] = town[events]
    rows["north"], rows["east"] = towns.north[town[events]], towns.east[town[events]]
    rows["within"], rows["precision"] = _NEAR_TOWN_M, codes.PRECISIONS.index(Precision.NEAR_SETTLEMENT)
    rows["weapon"] = np.where(draws.random(len(rows)) < noise.vague, NONE, rows["weapon"])
    tell_count(rows, slab.rounds[events], noise, draws)
    wrong = draws.random(len(rows)) < noise.blamed_wrongly
    rows["accused"][wrong] = 1 - rows["accused"][wrong]
    rows["twist"] |= (np.where(wrong, Twist.SIDE, 0) | Twist.PLACE | Twist.TIME).astype(np.int32)
    put_on_record(rows, 1_440, noise, draws)
    return rows


def _by_the_hour(rows: Rows) -> None:
    rows["when"] -= rows["when"] % HOUR
    rows["until"] = np.maximum(rows["when"] + HOUR, rows["until"])
