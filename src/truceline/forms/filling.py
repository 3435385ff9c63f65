"""The inverse of reading a submission: rows as the XML that a client would have sent, for exercises and tests."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from truceline.errors import BadInput, Fault
from truceline.forms.asking import is_asked
from truceline.forms.blocks import BLOCKS
from truceline.forms.blocks.links import PHOTOS, RECEIPT, photo_names
from truceline.forms.definition import Definition, Question, definition_of
from truceline.forms.library import ROOT
from truceline.forms.receipts import printed, receipt_of
from truceline.forms.shape import leaves_of
from truceline.forms.xform import XForm

Cells = Mapping[str, str]


def filled(form: XForm, rows: Sequence[Cells], instance: str, files: Mapping[str, str] | None = None) -> bytes:
    """Rows of a form's kind as one submission; `files`: the name of each file of evidence by its SHA-256.

    Raises:
        BadInput: where the form has no way to say what a row says, with a fault for each such cell.
    """
    definition = definition_of(form.form)
    answers = [_answers(form, definition, number, row, files or {}) for number, row in enumerate(rows, start=1)]
    _check_beside(form, definition, rows, instance)
    repeat = definition.again.repeat if definition.again is not None else ""
    _check_number(form, definition, answers)
    root = Element(ROOT, {"id": form.id, "version": form.version})
    once = {**answers[0], RECEIPT: printed(receipt_of(instance))}
    for (inside, page), leaves in leaves_of(form.form).items():
        if not inside:
            _page(root, page, leaves, once)
        elif root.find(inside) is None:
            for one in answers:
                _again(SubElement(root, inside), form.form, repeat, one)
    SubElement(SubElement(root, "meta"), "instanceID").text = instance
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{tostring(root, encoding='unicode')}".encode()


def _again(parent: Element, form_id: str, repeat: str, answers: Mapping[str, str]) -> None:
    for (inside, page), leaves in leaves_of(form_id).items():
        if inside == repeat:
            _page(parent, page, leaves, answers)


def _page(parent: Element, page: str, leaves: Sequence[str], answers: Mapping[str, str]) -> None:
    group = SubElement(parent, page)
    for name in leaves:
        SubElement(group, name).text = answers.get(name, "")


def _answers(form: XForm, definition: Definition, number: int, row: Cells, files: Mapping[str, str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    faults: list[Fault] = []
    for question in definition.asked():
        try:
            answers |= _photos(question, row, files) if question.ask == "photos" else _one(question, definition, row)
        except ValueError as cause:
            problem, _, remedy = str(cause).partition("; ")
            faults.append(Fault(form.id, number, problem, remedy))
    if faults:
        raise BadInput(*faults)
    return answers


_BESIDE = frozenset(("id", "kind", "action", "source", "recorded", "instance", "files"))
"""What comes with a submission without being asked."""


def _check_beside(form: XForm, definition: Definition, rows: Sequence[Cells], instance: str) -> None:
    """What is in no question: columns that the form does not have, another submission's instance ID or receipt."""
    asked = {question.cell for question in definition.asked()} | _BESIDE
    made = {"instance": instance, RECEIPT: receipt_of(instance)}
    faults = []
    for number, row in enumerate(rows, start=1):
        wrong = [f"does not ask for {name}" for name in row if name not in asked]
        wrong += [
            f"has no way to say {row[name]!r} ({name})" for name in made if row.get(name, made[name]) != made[name]
        ]
        faults += [Fault(form.id, number, f"the form {one}", "put it on record from the keyboard") for one in wrong]
    if faults:
        raise BadInput(*faults)


def _one(question: Question, definition: Definition, row: Cells) -> dict[str, str]:
    cell = row.get(question.cell, "")
    if cell and not is_asked(question, definition, row):
        raise ValueError(f"{question.name}: the form does not ask for it here; put it on record from the keyboard")
    return BLOCKS[question.ask].filled(question, cell) if cell else {}


def _photos(question: Question, row: Cells, files: Mapping[str, str]) -> dict[str, str]:
    digests = row.get("files", "").split()
    if len(digests) > PHOTOS:
        raise ValueError(
            f"files: the form takes {PHOTOS} files for one entry; put the others on record from the keyboard"
        )
    return dict(zip(photo_names(question), (files[digest] for digest in digests), strict=False))


def _check_number(form: XForm, definition: Definition, answers: Sequence[Mapping[str, str]]) -> None:
    """Several rows fit one submission only where the form has a repeat, and they agree in what it asks once."""
    once = [name for (inside, _), leaves in leaves_of(form.form).items() if not inside for name in leaves]
    apart = [name for name in once if len({one.get(name, "") for one in answers}) > 1]
    if not answers or (len(answers) > 1 and (definition.again is None or apart)):
        problem = f"the form says such rows in {'several submissions' if answers else 'no submission'}"
        raise BadInput(Fault(form.id, None, problem, "fill in one form for each"))
