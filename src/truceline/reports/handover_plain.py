"""The hand-over note as plain data."""

from collections.abc import Iterable

from truceline.liaison.channels import ChannelState
from truceline.liaison.handing_over import Change, Left, Note
from truceline.liaison.watches import Watch
from truceline.reports.deadlines import Due
from truceline.reports.duty import plain_entry, plain_opening
from truceline.reports.plain import Plain
from truceline.values.canonical import Json


def plain_note(note: Note, agreed: Iterable[Due], plain: Plain, kept: int) -> dict[str, Json]:
    """The note; `kept_back`: how many entries are not shown here."""
    return {
        "desk": note.stretch.desk,
        "watch": plain.interval(note.stretch.watch),
        "next_watch": plain.interval(note.stretch.following),
        "known": plain.instant(note.known),
        "signed": _watch(note.signed, plain),
        "not_handed_over": list(note.unlisted),
        "handed_over_but_not_open": list(note.extra),
        "previous": _watch(note.previous, plain),
        "left_by_previous": [_left(one) for one in note.left],
        "gaps": [plain.interval(gap.span) for gap in note.gaps],
        "open": [plain_opening(one, plain) for one in note.open],
        "due_in_next_watch": [one.entry.id for one in note.due_next],
        "agreed_due_in_next_watch": [
            {"earliest": plain.instant(one.earliest), "what": one.what, "entries": list(one.entries)} for one in agreed
        ],
        "channels": [_channel(one) for one in note.channels],
        "changes": [_change(one, plain) for one in note.changes],
        "happened": [_told(one.inside.value, plain_entry(one.entry, plain)) for one in note.happened],
        "told_late": [plain_entry(entry, plain) for entry in note.late_told],
        "kept_back": kept,
    }


def _told(inside: str, entry: Json) -> Json:
    return {"in_this_watch": inside, "told": entry}


def _watch(one: Watch | None, plain: Plain) -> Json:
    if one is None:
        return None
    return {
        "entry": one.entry.id,
        "outgoing": one.handover.outgoing,
        "incoming": one.handover.incoming,
        "watch": plain.interval(one.span),
        "acknowledged": one.acknowledged.value,
        "acknowledgements": [entry.id for entry, _ in one.acknowledgements],
    }


def _left(one: Left) -> Json:
    now = None if one.now is None else {"state": one.now.state, "open": one.now.open.value}
    return {"entry": one.subject.id, "fate": one.subject.fate.value, "now": now}


def _channel(one: ChannelState) -> Json:
    members: list[Json] = [
        {"party": member.party, "seat": member.seat.value, "since": member.since.id if member.since else None}
        for member in one.members
    ]
    return {"channel": one.channel, "sides": one.sides.value, "members": members}


def _change(one: Change, plain: Plain) -> Json:
    return {
        "entry": one.entry.id,
        "action": one.entry.action.value,
        "conflict": one.conflict,
        "recorded": plain.instant(one.entry.recorded),
        "text": one.entry.text,
        "before": one.before.text if one.before else None,
    }
