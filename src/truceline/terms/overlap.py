"""Several arrangements at once: which of their terms apply to a party, and where they do not fit together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.terms.activity import Activity
from truceline.terms.answers import AgreementState, ReadingState
from truceline.terms.clauses import Kind, Term
from truceline.terms.obligations import TermStanding, obligations
from truceline.terms.places import Spot, lies_in
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Applying:
    """What applies to one party for one kind of act at an instant.

    `bans` and `permissions` are those that are on, or may be (`unknown`). `excepted` pairs a ban with a permission that
    it names as its exception: both apply, and whether the exception holds in a single case is for a finding. `rivals`
    pairs a ban of one arrangement with a permission of another: neither text says which prevails.
    """

    party: str
    bans: tuple[TermStanding, ...]
    permissions: tuple[TermStanding, ...]
    duties: tuple[TermStanding, ...]
    excepted: tuple[tuple[TermStanding, TermStanding], ...]
    rivals: tuple[tuple[TermStanding, TermStanding], ...]


@dataclass(frozen=True)
class Sought:
    """What is asked about: a party, and perhaps a kind of act and a place."""

    party: str
    event: str | None = None
    spot: Spot | None = None


def applying(states: Iterable[AgreementState], sought: Sought, *, at: Instant) -> Applying:
    """What applies to a party at an instant under all arrangements and readings, to that act and in that place.

    A party that another one answers for is bound by what binds that one, under that agreement.
    """
    found = [
        placed
        for state in states
        for reading in state.readings
        for bound in (_answering(sought.party, reading),)
        for one in obligations(reading, at=at, terms=_about(reading, sought.event, bound))
        if one.party in bound
        and one.activity in (Activity.ON, Activity.UNKNOWN)
        and (placed := _placed(one, sought.spot, reading)).here is not Verdict.NO
    ]
    bans, permissions = _of(found, Kind.BAN), _of(found, Kind.PERMISSION)
    pairs = [(ban, permission) for ban in bans for permission in permissions if _same_act(ban, permission)]
    return Applying(
        party=sought.party,
        bans=bans,
        permissions=permissions,
        duties=(*_of(found, Kind.DUTY), *_of(found, Kind.COMMITMENT)),
        excepted=tuple((ban, permission) for ban, permission in pairs if _excepts(ban, permission)),
        rivals=tuple((ban, permission) for ban, permission in pairs if ban.agreement != permission.agreement),
    )


def _answering(party: str, reading: ReadingState) -> set[str]:
    answering = {one.id for one in reading.plan.agreement.parties if party in one.answers_for}
    return {party, *answering}


def _placed(one: TermStanding, spot: Spot | None, reading: ReadingState) -> TermStanding:
    agreement = reading.plan.agreement
    area = next((area for area in agreement.areas if area.id == one.term.area), None)
    if spot is None or area is None:
        return one
    drawn_for_others = bool(area.party) and one.party not in area.party
    return replace(one, here=Verdict.UNKNOWN if drawn_for_others else lies_in(spot, area, agreement))


def _of(found: Sequence[TermStanding], kind: Kind) -> tuple[TermStanding, ...]:
    return tuple(one for one in found if one.term.kind is kind)


def _about(reading: ReadingState, event: str | None, parties: set[str]) -> list[Term]:
    """The terms that bind one of some parties and are about an event, or about no event at all."""
    plan = reading.plan
    found = [term for term in plan.terms if parties.intersection(term.party)]
    return [term for term in found if event is None or term.act is None or event in plan.covers(term.act.event)]


def _same_act(ban: TermStanding, permission: TermStanding) -> bool:
    acts = [one.term.act.event for one in (ban, permission) if one.term.act is not None]
    return len(acts) == 2 and acts[0] == acts[1]


def _excepts(ban: TermStanding, permission: TermStanding) -> bool:
    """A permission defeats a ban only by name, within one agreement and reading."""
    same = (ban.agreement, ban.reading) == (permission.agreement, permission.reading)
    return same and permission.term.id in ban.term.excepts
