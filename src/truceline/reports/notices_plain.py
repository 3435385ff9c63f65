"""Notices, remedies, channels and disclosures as plain data: ids, kinds, times and verdicts."""

from collections.abc import Mapping

from truceline.liaison.channels import ChannelState
from truceline.liaison.disclosures import Counts, Share, Shown
from truceline.liaison.notices import Notified, Replied
from truceline.liaison.remedies import Announced
from truceline.liaison.subjects import Subject
from truceline.reports.notices import one_sided_words, state_words
from truceline.reports.plain import Plain
from truceline.values.canonical import Json
from truceline.values.instants import Instant


def notice_plain(one: Notified, remedies: tuple[Announced, ...], at: Instant, plain: Plain) -> Json:
    """A notice with its replies and remedies."""
    return {
        "notice": one.entry.id,
        "body": one.said.body,
        "to": one.said.to,
        "party": one.party,
        "about": [subject_plain(subject, plain) for subject in one.about],
        "about_something_taken_back": one.about_something_taken_back,
        "agreement": one.said.agreement,
        "channel": one.said.channel,
        "channel_sides": one.sides.value if one.sides else None,
        "out_of_channel_when_given": one.out_when_given.value,
        "given": plain.interval(one.entry.occurred),
        "reply_by": plain.instant(one.said.reply_by),
        "state": one.state.value,
        "doubt": one.doubt.value if one.doubt else None,
        "in_time": one.in_time.value if one.in_time else None,
        "words": state_words(one, at, plain.words),
        "replies": [_reply(reply, plain) for reply in one.replies],
        "replies_of_others": [_reply(reply, plain) for reply in one.others],
        "remedies": [remedy_plain(remedy, plain) for remedy in remedies],
    }


def _reply(one: Replied, plain: Plain) -> Json:
    return {
        "entry": one.entry.id,
        "party": one.said.party,
        "stance": one.said.stance.value,
        "occurred": plain.interval(one.entry.occurred),
        "recorded": plain.instant(one.entry.recorded),
        "came": one.came.value,
        "in_time": one.in_time.value,
    }


def subject_plain(one: Subject, plain: Plain) -> Json:
    """What an entry is, whose word it is, whom it names, and what became of it; never what it says."""
    return {
        "entry": one.id,
        "kind": one.kind or None,
        "by": one.by,
        "accused": one.accused,
        "fate": one.fate.value,
        "since": plain.instant(one.since),
    }


def remedy_plain(one: Announced, plain: Plain) -> Json:
    """A remedy with what each body last reported of it."""
    return {
        "entry": one.entry.id,
        "party": one.said.party,
        "measure": one.said.measure.value,
        "announced": plain.interval(one.entry.occurred),
        "came": one.came.value,
        "reports": [
            {
                "body": report.body,
                "whose": report.whose.value,
                "last": [course.value if course else None for course in report.courses],
                "entries": [entry.id for entry in report.entries],
            }
            for report in one.reports
        ],
        "reports_differ": one.apart,
    }


def channel_plain(one: ChannelState, plain: Plain) -> Json:
    """A channel with those who joined it."""
    return {
        "channel": one.channel,
        "sides": one.sides.value,
        "words": one_sided_words(one, plain.words),
        "members": [
            {
                "party": member.party,
                "seat": member.seat.value,
                "since": plain.interval(member.since.occurred) if member.since else None,
                "entry": member.since.id if member.since else None,
            }
            for member in one.members
        ],
    }


def shown_plain(one: Shown, plain: Plain) -> Json:
    """A disclosure: ids and kinds of what was shown."""
    return {
        "entry": one.entry.id,
        "body": one.said.body,
        "to": one.said.to,
        "party": one.party,
        "shape": one.said.shape.value,
        "channel": one.said.channel,
        "occurred": plain.interval(one.entry.occurred),
        "came": one.came.value,
        "shown": [{"entry": subject.id, "kind": subject.kind or None} for subject in one.shown],
    }


def share_plain(one: Share) -> Json:
    """What one party was shown beside another, as counts by kind."""
    groups: Mapping[str, Counts] = {
        "seen": one.seen,
        "unseen": one.unseen,
        "other_shape": one.other_shape,
        "untold": one.untold,
    }
    return {"party": one.party, "beside": one.beside} | {
        name: {kind or "not known here": number for kind, number in counts} for name, counts in groups.items()
    }
