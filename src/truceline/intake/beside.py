"""A second file, of which each row completes a row of the first, such as labels beside events."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.intake.mapping import FileForm
from truceline.intake.rows import Problem, Raw
from truceline.intake.tables import open_table

_SHOWN = 10


class Beside:
    """The rows of the second file by what they are joined by, in memory.

    Raises:
        BadInput: if it is not there, or has rows that are not well formed: no row of the first may lose its completion
            in silence.
    """

    def __init__(self, path: Path, form: FileForm) -> None:
        how = form.beside
        if how is None:
            raise ValueError("the mapping names no file beside")
        self.path, self._by, self._its = beside_of(path, form), how.by, how.its
        self._rows: dict[str, dict[str, str]] = {}
        self._twice: set[str] = set()
        self._lines: dict[str, int] = {}
        self._met: set[str] = set()
        with closing(open_table(self.path, form.model_copy(update={"beside": None}))) as table:
            self.header = tuple(name for name in table.header if name != how.its)
            if how.its not in table.header:
                remedy = "see whether it is the right file"
                raise BadInput(Fault(str(self.path), None, f"there is no column {how.its!r}", remedy))
            rows = list(table.rows())
        faults = [Fault(str(self.path), row.line, row.problems[0].problem, row.problems[0].remedy)
                  for row in rows if row.problems]  # fmt: skip
        if faults:
            raise BadInput(*faults[:_SHOWN])
        for row in rows:
            self._add(row.line, dict(row.cells))

    def _add(self, line: int, cells: dict[str, str]) -> None:
        name = cells.pop(self._its, "")
        self._lines.setdefault(name, line)
        if self._rows.setdefault(name, cells) != cells:
            self._twice.add(name)

    def completed(self, raw: Raw) -> Raw:
        """A row of the first file with what the second has for it: columns of the first come first."""
        name = raw.cells.get(self._by, "")
        self._met.add(name)
        if name in self._twice:
            problem = Problem(f"the file beside it has two different rows for {self._by} {name!r}", "keep one of them")
            return replace(raw, problems=(*raw.problems, problem))
        return replace(raw, cells={**self._rows.get(name, {}), **raw.cells})

    def left(self, line: int) -> Iterator[Raw]:
        """What of the second file completed no row of the first, as rows from this line on that are held back."""
        for number, name in enumerate((name for name in self._rows if name not in self._met), start=line):
            where = f"{self.path.name}, line {self._lines[name]}"
            problem = f"{where}: it completes no row, none has the {self._by} {name!r}"
            remedy = "bring both files of one release"
            yield Raw(number, {self._by: name, **self._rows[name]}, (Problem(problem, remedy),))


def beside_of(path: Path, form: FileForm) -> Path:
    """Where the second file of a first is. Raises BadInput where its name cannot be told, or it is not there."""
    how = form.beside
    if how is None or how.this not in path.name:
        expected = how.this if how else ""
        remedy = f"give it a name with {expected} in it"
        raise BadInput(
            Fault(str(path), None, f"the name does not hold {expected!r}, so the file beside it is not known", remedy)
        )
    other = path.with_name(path.name.replace(how.this, how.that))
    if not other.is_file():
        remedy = f"put the file that completes {path.name} into the same folder"
        raise BadInput(Fault(str(other), None, "there is no such file", remedy))
    return other
