"""The rows about one exchange, ready to be asked: each body's own count by stage, and what came back for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.exchanges.counts import Counted, Side, added, counted, hull
from truceline.exchanges.told import Told
from truceline.record.kinds import Delivery, Quota, Roster
from truceline.values.counts import Count


@dataclass(frozen=True)
class Way:
    """From whom, to whom, and of which category."""

    giver: str
    taker: str
    category: str


@dataclass(frozen=True)
class Rows:
    """Everything told about one exchange by an instant, with the party that each voice speaks for."""

    quotas: tuple[Told[Quota], ...]
    rosters: tuple[Told[Roster], ...]
    deliveries: tuple[Told[Delivery], ...]
    party_of: Mapping[str, str]

    def party(self, name: str) -> str:
        """The party that somebody is or speaks for."""
        return self.party_of.get(name, name)

    def way(self, says: Quota | Delivery) -> Way:
        """The way that a row is about."""
        return Way(self.party(says.giver), self.party(says.taker), says.category)

    def side(self, body: str, way: Way) -> Side:
        """Where a body stands."""
        party = self.party(body)
        return Side.GIVER if party == way.giver else Side.TAKER if party == way.taker else Side.OTHER

    @cached_property
    def _by_way(self) -> Mapping[Way, Mapping[str, Sequence[Told[Delivery]]]]:
        found: dict[Way, dict[str, list[Told[Delivery]]]] = {}
        for one in self.deliveries:
            found.setdefault(self.way(one.says), {}).setdefault(one.says.stage, []).append(one)
        return found

    def counted_at(self, way: Way, stage: str) -> tuple[Counted, ...]:
        """Each body's own count of one stage: the giver's first, then the taker's, then the others'."""
        bodies: dict[str, list[Told[Delivery]]] = {}
        for one in self._by_way.get(way, {}).get(stage, ()):
            bodies.setdefault(one.says.body, []).append(one)
        found = [counted(body, self.side(body, way), told) for body, told in bodies.items()]
        return tuple(sorted(found, key=lambda one: (list(Side).index(one.side), one.body)))

    def counted_in_all(self, way: Way) -> tuple[Counted, ...]:
        """Each body's running sum over the stages that anybody counted."""
        stages = self.counted_stages(way)
        by_body: dict[str, dict[str, Counted]] = {}
        for stage in stages:
            for one in self.counted_at(way, stage):
                by_body.setdefault(one.body, {})[stage] = one
        sums = [
            added(list(parts.values()), tuple(stage for stage in stages if stage not in parts))
            for parts in by_body.values()
        ]
        return tuple(sorted(sums, key=lambda one: (list(Side).index(one.side), one.body)))

    def counted_stages(self, way: Way) -> tuple[str, ...]:
        """The stages of a way of which somebody's count is on record."""
        return tuple(self._by_way.get(way, {}))

    def ways(self) -> tuple[Way, ...]:
        """Every way on which something was promised or handed over."""
        promised = [self.way(one.says) for one in self.quotas]
        return tuple(dict.fromkeys((*promised, *self._by_way)))

    def given_back(self, way: Way, category: str, stage: str | None) -> Count | None:
        """How many the taker of a way gave of a category, whichever body's count is right."""
        back = Way(way.taker, way.giver, category)
        found = self.counted_in_all(back) if stage is None else self.counted_at(back, stage)
        return hull(one.count for one in found)

    def lists_of(self, way: Way) -> list[Told[Roster]]:
        """The lists that passed between the two sides of a way, whichever of them handed them over."""
        sides = {way.giver, way.taker}
        return [
            one
            for one in self.rosters
            if one.says.category == way.category and {self.party(one.says.party), self.party(one.says.to)} == sides
        ]

    def stages(self) -> tuple[str, ...]:
        """Stages in the order of their first delivery, then of their first deadline, then by name and number."""
        first: dict[str, tuple[int, int]] = {}
        for one in self.deliveries:
            first.setdefault(one.says.stage, (0, one.entry.occurred.start))
        for quota in sorted(self.quotas, key=lambda one: one.says.due or 0):
            if quota.says.stage is not None:
                first.setdefault(quota.says.stage, (1, quota.says.due or 0))
        return tuple(sorted(first, key=lambda stage: (first[stage], _by_number(stage))))


def _by_number(stage: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdigit() else -1, part) for part in re.split(r"([0-9]+)", stage)]
