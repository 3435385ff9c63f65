"""Sessions of a joint body: who came, what was on the agenda, and what the minutes say of each item.

Noted is not agreed. A deferred item goes on to the next session of its body until a minute settles it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.liaison.moments import happened_by
from truceline.liaison.order import by_then, in_order, last_of
from truceline.record.entry import Entry
from truceline.record.kinds import Item, Minute, Outcome, Session
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict

Said = tuple[Entry, Minute]


@dataclass(frozen=True)
class Point:
    """An item of an agenda with the minutes about it.

    `outcomes`: what was last done with it; several where their order cannot be told, none where no minute is on record.
    `sure`: whether a minute about it is certain to have been made by then. `taken_up`: later items that name it.
    """

    entry: Entry
    item: Item
    minutes: tuple[Said, ...]
    outcomes: tuple[Outcome, ...]
    sure: bool
    taken_up: tuple[str, ...]

    @property
    def settled(self) -> Verdict:
        """Whether a minute has settled it; a minute that defers it, and no minute at all, do not."""
        closing = {outcome is not Outcome.DEFERRED for outcome in self.outcomes}
        if not closing or closing == {False}:
            return Verdict.NO
        return Verdict.YES if closing == {True} and self.sure else Verdict.UNKNOWN

    @property
    def deferrals(self) -> int:
        """How many times it was put off."""
        return sum(minute.outcome is Outcome.DEFERRED for _, minute in self.minutes)


@dataclass(frozen=True)
class Sitting:
    """A session: who came, who stayed away, the agenda in its order, and minutes that name no item."""

    entry: Entry
    session: Session
    met: Verdict
    came: tuple[str, ...]
    away: tuple[str, ...]
    points: tuple[Point, ...]
    loose: tuple[Said, ...]


def sittings(view: View, at: Instant) -> list[Sitting]:
    """Every session on record in the order of time; `met`: whether it had met by the instant (no: it is to come)."""
    sessions = in_order(view.of(Session))
    place = {entry.id: number for number, (entry, _) in enumerate(sessions)}
    points = _points(view, place, at)
    return [_sitting(view, entry, said, points, at) for entry, said in sessions]


def _sitting(view: View, entry: Entry, said: Session, points: list[Point], at: Instant) -> Sitting:
    away = said.absent or ()
    mine = [point for point in points if point.item.session == entry.id]
    minutes = by_then(view.of(Minute), at)
    return Sitting(
        entry=entry,
        session=said,
        met=happened_by(entry.occurred, at),
        came=tuple(name for name in said.parties if name not in away),
        away=away,
        points=tuple(sorted(mine, key=lambda point: (point.item.number, point.entry.id))),
        loose=tuple((one, minute) for one, minute in minutes if minute.session == entry.id and minute.item is None),
    )


def _points(view: View, place: dict[str, int], at: Instant) -> list[Point]:
    """Every item with all minutes about it, whichever session they were made in."""
    minutes: dict[str, list[Said]] = {}
    for entry, said in by_then(view.of(Minute), at):
        minutes.setdefault(said.item or "", []).append((entry, said))
    items = in_order(view.of(Item))
    found = []
    for entry, item in items:
        about = minutes.get(entry.id, [])
        last, sure = last_of(about, at)
        outcomes = tuple(dict.fromkeys(said.outcome for _, said in last))
        later = (
            other.id
            for other, one in items
            if entry.id in (one.about or ()) and place.get(one.session, 0) > place.get(item.session, 0)
        )
        found.append(Point(entry, item, tuple(about), outcomes, sure, tuple(later)))
    return found


def carried(found: Iterable[Sitting], body: str) -> list[tuple[Sitting, Point]]:
    """The items of a body that its next session must take up, in the order in which they were raised.

    Those put off and not settled since, by a minute about them or by taking up a later item that names them; and those
    of a session that is over of which no minute tells, because nothing is known of what was done with them.
    """
    pairs = [(one, point) for one in found if one.session.body == body for point in one.points]
    mine = {point.entry.id for _, point in pairs}
    return [
        (one, point)
        for one, point in pairs
        if one.met is not Verdict.NO and point.settled is not Verdict.YES and not mine & set(point.taken_up)
    ]


def disagreements(sitting: Sitting, minute: Minute) -> tuple[str, ...]:
    """Who came to a session and is not named as agreeing to what its minute calls agreed."""
    if minute.outcome is not Outcome.AGREED or minute.parties is None:
        return ()
    return tuple(name for name in sitting.came if name not in minute.parties and name not in (minute.dissent or ()))
