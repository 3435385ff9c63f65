"""The strongly connected parts of a graph: sets in which everything leads to everything (Tarjan 1972)."""

from collections.abc import Iterable, Iterator, Mapping


def components(needs: Mapping[int, list[int]], among: Iterable[int]) -> list[list[int]]:
    """The strongly connected parts among some nodes of a graph, those that lead nowhere else first."""
    return _Walk(needs, list(among)).found


class _Walk:
    """One walk through the graph, without recursion, so that long chains do no harm."""

    def __init__(self, needs: Mapping[int, list[int]], among: list[int]) -> None:
        self.needs, self.inside = needs, set(among)
        self.number: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.open: list[int] = []
        self.on: set[int] = set()
        self.found: list[list[int]] = []
        for key in among:
            if key not in self.number:
                self._visit(key)

    def _visit(self, root: int) -> None:
        walk = [(root, self._enter(root))]
        while walk:
            key, needs = walk[-1]
            for need in needs:
                if need in self.on:
                    self.low[key] = min(self.low[key], self.number[need])
                elif need in self.inside and need not in self.number:
                    walk.append((need, self._enter(need)))
                    break
            else:
                walk.pop()
                self._leave(key, walk[-1][0] if walk else key)

    def _enter(self, key: int) -> Iterator[int]:
        self.number[key] = self.low[key] = len(self.number)
        self.open.append(key)
        self.on.add(key)
        return iter(self.needs[key])

    def _leave(self, key: int, above: int) -> None:
        self.low[above] = min(self.low[above], self.low[key])
        if self.low[key] != self.number[key]:
            return
        part = [self.open.pop()]
        while part[-1] != key:
            part.append(self.open.pop())
        self.on -= set(part)
        self.found.append(part)
