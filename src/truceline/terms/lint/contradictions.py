"""Contradictions: a party that must do what it must not do (C01), and permissions that a ban does not name (C02)."""

from collections.abc import Iterator

from truceline.sources.yaml_tree import Path_
from truceline.terms.clauses import Kind, Term
from truceline.terms.lint.acts import OWED, Acts, doers, exclusive, numbered, phases_meet, towards_meet
from truceline.terms.lint.moments import Moments
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import listed
from truceline.terms.schema import Agreement

_Bans = dict[str, list[tuple[int, Term]]]


def contradictions(agreement: Agreement) -> Iterator[Remark]:
    """C01 and C02, in the order of the file."""
    acts, moments = Acts(agreement), Moments(agreement)
    permissions = {term.id: term for _, term in numbered(agreement, Kind.PERMISSION)}
    bans = _by_event(agreement, acts)
    for place, term in numbered(agreement, *OWED, Kind.PERMISSION):
        if term.act is None:
            continue
        against = list(_bans_on(term, bans, acts))
        if term.kind is Kind.PERMISSION:
            yield from _unnamed(place, term, against, acts)
        else:
            clash = [ban for ban in against if _clash(term, ban, acts) and not _apart(term, ban, moments)]
            yield from _forbidden(place, term, [ban for ban in clash if not _excepted(term, ban, permissions, acts)])


def _by_event(agreement: Agreement, acts: Acts) -> _Bans:
    found: _Bans = {}
    for place, term in numbered(agreement, Kind.BAN):
        for event in acts.ways(term.act.event) if term.act else ():
            found.setdefault(event, []).append((int(place[1]), term))
    return found


def _bans_on(term: Term, bans: _Bans, acts: Acts) -> Iterator[Term]:
    """Every ban that touches one of the ways of doing an act, once, in the order of the file."""
    events = acts.ways(term.act.event) if term.act else ()
    touched = {number: ban for event in events for number, ban in bans.get(event, ())}
    for number in sorted(touched):
        ban = touched[number]
        if doers(ban) & doers(term) and phases_meet(ban, term) and not exclusive(ban.condition, term.condition):
            yield ban


def _clash(duty: Term, ban: Term, acts: Acts) -> bool:
    """Whether what is owed is forbidden in every way of doing it, there where it is owed."""
    if not (duty.act and ban.act) or ban.act.at_least or not towards_meet(duty.act, ban.act):
        return False
    forbidden = acts.ways(ban.act.event)
    owed = duty.act.event in forbidden or acts.kinds_of(duty.act.event) <= forbidden
    return owed and (ban.area is None or (duty.area is not None and acts.meet(duty.area, ban.area)))


def _apart(duty: Term, ban: Term, moments: Moments) -> bool:
    """Whether the two are surely never on at one time."""
    begins, until = moments.of(ban.begins), moments.of(ban.until)
    due, from_ = moments.of(duty.by), moments.of(duty.begins)
    return bool((begins and begins.surely_after(due)) or (from_ and from_.surely_after(until)))


def _excepted(duty: Term, ban: Term, permissions: dict[str, Term], acts: Acts) -> bool:
    for name in ban.excepts:
        exception = permissions.get(name)
        if exception is None or exception.act is None or duty.act is None:
            continue
        allowed = acts.ways(exception.act.event)
        done = duty.act.event in allowed or acts.kinds_of(duty.act.event) & allowed
        if done and doers(exception) & doers(duty) and acts.meet(exception.area, duty.area):
            return True
    return False


def _forbidden(place: Path_, duty: Term, bans: list[Term]) -> Iterator[Remark]:
    if bans and duty.act:
        who = listed(sorted({party for ban in bans for party in doers(ban) & doers(duty)}))
        names = [ban.id for ban in bans]
        says = f"{who} must do {duty.act.event} here and must not under {listed(names)}."
        yield remark("C01", place, (duty.id, *names), says)


def _unnamed(place: Path_, permission: Term, bans: list[Term], acts: Acts) -> Iterator[Remark]:
    met = [ban for ban in bans if acts.meet(ban.area, permission.area)]
    open_ = [ban.id for ban in met if permission.id not in ban.excepts]
    if open_:
        says = f"It allows what {listed(open_)} forbids, and is not named there in excepts; so it defeats nothing."
        yield remark("C02", place, (permission.id, *open_), says)
