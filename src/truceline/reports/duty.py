"""The words of the duty desk: times that can be read at a glance, messages, and what is open."""

from dataclasses import dataclass

from truceline.liaison.messages import Logged, Received
from truceline.liaison.openings import Matter, Opening
from truceline.liaison.windows import WindowState
from truceline.record.entry import Entry
from truceline.record.kinds import Window
from truceline.reports.plain import Plain
from truceline.reports.wording import Words
from truceline.values.canonical import Json
from truceline.values.instants import Instant, to_local
from truceline.values.intervals import Interval, show_interval, whole_day
from truceline.values.verdicts import Verdict


@dataclass(frozen=True)
class Clock:
    """A time in two sizes: the hour, which is read first, and the day with the zone's offset."""

    big: str
    small: str

    def __str__(self) -> str:
        return f"{self.big}, {self.small}"


def clock_of(moment: Instant, words: Words) -> Clock:
    """An instant: `14:30` and `Sat 12 April 2025, UTC+03:00`."""
    local = to_local(moment, words.home)
    return Clock(f"{local:%H:%M}", f"{local:%a} {words.day(local.date())}, UTC{words.exact(moment)[-6:]}")


def clock_of_span(span: Interval, words: Words) -> Clock:
    """A time that may be known only within bounds, which is said."""
    day = clock_of(span.start, words)
    if span.exact:
        return day
    first, last = to_local(span.start, words.home), to_local(span.last, words.home)
    if first.date() != last.date():
        return Clock("days", f"some time in {show_interval(span, words.home)}")
    whole = span == whole_day(first.date(), words.home)
    return Clock("hour ?" if whole else _hours(span, words), f"some time on {day.small}")


def hours_words(span: Interval, words: Words) -> str:
    """A stretch of time: `20:00–22:00, Sat 12 April 2025, UTC+03:00`, or both ends in full where it goes over days."""
    start, end = clock_of(span.start, words), clock_of(span.end, words)
    return f"{start.big}\u2013{end.big}, {start.small}" if start.small == end.small else f"{start} to {end}"


def time_words(span: Interval, words: Words) -> str:
    """The time of an entry in at most 24 letters; a day alone, or two ends, where it is known no better."""
    if span.exact:
        return words.exact(span.start).replace("T", " ")
    first, last = to_local(span.start, words.home), to_local(span.last, words.home)
    if first.date() != last.date():
        return f"{first.date()} to {last.date()}"
    whole = span == whole_day(first.date(), words.home)
    return f"{first.date()}" if whole else f"{first.date()} {_hours(span, words)}"


def _hours(span: Interval, words: Words) -> str:
    """The two ends of a stretch within one day; a stretch to midnight ends at 24:00."""
    first, end = to_local(span.start, words.home), to_local(span.end, words.home)
    return f"{first:%H:%M}\u2013{'24:00' if end.date() != first.date() else f'{end:%H:%M}'}"


def received_words(received: tuple[Received, ...], words: Words) -> list[str]:
    """By whom and when, with the entry."""
    return [
        f"by {words.party(said.body)}, {time_words(entry.occurred, words)} ({entry.id})" for entry, said in received
    ]


def message_lines(one: Logged, words: Words) -> list[tuple[str, str]]:
    """A message as labels and texts: from whom to whom, what it says, and what became of it."""
    said = one.message
    way = f"{words.party(said.sender)} to {words.party(said.receiver)}, over {said.channel}"
    lines = [(time_words(one.entry.occurred, words), f"{way} ({one.entry.id})"), ("", one.entry.text)]
    if one.sent is Verdict.UNKNOWN:
        lines.append(("sent", "whether it was sent by then cannot be told"))
    if said.acknowledge_by is not None:
        lines.append(("acknowledge by", words.exact(said.acknowledge_by).replace("T", " ")))
        lines.append(("", "; ".join([one.receipt.value, *received_words(one.received, words)])))
    elif one.received:
        lines.append(("", f"acknowledged {'; '.join(received_words(one.received, words))}; it was not asked for"))
    for other in received_words(one.others, words):
        lines.append(("", f"not the receiver's acknowledgement: {other}"))
    return lines


def whose_words(one: Opening, words: Words) -> str:
    """Whose move it is, and what for."""
    who = words.parties(one.who) if one.who else "nobody is named"
    if isinstance(one.entry.payload, Window):
        window = one.entry.payload
        waits = f"waits for {who}: " if one.state == WindowState.ASKED else ""
        return f"{waits}{window.purpose} at {window.place}, {hours_words(window.period, words)}"
    asks = {Matter.MESSAGE: "to acknowledge", Matter.NOTICE: "may reply", Matter.TASK: "to do"}
    return f"{who} {asks[one.matter]}"


def plain_message(one: Logged, plain: Plain) -> Json:
    """A message with what became of it."""
    said = one.message
    return {
        "entry": one.entry.id,
        "occurred": plain.interval(one.entry.occurred),
        "sender": said.sender,
        "receiver": said.receiver,
        "channel": said.channel,
        "text": one.entry.text,
        "about": list(said.about or ()),
        "sent": one.sent.value,
        "acknowledge_by": plain.instant(said.acknowledge_by),
        "receipt": one.receipt.name.lower(),
        "open": one.open.value,
        "acknowledgements": [_plain_receipt(pair, plain) for pair in one.received],
        "by_others": [_plain_receipt(pair, plain) for pair in one.others],
    }


def _plain_receipt(pair: Received, plain: Plain) -> Json:
    entry, said = pair
    return {"entry": entry.id, "by": said.body, "occurred": plain.interval(entry.occurred)}


def plain_opening(one: Opening, plain: Plain) -> Json:
    """Something open."""
    return {
        "matter": one.matter.name.lower(),
        "entry": one.entry.id,
        "state": one.state,
        "open": one.open.value,
        "late": one.late.value,
        "due": plain.instant(one.due),
        "who": list(one.who),
        "text": one.entry.text,
    }


def plain_entry(entry: Entry, plain: Plain) -> Json:
    """An entry in a list of them."""
    return {"entry": entry.id, "kind": entry.kind, "occurred": plain.interval(entry.occurred), "text": entry.text}
