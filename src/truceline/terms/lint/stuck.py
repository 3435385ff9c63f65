"""What can never come about in a graph of waiting, and the knots in it that explain why. Everything here is linear.

A node comes about once all of its needs have (`ALL`), or once one of them has (`ANY`; one without needs never does).
What is left of the least fixpoint is stuck. A knot is a smallest set of stuck nodes that hold each other up: within it
every `ALL` waits for a member, and every `ANY` has nothing to hope for outside it.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from truceline.terms.lint.components import components

Key = tuple[str, ...]


class Way(Enum):
    """How many of its needs a node takes."""

    ALL = "all"
    ANY = "any"


class Node(NamedTuple):
    """What something waits for."""

    way: Way
    needs: tuple[Key, ...]


Waiting = Mapping[Key, Node]
_SMALL = 150
"""Up to this many nodes a knot is pared down one by one, which takes the square of the time."""


def stuck(graph: Waiting) -> set[Key]:
    """Every node that can never come about. A need that is no node counts as there."""
    held = _Held(graph)
    return {held.keys[number] for number in held.stuck}


def knots(graph: Waiting) -> list[tuple[Key, ...]]:
    """The knots of a graph, one for each strongly connected part that holds itself up, in the order of the graph."""
    held = _Held(graph)
    found = sorted(sorted(knot) for knot in held.knots())
    return [tuple(held.keys[number] for number in knot) for knot in found]


class _Held:
    """The part of a graph that is stuck, with numbers for nodes: they are quicker to look up."""

    def __init__(self, graph: Waiting) -> None:
        self.keys = list(graph)
        numbers = {key: number for number, key in enumerate(self.keys)}
        self.one_is_enough = [node.way is Way.ANY for node in graph.values()]
        there = [[numbers.get(need) for need in node.needs] for node in graph.values()]
        self.needs = [[need for need in needs if need is not None] for needs in there]
        self.waiters: list[list[int]] = [[] for _ in self.keys]
        for number, needs in enumerate(self.needs):
            for need in needs:
                self.waiters[need].append(number)
        self.free = [len(known) < len(all_) for known, all_ in zip(self.needs, there, strict=True)]
        self.stuck = self._stuck()
        self.stuck_needs = {one: [need for need in self.needs[one] if need in self.stuck] for one in self.stuck}

    def _stuck(self) -> set[int]:
        left = [len(needs) for needs in self.needs]
        ready = [n for n in range(len(left)) if (self.free[n] if self.one_is_enough[n] else left[n] == 0)]
        done = set(ready)
        while ready:
            for waiter in self.waiters[ready.pop()]:
                left[waiter] -= 1
                if (self.one_is_enough[waiter] or left[waiter] == 0) and waiter not in done:
                    done.add(waiter)
                    ready.append(waiter)
        return set(range(len(left))) - done

    def knots(self) -> Iterable[set[int]]:
        """The smallest sets that hold themselves up, one for each part."""
        pending = [sorted(self.stuck)]
        while pending:
            for part in components(self.stuck_needs, pending.pop()):
                if len(part) == 1 and part[0] not in self.stuck_needs[part[0]]:
                    continue
                if all(len(self.stuck_needs[number]) == 1 for number in part):
                    yield set(part)  # a plain ring: nothing can be left out
                    continue
                rest = self.holding(part)
                if len(rest) == len(part):
                    yield self.smallest(rest)
                elif rest:
                    pending.append(sorted(rest))

    def holding(self, part: Iterable[int]) -> set[int]:
        """The largest set within a part whose members hold each other up."""
        inside = set(part)
        left = {number: sum(need in inside for need in self.stuck_needs[number]) for number in inside}
        falling = [number for number in inside if self._falls(number, left[number])]
        inside.difference_update(falling)
        while falling:
            for waiter in self.waiters[falling.pop()]:
                if waiter in inside:
                    left[waiter] -= 1
                    if self._falls(waiter, left[waiter]):
                        inside.discard(waiter)
                        falling.append(waiter)
        return inside

    def _falls(self, number: int, left: int) -> bool:
        return left < len(self.stuck_needs[number]) if self.one_is_enough[number] else left == 0

    def smallest(self, part: set[int]) -> set[int]:
        """A set within one that holds itself up and would be gone without any one of its members."""
        kept = self._core(part)
        if len(kept) > _SMALL:
            return kept
        for number in sorted(kept):
            kept = self.holding(kept - {number}) or kept
        return kept

    def _core(self, part: set[int]) -> set[int]:
        """What is left when every node that needs all waits for one of its needs only: mostly one short ring."""
        narrow = {number: self._first_need(number, part) for number in sorted(part)}
        for core in components(narrow, narrow):
            if len(self.holding(core)) == len(core):
                return set(core)
        return part

    def _first_need(self, number: int, part: set[int]) -> list[int]:
        needs = [need for need in self.stuck_needs[number] if need in part]
        return needs if self.one_is_enough[number] else needs[:1]
