"""The answers of one submission as rows of a table of entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import ValidationError

from truceline.errors import BadInput, Fault
from truceline.forms.attachments import attached, is_plain
from truceline.forms.blocks import BLOCKS, About, Answers
from truceline.forms.blocks.links import unresolved
from truceline.forms.definition import Definition, Question
from truceline.forms.telling import told
from truceline.record.entry import payload_of
from truceline.record.kinds import KINDS
from truceline.sources.models import explain
from truceline.sources.rows import Row
from truceline.values.intervals import parse_interval
from truceline.values.zones import zone

_COMMON = frozenset(("id", "action", "kind", "occurred", "source", "text"))


@dataclass(frozen=True)
class Origin:
    """Where answers come from: the form ID, the submission, and the one of which it is an edited copy.

    `first` is the submission by which the entries are known: the same as `instance` where nothing was edited.
    """

    form: str
    instance: str
    first: str
    edited: bool = False

    @property
    def id(self) -> str:
        """The 32 hexadecimal digits by which its entries are known."""
        return self.first.removeprefix("uuid:").replace("-", "")


@dataclass(frozen=True)
class Entries:
    """The rows of a submission, and the names of the files of each by its id."""

    rows: tuple[Row, ...]
    files: Mapping[str, tuple[str, ...]]


def entries_of(filled: Sequence[Answers], definition: Definition, origin: Origin, about: About) -> Entries:
    """One row for each set of answers.

    Raises:
        BadInput: with a fault for each answer that does not fit; its line is the number of the set.
    """
    rows: list[Row] = []
    files: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for number, answers in enumerate(filled, start=1):
        row = Row(origin.form, number, _cells(number, answers, definition, origin))
        said, wrong = _said(row, answers, definition, about)
        row = Row(origin.form, number, {**row.cells, **said})
        names = tuple(attached(definition, answers))
        faults += [*wrong.values(), *_misfits(row, wrong), *(_no_name(row) for name in names if not is_plain(name))]
        rows.append(row)
        files[row.cells["id"]] = names
    if faults:
        raise BadInput(*faults)
    return Entries(tuple(rows), files)


@cache
def columns_of(kind: str) -> frozenset[str]:
    """The columns of a kind, with those of every row that a form can fill."""
    return frozenset((*KINDS[kind].model_fields, "occurred", "text"))


def _cells(number: int, answers: Answers, definition: Definition, origin: Origin) -> dict[str, str]:
    """What every row of a submission has."""
    own = f"-{number}" if definition.again is not None else ""
    cells = {"id": f"{definition.kind}-{origin.id}{own}", "kind": definition.kind}
    cells |= {"source": f"urn:{origin.instance}", "instance": origin.instance}
    return cells | ({"action": "correct"} if origin.edited else {})


def _said(row: Row, answers: Answers, definition: Definition, about: About) -> tuple[dict[str, str], dict[str, Fault]]:
    """What the answers say, and what is wrong with them, by column."""
    cells: dict[str, str] = {}
    faults: dict[str, Fault] = {}
    for question in definition.asked():
        try:
            said = BLOCKS[question.ask].said(question, answers, about)
        except ValueError as cause:
            faults[question.cell] = _fault(row, question.name, cause)
            continue
        if said and question.cell in columns_of(definition.kind):
            cells[question.cell] = said
    cells["text"] = cells.get("text") or told(definition.kind, cells)
    cells["text"] += "".join(_not_arrived(definition, answers, about))
    return cells, faults


def _not_arrived(definition: Definition, answers: Answers, about: About) -> Iterator[str]:
    """What a form refers to that is not on record yet: said in words, so that it is not lost."""
    for question in definition.asked():
        if question.ask == "reference" and (receipt := _unresolved(question, answers, about)):
            yield f" [{question.cell}: {receipt}, which had not arrived]"


def _unresolved(question: Question, answers: Answers, about: About) -> str | None:
    try:
        return unresolved(question.name, answers, about)
    except ValueError:
        return None  # a wrong check letter is a fault of its own


def _fault(row: Row, name: str, cause: ValueError) -> Fault:
    problem, _, remedy = str(cause).partition("; ")
    return row.fault(problem if problem.startswith(name) else f"{name}: {problem}", remedy or "correct the answer")


def _no_name(row: Row) -> Fault:
    return row.fault("the name of an attachment is not a plain file name", "name the file in letters and digits")


def _misfits(row: Row, known: Mapping[str, Fault]) -> Iterator[Fault]:
    """Where cells do not fit the kind; what is `known` to be wrong is not told again as missing."""
    says = {name: text for name, text in row.cells.items() if name not in _COMMON}
    if "occurred" not in row.cells and "occurred" not in known:
        yield row.fault("occurred is missing", "say when it was")
    try:
        payload_of(row.cells["kind"], says)
    except ValidationError as cause:
        yield from (row.fault(*explain(error)) for error in cause.errors() if error["loc"][0] not in known)
    try:
        parse_interval(row.cells.get("occurred", "2000-01-01"), zone("UTC"))
    except ValueError as cause:
        yield _fault(row, "occurred", cause)
