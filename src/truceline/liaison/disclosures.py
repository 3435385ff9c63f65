"""What was shown to whom, in which shape, and what each party has been shown that the other has not.

Only ids, kinds and shapes are handled here, never what an entry says. That something was not shown to a party is not
unfair by itself: the table says what is so, and somebody decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.liaison.moments import happened_by
from truceline.liaison.subjects import Subject, Subjects, named
from truceline.record.entry import Entry
from truceline.record.kinds import Disclosure, Shape
from truceline.record.view import View
from truceline.sources.case import Case, Role
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict, some

Counts = tuple[tuple[str, int], ...]
"""How many entries of each kind, by kind; the kind is empty where the entry was not known yet."""


@dataclass(frozen=True)
class Shown:
    """One disclosure: `came` tells whether it had happened by the instant asked about."""

    entry: Entry
    said: Disclosure
    party: str
    came: Verdict
    shown: tuple[Subject, ...]


@dataclass(frozen=True)
class Share:
    """What one party has been shown beside another. An entry counts once, however often it was shown.

    `seen`: shown to it. `unseen`: shown to the other and not to it. `other_shape`: shown to both, but never in the same
    shape. `untold`: whether it was shown to the one or the other by then cannot be told.
    """

    party: str
    beside: str
    seen: Counts
    unseen: Counts
    other_shape: Counts
    untold: Counts


def disclosures_of(view: View, case: Case, subjects: Subjects, at: Instant) -> list[Shown]:
    """Every disclosure that may have happened by an instant, in the order of time."""
    found = [
        Shown(entry, said, case.party_of(said.to), came, named(subjects, said.shown))
        for entry, said in view.of(Disclosure)
        if (came := happened_by(entry.occurred, at)) is not Verdict.NO
    ]
    return sorted(found, key=lambda one: (one.entry.occurred, one.entry.id))


def shares(shown: Iterable[Shown], case: Case) -> list[Share]:
    """What each party to the conflict has been shown, beside each other one."""
    told = list(shown)
    fighting = [party.id for party in case.parties if party.role is Role.BELLIGERENT]
    return [_share(told, one, other) for one in fighting for other in fighting if one != other]


def _share(told: list[Shown], party: str, beside: str) -> Share:
    subjects = {subject.id: subject for one in told for subject in one.shown}
    groups: dict[str, list[Subject]] = {name: [] for name in ("seen", "unseen", "other_shape", "untold")}
    for id in sorted(subjects):
        for group in _groups(told, id, party, beside):
            groups[group].append(subjects[id])
    return Share(party, beside, **{name: counted(found) for name, found in groups.items()})


def _groups(told: list[Shown], id: str, party: str, beside: str) -> list[str]:
    mine, theirs = _seen(told, id, party), _seen(told, id, beside)
    if mine is Verdict.YES:
        apart = theirs is Verdict.YES and not (_shapes(told, id, party) & _shapes(told, id, beside))
        return ["seen", "other_shape"] if apart else ["seen"]
    if theirs is Verdict.YES and mine is Verdict.NO:
        return ["unseen"]
    return ["untold"] if Verdict.UNKNOWN in (mine, theirs) else []


def _seen(told: list[Shown], id: str, party: str) -> Verdict:
    return some(one.came for one in told if one.party == party and id in one.said.shown)


def _shapes(told: list[Shown], id: str, party: str) -> set[Shape]:
    return {one.said.shape for one in told if one.party == party and id in one.said.shown}


def counted(subjects: Iterable[Subject]) -> Counts:
    """How many of each kind."""
    kinds = [subject.kind for subject in subjects]
    return tuple((kind, kinds.count(kind)) for kind in sorted(set(kinds)))
