"""Progress of long work, on the error stream, where somebody is watching."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


def shown(steps: Iterable[int], what: str, total: int, *, quiet: bool = False) -> Iterator[int]:
    """Go through steps that each say how much of a total is done, and show it."""
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total)
        for done in steps:
            progress.update(task, completed=done)
            yield done
