"""Makes a scenario louder or quieter, without changing what sort of world it is."""

from truceline.exercise.world.scenario import MOST_EVENTS, Scenario
from truceline.exercise.world.sides import Side


def sized(scenario: Scenario, events: int) -> Scenario:
    """The same scenario with all rates multiplied so that about so many events are to be expected.

    Raises:
        ValueError: if that is not at least 1, or more than a world may have.
    """
    if events < 1:
        raise ValueError(f"{events} events are no world; ask for 1 or more")
    return louder(scenario, events / float(scenario.expected.sum()))


def louder(scenario: Scenario, times: float) -> Scenario:
    """The same scenario with all rates multiplied.

    Raises:
        ValueError: if it is then more than a world may have.
    """
    changed = scenario.model_copy(update={"sides": tuple(_louder(side, times) for side in scenario.sides)})
    if changed.expected.sum() > MOST_EVENTS:
        raise ValueError(f"over {MOST_EVENTS:,} events are to be expected; ask for fewer")
    return changed


def _louder(side: Side, times: float) -> Side:
    drones = {"before": side.drones.before * times, "truce": side.drones.truce * times}
    rates: dict[str, object] = {
        name: getattr(side, name) * times for name in ("rate", "detonations", "rotations", "accidents")
    }
    parts = {
        name: getattr(side, name).model_copy(update={"rate": getattr(side, name).rate * times})
        for name in ("attacks", "exercises", "demining")
    }
    return side.model_copy(update=rates | parts | {"drones": side.drones.model_copy(update=drones)})
