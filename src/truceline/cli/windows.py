"""`truceline windows`"""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.notices import beneath
from truceline.cli.screen import console, grid
from truceline.reports.notices import forecast_words
from truceline.reports.plain import Plain
from truceline.reports.window_findings import INSIDE, conflict_words, inside_words
from truceline.reports.windows import (
    ASKS_FOR_A_LOOK,
    answer_words,
    asked_words,
    other_answer_words,
    purpose_words,
    remark_words,
    step_words,
)
from truceline.reports.windows_plain import conflict_plain, inside_plain, window_plain
from truceline.reports.wording import Words
from truceline.tasks.windows import Silence, windows_of_case
from truceline.values.canonical import Json


@click.command("windows")
@case_argument
@at_option
@known_option
@json_option
@exits
def command(case: Path, at: str, known: str, as_json: bool) -> None:
    """Windows of silence in CASE: who confirmed, whether they were held, what is alleged or observed inside, and where
    they do not fit with what was agreed.

    A confirmation with a condition is not yet a confirmation. What lies inside is not a breach by that.
    """
    question = asked(case, at, known)
    found = windows_of_case(question.desk, at=question.at, known=question.known)
    if as_json:
        windows: list[Json] = [_plain(one, question.plain) for one in found]
        print_json(question.head() | {"windows": windows})
        return
    out = console()
    out.print(question.title("Windows of silence at"), style="bold")
    if (said := forecast_words(question.at, question.known)) is not None:
        out.print(beneath(said, "bold yellow"))
    if any(one.inside.alleged or one.inside.observed or one.inside.acts or one.inside.detected for one in found):
        out.print(beneath(INSIDE))
    if not found:
        out.print("  No window of silence is on record.")
    for one in found:
        _show(out, one, question.words)


def _plain(one: Silence, plain: Plain) -> Json:
    return window_plain(one.standing, plain) | {
        "inside": inside_plain(one.inside, plain),
        "conflicts": [conflict_plain(conflict, plain) for conflict in one.conflicts],
    }


def _show(out: Console, one: Silence, words: Words) -> None:
    standing = one.standing
    out.print()
    style = "bold yellow" if standing.state in ASKS_FOR_A_LOOK or standing.remarks else "bold"
    what, name = f"  {purpose_words(standing)}", f"  {standing.course.entry.id}"
    out.print(Text.assemble("  ", (standing.state.value.upper(), style), what, (name, "dim")))
    out.print(grid(_lines(one, words)))


def _lines(one: Silence, words: Words) -> Iterator[tuple[str, str]]:
    standing = one.standing
    yield from asked_words(standing, words)
    for answer in standing.answers:
        yield "answer", answer_words(answer, words)
    for entry in standing.others:
        yield "not asked", other_answer_words(entry, words)
    for entry in standing.steps:
        yield "step", step_words(entry, words)
    for remark in standing.remarks:
        yield "note", remark_words(remark, standing, words)
    yield from inside_words(one.inside, standing.state, words)
    for conflict in one.conflicts:
        first, *rest = conflict_words(conflict, words)
        yield "note" if conflict.note else "conflict", first
        for line in rest:
            yield "", line
