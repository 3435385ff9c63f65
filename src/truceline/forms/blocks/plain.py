"""Questions with one answer that goes on record as it is: a choice, a text, a label, a note."""

from dataclasses import replace

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, no_way, one_answer, one_row
from truceline.forms.definition import Question
from truceline.forms.setting import FormSetting

UNKNOWN = "_unknown"
"""The choice "not known": no cell, and not the same as a question that nobody answered. No name begins like this."""
OTHER = "_other"
"""The choice "another, which I type"."""
LONG = ("what", "assessed")
"""Lists so long that they are shown closed, as one line, until somebody opens them."""
LABEL = "regex(., '^[a-z][a-z0-9_-]{0,79}$')"


def _choice_asks(question: Question, setting: FormSetting) -> tuple[Ask, ...]:
    default = setting.observer if question.choices == "observers" else ""
    ask = Ask("select_one", question.name, question.name, _list_of(question), question.required, default=default)
    return (replace(ask, appearance="minimal") if question.choices in LONG else ask,)


def _list_of(question: Question) -> str:
    return f"{question.choices}_or_unknown" if question.unknown else question.choices


def _choice_said(question: Question, answers: Answers, _: About) -> str | None:
    found = answers.get(question.name)
    return None if found == UNKNOWN else found


choice = Block(_choice_asks, _choice_said, one_row)


def _text_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    return (
        Ask(
            "text",
            question.name,
            question.name,
            required=question.required,
            constraint=f"string-length(.) <= {question.most}" if question.most else "",
            appearance="multiline" if question.long else "",
        ),
    )


def _text_filled(question: Question, cell: str) -> dict[str, str]:
    if cell != cell.strip() or (question.most and len(cell) > question.most):
        raise no_way(question, cell)
    return {question.name: cell}


text = Block(_text_asks, one_answer, _text_filled)


def _label_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    return (Ask("text", question.name, question.name, required=question.required, constraint=LABEL),)


def _label_said(question: Question, answers: Answers, about: About) -> str | None:
    """A label; of a file that nobody gave one, it is made from the receipt."""
    return answers.get(question.name) or (f"file-{about.receipt}" if question.column == "file" else None)


label = Block(_label_asks, _label_said, one_row)


def _note_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    return (Ask("note", question.name, question.name),)


note = Block(_note_asks, lambda *_: None, lambda *_: {})
