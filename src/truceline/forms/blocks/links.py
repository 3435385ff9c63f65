"""What ties a form to others and to files: reference numbers, its own receipt, photographs."""

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, no_way
from truceline.forms.definition import Question
from truceline.forms.receipts import as_receipt, letter_in_form, right_in_form, run_in_form
from truceline.forms.setting import FormSetting

INSTANCE = "/data/meta/instanceID"
GROUPS = ("reference_a", "reference_b", "reference_c")
RECEIPT = "receipt"
PHOTOS = 3
"""How many photographs one entry can have."""


def _reference_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    return (Ask("text", question.name, question.name, required=question.required, constraint=right_in_form(".")),)


def _reference_said(question: Question, answers: Answers, about: About) -> str | None:
    """The id of the entry that is meant; None where a receipt is given and nothing on record has it (yet)."""
    typed = answers.get(question.name)
    receipt = None if typed is None else as_receipt(typed)
    return typed if receipt is None else about.entry(receipt)


def _reference_filled(question: Question, cell: str) -> dict[str, str]:
    if as_receipt(cell) is not None:
        raise no_way(question, cell)
    return {question.name: cell}


reference = Block(_reference_asks, _reference_said, _reference_filled)


def unresolved(name: str, answers: Answers, about: About) -> str | None:
    """The reference number given for a question, where nothing on record has it."""
    receipt = as_receipt(answers.get(name, ""))
    return receipt if receipt is not None and about.entry(receipt) is None else None


def _receipt_asks(_: Question, __: FormSetting) -> tuple[Ask, ...]:
    groups = tuple(
        Ask("calculate", name, "", calculation=run_in_form(number, INSTANCE)) for number, name in enumerate(GROUPS)
    )
    names = tuple(f"${{{name}}}" for name in GROUPS)
    number = f"concat({letter_in_form(names)}, '-', {names[0]}, '-', {names[1]}, '-', {names[2]})"
    return (
        *groups,
        Ask("calculate", RECEIPT, "", calculation=number),
        Ask("note", "receipt_note", "receipt_note"),
    )


receipt = Block(_receipt_asks, lambda _, __, about: about.receipt, lambda *_: {})


def _photo_asks(question: Question, _: FormSetting) -> tuple[Ask, ...]:
    names = photo_names(question)
    return tuple(
        Ask(
            "image",
            name,
            question.name if at == 0 else "photos/more",
            relevant=f"${{{names[at - 1]}}} != ''" if at else "",
        )
        for at, name in enumerate(names)
    )


def photo_names(question: Question) -> tuple[str, ...]:
    """The rows in which a question takes photographs."""
    return tuple(f"{question.name}_{number}" for number in range(1, PHOTOS + 1))


photos = Block(_photo_asks, lambda *_: None, lambda *_: {}, lambda name: f"{name}_1")
