"""`truceline board`"""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from truceline.cli.asked import Asked, asked
from truceline.cli.edge import at_option, case_argument, exits, json_option, known_option, print_json
from truceline.cli.screen import console, grid
from truceline.findings.commitments.deadlines import Board
from truceline.findings.commitments.due import TELLING, Item
from truceline.reports.board import (
    ended_words,
    item_lines,
    left_words,
    running_words,
    undated_words,
    waiting_words,
)
from truceline.reports.board_plain import plain_ended, plain_item, plain_undated
from truceline.tasks.board import board_of_case
from truceline.values.canonical import Json
from truceline.values.verdicts import Verdict
from truceline.wiring import write_text


@click.command("board")
@case_argument
@at_option
@known_option
@click.option("--days", type=click.IntRange(min=0), metavar="N", help="Only what falls due within N days of 24 hours.")
@click.option("--overdue", is_flag=True, help="Only what is overdue, or may be.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the board as one HTML page too.")
@json_option
@exits
def command(case: Path, at: str, known: str, days: int | None, overdue: bool, out: Path | None, as_json: bool) -> None:
    """Everything that falls due in CASE, whoever owes it, earliest first: the time left, whose move, on which reading.

    What is overdue reads "no report of performance": nothing is on record, which is not that nothing was done. What
    is open and has no time on record stands below.
    """
    question = asked(case, at, known)
    board = board_of_case(question.desk, at=question.at, known=question.known, days=days, overdue=overdue)
    if out is not None:
        from truceline.reports.board_page import board_page  # noqa: PLC0415  # what draws pages is slow to import

        write_text(out, board_page(question.desk.case, board))
    if as_json:
        print_json(question.head() | _plain(board, question))
        return
    _show(console(), board, question)
    if out is not None:
        click.echo(f"wrote {out}")


def _plain(board: Board, question: Asked) -> dict[str, Json]:
    words = question.words
    return {
        "running": [{"day": day, "agreement": name} for day, name in running_words(board.running, words)],
        "due": [plain_item(item, board.at, board.known, words) for item in board.items],
        "undated": [plain_undated(one, words) for one in board.undated],
        "ended": [plain_ended(one, words) for one in board.ended],
        "waiting": board.waiting,
    }


def _show(out: Console, board: Board, question: Asked) -> None:
    words = question.words
    out.print(question.title("Due at"), style="bold")
    out.print(grid(running_words(board.running, words), indent=2, label=14))
    for item in board.items:
        out.print(Text.assemble("\n  ", (left_words(item, board.at), _style(item, board))))
        out.print(grid(item_lines(item, board.at, board.known, words), label=8))
    if not board.items:
        out.print("  Nothing has a time on record." if board.whole else "  Nothing of that kind is due.")
    _show_rest(out, board, question)
    out.print("\nWhat is under an embargo is not on this board.", style="dim")


def _show_rest(out: Console, board: Board, question: Asked) -> None:
    """What has no time, what is over, and what is not owed yet; only counted where a part was asked for."""
    words = question.words
    if not board.whole:
        out.print(f"\nNot shown: what falls due otherwise, and {len(board.undated)} open without a time on record.")
        return
    if board.undated:
        out.print("\nOpen, and no time on record says when", style="bold")
    by_who = dict.fromkeys(one.by for one in board.undated)
    for who in by_who:
        out.print(f"  {words.parties(who)}")
        rows = [("-", undated_words(one, words)) for one in board.undated if one.by == who]
        out.print(grid(rows, label=1))
    if board.ended:
        out.print("\nOver already", style="bold")
        out.print(grid([("-", ended_words(one, board.at, words)) for one in board.ended], label=1))
    if board.waiting:
        out.print(f"\n{waiting_words(board.waiting)}: truceline commitments shows it.")


def _style(item: Item, board: Board) -> str:
    if item.overdue(board.at) is Verdict.NO or item.sort in TELLING:
        return "bold"
    return "bold red" if item.overdue(board.at) is Verdict.YES else "bold yellow"
