"""How badly a made-up world is seen and told of: one dial from 0 (everything, exactly) to 1, and each setting alone."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from truceline.sources.models import Strict

Share = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[float, Field(ge=0, le=100)]


class Noise(Strict):
    """Shares are from 0 to 1. All but `coverage` are 0 where nothing is distorted.

    `coverage`: which share of the hours the drones of the mission are up over a whole sector; at 1 nothing escapes
    them. `misses`: what is in reach and not noticed. `bearing`: degrees (one deviation). `range`, `count`: deviation
    of the logarithm. `rounding`: how many counts are told as "about". `clock`: deviation in minutes. `place`:
    deviation in metres of a place that is seen. `wrong_place`: places that are another place altogether. `vague`:
    how much of what is heard stays an undetermined explosion. `gaps`: hours in which a camera or a sensor is down.
    `denied`: how many of the world's denials bite; `jammed`: hours in which a sector is jammed; `shot_at`: flights.
    `weather`: how far weather and wind hinder. `duplicates`, `late`, `corrected`, `retracted`: shares of rows.
    `party_misses`: what a party does not notice of the other. `silent`: exercises that a side does not announce.
    `news_misses`, `copies`: what news do not bring, and take from one another. `invented`: lies of a party for each
    true complaint. `inflated`: by how much a party's totals are too high (0.5: half as much again). `excused`:
    breaches of its own that a party calls an exercise. `denials`: claims of the other that a party denies.
    `blamed_wrongly`: complaints of the public and news with the wrong side.
    """

    coverage: Share = 1.0
    misses: Share = 0.0
    bearing: Annotated[float, Field(ge=0, le=180)] = 0.0
    range: Size = 0.0
    count: Size = 0.0
    rounding: Share = 0.0
    clock: Annotated[float, Field(ge=0, le=1440)] = 0.0
    place: Annotated[float, Field(ge=0, le=100_000)] = 0.0
    wrong_place: Share = 0.0
    vague: Share = 0.0
    gaps: Share = 0.0
    denied: Share = 0.0
    jammed: Share = 0.0
    shot_at: Share = 0.0
    weather: Share = 0.0
    duplicates: Share = 0.0
    late: Share = 0.0
    corrected: Share = 0.0
    retracted: Share = 0.0
    party_misses: Share = 0.0
    silent: Share = 0.0
    news_misses: Share = 0.0
    copies: Share = 0.0
    invented: Size = 0.0
    inflated: Size = 0.0
    excused: Share = 0.0
    denials: Share = 0.0
    blamed_wrongly: Share = 0.0


_AT_ONE: Mapping[str, float] = {
    "misses": 0.8,
    "bearing": 30,
    "range": 0.5,
    "count": 0.6,
    "rounding": 1.0,
    "clock": 10,
    "place": 600,
    "wrong_place": 0.12,
    "vague": 1.0,
    "gaps": 0.4,
    "denied": 1.0,
    "jammed": 0.3,
    "shot_at": 0.15,
    "weather": 1.0,
    "duplicates": 0.15,
    "late": 0.3,
    "corrected": 0.15,
    "retracted": 0.04,
    "party_misses": 0.8,
    "silent": 0.8,
    "news_misses": 0.95,
    "copies": 0.8,
    "invented": 0.8,
    "inflated": 1.5,
    "excused": 0.2,
    "denials": 0.8,
    "blamed_wrongly": 0.1,
}


def noise_of(dial: float, single: Mapping[str, float] | None = None) -> Noise:
    """The settings at a place of the dial, with single ones set apart.

    Raises:
        ValueError: pydantic's, if the dial or a setting is out of its range, or is none.
    """
    if not 0 <= dial <= 1:
        raise ValueError(f"the noise {dial} is not on the dial; write a number from 0 to 1")
    settings = {name: most * dial for name, most in _AT_ONE.items()} | {"coverage": (1 - dial) ** 4}
    return Noise.model_validate(settings | dict(single or {}))
