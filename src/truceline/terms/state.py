"""What was in force at an instant, as known at an instant: the question that everything else hangs on."""

from collections.abc import Iterable, Sequence

from truceline.record.entry import Entry
from truceline.record.view import View
from truceline.terms.answers import AgreementState, ReadingState
from truceline.terms.clock import clock_of
from truceline.terms.load import Version
from truceline.terms.plans import plans, proposals
from truceline.terms.scene import Scene
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


def state(
    version: Version, entries: Iterable[Entry], *, at: Instant, known: Instant, others: Sequence[Version] = ()
) -> AgreementState:
    """The state of a version at an instant, as known at an instant (both microseconds UTC, both mandatory).

    A time `at` after `known` is a forecast: what was on record by then, and the passing of time. `others` are the
    other agreements on file, of which the text may speak.
    """
    return state_in(version, View(entries, known), at=at, others=others)


def state_in(version: Version, view: View, *, at: Instant, others: Sequence[Version] = ()) -> AgreementState:
    """As `state`, from a view that is there already."""
    scenes = scenes_of(version, view, others)
    return AgreementState(version, at, view.known, tuple(reading_state(scene, at) for scene in scenes))


def scenes_of(version: Version, view: View, others: Sequence[Version] = ()) -> list[Scene]:
    """Each reading of a version as a view knows it, ready for any instant; none before it was put forward."""
    return [Scene(plan, view) for plan in plans(version, view, others)] if proposals(version, view) else []


def reading_state(scene: Scene, at: Instant) -> ReadingState:
    """One reading at an instant."""
    clock = clock_of(scene)
    standing = clock.standing(at)
    proposed = proposals(scene.plan.version, scene.view)
    return ReadingState(
        plan=scene.plan,
        at=at,
        known=scene.view.known,
        standing=standing,
        windows=clock.windows,
        doubts=tuple(clock.doubts(at)) if standing.in_force is Verdict.UNKNOWN else (),
        suspended_by=clock.suspended_by(at),
        next_change=clock.next_change(at, standing),
        entries=tuple(dict.fromkeys((*proposed, *scene.plan.entries, *clock.entries()))),
        by_later_agreement=clock.by_later_agreement(at, standing),
        scene=scene,
    )
