"""What is alleged, observed and done inside a window of silence, each in its own wording; none is a breach by that.

Times are held against the time in which the window was held (or its agreed period, where no steps are on record), and
places against its place by their words. Where either cannot be told, that is said, and nothing is dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.findings.same_place import same_place
from truceline.incidents.alleged import AllegedIncident
from truceline.liaison.moments import happened_by, throughout
from truceline.liaison.window_course import Stage, WindowCourse
from truceline.liaison.windows import WindowStanding, WindowState
from truceline.record.entry import Entry
from truceline.record.kinds import Act, Detection, Observation, Pace
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.terms.definitions import under
from truceline.terms.schema import Definition
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict, some


class Basis(StrEnum):
    """Which time it is held against."""

    STEPS = "the time for which it was held, by the steps on record"
    PERIOD = "the agreed period, since no steps are on record"
    MAYBE = "the period asked for; whether it was agreed cannot be told"
    NONE = "none: no window was held"


class Lies(StrEnum):
    """How something lies to the window in time."""

    INSIDE = "inside"
    IN_PAUSE = "during a pause"
    MAYBE = "cannot be told whether inside"


class Kind(StrEnum):
    """What an act is to the window."""

    WORK = "work"
    """It is one of the acts that the window was for, by the one who was to do it."""
    QUIET = "quiet"
    """It is of a kind that was not to happen meanwhile."""
    OTHER = "other"


@dataclass(frozen=True)
class AllegedInside:
    """Something that a side says happened, at the place of the window (unknown: cannot be told)."""

    incident: AllegedIncident
    lies: Lies
    here: Verdict


@dataclass(frozen=True)
class ObservedInside:
    """What a monitor counted over a time that lies so to the window."""

    entry: Entry
    said: Observation
    lies: Lies
    here: Verdict


@dataclass(frozen=True)
class DetectedInside:
    """Something noticed in the field in that time, at the place of the window (unknown: cannot be told)."""

    entry: Entry
    said: Detection
    lies: Lies
    here: Verdict


@dataclass(frozen=True)
class ActInside:
    """An act on record. Acts carry no place: whether it was there cannot be told, but for the work itself."""

    entry: Entry
    said: Act
    lies: Lies
    kind: Kind


@dataclass(frozen=True)
class Inside:
    """Everything that lies inside a window, or may lie there."""

    basis: Basis
    alleged: tuple[AllegedInside, ...]
    observed: tuple[ObservedInside, ...]
    acts: tuple[ActInside, ...]
    detected: tuple[DetectedInside, ...] = ()


def inside(
    standing: WindowStanding,
    view: View,
    alleged: Sequence[AllegedIncident],
    case: Case,
    definitions: Sequence[Definition],
) -> Inside:
    """What lies inside a window by the instant asked about.

    `alleged`: the alleged incidents of the view. `definitions` say what falls under a kind of event.
    """
    basis = basis_of(standing)
    if basis is Basis.NONE:
        return Inside(basis, (), (), ())
    return Inside(
        basis,
        tuple(_alleged(standing, alleged, basis)),
        tuple(_observed(standing, view, basis)),
        tuple(_acts(standing, view, basis, _kinds(standing.course, case, definitions))),
        tuple(_detected(standing, view, basis)),
    )


def basis_of(standing: WindowStanding) -> Basis:
    """Which time incidents are held against."""
    course = standing.course
    if standing.steps:
        return Basis.STEPS if course.paces - {Pace.CALLED_OFF} else Basis.NONE
    if standing.state in (WindowState.CONFIRMED, WindowState.NOT_STARTED, WindowState.OVER):
        return Basis.PERIOD
    return Basis.MAYBE if standing.state is WindowState.UNKNOWN else Basis.NONE


def _alleged(standing: WindowStanding, alleged: Sequence[AllegedIncident], basis: Basis) -> Iterator[AllegedInside]:
    for incident in alleged:
        lies = _told(standing, incident, basis)
        here = some(same_place(standing.course.asked.place, said.place) for _, said in incident.reports)
        if lies is not None and here is not Verdict.NO:
            yield AllegedInside(incident, lies, here)


def _told(standing: WindowStanding, incident: AllegedIncident, basis: Basis) -> Lies | None:
    """As its most exact report has it; where another one gives a time that does not hold that, as all of them allow."""
    best = incident.first[0].occurred
    times = [entry.occurred for entry, _ in incident.reports]
    if all(time.start <= best.start and best.end <= time.end for time in times):
        return _lies(standing, best, basis)
    found = {_lies(standing, time, basis) for time in times}
    return found.pop() if len(found) == 1 else Lies.MAYBE


def _observed(standing: WindowStanding, view: View, basis: Basis) -> Iterator[ObservedInside]:
    found = sorted(view.of(Observation), key=lambda one: (one[0].occurred, one[0].id))
    for entry, said in found:
        lies, here = _lies(standing, entry.occurred, basis), same_place(standing.course.asked.place, said.area)
        if lies is not None and here is not Verdict.NO:
            yield ObservedInside(entry, said, lies, here)


def _detected(standing: WindowStanding, view: View, basis: Basis) -> Iterator[DetectedInside]:
    for entry, said in sorted(view.of(Detection), key=lambda one: (one[0].occurred, one[0].id)):
        lies, here = _lies(standing, entry.occurred, basis), same_place(standing.course.asked.place, said.place)
        if lies is not None and here is not Verdict.NO:
            yield DetectedInside(entry, said, lies, here)


@dataclass(frozen=True)
class _Kinds:
    work: frozenset[str]
    quiet: frozenset[str]
    by: str | None
    case: Case

    def of(self, act: Act) -> Kind:
        if act.event in self.work and self.by in (None, self.case.party_of(act.actor), act.actor):
            return Kind.WORK
        return Kind.QUIET if act.event in self.quiet else Kind.OTHER


def _kinds(course: WindowCourse, case: Case, definitions: Sequence[Definition]) -> _Kinds:
    work, quiet = (
        frozenset(event for name in names or () for event in under(name, definitions))
        for names in (course.asked.does, course.asked.quiet)
    )
    return _Kinds(work, quiet, course.asked.by, case)


def _acts(standing: WindowStanding, view: View, basis: Basis, kinds: _Kinds) -> Iterator[ActInside]:
    for entry, said in sorted(view.of(Act), key=lambda one: (one[0].occurred, one[0].id)):
        lies = _lies(standing, entry.occurred, basis)
        if lies is not None:
            yield ActInside(entry, said, lies, kinds.of(said))


def _lies(standing: WindowStanding, occurred: Interval, basis: Basis) -> Lies | None:
    """How one event lies to the window; None where it certainly lies outside, or after the instant asked about."""
    came = happened_by(occurred, standing.at)
    if came is Verdict.NO:
        return None
    stages = throughout(occurred, standing.course.edges, lambda moment: _stages(standing.course, moment, basis))
    found = frozenset[Stage]().union(*stages)
    if not found & {Stage.HELD, Stage.PAUSED}:
        return None
    if came is Verdict.UNKNOWN or basis is Basis.MAYBE or len(found) > 1:
        return Lies.MAYBE
    return Lies.INSIDE if found == {Stage.HELD} else Lies.IN_PAUSE


def _stages(course: WindowCourse, moment: Instant, basis: Basis) -> frozenset[Stage]:
    if basis is Basis.STEPS:
        return course.stages(moment)
    return frozenset({Stage.HELD if course.asked.period.holds(moment) else Stage.AFTER})
