"""A plain statement of what a series of counts can say and what it cannot."""

from truceline.measures.daily import Level, Series, Span
from truceline.reports.wording import Words

_ENOUGH = 0.8
"""The share of known days from which months are set against each other; a choice, stated wherever it decides."""


def can_say(series: Series, spans: tuple[Span, ...], words: Words) -> list[tuple[str, tuple[str, ...]]]:
    """What the figures on record support, each with the entries that it stands on."""
    known = [(total.low, day) for day in series.days if (total := day.total)]
    every = tuple(id for _, day in known for id in day.entries)
    said = [(f"A figure is on record for {len(known)} of {len(series.days)} days.", every)]
    if known:
        most, highest = max(known, key=lambda one: (one[0], one[1].day))
        said.append((f"The known days add up to {sum(count for count, _ in known)} {series.unit}.", every))
        said.append((f"The highest known day is {words.day(highest.day)} with {most}.", highest.entries))
    for span in spans:
        if span.left is not None and span.unknown:
            days = "the unknown day holds" if span.unknown == 1 else f"{span.unknown} unknown days together hold"
            said.append((f"{_days(span, words)}: {days} {span.left.said}.", span.entries))
    return said


def cannot_say(series: Series, levels: tuple[Level, ...], spans: tuple[Span, ...], words: Words) -> list[str]:
    """What must not be read into them."""
    unknown = len(series.days) - len(series.known)
    said = []
    if unknown:
        said.append(f"{unknown} days are unknown. They are not quiet days, and no average fills them.")
    thin = [level for level in levels if level.known < _ENOUGH * level.days]
    if thin:
        said.append(
            f"Whether the level rose or fell from month to month: in {len(thin)} of {len(levels)} months fewer than "
            "8 in 10 days are known, and which days are known was not left to chance."
        )
    said.append("How much was missed: hours of observation, cameras, night and refused access are not on record here.")
    said.append("Who fired: a count by a monitor names no side.")
    for span in spans:
        if span.left is None:
            said.append(
                f"{_days(span, words)}: the figure for these days is less than their known days; one is in doubt."
            )
    restated = [words.day(day.day) for day in series.days if day.restated]
    if restated:
        said.append(f"Figures were given otherwise later for {', '.join(restated)}; the last one given is used.")
    return said


def _days(span: Span, words: Words) -> str:
    last = span.end.fromordinal(span.end.toordinal() - 1)
    return words.day(span.start) if last == span.start else f"{words.day(span.start)} to {words.day(last)}"
