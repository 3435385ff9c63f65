"""The grade: the source and what it says, judged apart."""

import re

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, needed, no_way
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting


def _asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    source, item = f"{question.name}_source", f"{question.name}_item"
    return (
        Ask("select_one", source, question.name, "grade_source", required=question.required),
        Ask("select_one", item, "grade/item", "grade_item", required=True, relevant=f"${{{source}}} != ''"),
    )


def _said(question: Question, answers: Answers, _: About) -> str | None:
    source, item = f"{question.name}_source", f"{question.name}_item"
    if source not in answers and item not in answers:
        return None
    return needed(answers, source) + needed(answers, item)


def _filled(question: Question, cell: str) -> dict[str, str]:
    if not re.fullmatch("[A-F][1-6]", cell):
        raise no_way(question, cell)
    return {f"{question.name}_source": cell[0], f"{question.name}_item": cell[1]}


grade = Block(_asks, _said, _filled, lambda name: f"{name}_source")
