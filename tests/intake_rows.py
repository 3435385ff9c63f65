"""Files read by a mapping in the plain way, without a case: what is kept, held back and skipped."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from truceline.intake.batches import plain_batches
from truceline.intake.beside import Beside
from truceline.intake.content import cells_of
from truceline.intake.mapping import Loaded
from truceline.intake.plain import Ground, Reader
from truceline.intake.rows import Held, Kept, Skipped
from truceline.intake.tables import open_table
from truceline.values.instants import parse_instant

NOW = parse_instant("2026-11-30T00:00Z")


@dataclass(frozen=True)
class Found:
    """What became of the rows of a file."""

    kept: list[Kept]
    held: list[Held]
    skipped: list[Skipped]
    cells: list[dict[str, str]]


def read_all(loaded: Loaded, path: Path, home: ZoneInfo) -> Found:
    """Every row of a file by a mapping; `home` is the zone of times that name none."""
    form = loaded.mapping.file
    beside = Beside(path, form) if form.beside else None
    with closing(open_table(path, form)) as table:
        reader = Reader(loaded, Ground(home, NOW), table.header, path.name, beside)
        batches = list(plain_batches(table, reader))
    kept = [one for batch in batches for one in batch.kept()]
    cells = [cells_of(loaded.mapping.kind, one.content) for one in kept]
    held = [one for batch in batches for one in batch.held]
    return Found(kept, held, [one for batch in batches for one in batch.skipped], cells)
