"""`truceline commission`"""

from pathlib import Path

import click
from rich.console import Console

from truceline.cli.asked import asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.liaison.agenda import Draft
from truceline.liaison.sessions import Sitting
from truceline.reports.commission import (
    minute_words,
    point_lines,
    session_words,
    task_lines,
    why_words,
)
from truceline.reports.commission_plain import plain_draft, plain_sitting, plain_task
from truceline.reports.wording import Words
from truceline.tasks.commission import Commission, commission
from truceline.values.verdicts import Verdict


@click.command("commission")
@case_argument
@at_option
@known_option
@click.option("--session", metavar="ID", help="Only this session and the tasks that it gave.")
@json_option
@exits
def command(case: Path, at: str, known: str, session: str | None, as_json: bool) -> None:
    """The joint commission of CASE: who came, the agenda in its order, minutes by item, tasks with their owners, and a
    draft of the next agenda with why each point is on it.

    Noted is not agreed; a task that its owner reports as done stands as the owner's own word.
    """
    question = asked(case, at, known)
    found = commission(question.desk, question.at, known=question.known).only(session)
    if as_json:
        plain = question.plain
        print_json(
            question.head()
            | {
                "sessions": [plain_sitting(one, plain) for one in found.sittings],
                "tasks": [plain_task(one, plain) for one in found.tasks],
                "drafts": [plain_draft(one, question.words) for one in found.drafts],
            }
        )
        return
    out = console()
    out.print(question.title("Joint commission at"), style="bold")
    _show(out, found, question.words)
    if not found.sittings and not found.tasks:
        out.print("\nNo session and no task is on record.")


def _show(out: Console, found: Commission, words: Words) -> None:
    for one in found.sittings:
        _show_session(out, one, words)
    if found.tasks:
        out.print("\nTasks", style="bold")
    for task in found.tasks:
        out.print(grid(task_lines(task, words), indent=2))
        out.print()
    for draft in found.drafts:
        _show_draft(out, draft, words)


def _show_session(out: Console, one: Sitting, words: Words) -> None:
    coming = " (still to come)" if one.met is Verdict.NO else ""
    out.print(f"\n{words.party(one.session.body)}, session {one.entry.id}{coming}", style="bold")
    out.print(grid(session_words(one, words), indent=2))
    for point in one.points:
        for number, line in enumerate(point_lines(one, point, words)):
            out.print(grid([(f"{point.item.number}." if number == 0 else "", line)], indent=2, label=4))
    for said in one.loose:
        out.print(grid([("besides", minute_words(one, said, words))], indent=2))


def _show_draft(out: Console, draft: Draft, words: Words) -> None:
    where = draft.session.id if draft.session else "the next session"
    out.print(f"Draft agenda of {words.party(draft.body)} for {where}", style="bold")
    for number, point in enumerate(draft.points, start=1):
        out.print(grid([(f"{number}.", f"{point.entry.text} ({point.entry.id})")], indent=2, label=4))
        out.print(grid([("", f"because: {why_words(point, words)}")], indent=2, label=4))
    if not draft.points:
        out.print("  Nothing is left over.")
