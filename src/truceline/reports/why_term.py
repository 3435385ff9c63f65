"""Why a term stands as it does: the agreement, its phase, time and condition, its deadline, and the acts on record."""

from collections.abc import Iterator

from truceline.reports.telling import point_told, told
from truceline.reports.why import Reason
from truceline.reports.wording import Words
from truceline.terms.activity import activity, on_signal, stops_of
from truceline.terms.answers import ReadingState
from truceline.terms.clauses import Term
from truceline.terms.conditions import Condition
from truceline.terms.duties import duty_state
from truceline.terms.performances import Owers, owers
from truceline.values.verdicts import Verdict


def reasons_of_term(reading: ReadingState, term: Term, words: Words) -> list[Reason]:
    """Every step from the text to what the term is, for each party that it binds."""
    steps = [Reason("text", term.text, ()), *_common(reading, term)]
    for party in term.party:
        steps += _of_party(reading, term, party, words)
    for who in owers(term) if term.is_deed or term.kept else ():
        steps += _duty(reading, term, who, words)
    return steps


def _common(reading: ReadingState, term: Term) -> Iterator[Reason]:
    running = dict(reading.phases)
    for name in term.phase:
        yield Reason("phase", f"{name}: running {running.get(name, Verdict.NO)}", ())
    for key, condition in term.conditions():
        for leaf in condition.facts():
            answer = reading.scene.holds(leaf).at(reading.at)
            yield Reason(key.replace("_", " "), f"{told(leaf)}: {answer}", tuple(_told_of(leaf, reading)))
    for key, point in term.timepoints():
        yield Reason(key, point_told(point), ())


def _told_of(leaf: Condition, reading: ReadingState) -> Iterator[str]:
    for wanted in leaf.events():
        yield from (act.entry for act in reading.scene.acts(wanted))


def _of_party(reading: ReadingState, term: Term, party: str, words: Words) -> Iterator[Reason]:
    scene, at = reading.scene, reading.at
    who = words.party(party)
    for stopper, signal in stops_of(scene, term, party):
        if signal.at(at) is not Verdict.NO:
            by = words.party(stopper) if stopper else "the text itself"
            yield Reason("suspended", f"{who}: by {by} ({signal.at(at)})", ())
    binds = scene.binding(party).at(at)
    stage = activity(on_signal(scene, term, party), at)
    yield Reason("applies", f"{who}: {stage} (the agreement binds: {binds})", ())


def _duty(reading: ReadingState, term: Term, who: Owers, words: Words) -> Iterator[Reason]:
    duty = duty_state(reading.scene, term, who, reading.at)
    name = words.parties(who)
    if duty.due:
        yield Reason("too late from", f"{name}: {words.range(duty.due)}", ())
    for lot, progress in duty.lots:
        due = f", too late from {words.range(lot.due)}" if lot.due else ""
        entries = (lot.trigger,) if lot.trigger else ()
        yield Reason("each time", f"{name}: since {words.range(lot.since)}{due}: {progress}", entries)
    yield Reason("answer", f"{name}: {duty.progress}", duty.entries)
