"""Marks in words for one screen of 80 columns, and as plain data."""

from dataclasses import asdict
from textwrap import wrap
from typing import cast

from truceline.exercise.scoring.advice import advice
from truceline.exercise.scoring.clusters import Ratio
from truceline.exercise.scoring.marks import Marks
from truceline.exercise.scoring.particulars import Share
from truceline.exercise.scoring.probabilities import Probabilities
from truceline.values.canonical import Json
from truceline.values.watermark import BANNER

_LABEL = 15


def lines(marks: Marks) -> list[str]:
    """Marks line by line, none longer than 80 letters; what was not judged says so."""
    found = [BANNER]
    for part in (_seen, _grouping, _events, _sides, _said, _days):
        found += part(marks)
    found.append("")
    ahead = advice(marks)
    for words in ahead or ["Nothing that was judged is weak."]:
        label = "train next" if not found[-1] else ""
        found += wrap(words, 80, initial_indent=f"{label:<{_LABEL}}", subsequent_indent=" " * (_LABEL + 2))
    return found


def _line(label: str, *words: str) -> list[str]:
    """A label with what is told under it, a comma between, on as many lines as 80 letters need."""
    found = [f"{label:<{_LABEL}}{words[0]}"]
    for word in words[1:]:
        if len(found[-1]) + len(word) + 3 <= 80:
            found[-1] += f", {word}"
        else:
            found[-1] += ","
            found.append(f"{'':<{_LABEL}}{word}")
    return found


def _seen(marks: Marks) -> list[str]:
    unseen = marks.unseen
    return [
        *_line("observations", f"{marks.put} of {marks.observations} put to events", *_strange(marks)),
        *_line("happened", f"{unseen.events} events", f"{unseen.told} told of by somebody"),
        *_line("", f"nobody looked: {unseen.blind}", f"looked, and it escaped: {unseen.escaped}"),
        *_line("", f"told of, and in no judged event: {unseen.missed}"),
    ]


def _strange(marks: Marks) -> list[str]:
    return [f"{marks.unknown} not of this exercise"] if marks.unknown else []


def _grouping(marks: Marks) -> list[str]:
    grouping = marks.grouping
    return [
        *_line("put together", f"pairs {ratio(grouping.pairs)}"),
        *_line("", f"B-cubed {ratio(grouping.b3)}"),
        *_line("", f"exact events {grouping.exact} of {grouping.events}", f"number of events {marks.count_error:+}"),
        *_line("", f"never happened: {marks.nothing}", f"one event told as several: {marks.double}"),
    ]


def _events(marks: Marks) -> list[str]:
    one = marks.particulars
    time = "no time was given" if one.minutes is None else f"{one.minutes:.1f} minutes off in the middle"
    place = "no place was given" if one.kilometres is None else f"{one.kilometres:.2f} km off in the middle"
    return [
        *_line("when, where", time, place),
        *_line("", f"inside its own radius {share(one.inside)}"),
        *_line("what", f"kind {share(one.what)}", f"count inside {share(one.counts)}"),
        *_line("no breach", f"called so {ratio(one.excluded)}"),
    ]


def _sides(marks: Marks) -> list[str]:
    one = marks.attribution
    return [
        *_line("who", f"right {one.right}", f"FALSE ACCUSATIONS {one.false}", f"not attributed {one.withheld}"),
        *_line("", f"not said {one.unsaid}", f"right of all accusations {percent(one.accuracy)}"),
        *_line("", chances(one.probabilities)),
    ]


def _said(marks: Marks) -> list[str]:
    one = marks.lies
    off = "no number was given" if one.off is None else f"true number missed by {percent(one.off)}"
    return [
        *_line("lies", f"called so {ratio(one.found)}", f"{one.judged} judged"),
        *_line("", off, f"cannot tell {one.withheld}", chances(one.probabilities)),
    ]


def _days(marks: Marks) -> list[str]:
    one = marks.totals
    width = [] if one.width is None else [f"{percent(one.width)} wide"]
    left_open = [f"{one.open} open above"] if one.open else []
    return _line("totals", f"truth inside {share(one.inside)}", *width, *left_open)


def percent(number: float | None) -> str:
    """A share in percent; `-` where there is none."""
    return "-" if number is None else f"{number:.0%}"


def share(one: Share) -> str:
    """`80% (8 of 10)`; `-` of nothing."""
    return "-" if not one.many else f"{percent(one.share)} ({one.hits} of {one.many})"


def ratio(one: Ratio) -> str:
    """Precision, recall and F1."""
    return f"right {percent(one.precision)}, found {percent(one.recall)}, F1 {percent(one.f1)}"


def chances(one: Probabilities) -> str:
    """Brier and log loss; no more where no probability was given."""
    if one.brier is None:
        return "no probabilities"
    return f"Brier {one.brier:.3f}, log loss {one.log_loss:.3f} ({one.many})"


def plain(marks: Marks) -> Json:
    """Marks as plain data; what was not judged is null."""
    more = {
        "count_error": marks.count_error,
        "pairs_f1": marks.grouping.pairs.f1,
        "b3_f1": marks.grouping.b3.f1,
        "attribution_accuracy": marks.attribution.accuracy,
        "train_next": advice(marks),
    }
    return _listed({"exercise": BANNER} | asdict(marks) | more)


def _listed(value: object) -> Json:
    if isinstance(value, dict):
        return {str(name): _listed(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(one) for one in value]
    return cast("Json", value)  # a share is a float, which is for readers only and never goes on record
