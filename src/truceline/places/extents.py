"""How far a settlement reaches from its middle, where nothing better is known: by its population, and said aloud."""

_CLASSES = (
    (1_000_000, 20_000.0),
    (300_000, 15_000.0),
    (100_000, 10_000.0),
    (30_000, 6_000.0),
    (10_000, 4_000.0),
    (1_000, 2_500.0),
    (1, 1_500.0),
)
"""From so many inhabitants on, so many metres. They are ours, chosen to be rather too wide than too narrow."""
_UNKNOWN = 5_000.0


def radius_by_population(population: int | None) -> tuple[float, str]:
    """Metres from the middle, and the assumption in words. None: the population is not known."""
    if population is None:
        return _UNKNOWN, "assumed: 5 km, the population is not known"
    radius = next(metres for least, metres in _CLASSES if population >= least)
    return radius, f"assumed: {radius / 1000:g} km, from a population of {population:,}"
