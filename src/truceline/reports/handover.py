"""The hand-over note: what a tired reader needs, most urgent first, each line with the entry that it stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.liaison.channels import Sides
from truceline.liaison.handing_over import Change, Left, Note
from truceline.liaison.openings import Opening
from truceline.liaison.watches import Watch
from truceline.record.entry import Action
from truceline.reports.deadlines import Due
from truceline.reports.duty import Clock, clock_of, clock_of_span, time_words, whose_words
from truceline.reports.wording import Words, length
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Row:
    """A line of the note: its time, what sort it is, what it says, where it stands, and its entries."""

    clock: Clock | None
    sort: str
    text: str
    state: str = ""
    entries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A part of the note; `empty` is said where it has no rows. `loud` parts are read first."""

    title: str
    rows: tuple[Row, ...]
    empty: str
    loud: bool = False


@dataclass(frozen=True)
class NotePage:
    """The whole note, ready to be laid out. `alarms` are said aloud at the top."""

    desk: str
    start: Clock
    end: Clock
    next_end: Clock
    known: str
    alarms: tuple[str, ...]
    blocks: tuple[Block, ...]
    open_ids: tuple[str, ...]
    signs: tuple[str, ...]


def note_page(note: Note, agreed: Iterable[Due], words: Words, kept: int = 0) -> NotePage:
    """The note in words; `agreed` is what falls due by agreements, `kept` how many entries are not shown here."""
    watch, following = note.stretch.watch, note.stretch.following
    return NotePage(
        desk=note.stretch.desk,
        start=clock_of(watch.start, words),
        end=clock_of(watch.end, words),
        next_end=clock_of(following.end, words),
        known=words.time(note.known),
        alarms=tuple(_alarms(note, words)),
        blocks=tuple(_blocks(note, agreed, words, kept)),
        open_ids=tuple(sorted(one.entry.id for one in note.open)),
        signs=tuple(_signs(note, words)),
    )


def _blocks(note: Note, agreed: Iterable[Due], words: Words, kept: int) -> Iterator[Block]:
    late = [one for one in note.open if one.late is Verdict.YES]
    rest = [one for one in note.open if one not in late and one not in note.due_next]
    over = tuple(_opening(one, words) for one in late)
    yield Block("Time is over", over, "Nothing is late by what is on record.", loud=True)
    due = [*(_opening(one, words) for one in note.due_next), *_agreed(agreed, words)]
    yield Block("Due in the next watch", tuple(due), "Nothing falls due by what is on record.", loud=True)
    yield Block("Open besides", tuple(_opening(one, words) for one in rest), "Nothing else is open.")
    left = tuple(_left(one, words) for one in note.left)
    none = "It left nothing open." if note.previous else "No earlier hand-over of this desk is on record."
    yield Block("What the last hand-over left open", left, none)
    yield Block("Channels", tuple(_channels(note, words)), "No channel of liaison is on record.")
    changes = tuple(_change(one, words) for one in note.changes)
    yield Block("Corrected or taken back in this watch", changes, "Nothing was.")
    yield Block("Not known", tuple(_unknown(note, words, kept)), "Nothing is marked as not known.")
    told = "No entry tells of this watch. That is not to say that nothing happened."
    yield Block("What happened in this watch", tuple(_happened(note, words)), told)


def _opening(one: Opening, words: Words) -> Row:
    text = f"{whose_words(one, words)}. {one.entry.text}"
    return Row(clock_of(one.due, words) if one.due else None, one.matter.value, text, one.state, (one.entry.id,))


def _agreed(agreed: Iterable[Due], words: Words) -> Iterator[Row]:
    for one in agreed:
        yield Row(clock_of(one.earliest, words), "agreement", one.what, "", one.entries[:3])


def _left(one: Left, words: Words) -> Row:
    entry = one.subject.entry
    text = entry.text if entry else "nothing is on record under this id"
    if one.now is not None:
        open_words = {Verdict.YES: "still open", Verdict.UNKNOWN: "whether it is still open cannot be told"}
        became = f"{open_words.get(one.now.open, 'closed')}: {one.now.state}"
    else:
        became = f"{one.subject.fate.value}; its kind is not one that can be answered or done"
        became = one.subject.fate.value if one.subject.fate.value == "taken back" else became
    return Row(None, one.subject.kind, text, became, (one.subject.id,))


def _channels(note: Note, words: Words) -> Iterator[Row]:
    for one in note.channels:
        seats = "; ".join(f"{words.party(member.party)} {member.seat}" for member in one.members)
        since = tuple(member.since.id for member in one.members if member.since)
        warning = f"{one.sides}: what comes over it is one side's word" if one.sides is Sides.ONE else str(one.sides)
        yield Row(None, one.channel, seats, warning, since)


def _change(one: Change, words: Words) -> Row:
    entry = one.entry
    what = {Action.CORRECT: "corrected", Action.RETRACT: "taken back"}.get(entry.action, "said again, differently")
    before = f" Before: {one.before.text}" if one.before and one.before.text != entry.text else ""
    return Row(clock_of(entry.recorded, words), what, f"{entry.text}{before}", "", (entry.id,))


def _unknown(note: Note, words: Words, kept: int) -> Iterator[Row]:
    for one in note.open:
        if Verdict.UNKNOWN in (one.open, one.late):
            yield Row(None, one.matter.value, one.entry.text, one.state, (one.entry.id,))
    unsure = tuple(one.entry.id for one in note.happened if one.inside is Verdict.UNKNOWN)
    if unsure:
        text = "Whether these happened in this watch cannot be told: their times are known only within bounds."
        yield Row(None, "times", text, "", unsure)
    if kept:
        text = (
            "Entries are kept from this note: by an embargo, to protect persons, or because they cannot be read here."
        )
        yield Row(None, "kept back", text, f"{kept} of them")


def _happened(note: Note, words: Words) -> Iterator[Row]:
    for one in sorted(note.happened, key=lambda one: (one.entry.kind, one.entry.occurred, one.entry.id)):
        unsure = "perhaps before or after it" if one.inside is Verdict.UNKNOWN else ""
        yield Row(clock_of_span(one.entry.occurred, words), one.entry.kind, one.entry.text, unsure, (one.entry.id,))
    for entry in note.late_told:
        state = f"before this watch; came on record in it, {words.time(entry.recorded)}"
        yield Row(clock_of_span(entry.occurred, words), entry.kind, entry.text, state, (entry.id,))


def _alarms(note: Note, words: Words) -> Iterator[str]:
    if note.previous is not None:
        yield from _unconfirmed(note.previous, "The hand-over to this watch")
    for gap in note.gaps:
        long = length(gap.span.end - gap.span.start)
        yield f"NO WATCH from {_span(gap.span, words)} ({long}): no hand-over covers it."
    for one, after in note.broken:
        yield (
            f"{one.entry.id} handed over to {one.handover.incoming}, but {after.handover.outgoing} handed over next "
            f"({after.entry.id})."
        )
    if note.signed is None:
        yield "NOT SIGNED OFF: no hand-over of exactly this watch is on record."
    else:
        yield from _unconfirmed(note.signed, "This hand-over")
    if note.unlisted:
        yield f"OPEN BUT NOT HANDED OVER: {', '.join(note.unlisted)}."
    if note.extra:
        yield f"Handed over as open, and not open by the record: {', '.join(note.extra)}."


def _unconfirmed(watch: Watch, what: str) -> Iterator[str]:
    if watch.acknowledged is Verdict.NO:
        yield f"NOT ACKNOWLEDGED: {what} ({watch.entry.id}) has no acknowledgement on record."
    if watch.acknowledged is Verdict.UNKNOWN:
        yield f"Whether {what[0].lower()}{what[1:]} ({watch.entry.id}) was acknowledged by then cannot be told."


def _signs(note: Note, words: Words) -> Iterator[str]:
    for watch in (note.signed, *note.partly):
        if watch is not None:
            said = watch.handover
            part = "" if watch is note.signed else f" It covers another stretch: {_span(watch.span, words)}."
            when = time_words(watch.entry.occurred, words)
            yield f"{said.outgoing} to {said.incoming}, {when} ({watch.entry.id}).{part}"
            for entry, receipt in watch.acknowledgements:
                by, at = words.party(receipt.body), time_words(entry.occurred, words)
                yield f"Acknowledged by {by}, {at} ({entry.id})."


def _span(span: Interval, words: Words) -> str:
    return f"{words.time(span.start)} to {words.time(span.end)}"
