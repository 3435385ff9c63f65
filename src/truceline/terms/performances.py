"""What is on record towards the performance of a term, and by when it is due."""

from dataclasses import dataclass, replace

from truceline.terms.clauses import Term
from truceline.terms.ends import moved
from truceline.terms.facts import Facts
from truceline.terms.holding import amount_of
from truceline.terms.ranges import Range, earlier_of, first_holding, passed
from truceline.terms.ranges import at as exactly_at
from truceline.terms.reciprocity import together
from truceline.terms.signals import Signal, constant, signal_every, signal_some
from truceline.terms.tallies import Amount, total
from truceline.values.instants import day_of, start_of_day
from truceline.values.verdicts import Verdict

Owers = tuple[str, ...]
"""One party that owes for itself, or several whose acts count for all."""


@dataclass(frozen=True)
class Done:
    """An act towards a term; `answers`: the entry that it answers, where it says so."""

    amount: Amount
    answers: str | None


def owers(term: Term) -> list[Owers]:
    """Who owes a term: each of its parties for itself, or all of them together."""
    shared = term.jointly or (term.act is not None and term.act.actor is not None)
    return [term.party] if shared else [(party,) for party in term.party]


def acts_towards(facts: Facts, term: Term, who: Owers) -> list[Done]:
    """Every act on record that goes towards a term.

    Acts count from the time at which the version was put forward; those of a term with phases or a beginning of its
    own from then on. Where it is open whether an act came after that, it counts for nothing or for all that it is.
    """
    deed = term.act
    if deed is None:
        return []
    actors, since = ({deed.actor} if deed.actor else set(who)), since_of(facts, term)
    found = []
    for event in facts.plan.covers(deed.event):
        for entry, act in facts.view.acts(event):
            about = act.agreement is None or act.agreement in facts.plan.names
            fits = deed.to in (None, act.to) and (not deed.unit or act.unit in ("", deed.unit))
            if act.actor in actors and fits and about:
                found.append(Done(amount_of(entry.occurred, act, entry.id), act.answers))
    counted = [Done(amount, done.answers) for done in found if (amount := _after(done.amount, since)) is not None]
    return sorted(counted, key=lambda done: (done.amount.occurred, done.amount.entry))


def since_of(facts: Facts, term: Term) -> Range | None:
    """From when on acts count towards a term."""
    if term.begins is not None:
        return facts.instant(term.begins, term.party[0] if term.party else None)
    if term.phase:
        return earlier_of(facts.phase_begins(name) for name in term.phase)
    issued = facts.issued(with_links=True)
    if issued is None:
        return None
    # Many acts are known only to the day: what was done on the day of the text counts as done upon it.
    home = facts.plan.home
    return exactly_at(start_of_day(day_of(issued.earliest, home), home))


def _after(amount: Amount, since: Range | None) -> Amount | None:
    if since is None or amount.occurred.last < since.earliest:
        return None
    if since.latest is not None and since.latest <= amount.occurred.start:
        return amount
    return replace(amount, low=0)


def done_signal(facts: Facts, term: Term, who: Owers) -> Signal:
    """Whether as much has been done as a term asks for (once: what is due again and again is in `lots.py`)."""
    done = [act.amount for act in acts_towards(facts, term, who)]
    if term.act is not None and term.act.at_least is not None:
        reached = total(done).reaches(term.act.at_least)
    else:
        reached = total([replace(one, low=min(one.low, 1) or int(one.high == 0), high=1) for one in done]).reaches(1)
    if term.met_when is None:
        return reached
    return signal_some([reached, passed(first_holding(facts.holds(term.met_when), facts.issued()))])


def performed(facts: Facts, name: str, party: str | None) -> Signal:
    """Whether a term was performed, by one party or by everyone whom it binds."""
    owing = _owing(facts, name, party)
    return signal_every([done_signal(facts, term, who) for term, who in owing]) if owing else constant(Verdict.NO)


def _owing(facts: Facts, name: str, party: str | None) -> list[tuple[Term, Owers]]:
    """A term with those who owe it, or with the one that is asked about; nothing for a term that is not known."""
    term = facts.plan.by_id.get(name)
    whose = [(party,)] if party is not None else owers(term) if term else []
    return [(term, who) for who in whose] if term else []


def due_range(facts: Facts, term: Term, who: Owers) -> Range | None:
    """The first instant that is too late; None where the text names no deadline, or it cannot be reckoned yet.

    A simultaneous tie with `within` gives one to a term that has none: so long after the first of its terms was
    performed.
    """
    if term.by is not None:
        due = facts.limit(term.by, who[0] if who else None)
        return None if due is None else moved(facts, due, term.id)
    for tie in together(term.id, facts.plan.agreement.reciprocity):
        tied = [facts.plan.by_id[name] for name in tie.terms if name in facts.plan.by_id]
        first = earlier_of(first_holding(done_signal(facts, one, by)) for one in tied for by in owers(one))
        if first is not None and tie.within is not None:
            return first.mapped(facts.plan.after(tie.within))
    return None


def overdue(facts: Facts, name: str, party: str | None) -> Signal:
    """Whether a term was not performed when it was due, by one party or by anyone whom it binds."""
    return signal_some([_overdue(facts, term, who) for term, who in _owing(facts, name, party)])


def _overdue(facts: Facts, term: Term, who: Owers) -> Signal:
    due = due_range(facts, term, who)
    if due is None:
        return constant(Verdict.NO)
    done = first_holding(done_signal(facts, term, who))
    return signal_every([passed(due), constant(~in_time(done, due))])


def in_time(done: Range | None, due: Range) -> Verdict:
    """Whether something was done before the first instant that is too late."""
    if done is None or (due.latest is not None and done.earliest >= due.latest):
        return Verdict.NO
    return Verdict.YES if done.latest is not None and done.latest < due.earliest else Verdict.UNKNOWN
