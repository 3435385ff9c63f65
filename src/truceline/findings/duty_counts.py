"""How many instances of a repeated duty stand how, from columns."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from truceline.findings.breaches import Held
from truceline.findings.columns import Group, Names
from truceline.findings.repeated import COLUMNS, NONE, PROGRESSES, Acts, Duty, Lots, joined, lots, progress, reported_by
from truceline.terms.clauses import Term
from truceline.terms.duties import Progress
from truceline.terms.performances import Owers, since_of
from truceline.terms.ranges import Range
from truceline.terms.scene import Scene
from truceline.values.instants import Instant

ByEvent = Mapping[str, Sequence[tuple[str, Group]]]


class DutyCounts:
    """The instances of one duty of one party (or of several together)."""

    def __init__(self, scene: Scene, term: Term, who: Owers, acts: ByEvent) -> None:
        self._scene, self._term, self._who, self._acts = scene, term, who, acts
        plan, each = scene.plan, term.for_each
        self._doing = plan.covers(term.act.event) if term.act else ()
        self._asking = plan.covers(each.event) if each else ()
        self.counts: dict[Held | Progress, int] = {}
        self._next: int | None = None
        self._touched = True
        self._lots: Lots | None = None
        self._kept_done: Acts | None = None
        self._kept_triggers: Acts | None = None

    @cached_property
    def _duty(self) -> Duty:
        return Duty(self._scene, self._term, self._who)

    def touched(self, event: str, actor: str) -> None:
        """An act of this event by this actor has come or gone."""
        each, deed = self._term.for_each, self._term.act
        does = event in self._doing and (actor in self._who or (deed is not None and deed.actor is not None))
        asks = event in self._asking and each is not None and each.actor in (None, actor)
        if does:
            self._kept_done = None
        if asks:
            self._kept_triggers = None
        self._touched = self._touched or does or asks

    def stale(self, now: Instant) -> bool:
        """Whether the counts are to be reckoned anew."""
        return self._touched or (self._next is not None and now >= self._next)

    def refresh(self, now: Instant, names: Names) -> None:
        """Bring the counts to an instant, as known at it."""
        if self._touched or self._lots is None:
            self._lots = self._all_lots(now, names)
        self.counts = self._counts(self._lots, now, now)
        self._next, self._touched = self._next_time(self._lots, now), False

    def counted(self, at: Instant, known: Instant, names: Names) -> dict[Held | Progress, int]:
        """The counts at an instant, as known at an instant (always the same one)."""
        if self._lots is None:
            self._lots = self._all_lots(known, names)
        return self._counts(self._lots.until(at), at, known)

    def _all_lots(self, known: Instant, names: Names) -> Lots:
        done = self._kept_done = self._kept_done or self._done(known, names)
        triggers = self._kept_triggers = self._kept_triggers or self._triggers(known, names)
        return lots(self._scene, self._term, self._who, done, triggers)

    def _counts(self, found: Lots, at: Instant, known: Instant) -> dict[Held | Progress, int]:
        numbers = np.bincount(progress(self._duty, found, (at, known)), minlength=len(PROGRESSES))
        return {one: int(count) for one, count in zip(PROGRESSES, numbers, strict=True) if count}

    def _done(self, known: Instant, names: Names) -> Acts:
        """The acts towards it, from when they count (`terms/performances.py` says the same of one act)."""
        deed, plan = self._term.act, self._scene.plan
        actors = {deed.actor} if deed and deed.actor else set(self._who)
        homes = [-1, *(names.find(name) for name in plan.names)]
        wanted = {
            "to": [names.find(deed.to)] if deed and deed.to else None,
            "agreement": homes,
            "unit": [-1, names.find(deed.unit)] if deed and deed.unit else None,
        }
        acts = joined(self._rows(self._doing, actors, known, wanted))
        return _counting(acts, since_of(self._scene, self._term.model_copy(update={"begins": None})))

    def _triggers(self, known: Instant, names: Names) -> Acts:
        each, issued = self._term.for_each, self._scene.issued()
        if each is None or issued is None:
            return joined(())
        actors = {each.actor} if each.actor else None
        wanted = {
            "to": [names.find(each.to)] if each.to else None,
            "agreement": [names.find(each.agreement)] if each.agreement else None,
        }
        acts = joined(self._rows(self._asking, actors, known, wanted))
        return acts.where(acts.last >= issued.earliest)

    def _rows(
        self, events: Sequence[str], actors: set[str] | None, known: Instant, wanted: Mapping[str, list[int] | None]
    ) -> Iterator[Acts]:
        """The acts that stand, as known at an instant, with one of the values wanted in each column that is named."""
        for event in events:
            for actor, group in self._acts.get(event, ()):
                for rows in group.both if actors is None or actor in actors else ():
                    mask = rows.known(known)
                    for column, values in wanted.items():
                        if values is not None:
                            mask = mask & _is_one_of(rows.column(column), values)
                    yield Acts(*(rows.column(name)[mask] for name in COLUMNS))

    def _next_time(self, found: Lots, now: Instant) -> int | None:
        """The next instant at which the passing of time alone can change something."""
        marks = [found.due_first, found.due_last]
        if (span := self._term.report_within) is not None:
            marks.append(reported_by(span, self._scene, found.due_last))
        later = [int(times[(times > now) & (times < NONE)].min(initial=NONE)) for times in marks]
        signals = [self._duty.signal]
        signals += [self._scene.holds(condition) for _, condition in self._term.conditions()]
        later += [edge for signal in signals for edge in signal.edges if edge > now]
        return min((one for one in later if one < NONE), default=None)


def _is_one_of(column: NDArray[np.int64], values: Sequence[int]) -> NDArray[np.bool_]:
    """Where a column has one of a few values; quicker than a search for so few."""
    found: NDArray[np.bool_] = column == values[0]
    for value in values[1:]:
        found = found | (column == value)
    return found


def _counting(acts: Acts, since: Range | None) -> Acts:
    """Acts from when they count: where it is open whether one came after that, it counts for nothing or for all."""
    if since is None:
        return acts.where(np.zeros(len(acts), bool))
    kept = acts.where(acts.last >= since.earliest)
    sure = kept.start >= (NONE if since.latest is None else since.latest)
    return Acts(kept.start, kept.last, np.where(sure, kept.low, 0), kept.high, kept.id, kept.answers)
