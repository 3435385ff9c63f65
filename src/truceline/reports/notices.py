"""Words about notices, replies, remedies, channels and what was shown: never more than is on record."""

from collections.abc import Iterator

from truceline.liaison.channels import ChannelState, Member, Seat, Sides
from truceline.liaison.disclosures import Counts, Share, Shown
from truceline.liaison.notices import Doubt, NoticeState, Notified, Replied
from truceline.liaison.remedies import Announced, Reported, Whose
from truceline.liaison.subjects import Fate, Subject
from truceline.record.kinds import Allegation, Attendance, Claim, Course, Measure, Presence, Stance
from truceline.reports.wording import Words, length
from truceline.terms.ranges import Range
from truceline.values.instants import MINUTE, Instant
from truceline.values.intervals import Interval
from truceline.values.verdicts import Verdict

SILENCE = "That no reply is on record is neither a denial nor an admission, and says nothing about what happened."
REMEDIES = (
    "Announced is not done. What a party reports of itself is its own report; only a monitor's is an observation."
)
SHARES = "Counted by kind, each entry once. Somebody must judge whether a difference is fair."

_STANCES = {
    Stance.ACCEPTS: "accepts",
    Stance.DENIES: "denies",
    Stance.EXPLAINS: "explains",
    Stance.ASKS_FOR_TIME: "asks for time",
    Stance.REFUSES: "refuses to answer in this procedure",
}
_MEASURES = {Measure.ORDER: "an order", Measure.INQUIRY: "an inquiry", Measure.OTHER: "another measure"}
_COURSES = {
    Course.BEGUN: "begun",
    Course.PARTLY_DONE: "partly done",
    Course.DONE: "done",
    Course.DROPPED: "dropped",
    Course.REOPENED: "taken up again",
    None: "nothing yet",
}
_WHOSE = {
    Whose.OWN: "its own report",
    Whose.OBSERVED: "an observation",
    Whose.OTHERS: "that one's report",
}
_DOUBTS = {
    Doubt.GIVEN: "whether it had been given by then cannot be told",
    Doubt.REPLY: "whether the party had replied by then cannot be told",
    Doubt.CHANNEL: "no reply on record; whether the party was still in the channel when the time for one was over "
    "cannot be told",
}


def forecast_words(at: Instant, known: Instant) -> str | None:
    """What must be said where the instant asked about lies after all that is known."""
    if at <= known:
        return None
    return "What is known ends before the time asked about: nothing after it counts as missing."


def when_words(span: Interval, words: Words) -> str:
    """When something happened."""
    return words.range(Range(span.start, span.last))


def ago_words(span: int) -> str:
    """A length of time in microseconds that is over: minutes where it is less than two hours."""
    if span < MINUTE:
        return "less than a minute"
    if span < 120 * MINUTE:
        minutes = span // MINUTE
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return length(span)


def subject_words(subject: Subject, words: Words) -> str:
    """What an entry is, whose word it is, whom it names, and what became of it."""
    if subject.entry is None:
        return f"{subject.id}: not known here (recorded later, or not for everybody)"
    said = subject.entry.payload
    by = f" by {words.party(subject.by)}" if subject.by else ""
    names = "" if subject.accused is None else f"{_naming(said)} {words.party(subject.accused)}"
    place = f": {said.unit}, {said.place}" if isinstance(said, Allegation) else ""
    return f"{subject.id}: {subject.kind}{by}{names}{place}{_fate(subject, words)}"


def _naming(said: object) -> str:
    return ", accusing" if isinstance(said, Allegation | Claim) else " of"


def _fate(subject: Subject, words: Words) -> str:
    if subject.fate not in (Fate.CORRECTED, Fate.TAKEN_BACK) or subject.since is None:
        return ""
    return f" ({subject.fate} on {words.time(subject.since)})"


def state_words(one: Notified, at: Instant, words: Words) -> str:
    """Where a notice stands, in a sentence."""
    if one.doubt is not None:
        return _DOUBTS[one.doubt]
    until = one.said.reply_by
    if one.state is NoticeState.OPEN:
        if at >= until:
            return "no reply yet; what is known ends before the time for one does"
        return f"no reply yet; {ago_words(until - at)} left"
    if one.state is NoticeState.REPLIED:
        return f"{_course(one)}{_timely(one.in_time)}"
    over = f"the time for one was over {ago_words(at - until)} ago" if at > until else "the time for one is just over"
    if one.state is NoticeState.ASKED:
        rest = over if at >= until else f"{ago_words(until - at)} left"
        return f"has asked for time; no other reply on record; {rest}"
    if one.state is NoticeState.CLOSED:
        channel = one.said.channel or ""
        return f"no reply on record; {over}, when {words.party(one.party)} was out of the channel {channel}"
    return f"no reply on record; {over}"


def _course(one: Notified) -> str:
    """The last replies that certainly came, each named once: `denied, then accepts` is left to the list below."""
    came = [reply for reply in one.replies if reply.came is Verdict.YES]
    return ", then ".join(dict.fromkeys(_STANCES[reply.said.stance] for reply in came))


def _timely(in_time: Verdict | None) -> str:
    words = {Verdict.YES: "in time", Verdict.NO: "late", Verdict.UNKNOWN: "whether in time cannot be told"}
    return f"; {words[in_time]}" if in_time is not None else ""


def reply_words(one: Replied, notice: Notified, words: Words) -> str:
    """One reply: who, what, when, whether in time, and since when it is on record where that is later."""
    until = notice.said.reply_by
    who = words.party(one.said.party)
    line = f"{who} {_STANCES[one.said.stance]}, {when_words(one.entry.occurred, words)}{_timely(one.in_time)}"
    if one.in_time is Verdict.NO and one.entry.occurred.exact:
        line += f" by {ago_words(one.entry.occurred.start - until)}" if one.entry.occurred.start > until else ""
    if one.entry.recorded >= until and one.in_time is not Verdict.NO:
        line += f"; on record since {words.time(one.entry.recorded)}"
    if one.came is Verdict.UNKNOWN:
        line += "; whether by then cannot be told"
    return f"{line} ({one.entry.id})"


def channel_mark(one: Notified, words: Words) -> Iterator[str]:
    """What is to be said about the channel over which a notice went."""
    if one.sides is Sides.ONE:
        yield f"{one.said.channel} is one-sided"
    if one.sides is Sides.NONE:
        yield f"no party was left in {one.said.channel}"
    if one.sides is Sides.UNKNOWN:
        yield f"whether {one.said.channel} is one-sided cannot be told"
    if one.out_when_given is Verdict.YES:
        yield f"{words.party(one.party)} was out of it when the notice was given"


def remedy_words(one: Announced, words: Words) -> Iterator[str]:
    """What was announced, and what is reported done by whom."""
    what = _MEASURES.get(one.said.measure, one.said.measure.value)
    doubt = "" if one.came is Verdict.YES else "; whether by then cannot be told"
    yield f"{words.party(one.said.party)} announced {what}, {when_words(one.entry.occurred, words)}{doubt}"
    if not one.reports:
        yield "nothing is on record about its being carried out"
    for report in one.reports:
        yield _report(report, words)
    if one.apart:
        yield "these reports differ; none of them is made to prevail"


def _report(report: Reported, words: Words) -> str:
    told = " or ".join(_COURSES[course] for course in report.courses)
    doubt = "; which was the last cannot be told" if len(report.courses) > 1 else ""
    entries = ", ".join(entry.id for entry in report.entries)
    return f"{words.party(report.body)} reports: {told} ({_WHOSE[report.whose]}{doubt}; {entries})"


_SEATS = {
    Attendance.LEFT: "left",
    Attendance.SUSPENDED: "stays away since",
    Attendance.JOINED: "in it since",
    Attendance.RESUMED: "in it again since",
}


def member_words(member: Member, words: Words) -> str:
    """Whether one is in a channel, and since when."""
    who = words.party(member.party)
    if member.seat is Seat.UNKNOWN or member.since is None or not isinstance(member.since.payload, Presence):
        return f"{who}: whether in it cannot be told"
    return f"{who}: {_SEATS[member.since.payload.act]} {when_words(member.since.occurred, words)} ({member.since.id})"


def one_sided_words(channel: ChannelState, words: Words) -> str | None:
    """What the whole picture suffers from, where a channel is one-sided; None where it is not."""
    if channel.sides is Sides.ONE:
        out = "; ".join(member_words(member, words) for member in channel.out)
        return f"The picture is one-sided. Channel {channel.channel}: {out}."
    if channel.sides is Sides.UNKNOWN:
        return f"Whether the picture is one-sided cannot be told: see the channel {channel.channel}."
    return None


def shown_words(one: Shown, words: Words) -> str:
    """What was shown to whom, in which shape: kinds and ids only."""
    what = ", ".join(subject.id for subject in one.shown)
    doubt = "" if one.came is Verdict.YES else "; whether by then cannot be told"
    when = when_words(one.entry.occurred, words)
    channel = f", over {one.said.channel}" if one.said.channel else ""
    return f"{words.party(one.said.body)}, {when}, {one.said.shape}{channel}: {what} ({one.entry.id}){doubt}"


def count_words(counts: Counts) -> str:
    """`allegation: 2, observation: 1`."""
    return ", ".join(f"{kind or 'not known here'}: {number}" for kind, number in counts) or "nothing"


def share_words(share: Share, words: Words) -> Iterator[tuple[str, str]]:
    """What a party was shown beside another one."""
    yield "was shown", count_words(share.seen)
    other = words.party(share.beside)
    if share.unseen:
        yield "not shown", f"{count_words(share.unseen)}, which {other} was shown"
    if share.other_shape:
        yield "other shape", f"{count_words(share.other_shape)}, in another shape than {other}"
    if share.untold:
        yield "cannot tell", f"{count_words(share.untold)}: whether shown to both by then"
