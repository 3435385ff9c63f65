"""Filled-in forms as ODK Central and KoboToolbox export them: the tables that the connector odk-export reads."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from odk_mappings import CENTRAL, Style, path_of
from truceline.forms.blocks import BLOCKS
from truceline.forms.definition import Definition
from truceline.forms.receipts import receipt_of
from truceline.forms.shape import leaves_of

_POINT = ("Latitude", "Longitude", "Altitude", "Accuracy")
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Submission:
    """One filled-in form: its instance, the answers given once, and those of each time the repeat was filled in."""

    instance: str
    once: Answers
    again: tuple[Answers, ...] = ()

    def rows(self) -> list[dict[str, str]]:
        """The answers for each entry."""
        return [{**self.once, **more} for more in self.again or ({},)]


def filled(form: Definition, cells: Mapping[str, str]) -> dict[str, str]:
    """The answers that make these cells."""
    answers: dict[str, str] = {}
    for question in form.asked():
        if question.cell and question.cell in cells:
            answers |= BLOCKS[question.ask].filled(question, cells[question.cell])
    return answers


def split(form: Definition, instance: str, entries: Sequence[Mapping[str, str]]) -> Submission:
    """A submission from the cells of its entries; what is asked once is taken from the first."""
    repeated = {leaf for (repeat, _), leaves in leaves_of(form.id).items() if repeat for leaf in leaves}
    answers = [filled(form, cells) for cells in entries]
    once = {name: text for name, text in answers[0].items() if name not in repeated} | {"receipt": receipt_of(instance)}
    again = tuple({name: text for name, text in one.items() if name in repeated} for one in answers)
    return Submission(instance, once, again if form.again else ())


def exported(form: Definition, submissions: Sequence[Submission], style: Style = CENTRAL) -> dict[str, bytes]:
    """The tables of an export by what their names end in: "" for the first, "-seen" for that of the repeat seen."""
    tables = {"": _table(form, "", _main_rows(submissions, style), style)}
    if form.again:
        repeat = form.again.repeat
        tables[f"-{repeat}"] = _table(form, repeat, _repeat_rows(submissions, repeat, style), style)
    return tables


def _main_rows(submissions: Sequence[Submission], style: Style) -> Iterator[tuple[Answers, Answers]]:
    for number, one in enumerate(submissions, start=1):
        if style is CENTRAL:
            own = {"SubmissionDate": "2025-04-21T06:00:00.000Z", "meta-instanceID": one.instance, "KEY": one.instance}
        else:
            own = {"_id": str(100 + number), "_uuid": one.instance.removeprefix("uuid:"), "_index": str(number)}
            own |= {"_submission_time": "2025-04-21T06:00:00"}
        yield one.once, own


def _repeat_rows(submissions: Sequence[Submission], repeat: str, style: Style) -> Iterator[tuple[Answers, Answers]]:
    index = 0
    for one in submissions:
        for number, answers in enumerate(one.again, start=1):
            index += 1
            if style is CENTRAL:
                own = {"PARENT_KEY": one.instance, "KEY": f"{one.instance}/{repeat}[{number}]"}
            else:
                own = {"_index": str(index), "_submission__uuid": one.instance.removeprefix("uuid:")}
            yield answers, own


def _table(form: Definition, repeat: str, rows: Iterator[tuple[Answers, Answers]], style: Style) -> bytes:
    leaves = [leaf for (there, _), found in leaves_of(form.id).items() if there == repeat for leaf in found]
    written = [{**_cells(form, leaves, answers, style), **own} for answers, own in rows]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(written[0]), lineterminator="\n", delimiter="," if style is CENTRAL else ";")
    writer.writeheader()
    writer.writerows(written)
    return text.getvalue().encode()


def _cells(form: Definition, leaves: Sequence[str], answers: Answers, style: Style) -> dict[str, str]:
    cells: dict[str, str] = {}
    for leaf in leaves:
        text, column = answers.get(leaf, ""), path_of(form, leaf, style)
        if style is CENTRAL and leaf.endswith(("_gps", "_map")):
            parts = [*text.split(), "", "", "", ""]
            cells |= {f"{column}-{part}": parts[place] for place, part in enumerate(_POINT)}
        else:
            cells[column] = text
    return cells
