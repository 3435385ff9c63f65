"""Numbers as people give them: how sure first, then the digits. Never a bare number where it was not one."""

import re

from truceline.forms.asks import Ask, is_one_of
from truceline.forms.blocks.base import About, Answers, Block, needed, no_way
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting

MOST = 999_999_999
"""The largest whole number that every client takes."""
_COUNTS = {
    "exactly": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "fewer_than": "fewer than ",
}
UNCOUNTABLE, BETWEEN = "uncountable", "between"
_COUNT = re.compile(rf"(?P<how>{'|'.join(_COUNTS.values())})(?P<number>[0-9]{{1,9}})")
_RANGE = re.compile(r"(?P<low>[0-9]{1,9})-(?P<high>[0-9]{1,9})")


def _count_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    how, number, low, high = (f"{question.name}_{part}" for part in ("how", "number", "low", "high"))
    between = f"${{{how}}} = '{BETWEEN}'"
    whole = f". >= 0 and . <= {MOST}"
    return (
        Ask("select_one", how, question.name, "count_how", required=question.required),
        Ask(
            "integer",
            number,
            "count/number",
            required=True,
            relevant=is_one_of(how, tuple(_COUNTS)),
            constraint=f"{whole} and (. > 0 or ${{{how}}} != 'fewer_than')",
        ),
        Ask("integer", low, "count/low", required=True, relevant=between, constraint=whole),
        Ask(
            "integer", high, "count/high", required=True, relevant=between, constraint=f". > ${{{low}}} and . <= {MOST}"
        ),
    )


def _count_said(question: Question, answers: Answers, _: About) -> str | None:
    how = answers.get(f"{question.name}_how")
    if how is None or how == UNCOUNTABLE:
        return how
    if how == BETWEEN:
        return f"{_whole(answers, question, 'low')}-{_whole(answers, question, 'high')}"
    if how not in _COUNTS:
        raise ValueError(f"{question.name}_how: this is no way to count; choose one that the form offers")
    return f"{_COUNTS[how]}{_whole(answers, question, 'number')}"


def _whole(answers: Answers, question: Question, part: str) -> str:
    digits = needed(answers, f"{question.name}_{part}")
    if not re.fullmatch(r"[0-9]{1,9}", digits, re.ASCII):
        raise ValueError(f"{question.name}_{part} is not a whole number; write digits")
    return digits


def _count_filled(question: Question, cell: str) -> dict[str, str]:
    name = question.name
    if cell == UNCOUNTABLE:
        return {f"{name}_how": UNCOUNTABLE}
    if (found := _RANGE.fullmatch(cell)) and int(found["low"]) < int(found["high"]):
        return {f"{name}_how": BETWEEN, f"{name}_low": found["low"], f"{name}_high": found["high"]}
    if found := _COUNT.fullmatch(cell):
        how = next(how for how, words in _COUNTS.items() if words == found["how"])
        return {f"{name}_how": how, f"{name}_number": found["number"]}
    raise no_way(question, cell)


count = Block(_count_asks, _count_said, _count_filled, lambda name: f"{name}_how")


def _length_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    hours, minutes = f"{question.name}_hours", f"{question.name}_minutes"
    return (
        Ask("integer", hours, question.name, required=question.required, constraint=". >= 0 and . <= 9999"),
        Ask(
            "integer",
            minutes,
            "length/minutes",
            relevant=f"${{{hours}}} != ''",
            constraint=". >= 0 and . <= 59",
        ),
    )


def _length_said(question: Question, answers: Answers, _: About) -> str | None:
    if f"{question.name}_hours" not in answers:
        return None
    hours = int(_whole(answers, question, "hours"))
    minutes = int(_whole(answers, question, "minutes")) if f"{question.name}_minutes" in answers else 0
    if minutes > 59:
        raise ValueError(f"{question.name}_minutes is more than 59; put whole hours into the hours")
    return f"PT{hours}H{minutes}M" if minutes else f"PT{hours}H"


def _length_filled(question: Question, cell: str) -> dict[str, str]:
    found = re.fullmatch(r"PT(?P<hours>0|[1-9][0-9]{0,3})H(?:(?P<minutes>[1-9]|[1-5][0-9])M)?", cell, re.ASCII)
    if found is None:
        raise no_way(question, cell)
    answers = {f"{question.name}_hours": found["hours"]}
    return answers | ({f"{question.name}_minutes": found["minutes"]} if found["minutes"] else {})


length = Block(_length_asks, _length_said, _length_filled, lambda name: f"{name}_hours")
