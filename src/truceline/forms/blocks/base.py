"""What every sort of question can do: say which rows it takes on a form, read their answers, and fill them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from truceline.forms.asks import Ask
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting

Answers = Mapping[str, str]
"""Answers by the name of their row; empty ones are left out."""


def _nobody(_: str) -> str | None:
    return None


@dataclass(frozen=True)
class About:
    """What reading a cell may lean on: the receipt number of the form, what areas are called, entries by receipt."""

    receipt: str
    areas: Mapping[str, str] = field(default_factory=dict)
    entry: Callable[[str], str | None] = _nobody


@dataclass(frozen=True)
class Block:
    """A sort of question.

    `asks`: its rows in a case. `said`: the cell that answers make, None where there is no answer; raises ValueError,
    with problem and remedy parted by a semicolon. `filled`: the answers that make a cell; raises ValueError where no
    answers can. `main`: the name of the row that has an answer whenever the question has one.
    """

    asks: Callable[[Question, FormSetting], tuple[Ask, ...]]
    said: Callable[[Question, Answers, About], str | None]
    filled: Callable[[Question, str], dict[str, str]]
    main: Callable[[str], str] = lambda name: name


def one_answer(question: Question, answers: Answers, _: About) -> str | None:
    """The cell of a question that takes one row."""
    return answers.get(question.name)


def one_row(question: Question, cell: str) -> dict[str, str]:
    """The answer of a question that takes one row."""
    return {question.name: cell}


def needed(answers: Answers, name: str) -> str:
    """An answer that must be there.

    Raises:
        ValueError: if it is not.
    """
    if name not in answers:
        raise ValueError(f"{name} is not answered; answer it, or take the question before it back")
    return answers[name]


def no_way(question: Question, cell: str) -> ValueError:
    """Why a cell cannot be filled in."""
    return ValueError(f"{question.name}: the form has no way to say {cell!r}; put it on record from the keyboard")
