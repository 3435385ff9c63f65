"""Dead clauses: terms that are never on, conditions that never hold, powers with nothing to work on (D01 to D08)."""

from collections.abc import Iterator

from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.conditions import Condition
from truceline.terms.lint.acts import Acts, conditions_of, doers, numbered
from truceline.terms.lint.impossible import Impossible
from truceline.terms.lint.moments import Moments, length
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import listed
from truceline.terms.schema import Agreement


def never_on(agreement: Agreement) -> Iterator[Remark]:
    """D01: over before it begins, or beginning after the end. D02: due before anything is owed."""
    moments = Moments(agreement)
    for place, term in numbered(agreement):
        begins, until, by = moments.of(term.begins), moments.of(term.until), moments.of(term.by)
        inside = term.kind is not Kind.COMMITMENT and not term.survives
        first = moments.not_before if inside else None
        if (begins and begins.surely_after(until)) or (term.duration and length(term.duration)[1] == 0):
            yield remark("D01", place, (term.id,), "It ends before it begins.")
        elif inside and begins and begins.surely_after(moments.end):
            yield remark("D01", place, (term.id,), "It begins after the end of the agreement.")
        elif first and first.surely_after(until):
            yield remark("D01", place, (term.id,), "It ends before the agreement can begin.")
        elif begins and begins.surely_after(by):
            yield remark("D02", (*place, "by"), (term.id,), "The deadline lies before the term begins.")
        elif first and first.surely_after(by):
            yield remark("D02", (*place, "by"), (term.id,), "The deadline lies before the agreement can begin.")


def phases(agreement: Agreement) -> Iterator[Remark]:
    """D03: a phase that nothing brings about, with the terms that are on only then."""
    lost = _lost_phases(agreement)
    for index, phase in enumerate(agreement.phases):
        if phase.id in lost:
            terms = tuple(term.id for term in agreement.terms if term.phase and set(term.phase) <= lost)
            says = f"{lost_because(agreement, index)}, so {phase.id} never begins."
            yield remark("D03", ("phases", index), (phase.id, *terms), says)


def lost_because(agreement: Agreement, index: int) -> str:
    """Why a phase never begins."""
    phase = agreement.phases[index]
    if Impossible(agreement).always(phase.condition):
        return "Its condition cannot hold"
    return f"The phase {agreement.phases[index - 1].id} has no end of its own"


def _lost_phases(agreement: Agreement) -> set[str]:
    lost: set[str] = set()
    never = Impossible(agreement)
    for before, phase in zip((None, *agreement.phases), agreement.phases, strict=False):
        waits = before is not None and not phase.begins and not phase.condition
        endless = waits and before is not None and (before.id in lost or not (before.duration or before.until))
        if endless or never.always(phase.condition):
            lost.add(phase.id)
    return lost


def conditions(agreement: Agreement) -> Iterator[Remark]:
    """D04: a condition that cannot hold. D05: a term that hangs on a question with no judge."""
    never = Impossible(agreement)
    unjudged = {question.id for question in agreement.questions if question.body is None}
    for place, condition in conditions_of(agreement):
        about = (agreement.terms[int(place[1])].id,) if place[0] == "terms" else ()
        if why := never.why(condition):
            yield remark("D04", place, about, f"It cannot hold: {why}.")
        elif place[0] == "terms" and place[-1] == "when" and (open_ := _needed(condition) & unjudged):
            says = f"It may never be on: nobody is named to judge {listed(sorted(open_))}."
            yield remark("D05", place, about, says)


def _needed(condition: Condition) -> set[str]:
    """The questions without whose answer it cannot be known to hold."""
    judged = {condition.judged} if condition.judged else set()
    below = [_needed(part) for part in condition.every]
    if condition.some:
        below.append(set.intersection(*(_needed(part) for part in condition.some)))
    if condition.negation and condition.negation.judged:
        judged.add(condition.negation.judged)
    return judged.union(*below)


def powers(agreement: Agreement) -> Iterator[Remark]:
    """D06: a power that has nothing to work on."""
    terms = {term.id: term for term in agreement.terms}
    imported = {link.term for link in agreement.links if link.term}
    suspends = any(term.effect is Effect.SUSPEND for term in agreement.terms)
    for place, term in numbered(agreement, Kind.POWER):
        idle = [name for name in term.of if name not in imported and not _works_on(term, terms.get(name))]
        if idle:
            says = f"It cannot {str(term.effect).replace('_', ' ')} {listed(idle)}."
            yield remark("D06", (*place, "of"), (term.id, *idle), says)
        elif term.effect is Effect.RESUME and not suspends:
            yield remark("D06", place, (term.id,), "It resumes, but nobody can suspend.")
        elif term.effect is Effect.END_RENEWAL and not _renews(agreement, term, terms):
            yield remark("D06", place, (term.id,), "It ends a renewal, but nothing renews itself.")
        elif term.effect is Effect.EXTEND and not term.of and not _has_end(agreement):
            yield remark("D06", place, (term.id,), "It extends, but no end is stated.")


def _works_on(power: Term, target: Term | None) -> bool:
    if target is None or target.kind is Kind.STATEMENT or target.id == power.id:
        return False
    return power.effect is not Effect.EXTEND or bool(target.duration or target.until)


def _renews(agreement: Agreement, power: Term, terms: dict[str, Term]) -> bool:
    renewed = [agreement.renewal, *(reading.renewal for reading in agreement.readings)]
    return any(terms[name].renewal for name in power.of if name in terms) if power.of else any(renewed)


def _has_end(agreement: Agreement) -> bool:
    read = [reading.duration or reading.until for reading in agreement.readings]
    return any([agreement.duration, agreement.until, *read])


def exceptions(agreement: Agreement) -> Iterator[Remark]:
    """D07: what a ban excepts is no permission, or one of another act or for others."""
    acts = Acts(agreement)
    terms = {term.id: term for term in agreement.terms}
    for place, ban in numbered(agreement, Kind.BAN):
        idle = tuple(name for name in ban.excepts if name in terms and not _excepts(ban, terms[name], acts))
        if idle:
            yield remark("D07", (*place, "excepts"), (ban.id, *idle), f"{listed(idle)} takes nothing out of the ban.")


def _excepts(ban: Term, exception: Term, acts: Acts) -> bool:
    if exception.kind is not Kind.PERMISSION:
        return False
    same = not (ban.act and exception.act) or bool(acts.ways(ban.act.event) & acts.ways(exception.act.event))
    return same and bool(doers(ban) & doers(exception)) and acts.meet(ban.area, exception.area)


def forbidden_progress(agreement: Agreement) -> Iterator[Remark]:
    """D08: a start or a phase that needs an act that nobody who could do it may do."""
    acts = Acts(agreement)
    bans = [ban for _, ban in numbered(agreement, Kind.BAN) if ban.act and not ban.excepts and not ban.condition]
    sides = {party.id for party in agreement.parties}
    for place, condition in conditions_of(agreement):
        for act in condition.events() if place[0] in ("entry", "phases") and place[-1] != "continues_while" else ():
            against = [ban for ban in bans if ban.act and act.event in acts.ways(ban.act.event)]
            bound = {party for ban in against for party in doers(ban)}
            if ({act.actor} if act.actor else sides) <= bound:
                names = tuple(ban.id for ban in against)
                yield remark("D08", place, (act.event, *names), f"It waits for {act.event}, which {names[0]} forbids.")
