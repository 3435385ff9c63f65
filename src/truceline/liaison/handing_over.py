"""What one watch leaves to the next, made from the record: happened, open, due, changed, and what was left before."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.liaison.channels import ChannelState, channel_states
from truceline.liaison.moments import happened_by
from truceline.liaison.openings import Opening, Standing, standing
from truceline.liaison.order import within
from truceline.liaison.subjects import Fate, Subject, named, subjects_of
from truceline.liaison.watches import Gap, Watch, before, broken_chains, gaps_in, of_stretch, partly, watches
from truceline.record.entry import Action, Entry
from truceline.record.view import View
from truceline.sources.case import Case
from truceline.values.instants import Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Stretch:
    """A watch of a desk, and the next one: [start, end) each."""

    desk: str
    watch: Interval
    following: Interval


@dataclass(frozen=True)
class Happened:
    """An entry that tells of the watch; `inside` is unknown where it may have happened before or after it."""

    entry: Entry
    inside: Verdict


@dataclass(frozen=True)
class Change:
    """A correction, a retraction or a second assertion that came on record during the watch; `before`: what stood."""

    entry: Entry
    before: Entry | None

    @property
    def conflict(self) -> bool:
        """True for a second assertion under an id: it takes nobody's place."""
        return self.entry.action is Action.ASSERT


@dataclass(frozen=True)
class Left:
    """Something that the last hand-over named as open, and where it stands now; `now` is None where it has no state."""

    subject: Subject
    now: Opening | None


@dataclass(frozen=True)
class Note:
    """The hand-over of one watch at its end, as known.

    `late_told` came on record during the watch and had happened before it. `due_next` are the openings due in the next
    watch. `previous` is the last watch that was over when this one began, `signed` the hand-over of exactly this one.
    `partly` are hand-overs of other stretches that overlap it. `unlisted` is open by the record and not named by
    `signed`, `extra` is named by it and not open.
    """

    stretch: Stretch
    known: Instant
    happened: tuple[Happened, ...]
    late_told: tuple[Entry, ...]
    open: tuple[Opening, ...]
    due_next: tuple[Opening, ...]
    channels: tuple[ChannelState, ...]
    changes: tuple[Change, ...]
    previous: Watch | None
    left: tuple[Left, ...]
    signed: Watch | None
    partly: tuple[Watch, ...]
    unlisted: tuple[str, ...]
    extra: tuple[str, ...]
    gaps: tuple[Gap, ...]
    broken: tuple[tuple[Watch, Watch], ...]


def note(entries: Sequence[Entry], case: Case, stretch: Stretch, known: Instant) -> Note:
    """What the watch leaves at its end, as known at an instant; `entries` in the order of the record."""
    view, end = View(entries, known), stretch.watch.end
    subjects = subjects_of(entries, known)
    now = standing(view, case, subjects, end)
    found = watches(view, known, stretch.desk)
    previous, signed = before(found, stretch.watch.start), of_stretch(found, stretch.watch)
    opened = tuple(now.openings())
    listed = set((signed.handover.open or ()) if signed else ())
    ids = {one.entry.id for one in opened}
    chain = [one for one in found if one in (previous, signed)]
    return Note(
        stretch=stretch,
        known=known,
        happened=tuple(_happened(view, stretch.watch)),
        late_told=tuple(_late_told(view, stretch.watch)),
        open=opened,
        due_next=tuple(one for one in opened if _due_in(one, stretch.following)),
        channels=tuple(channel_states(view, case, end)),
        changes=tuple(_changes(entries, stretch.watch, known)),
        previous=previous,
        left=tuple(_left(previous, now, named(subjects, (previous.handover.open or ()) if previous else ()))),
        signed=signed,
        partly=partly(found, stretch.watch),
        unlisted=tuple(sorted(ids - listed)) if signed else (),
        extra=tuple(sorted(listed - ids)),
        gaps=tuple(_gaps(previous, stretch.watch)),
        broken=tuple(broken_chains(chain)),
    )


def _due_in(one: Opening, following: Interval) -> bool:
    return one.due is not None and one.late is not Verdict.YES and following.holds(one.due)


def _happened(view: View, watch: Interval) -> list[Happened]:
    found = [(entry, within(entry.occurred, watch)) for entry in view]
    inside = [Happened(entry, verdict) for entry, verdict in found if verdict is not Verdict.NO]
    return sorted(inside, key=lambda one: (one.entry.occurred, one.entry.id))


def _late_told(view: View, watch: Interval) -> list[Entry]:
    last = Instant(watch.start - 1)
    found = [one for one in view if watch.holds(one.recorded) and happened_by(one.occurred, last) is Verdict.YES]
    return sorted(found, key=lambda one: (one.occurred, one.id))


def _changes(entries: Sequence[Entry], watch: Interval, known: Instant) -> list[Change]:
    """What replaced, took back or contradicted something while the watch lasted."""
    stood: dict[str, Entry] = {}
    found: list[Change] = []
    for entry in entries:
        if entry.recorded > known:
            continue
        earlier = stood.get(entry.id)
        if watch.holds(entry.recorded) and (entry.action is not Action.ASSERT or earlier is not None):
            found.append(Change(entry, earlier))
        if entry.action is Action.RETRACT:
            stood.pop(entry.id, None)
        elif entry.action is Action.CORRECT or earlier is None:
            stood[entry.id] = entry
    return found


def _left(previous: Watch | None, now: Standing, subjects: Sequence[Subject]) -> list[Left]:
    if previous is None:
        return []
    return [Left(one, now.of(one.id) if one.fate is not Fate.TAKEN_BACK else None) for one in subjects]


def _gaps(previous: Watch | None, watch: Interval) -> list[Gap]:
    """What no watch covers between the last one and this one."""
    return gaps_in([(previous.span, previous.entry.id), (watch, "")]) if previous else []
