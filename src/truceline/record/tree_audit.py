"""Checking the tree of a record from its bytes alone: every leaf against its tile, every tile against those below.

A leaf that was changed, dropped, added or put elsewhere is named; so is a tile.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.store import DamagedRow, Head, Store
from truceline.record.tlog.hashes import SIZE, leaf_hashes, root_of
from truceline.record.tlog.tiles import WIDTH, Tile, widths
from truceline.record.tlog.tip import Tip


@dataclass(frozen=True)
class Problem:
    """Something wrong with a record: the index of the entry (from 0) and its id, where they can be named, and what."""

    index: int | None
    id: str | None
    what: str

    def __str__(self) -> str:
        if self.index is None:
            return self.what
        return f"entry {self.index}{f' ({self.id})' if self.id else ''}: {self.what}"


class TreeAudit:
    """One pass over the leaves of a store. `problems` grows meanwhile; `leaves` gives the leaves out as they pass."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.problems: list[Problem] = []
        self.read = 0
        self.damaged = False
        self._tip = Tip()

    def leaves(self) -> Iterator[tuple[int, bytes]]:
        """Every leaf with its index, checked against the tree once the tile is over in which it stands."""
        number, part = 0, list[tuple[int, bytes]]()
        try:
            for row in self.store.leaves(0, 2**62):
                if row[0] // WIDTH != number:
                    self._finish(number, part)
                    if not self._bridged(number + 1, row[0]):
                        return
                    number, part = row[0] // WIDTH, []
                part.append(row)
                self.read = row[0] + 1
                yield row
        except DamagedRow as damage:
            self.damaged = True
            place = None if damage.after is None else damage.after + 1
            self.problems.append(Problem(place, None, f"it cannot be read: {damage.reason}"))
        self._finish(number, part)

    def _bridged(self, first: int, index: int) -> bool:
        """Whether tiles stand in for all leaves that are missing before an index; only as many as there are."""
        for number in range(first, index // WIDTH):
            if self._tile(0, number) is None:
                self.damaged = True
                what = f"missing: the entries from here to {index - 1}, or entry {index} does not belong there"
                self.problems.append(Problem(number * WIDTH, None, what))
                return False
            self._finish(number, [])
        return True

    def _finish(self, number: int, part: list[tuple[int, bytes]]) -> None:
        """Hold a run of leaves against its tile. Where one is missing, the tile stands in for it from here on."""
        stored = self._tile(0, number)
        hashes = leaf_hashes(leaf for _, leaf in part)
        if stored is None or len(part) < WIDTH or b"".join(hashes) != stored.hashes:
            hashes = self._unlike(number, part, hashes, stored)
        for tile in self._tip.extend(hashes):
            if tile.level:
                self._against_tile(tile)
            elif stored and tile.root != stored.root:
                what = f"the root of the tile {number} over it was changed"
                self.problems.append(Problem(number * WIDTH, None, what))

    def _unlike(
        self, number: int, part: list[tuple[int, bytes]], found: list[bytes], stored: Tile | None
    ) -> list[bytes]:
        """What is wrong with a run of leaves that is not just what its tile says; the hashes to go on with."""
        hashes = dict(zip((index for index, _ in part), found, strict=True))
        first = number * WIDTH
        width = WIDTH if stored else (max(hashes) - first + 1 if hashes else 0)
        self._missing([index for index in range(first, first + width) if index not in hashes])
        there = [hashes.get(index, b"") for index in range(first, first + width)]
        if stored:
            return self._against(stored, there, first)
        if len(there) == WIDTH:
            self.problems.append(Problem(first, None, f"the tile {number} over it and the next is missing"))
        return there

    def _missing(self, missing: list[int]) -> None:
        if missing:
            which = str(missing[0]) if len(missing) == 1 else f"{len(missing)} entries from {missing[0]}"
            self.problems.append(Problem(missing[0], None, f"missing: entry {which}"))

    def _against(self, stored: Tile, there: list[bytes], first: int) -> list[bytes]:
        """The hashes to go on with: those of the tile, unless it is the tile that was changed."""
        row = [stored.hashes[place : place + SIZE] for place in range(0, len(stored.hashes), SIZE)]
        if b"" not in there and root_of(there) == stored.root:
            self.problems.append(Problem(first, None, f"the tile {stored.number} of level 0 over it was changed"))
            return there
        for place, (right, found) in enumerate(zip(row, there, strict=True)):
            if found and found != right:
                what = "its content was changed, or it was put here from elsewhere"
                self.problems.append(Problem(first + place, None, what))
        return row

    def _against_tile(self, tile: Tile) -> None:
        stored = self._tile(tile.level, tile.number)
        if stored != tile:
            what = "is missing" if stored is None else "was changed"
            self.problems.append(Problem(None, None, f"the tile {tile.number} of level {tile.level} {what}"))

    def _tile(self, level: int, number: int) -> Tile | None:
        try:
            return self.store.tile(level, number)
        except DamagedRow as damage:
            self.problems.append(Problem(None, None, damage.reason))
            return None

    def against_head(self, head: Head) -> None:
        """Hold what was read against a head; to be asked when all leaves have passed."""
        if self.damaged:
            return
        if head.size > self.read:
            what = f"missing: the head counts {head.size} entries, {self.read} are there"
            self.problems.append(Problem(self.read, None, what))
        elif head.size < self.read or head.root != self._tip.root():
            what = f"the head {head} does not belong to the {self.read} entries that are there"
            self.problems.append(Problem(None, None, what))
        self._superfluous(head.size)

    def _superfluous(self, size: int) -> None:
        expected = {level: full for level, full, _ in widths(size)}
        for level in range(max(expected, default=0) + 2):
            found = sum(1 for _ in self._numbers(level, expected.get(level, 0)))
            if found:
                self.problems.append(Problem(None, None, f"{found} tiles of level {level} belong to no entries"))

    def _numbers(self, level: int, first: int) -> Iterator[Tile]:
        try:
            yield from self.store.tiles(level, first)
        except DamagedRow as damage:
            self.problems.append(Problem(None, None, damage.reason))


def audit_tree(store: Store) -> list[Problem]:
    """What is wrong with the tree of a record; signatures and contents are not looked at."""
    audit = TreeAudit(store)
    for _ in audit.leaves():
        pass
    try:
        audit.against_head(store.head())
    except DamagedRow as damage:
        audit.problems.append(Problem(None, None, f"the head cannot be read: {damage.reason}"))
    return audit.problems
