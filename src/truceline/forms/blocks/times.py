"""When it was: a moment, from when to when, or on which day. Devices write the offset of their zone, which is kept."""

import re

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, needed, no_way
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting

_TIME = re.compile(
    r"(?P<minute>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,6}))?)?"
    r"(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)"
)
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _number(of: str) -> str:
    """The XPath expression of a time as days, to the thousandth of a second.

    By way of a text: some clients compare times by their days alone, and others turn only texts into numbers.
    """
    return f"decimal-date-time(format-date-time({of}, '%Y-%m-%dT%H:%M:%S.%3'))"


# Where a client has no clock to click on, somebody may leave the zone out. Others give the day alone as the text.
_WHOLE = "regex(., '^[0-9-]{10}(T.*(Z|[+-][0-9]{2}(:?[0-9]{2})?))?$')"
# A hundredth of a day later, because the clocks of devices differ.
_PAST = f"{_WHOLE} and {_number('.')} <= decimal-date-time(now()) + 0.01"


def _asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    name = question.name
    how = f"{name}_how"
    period, days = f"${{{how}}} = 'period'", f"${{{how}}} = 'days'"
    day = f"${{{how}}} = 'day' or {days}"
    # Only where the present moment is likely is it there already: elsewhere it would be an exact time that nobody gave.
    now = "now()" if question.usual == "moment" else ""
    after = f"{_number('.')} > {_number(f'${{{name}_from}}')}"
    return (
        Ask("select_one", how, name, "when_how", required=question.required, default=question.usual),
        Ask("dateTime", f"{name}_at", "when/at", "", True, f"${{{how}}} = 'moment'", _PAST, default=now),
        Ask("dateTime", f"{name}_from", "when/from", "", True, period, _PAST),
        Ask("dateTime", f"{name}_until", "when/until", "", True, period, f"{after} and {_PAST}"),
        Ask("date", f"{name}_day", "when/day", "", True, day, ". <= today()"),
        Ask("date", f"{name}_last", "when/last", "", True, days, f". > ${{{name}_day}} and . <= today()"),
    )


def _said(question: Question, answers: Answers, _: About) -> str | None:
    ways = {"moment": ("at",), "period": ("from", "until"), "day": ("day",), "days": ("day", "last")}
    how = answers.get(f"{question.name}_how")
    if how is None:
        return None
    if how not in ways:
        raise ValueError(f"{question.name}_how: this is no way to give a time; choose one that the form offers")
    read = _day if how.startswith("day") else _time
    return "/".join(read(f"{question.name}_{part}", needed(answers, f"{question.name}_{part}")) for part in ways[how])


def _day(name: str, given: str) -> str:
    """A day; some clients write midnight with an offset behind it."""
    if not re.fullmatch(rf"{_DAY}(T.*)?", given, re.ASCII):
        raise ValueError(f"{name} is not a date; choose a day")
    return given[:10]


def _time(name: str, given: str) -> str:
    """A time as the record writes it: no more digits than say something, and the offset as it was."""
    found = _TIME.fullmatch(given)
    if found is None:
        raise ValueError(
            f"{name} is not a time with the offset of its zone; "
            "write it as 2026-04-12T14:30+03:00, or set the zone of the device and choose again"
        )
    part = (found["part"] or "").rstrip("0")
    second = f":{found['second']}" if part or found["second"] not in (None, "00") else ""
    offset = found["offset"].replace(":", "")
    return f"{found['minute']}{second}{'.' if part else ''}{part}{_offset(offset)}"


def _offset(written: str) -> str:
    return "Z" if written == "Z" else f"{written[:3]}:{written[3:] or '00'}"


def _filled(question: Question, cell: str) -> dict[str, str]:
    first, slash, last = cell.partition("/")
    days = re.fullmatch(_DAY, first, re.ASCII), re.fullmatch(_DAY, last, re.ASCII)
    times = _TIME.fullmatch(first), _TIME.fullmatch(last)
    ways = {
        "moment": (times[0] and not slash, ("at",)),
        "period": (times[0] and times[1], ("from", "until")),
        "day": (days[0] and not slash, ("day",)),
        "days": (days[0] and days[1], ("day", "last")),
    }
    how = next((how for how, (fits, _) in ways.items() if fits), None)
    if how is None:
        raise no_way(question, cell)
    parts = dict(zip(ways[how][1], (first, last), strict=False))
    written = {part: text if how.startswith("day") else _as_device(text) for part, text in parts.items()}
    return {f"{question.name}_how": how} | {f"{question.name}_{part}": text for part, text in written.items()}


def _as_device(text: str) -> str:
    """A time as devices write it: to the thousandth of a second."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a time; write it with an offset")
    offset = "+00:00" if found["offset"] == "Z" else found["offset"]
    return f"{found['minute']}:{found['second'] or '00'}.{(found['part'] or '').ljust(3, '0')}{offset}"


when = Block(_asks, _said, _filled, lambda name: f"{name}_how")
