"""How what was taken in looks in a terminal of 80 columns, and as plain data."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from truceline.cli.screen import grid
from truceline.intake.content import cells_of
from truceline.intake.keeping import Past, Version
from truceline.tasks.intake import Came
from truceline.values.canonical import Json
from truceline.values.instants import Instant, day_of, show
from truceline.values.zones import zone

_UTC = zone("UTC")


def show_came(out: Console, case: Path, file: Path, came: Came, untold: str) -> None:
    """What came of a file."""
    title = Text.assemble((came.file.title, "bold"), (f"  {came.file.dataset}", "dim"))
    out.print(title)
    if came.past is None:
        out.print(f"  {file.name} adds nothing: it was taken in before, and every row stands as it did.")
    out.print(grid(_lines(case, came), label=13))
    if untold:
        problem, _, remedy = untold.partition("\n")
        out.print(
            grid([("not yet told", f"on record: {problem}. The next import tries again. {remedy.strip()}")], label=13)
        )


def _lines(case: Path, came: Came) -> Iterable[tuple[str, str | Text]]:
    counts = came.counts
    yield "rows", f"{counts.rows:,}"
    yield "taken", f"{counts.taken:,}  new"
    yield "updated", f"{counts.updated:,}  with their history"
    yield "known", f"{counts.known:,}  as before"
    held = f"{counts.held:,}  held back"
    yield "held", Text(f"{held}: truceline quarantine {case}", style="yellow") if counts.held else held
    for reason, number in came.reasons.items():
        yield "left out", f"{number:,}  {reason}"
    if counts.gone:
        yield "gone", f"{counts.gone:,}  no longer listed; kept with their history"
    elif came.unread and came.file.whole and came.before:
        yield "gone", "not told: rows were held back whose key is not known"
    if came.past is not None and came.past.span is not None:
        start, end = came.past.span
        yield "from, to", f"{day_of(start, _UTC)} to {day_of(Instant(end - 1), _UTC)} (UTC)"
    if came.file.release:
        yield "release", came.file.release
    yield "kept", "each row on record, as an entry" if came.file.to == "record" else f"{case}/intake/intake.db"


def plain_came(came: Came, untold: str) -> Json:
    """What came of a file, as plain data."""
    counts = came.counts
    numbers: dict[str, Json] = {
        "rows": counts.rows, "taken": counts.taken, "updated": counts.updated, "known": counts.known,
        "held": counts.held, "left_out": counts.skipped, "gone": counts.gone,
    }  # fmt: skip
    span = None if came.past is None else came.past.span
    times: Json = None if span is None else [show(span[0], _UTC), show(span[1], _UTC)]
    return {
        "dataset": came.file.dataset, "file": came.file.digest, "release": came.file.release, "to": came.file.to,
        "adds": came.past is not None, **numbers, "reasons": dict(came.reasons), "span": times,
        "entry": None if came.past is None else came.past.entry, "not_yet_on_record": untold or None,
    }  # fmt: skip


def show_history(out: Console, versions: Sequence[Version], pasts: Mapping[int, Past]) -> None:
    """All versions of a row: what each says where it is the first, and what changed in those that follow."""
    before: dict[str, str] = {}
    for one in versions:
        past = pasts[one.number]
        known, release = show(Instant(one.known // 1_000_000 * 1_000_000), _UTC), one.release or "not given"
        out.print(f"  known from {known}, release {release}, file {one.number}", style="bold", highlight=False)
        if not one.listed:
            out.print("    no longer listed by the source")
            continue
        cells = cells_of(past.file.kind, one.content)
        changed = [name for name in {**before, **cells} if before.get(name) != cells.get(name)]
        if not changed:
            out.print("    listed again, as before")
        out.print(grid(((name, _change(before, cells, name)) for name in changed), label=13))
        if one.mended not in ("", "{}"):
            out.print("    mended from quarantine")
        before = cells


def _change(before: Mapping[str, str], cells: Mapping[str, str], name: str) -> str:
    now = cells.get(name, "(not given)")
    return now if not before else f"{before.get(name, '(not given)')} -> {now}"


def plain_version(one: Version, past: Past) -> Json:
    """A version of a row, as plain data."""
    cells: Json = dict(cells_of(past.file.kind, one.content)) if one.listed else None
    return {
        "key": one.key, "release": one.release, "known": show(one.known, _UTC), "file": past.file.digest,
        "line": one.line, "listed": one.listed, "cells": cells,
    }  # fmt: skip
