"""The hand-over note laid out: as one HTML page for paper and screen, and as plain text of 80 columns."""

from collections.abc import Iterator
from textwrap import wrap

from truceline.reports.handover import Block, NotePage, Row
from truceline.reports.page import template
from truceline.reports.wording import Words

_WIDTH = 80
_INDENT = 12


def handover_html(page: NotePage, words: Words) -> str:
    """The note as one HTML page that needs nothing else; the same bytes for the same note."""
    return template("handover.html").render(page=page, case=words.case)


def handover_text(page: NotePage, words: Words) -> str:
    """The note as plain text, for a printer or a radio log."""
    return "\n".join(_text(page, words)) + "\n"


def _text(page: NotePage, words: Words) -> Iterator[str]:
    exercise = "EXERCISE  " if words.case.mode == "exercise" else ""
    yield f"{exercise}HAND-OVER  desk {page.desk}  {words.case.title}"
    yield f"watch      {page.start}"
    yield f"until      {page.end}"
    yield f"next until {page.next_end}"
    yield f"as known at {page.known}; clocks of {words.case.zone}"
    for alarm in page.alarms:
        yield from wrap(f"!! {alarm}", _WIDTH, subsequent_indent="   ", break_on_hyphens=False)
    for block in page.blocks:
        yield ""
        yield from _block(block, page.end.small)
    yield ""
    yield "SIGN-OFF"
    for sign in page.signs or ("No hand-over of this watch is on record.",):
        yield from wrap(sign, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    opened = f"Open at the end: {' '.join(page.open_ids) or 'nothing'}"
    yield from wrap(opened, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    yield "  Outgoing watch (label): ____________________"
    yield "  Incoming watch (label): ____________________"


def _block(block: Block, day: str) -> Iterator[str]:
    yield f"{block.title.upper()} ({len(block.rows)})" if block.rows else block.title.upper()
    if not block.rows:
        yield f"  {block.empty}"
    for row in block.rows:
        yield from _row(row, day)


def _row(row: Row, day: str) -> Iterator[str]:
    """A row; the day is said where it is not that on which the watch ends."""
    big = row.clock.big if row.clock else ""
    small = f"{row.clock.small}. " if row.clock and row.clock.small != day else ""
    ids = f" [{' '.join(row.entries)}]" if row.entries else ""
    state = f" -- {row.state}" if row.state else ""
    lines = wrap(f"{small}{row.sort}: {row.text}{state}{ids}", _WIDTH - _INDENT - 2, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        yield f"  {big if number == 0 else '':<{_INDENT}}{line}"
