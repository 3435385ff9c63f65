"""What is due and what changes next, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.findings.commitments.due import ends
from truceline.reports.sheet import Sheet
from truceline.reports.wording import RULE_WORDS, Words
from truceline.terms.duties import DutyState, Progress
from truceline.values.instants import Instant


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
    for end in ends(sheet.states):
        rules = "; ".join(RULE_WORDS[rule] for rule in end.rules)
        what = f"{end.what} ends, reading {end.reading} ({rules})"
        yield Due(end.due.earliest, words.range(end.due), what, end.entries)


def _promises(sheet: Sheet, words: Words) -> Iterator[Due]:
    for _, promise in sheet.commitments:
        if promise.due is not None and promise.progress in (Progress.PENDING, Progress.NO_REPORT, Progress.BREACHED):
            yield Due(promise.due.earliest, words.range(promise.due), _owed(promise, words), promise.entries)


def _owed(promise: DutyState, words: Words) -> str:
    return f"{words.parties(promise.party)}: {promise.term.text} ({words.progress(promise)})"
