"""Progress of long work, on the error stream, where somebody is watching."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


def shown(steps: Iterable[int], what: str, total: int, *, quiet: bool = False) -> Iterator[int]:
    """Go through steps that each say how much of a total is done, and show it."""
    with told(what, total, quiet=quiet) as tell:
        for done in steps:
            tell(done)
            yield done


@contextmanager
def told(what: str, total: int, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A function that is told how much of a total is done, and shows it."""
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, completed=done)
