"""The verdicts about all acts in columns, as known at one instant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from truceline.findings.breaches import Held, bans, decided
from truceline.findings.columns import Group, Names, Rows
from truceline.findings.counting import (
    HELD,
    BanSteps,
    Tallies,
    ban_steps,
    count_exact,
    count_one_by_one,
    needs_every_row,
)
from truceline.findings.duty_counts import DutyCounts
from truceline.findings.steps import Steps
from truceline.record.kinds import Decision
from truceline.record.view import View
from truceline.terms.duties import Progress
from truceline.terms.load import Version
from truceline.terms.performances import owers
from truceline.terms.scene import Scene
from truceline.terms.signals import Signal
from truceline.terms.state import scenes_of
from truceline.values.instants import Instant


@dataclass(frozen=True, order=True)
class Key:
    """One term for one party (or several together) under one reading."""

    agreement: str
    reading: str
    term: str
    party: str


Counts = dict[Key, dict[Held | Progress, int]]
"""How many acts lie how to each ban, and how many instances of each repeated duty stand how; zeros left out."""


class Ledger:
    """Every act in columns, by event and actor."""

    def __init__(self) -> None:
        self.names = Names()
        self.groups: dict[tuple[str, str], Group] = {}
        self.by_event: dict[str, list[tuple[str, Group]]] = {}

    def group(self, event: str, actor: str) -> Group:
        """The acts of an event by an actor."""
        found = self.groups.get((event, actor))
        if found is None:
            found = self.groups[event, actor] = Group()
            self.by_event.setdefault(event, []).append((actor, found))
        return found


class Verdicts:
    """All verdicts as known at the instant of a view of what decides."""

    def __init__(self, versions: Sequence[Version], view: View, ledger: Ledger) -> None:
        self._ledger, self._view, self._known = ledger, view, _Known(view.known)
        scenes = [scene for version in versions for scene in scenes_of(version, view, versions)]
        kept: dict[int, tuple[Signal, Steps]] = {}
        self._bans = [found for scene in scenes for found in self._bans_of(scene, kept)]
        self._duties = [found for scene in scenes for found in self._duties_of(scene)]
        self._about: dict[tuple[str, str], list[int]] = {}
        for place, (_, _, ban) in enumerate(self._bans):
            for key in ban.groups:
                self._about.setdefault(key, []).append(place)
        self._counts: list[Tallies] = []
        self._decided: dict[str, set[str]] = {}
        for _, decision in view.of(Decision):
            if decision.about is not None:
                self._decided.setdefault(decision.question, set()).add(decision.about)

    def _bans_of(self, scene: Scene, kept: dict[int, tuple[Signal, Steps]]) -> Iterator[tuple[Key, Scene, BanSteps]]:
        for ban in bans(scene):
            for party in ban.party:
                to = None if ban.act is None or ban.act.to is None else self._ledger.names.code(ban.act.to)
                yield _key(scene, ban.id, party), scene, ban_steps(scene, ban, party, to, kept)

    def _duties_of(self, scene: Scene) -> Iterator[tuple[Key, DutyCounts]]:
        for term in scene.plan.terms:
            if term.is_deed and term.for_each is not None:
                for who in owers(term):
                    yield _key(scene, term.id, " ".join(who)), DutyCounts(scene, term, who, self._ledger.by_event)

    def counted(self, at: Instant) -> Counts:
        """The counts at an instant."""
        tallies = self._tallies(at)
        duties = [(key, duty.counted(at, self._view.known, self._ledger.names)) for key, duty in self._duties]
        return _shown([key for key, _, _ in self._bans], tallies) | {key: found for key, found in duties if found}

    def _tallies(self, at: Instant) -> list[Tallies]:
        shared: dict[tuple[int, ...], Tallies] = {}
        return [self._tally(scene, ban, at, shared) for _, scene, ban in self._bans]

    def _tally(self, scene: Scene, ban: BanSteps, at: Instant, shared: dict[tuple[int, ...], Tallies]) -> Tallies:
        """The counts of one ban; what bans share that are on at the same times is counted once."""
        found = np.zeros(len(HELD), np.int64)
        for key in ban.groups:
            group = self._ledger.groups.get(key)
            if group is None:
                continue
            alike = (id(ban.on), *(id(one) for one in ban.exceptions), id(group))
            if needs_every_row(ban):
                found += sum(count_one_by_one(ban, rows, self._known.mask(rows, at)) for rows in group.both)
            else:
                if alike not in shared:
                    exact = count_exact(ban, group.exact.column("start"), self._known.before(group.exact), at)
                    shared[alike] = exact + count_one_by_one(ban, group.loose, self._known.mask(group.loose, at))
                found += shared[alike]
        return self._as_decided(scene, ban, found, at)

    def _as_decided(self, scene: Scene, ban: BanSteps, found: Tallies, at: Instant) -> Tallies:
        """Acts about which a body has found something are counted as it found."""
        for about in self._decided.get(ban.term.id, ()):
            held = decided(scene, ban.term, about)
            row = self._standing(self._ledger.names.find(about), ban, at) if held else None
            if held is not None and row is not None:
                found[ban.one(row)] -= 1
                found[HELD.index(held)] += 1
        return found

    def _standing(self, code: int, ban: BanSteps, at: Instant) -> tuple[int, ...] | None:
        for key in ban.groups:
            for rows in self._ledger.groups[key].both if key in self._ledger.groups else ():
                for place in np.flatnonzero(self._known.mask(rows, at) & (rows.column("id") == code)):
                    row = rows.row(int(place))
                    return row if ban.about(row) else None
        return None

    def count(self) -> None:
        """Count everything once; from then on `move` and `come_to` keep it up to date."""
        self._counts = self._tallies(self._view.known)
        self._known = _Known(self._view.known)
        for _, duty in self._duties:
            duty.refresh(self._view.known, self._ledger.names)

    def move(self, key: tuple[str, str], row: tuple[int, ...], sign: int) -> None:
        """One act more, or one less."""
        for place in self._about.get(key, ()):
            _, scene, ban = self._bans[place]
            if ban.about(row):
                held = ban.one(row)
                about = {self._ledger.names.find(name): name for name in self._decided.get(ban.term.id, ())}
                found = decided(scene, ban.term, about[row[6]]) if row[6] in about else None
                held = held if found is None else HELD.index(found)
                self._counts[place][held] += sign
        for _, duty in self._duties:
            duty.touched(*key)

    def come_to(self, now: Instant) -> None:
        """Time has passed: duties may have fallen due."""
        for _, duty in self._duties:
            if duty.stale(now):
                duty.refresh(now, self._ledger.names)

    def totals(self) -> Counts:
        """The counts as they are kept up to date."""
        shown = _shown([key for key, _, _ in self._bans], self._counts)
        return shown | {key: duty.counts for key, duty in self._duties if duty.counts}


class _Known:
    """Which rows stood as known at an instant, kept for each group of acts; `at` cuts them off at an instant."""

    def __init__(self, known: Instant) -> None:
        self._known = known
        self._masks: dict[int, tuple[int, NDArray[np.bool_]]] = {}
        self._before: dict[int, tuple[int, NDArray[np.int64]]] = {}

    def mask(self, rows: Rows, at: Instant) -> NDArray[np.bool_]:
        """Which rows stand and can have happened by an instant."""
        mask = self._standing(rows)
        end = np.searchsorted(rows.column("start"), at, side="right")
        if end == len(mask):
            return mask
        cut = mask.copy()
        cut[end:] = False
        return cut

    def before(self, rows: Rows) -> NDArray[np.int64]:
        """How many of the first i rows stand."""
        kept = self._before.get(id(rows))
        if kept is None or kept[0] != rows.changes:
            kept = self._before[id(rows)] = (rows.changes, np.append(0, np.cumsum(self._standing(rows))))
        return kept[1]

    def _standing(self, rows: Rows) -> NDArray[np.bool_]:
        kept = self._masks.get(id(rows))
        if kept is None or kept[0] != rows.changes:
            kept = self._masks[id(rows)] = (rows.changes, rows.known(self._known))
        return kept[1]


def _key(scene: Scene, term: str, party: str) -> Key:
    return Key(scene.plan.agreement.id, scene.plan.reading, term, party)


def _shown(keys: Sequence[Key], tallies: Sequence[Tallies]) -> Counts:
    found: Counts = {}
    for key, tally in zip(keys, tallies, strict=True):
        if tally.any():
            found[key] = {held: int(count) for held, count in zip(HELD, tally, strict=True) if count}
    return found
