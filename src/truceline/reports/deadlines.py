"""What is due and what changes next, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.reports.sheet import Sheet
from truceline.reports.wording import Words
from truceline.terms.duties import DutyState, Progress
from truceline.values.instants import Instant
from truceline.values.verdicts import Verdict


@dataclass(frozen=True, order=True)
class Due:
    """Something that comes at a time: when, what, and the entries that it stands on."""

    earliest: Instant
    when: str
    what: str
    entries: tuple[str, ...]


def deadlines(sheet: Sheet, words: Words) -> list[Due]:
    """Ends that lie ahead under each reading, and promises with a deadline that are not met, earliest first."""
    return sorted({*_ends(sheet, words), *_promises(sheet, words)})


def _ends(sheet: Sheet, words: Words) -> Iterator[Due]:
    for state in sheet.states:
        for reading in state.readings:
            if reading.standing.in_force is Verdict.NO:
                continue
            for window in reading.windows:
                for ending, end in zip(words.endings(window), dict.fromkeys(e.when for e in window.ends), strict=True):
                    what = f"{state.version.agreement.title} ends, reading {reading.plan.reading} ({ending.rules})"
                    yield Due(end.earliest, ending.when, what, reading.entries)


def _promises(sheet: Sheet, words: Words) -> Iterator[Due]:
    for _, promise in sheet.commitments:
        if promise.due is not None and promise.progress in (Progress.PENDING, Progress.NO_REPORT, Progress.BREACHED):
            yield Due(promise.due.earliest, words.range(promise.due), _owed(promise, words), promise.entries)


def _owed(promise: DutyState, words: Words) -> str:
    return f"{words.parties(promise.party)}: {promise.term.text} ({words.progress(promise)})"
