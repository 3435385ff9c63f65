"""Why an answer is what it is: rule by rule, with the entries that each step stands on."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.record.kinds import Decision, Power
from truceline.record.view import View
from truceline.reports.telling import point_told, told
from truceline.reports.wording import Words
from truceline.terms.answers import ReadingState
from truceline.terms.conditions import Condition
from truceline.terms.consents import acts_of, consent_signal
from truceline.terms.windows import Window
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Reason:
    """One step: the part of the agreement that asks, what was found, and the ids of the entries."""

    rule: str
    found: str
    entries: tuple[str, ...]


def reasons(reading: ReadingState, view: View, words: Words) -> list[Reason]:
    """Every step from the text to the answer, in the order in which the agreement asks."""
    steps = [*_made_known(reading), *_consents(reading, view, words), *_conditions(reading, view, words)]
    steps += [step for window in _different(reading) for step in _window(window, reading, words)]
    steps += [*_powers(reading, view, words)]
    answer = f"{words.status(reading)} (in force: {reading.standing.in_force})"
    return [*steps, Reason("answer", answer, ())]


def _made_known(reading: ReadingState) -> Iterator[Reason]:
    if reading.plan.entries:
        yield Reason("reading", f"{reading.plan.title} had been made known", reading.plan.entries)


def _consents(reading: ReadingState, view: View, words: Words) -> Iterator[Reason]:
    entry_rule = reading.plan.entry
    for party in entry_rule.parties:
        kind = next(key for key in ("all_of", "any_of", "each_of") if party in getattr(entry_rule, key))
        rule = f"entry, {kind.replace('_', ' ')}"
        live = consent_signal(reading.plan, party, view).at(reading.at)
        done = [entry.id for entry, _ in acts_of(reading.plan, party, view) if entry.occurred.start <= reading.at]
        told = {Verdict.YES: "has consented", Verdict.NO: "has not consented"}.get(live, "may have consented")
        yield Reason(rule, f"{words.party(party)} {told}", tuple(done))


def _conditions(reading: ReadingState, view: View, words: Words) -> Iterator[Reason]:
    condition = reading.plan.entry.condition
    for leaf, wanted in condition.leaves() if condition else ():
        answer = reading.scene.holds(leaf).at(reading.at)
        found = f"{leaf.judged or told(leaf)}: {answer} (needed: {wanted})"
        yield Reason("entry, and", found, tuple(_told_of(leaf, reading, view)))


def _told_of(leaf: Condition, reading: ReadingState, view: View) -> Iterator[str]:
    if leaf.judged:
        homes = reading.plan.homes_of(leaf.judged)
        for entry, said in view.of(Decision):
            if said.agreement in homes and said.question == leaf.judged:
                yield entry.id
    for wanted in leaf.events():
        yield from (act.entry for act in reading.scene.acts(wanted))


def _different(reading: ReadingState) -> list[Window]:
    """One window for each that differs from those before it."""
    return list({(window.start, window.ends): window for window in reversed(reading.windows)}.values())[::-1]


def _window(window: Window, reading: ReadingState, words: Words) -> Iterator[Reason]:
    plan, who = reading.plan, words.party(window.party)
    fixed = f"; the text names {point_told(plan.entry.at)}" if plan.entry.at is not None else ""
    start = words.range(window.start) if window.start else "nothing on record lets it begin"
    yield Reason("start", f"{who}: {start}{fixed}", ())
    for ending in words.endings(window) if window.start else ():
        yield Reason("end", f"{who}: {ending.when} ({ending.rules})", window.until.moved_by)


def _powers(reading: ReadingState, view: View, words: Words) -> Iterator[Reason]:
    known = {power.id: power for power in reading.plan.powers()}
    for entry, used in view.of(Power):
        if used.agreement == reading.plan.agreement.id and used.power in known:
            yield Reason("power", f"{words.party(used.party)} used {used.power}", (entry.id,))
