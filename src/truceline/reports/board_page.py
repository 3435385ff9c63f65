"""The board of deadlines as one HTML page: no script, nothing fetched."""

from collections.abc import Iterable

from truceline.findings.commitments.deadlines import Board
from truceline.findings.commitments.due import TELLING, Undated
from truceline.reports import board as told
from truceline.reports.page import template
from truceline.reports.wording import Words
from truceline.sources.case import Case
from truceline.values.verdicts import Verdict

_ROWS = {Verdict.YES: "over", Verdict.UNKNOWN: "maybe"}


def board_page(case: Case, board: Board) -> str:
    """The page; the same bytes for the same answer."""
    words = Words(case)
    return template("board.html").render(
        case=case,
        words=words,
        board=board,
        told=told,
        undated=_by_who(board.undated),
        left=lambda item: told.left_words(item, board.at),
        status=lambda item: told.standing_words(item, board.at, board.known, words),
        style=lambda item: "" if item.sort in TELLING else _ROWS.get(item.overdue(board.at), ""),
    )


def _by_who(found: Iterable[Undated]) -> list[tuple[tuple[str, ...], list[Undated]]]:
    groups: dict[tuple[str, ...], list[Undated]] = {}
    for one in found:
        groups.setdefault(one.by, []).append(one)
    return list(groups.items())
