"""Is it holding? What is on record about it, and whether anybody with a mandate has judged it."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.findings.timing import Timing, TimingFinding
from truceline.record.kinds import Answer, Decision
from truceline.reports.sheet import Sheet
from truceline.reports.wording import Words
from truceline.terms.answers import AgreementState
from truceline.values.verdicts import Verdict

Line = tuple[str, tuple[str, ...]]
"""A sentence and the entries that it stands on."""


@dataclass(frozen=True)
class Holding:
    """What is on record about whether an agreement is kept."""

    title: str
    lines: tuple[Line, ...]


def holding(sheet: Sheet, words: Words) -> list[Holding]:
    """One answer for each agreement that is, may be or was in force under some reading."""
    found = []
    for state in sheet.heard():
        begun = [reading for reading in state.readings if any(window.start for window in reading.windows)]
        if any(w.begun(sheet.at) is not Verdict.NO for reading in begun for w in reading.windows):
            lines = (
                *_judged(sheet, state, words),
                *_alleged(sheet, state, words),
                *_claimed(sheet, state, words),
                *_counted(sheet, words),
            )
            found.append(Holding(state.version.agreement.title, lines))
    return found


def _judged(sheet: Sheet, state: AgreementState, words: Words) -> Iterator[Line]:
    agreement = state.version.agreement.id
    decided = [(entry, said) for entry, said in sheet.view.of(Decision) if said.agreement == agreement]
    for entry, said in decided:
        answer = "could not determine" if said.answer is Answer.UNDETERMINED else f"answered {said.answer} to"
        yield f"{words.party(said.body)} {answer} the question {said.question}.", (entry.id,)
    if not decided:
        yield (
            "Nobody with a mandate has judged whether it is kept. What follows are claims and counts, not findings.",
            (),
        )


def _alleged(sheet: Sheet, state: AgreementState, words: Words) -> Iterator[Line]:
    """How many events each side alleges while it was in force under some reading."""
    agreement = state.version.agreement.id
    by_issuer: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    for incident, timing in sheet.claimed.alleged:
        said = incident.first[1]
        if said.agreement == agreement and _while_in_force(timing):
            by_issuer.setdefault(said.issuer, []).extend(incident.entries)
            numbers[said.issuer] = numbers.get(said.issuer, 0) + 1
    for issuer, entries in by_issuer.items():
        events = "1 single event" if numbers[issuer] == 1 else f"{numbers[issuer]} single events"
        yield f"{words.party(issuer)} alleges {events} while it was in force under some reading.", tuple(entries)


def _claimed(sheet: Sheet, state: AgreementState, words: Words) -> Iterator[Line]:
    """The last totals of both sides, which no sum and no comparison makes one."""
    for one in sheet.claimed.comparisons:
        for tally, figure in (one.one, one.other):
            if tally.agreement == state.version.agreement.id:
                claim = f"{figure.value.said} {figure.first.unit} by {words.party(tally.accused)}"
                yield f"{words.party(tally.issuer)} claims {claim}.", figure.entries


def _while_in_force(timing: tuple[TimingFinding, ...]) -> bool:
    return any(found.timing in (Timing.INSIDE, Timing.PARTLY) for found in timing)


def _counted(sheet: Sheet, words: Words) -> Iterator[Line]:
    for one in sheet.counted:
        known = [day for day in one.series.days if day.total is not None]
        quiet = [day for day in known if day.total is not None and day.total.high == 0]
        entries = tuple(id for day in known for id in day.entries)
        who, unknown = words.party(one.series.observer), len(one.series.days) - len(known)
        counted = f"{who} counted {one.series.unit} on {len(known) - len(quiet)} of {len(known)} known days"
        yield f"{counted} and none on {len(quiet)}; {unknown} days are unknown.", entries
    if not sheet.counted:
        yield "No monitor's count is on record, so whether it holds cannot be told from here.", ()
