"""Which connector a file is for, by the columns that it has."""

from collections.abc import Iterable
from contextlib import closing
from fnmatch import fnmatch
from pathlib import Path

from truceline.errors import BadInput
from truceline.intake.mapping import Loaded, Signs
from truceline.intake.rows import Table
from truceline.intake.tables import open_table


def fits(path: Path, loaded: Loaded) -> bool:
    """Whether a file has the signs by which a mapping recognises its own."""
    signs = loaded.mapping.recognised_by
    if signs is None or (signs.name is not None and not fnmatch(path.name.lower(), signs.name.lower())):
        return False
    try:
        with closing(open_table(path, loaded.mapping.file)) as table:
            return _fits(signs, table, headless=loaded.mapping.file.header is not None)
    except BadInput:
        return False


def _fits(signs: Signs, table: Table, *, headless: bool) -> bool:
    if headless:
        first = next(table.rows(), None)
        return first is not None and not any("cells under" in one.problem for one in first.problems)
    columns = table.header
    if not columns:
        first = next(table.rows(), None)
        columns = tuple(first.cells) if first is not None else ()
    there = set(columns)
    wanted = there.issuperset(signs.columns or ()) and there.isdisjoint(signs.without or ())
    return wanted and (signs.cells is None or signs.cells == len(columns))


def recognised(path: Path, loaded: Iterable[tuple[str, Loaded]]) -> list[str]:
    """The names of those whose signs a file has."""
    return [name for name, one in loaded if fits(path, one)]
