"""Outlets: some events, by the day and by the name of a town; two of them copy the others, late and not always well."""

import numpy as np

from truceline.exercise.watching import codes
from truceline.exercise.watching.days import local_days
from truceline.exercise.watching.people import ORIGINALS, OUTLETS
from truceline.exercise.watching.rows import Kind, Rows, Twist, blank, joined
from truceline.exercise.watching.slab import Ints, Slab
from truceline.exercise.watching.telling import put_on_record, tell_count
from truceline.values.instants import HOUR, SECOND
from truceline.values.precision import Precision
from truceline.values.zones import zone

_SETTLEMENT, _DISTRICT = (codes.PRECISIONS.index(one) for one in (Precision.NEAR_SETTLEMENT, Precision.DISTRICT))
_TOWN_M, _DISTRICT_M = 5_000, 25_000
_BRINGS = 0.1
_BRINGS_DEATHS = 0.9


def news(slab: Slab) -> Rows:
    """What outlets brought about these days."""
    originals = [_of_outlet(slab, outlet) for outlet in range(ORIGINALS)]
    copies = [_copied(slab, originals[outlet % ORIGINALS], outlet) for outlet in range(ORIGINALS, len(OUTLETS))]
    return joined([*originals, *copies])


def _of_outlet(slab: Slab, outlet: int) -> Rows:
    noise, draws = slab.stage.noise, slab.draws(230 + outlet)
    hurt = (slab.killed + slab.injured) > 0
    chance = np.where(hurt, _BRINGS_DEATHS, _BRINGS) * (1 - noise.news_misses)
    loud = ~np.isin(slab.what, codes.SMALL)
    events = np.flatnonzero((draws.random(len(slab)) < chance) & loud & ~slab.excluded & (slab.side >= 0))
    rows = _listed(slab, events, outlet)
    _place(slab, rows, events, draws)
    tell_count(rows, slab.rounds[events], noise, draws)
    wrong = draws.random(len(rows)) < noise.blamed_wrongly
    rows["accused"][wrong] = 1 - rows["accused"][wrong]
    rows["twist"] |= np.where(wrong, Twist.SIDE, 0).astype(np.int32)
    until = rows["until"].copy()
    rows["until"] = slab.until[events] + HOUR
    put_on_record(rows, 900, noise, draws)
    rows["until"] = until
    return rows


def _listed(slab: Slab, events: Ints, outlet: int) -> Rows:
    rows = blank(len(events), Kind.LISTING)
    rows["outlet"], rows["day"] = outlet, True
    rows["when"], rows["until"] = local_days(slab.when[events], zone(slab.stage.world.scenario.zone))
    rows["event"], rows["what"], rows["accused"] = slab.id[events], slab.what[events], slab.side[events]
    rows["state"] = np.minimum(slab.killed[events], 127)
    rows["twist"] = Twist.TIME | Twist.PLACE
    return rows


def _place(slab: Slab, rows: Rows, events: Ints, draws: np.random.Generator) -> None:
    """By the name of a town, now and then of the wrong one, or of its district only."""
    noise, towns = slab.stage.noise, slab.stage.towns
    town = towns.nearest(slab.north[events], slab.east[events], slab.sector[events])
    wrong = draws.random(len(rows)) < noise.wrong_place
    town[wrong] = draws.integers(0, len(towns.names), int(wrong.sum()))
    vague = draws.random(len(rows)) < noise.vague * 0.3
    rows["town"], rows["north"], rows["east"] = town, towns.north[town], towns.east[town]
    rows["precision"] = np.where(vague, _DISTRICT, _SETTLEMENT)
    rows["within"] = np.where(vague, _DISTRICT_M, _TOWN_M)


def _copied(slab: Slab, rows: Rows, outlet: int) -> Rows:
    """Another outlet takes some rows over, hours later."""
    noise, draws = slab.stage.noise, slab.draws(240 + outlet)
    found = rows[draws.random(len(rows)) < noise.copies].copy()
    found["outlet"] = outlet
    found["recorded"] += np.rint(draws.exponential(8, len(found)) * 3600 + 1800).astype(np.int64) * SECOND
    found["twist"] |= np.int32(Twist.COPIED)
    return found
