"""Lists handed over: numbers and references only, never what stands in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.exchanges.counts import together
from truceline.exchanges.told import Told, ids
from truceline.record.kinds import Roster
from truceline.values.counts import ZERO, Count


@dataclass(frozen=True)
class Listed:
    """How many stand on the lists of one side; `divided`: on several lists that may replace or complete each other."""

    party: str
    count: Count
    lists: tuple[str, ...]
    entries: tuple[str, ...]
    divided: bool


def listed(rosters: Iterable[Told[Roster]], party_of: Mapping[str, str]) -> tuple[Listed, ...]:
    """The lists of each side, from rosters about the same: those of one stage, or of a whole exchange.

    A list for all stages says more than the lists of single stages, and stands instead of their sum.
    """
    by_party: dict[str, list[Told[Roster]]] = {}
    for one in rosters:
        by_party.setdefault(party_of.get(one.says.party, one.says.party), []).append(one)
    return tuple(_of_party(party, found) for party, found in sorted(by_party.items()))


def _of_party(party: str, rosters: list[Told[Roster]]) -> Listed:
    by_stage: dict[str | None, list[Told[Roster]]] = {}
    for one in rosters:
        by_stage.setdefault(one.says.stage, []).append(one)
    used = [by_stage[None]] if None in by_stage else list(by_stage.values())
    counts = [together([one.says.value for one in group]) for group in used]
    whole = counts[0][0] if len(counts) == 1 else sum((count for count, _ in counts), start=ZERO)
    rows = [one for group in used for one in group]
    names = tuple(dict.fromkeys(one.says.list for one in rows))
    return Listed(party, whole, names, ids(rows), any(divided for _, divided in counts))
