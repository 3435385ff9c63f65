"""How the answers to envelopes look in a terminal of 80 columns, and in JSON."""

import sys
from collections import Counter
from collections.abc import Sequence

import click
from rich import box
from rich.console import Console
from rich.table import Table

from truceline.cli.edge import BROKEN, print_json
from truceline.cli.screen import console
from truceline.record.queue import Reply
from truceline.record.register import Standing
from truceline.tasks.bundles import Taken
from truceline.values.canonical import Json

_MOST_ROWS = 200
_QUIET = (Standing.RECORDED, Standing.KNOWN)


def show_replies(out: Console, replies: Sequence[Reply], names: Sequence[str]) -> None:
    """A row for each envelope; of a long bundle, only those about which more must be said. Then how many of each."""
    rows = list(zip(replies, names, strict=True))
    if len(rows) > _MOST_ROWS:
        rows = [row for row in rows if row[0].answer.standing not in _QUIET][:_MOST_ROWS]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("envelope", overflow="fold", max_width=24)
    table.add_column("answer", no_wrap=True)
    table.add_column("entry", justify="right", no_wrap=True)
    table.add_column("why", ratio=1, overflow="fold")
    for reply, name in rows:
        answer = reply.answer
        wants = f"{len(reply.wants)} files wanted" if reply.wants else ""
        index = "" if answer.index is None else str(answer.index)
        table.add_row(name, answer.standing.value, index, "; ".join(part for part in (answer.reason, wants) if part))
    if rows:
        out.print(table, markup=False)
    counts = Counter(reply.answer.standing for reply in replies)
    told = ", ".join(f"{counts[one]} {one.value}" for one in Standing if counts[one])
    out.print(told or "no envelopes", markup=False)


def plain_replies(replies: Sequence[Reply]) -> Json:
    """The answers as plain data."""
    return [reply.plain() for reply in replies]


def show_taken(taken: Taken, as_json: bool) -> None:
    """What became of envelopes and files, and the exit code."""
    if as_json:
        print_json({"answers": plain_replies(taken.replies), "files": taken.files, "faults": list(taken.faults)})
    else:
        names = [leaf.envelope.id if leaf else "(unreadable)" for leaf in taken.leaves]
        show_replies(console(), taken.replies, names)
        click.echo(f"{taken.files} files came whole")
        for fault in taken.faults:
            click.echo(f"  not taken: {fault}")
    if not taken.good:
        sys.exit(BROKEN)
