"""Words about what falls due: how long until then, what it is, whose move it is, and on which reading."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.findings.commitments.due import TELLING, Item, Sort, Undated, Why
from truceline.reports.wording import RULE_WORDS, Words
from truceline.terms.answers import ReadingState
from truceline.values.instants import DAY, HOUR, MINUTE, Instant
from truceline.values.verdicts import Verdict

Line = tuple[str, str]
_NO_REPORT = {
    Sort.REPLY: "no reply on record",
    Sort.ACKNOWLEDGEMENT: "no acknowledgement on record",
    Sort.TASK: "no report that it is done",
    Sort.QUOTA: "not as many handed over on record",
    Sort.WINDOW_ENDS: "no report on record that it is over",
}
_BY_TEXT = frozenset({Sort.END, Sort.EXTENSION, Sort.NOTICE_TO_END})
"""What a text says; nobody reports it."""


def left_words(item: Item, at: Instant) -> str:
    """`in 3 days 4 hours`, `2 hours ago`, or that it may be over already."""
    over, latest = item.overdue(at), item.due.latest
    if over is Verdict.UNKNOWN:
        return "now, or later" if latest is None else f"now, or in up to {span_words(latest - at)}"
    if over is Verdict.YES:
        ago = at - (latest if latest is not None else item.due.earliest)
        return "now" if ago == 0 else f"{span_words(ago)} ago"
    least = span_words(item.due.earliest - at)
    return f"in {least}" if item.due.exact else f"in {least} or more"


def span_words(length: int) -> str:
    """A length of time in days and hours, or in hours and minutes where it is short: `3 days 4 hours`."""
    days, rest = divmod(length, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    parts = [_many(days, "day"), _many(hours, "hour")] if days else [_many(hours, "hour"), _many(minutes, "minute")]
    return " ".join(part for part in parts if part) or "less than a minute"


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}" if number else ""


def item_lines(item: Item, at: Instant, known: Instant, words: Words) -> Iterator[Line]:
    """Everything about one item, label by label."""
    yield "when", words.range(item.due)
    yield "what", what_words(item, words)
    yield "move", move_words(item, words)
    if read := reading_words(item.readers, words):
        yield "reading", read
    if said := standing_words(item, at, known, words):
        yield "status", said


def what_words(item: Item | Undated, words: Words) -> str:
    """What falls due, or what comes by the clock."""
    if isinstance(item, Item):
        if item.sort is Sort.END:
            rules = "; ".join(RULE_WORDS[rule] for rule in item.rules)
            return f"{item.what} ends{f' ({rules})' if rules else ''}"
        if item.sort is Sort.EXTENSION:
            return f"the last moment for an extension of {item.about}: {item.what}, complete before that"
        if item.sort is Sort.NOTICE_TO_END:
            return f"the last moment for notice that {item.about} is not to renew itself: {item.what}"
    if item.sort in TELLING:
        return f"{item.sort} ({item.about}): {item.what}"
    return f"{item.what} ({item.sort} {item.about})"


def move_words(item: Item | Undated, words: Words) -> str:
    """Whose move it is."""
    who = words.parties(item.by)
    if item.sort in TELLING:
        if not item.by:
            return "nobody's: it comes by the clock"
        untold = isinstance(item, Item) and item.state.startswith("over")
        return f"{who}, {'to report that it is over' if untold else 'to confirm it'}"
    return f"{who}, towards {words.parties(item.to)}" if item.to else who


def reading_words(readers: Sequence[str], words: Words) -> str:
    """Who reads it so; empty where nobody reads it otherwise."""
    return f"as {words.parties(tuple(readers))} read{'s' if len(readers) == 1 else ''} it" if readers else ""


def standing_words(item: Item, at: Instant, known: Instant, words: Words) -> str:
    """What is on record of it: that nothing is, which is not that nothing was done; or that it cannot be told."""
    return "; ".join(_standing(item, at, known, words))


def _standing(item: Item, at: Instant, known: Instant, words: Words) -> Iterator[str]:
    if item.sort in _BY_TEXT:
        return
    if item.waits:
        yield "not owed yet: owed only if its condition comes before that"
    elif not item.sure:
        yield "whether it is still open cannot be told"
    elif item.overdue(at) is not Verdict.NO and (item.sort is not Sort.WINDOW_ENDS or item.by):
        yield from _missing(item, known, words)
    if item.state:
        yield item.state
    yield from count_words(item, words)


def _missing(item: Item, known: Instant, words: Words) -> Iterator[str]:
    if item.overdue(known) is not Verdict.YES:
        yield f"nothing is known after {words.time(known)}, so nothing can be missing yet"
    else:
        yield f"{_NO_REPORT.get(item.sort, 'no report of performance')} by {words.time(known)}"


def count_words(item: Item | Undated, words: Words) -> Iterator[str]:
    """How much was handed over by whose count; nothing on record is not zero."""
    if item.counts:
        yield "handed over: " + ", ".join(f"{said} by the count of {words.party(who)}" for who, said in item.counts)
    elif item.sort is Sort.QUOTA:
        yield "no count of what was handed over is on record"


def undated_words(one: Undated, words: Words) -> str:
    """What is open without a time on record: whose move, what, and why it has no time."""
    doubt = "" if one.sure else "whether it is still open cannot be told"
    read = reading_words(one.readers, words)
    why = "" if one.why is Why.NO_TIME else str(one.why)
    parts = (what_words(one, words), read, why, doubt, *count_words(one, words))
    return "; ".join(part for part in parts if part)


def waiting_words(number: int) -> str:
    """How many things are not on the board because they are not owed yet."""
    waits = "thing waits" if number == 1 else "things wait"
    return f"{number} more {waits} for a condition and {'has' if number == 1 else 'have'} no deadline"


def ended_words(item: Item, at: Instant, words: Words) -> str:
    """`Halt of strikes, as Ukraine reads it: ended 24 April 2025, 3 days ago`."""
    read = reading_words(item.readers, words)
    return f"{item.what}{f', {read}' if read else ''}: ended {words.range(item.due)}, {left_words(item, at)}"


def running_words(readings: Iterable[ReadingState], words: Words) -> list[Line]:
    """`day 3 of 30` of every agreement that runs for a number of days."""
    found = []
    for reading in readings:
        if day := words.day_count(reading):
            name = "" if reading.plan.reading == "text" else f", {reading.plan.title}"
            unsure = "" if reading.standing.in_force is Verdict.YES else " (whether in force cannot be told)"
            found.append((day, f"{reading.plan.agreement.title}{name}{unsure}"))
    return found
