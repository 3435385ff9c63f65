"""As each side sees the agreements: where readings differ, one reading of each for every party that made one known."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.terms.answers import AgreementState, ReadingState


@dataclass(frozen=True)
class Side:
    """One reading of every agreement; `who` are those that read them so, empty where nobody reads any otherwise."""

    who: tuple[str, ...]
    readings: tuple[ReadingState, ...]


def sides_of(states: Sequence[AgreementState]) -> list[Side]:
    """Every different way in which parties read the agreements together, in the order of the parties on file."""
    heard = [state for state in states if state.readings]
    read = [state for state in heard if len(state.readings) > 1]
    parties = dict.fromkeys(who for state in read for one in state.readings for who in one.plan.by)
    found: dict[tuple[str, ...], list[str]] = {}
    chosen: dict[tuple[str, ...], tuple[ReadingState, ...]] = {}
    for party in parties or [""]:
        readings = tuple(_as_read(state, party) for state in heard)
        key = tuple(one.plan.reading for one in readings)
        found.setdefault(key, []).extend([party] if party else [])
        chosen[key] = readings
    return [Side(tuple(who), chosen[key]) for key, who in found.items()]


def _as_read(state: AgreementState, party: str) -> ReadingState:
    """The party's own reading, else the text as it stands, else the first that was made known."""
    own = [one for one in state.readings if party in one.plan.by]
    text = [one for one in state.readings if one.plan.reading == "text"]
    return (own or text or state.readings)[0]
