"""Brings the schema of a record to what this program knows: numbered steps, each in one transaction, remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import psycopg
from psycopg.sql import SQL, Identifier

from truceline.engines.postgres.names import Names
from truceline.errors import StoreFailed

_REMEMBERED = "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL)"


@dataclass(frozen=True)
class Step:
    """One migration: its number, the name of its file, and its SQL, with the names of the record in braces."""

    number: int
    name: str
    text: str


def known_steps() -> list[Step]:
    """The steps that this program has, in their order."""
    found = [file for file in files(__package__).joinpath("migrations").iterdir() if file.name.endswith(".sql")]
    steps = [Step(int(file.name[:4]), file.name, file.read_text(encoding="utf-8")) for file in found]
    return sorted(steps, key=lambda step: step.number)


LATEST = known_steps()[-1].number


def migrate(connection: psycopg.Connection, names: Names, steps: Sequence[Step] | None = None) -> None:
    """Apply the steps that a record does not have yet, as the owner of its schema.

    Raises:
        StoreFailed: if the record is newer than the program, or the server refuses; steps done before stay.
    """
    steps = known_steps() if steps is None else steps
    try:
        with connection.transaction():
            _prepare(connection, names)
            connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(names.schema)))
            connection.execute(_REMEMBERED)
        for step in steps:
            with connection.transaction():
                _prepare(connection, names)
                _apply(connection, names, step, steps[-1].number)
    except psycopg.Error as cause:
        remedy = "use the address of a role that may create schemas and roles, or that owns the record"
        raise StoreFailed(f"the record {names.schema} cannot be set up ({cause})", remedy) from cause


def _prepare(connection: psycopg.Connection, names: Names) -> None:
    """One at a time; the names of tables mean this record's."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (names.lock ^ 1,))
    path = SQL("{}, pg_temp").format(Identifier(names.schema)).as_string()
    connection.execute("SELECT set_config('search_path', %s, true)", (path,))


def _apply(connection: psycopg.Connection, names: Names, step: Step, latest: int) -> None:
    found = connection.execute("SELECT coalesce(max(number), 0) FROM migration").fetchone()
    done = found[0] if found else 0
    if done > latest:
        raise too_new(names, done, latest)
    if step.number > done:
        connection.execute(SQL(step.text).format(**names.parts()))
        connection.execute("INSERT INTO migration VALUES (%s, %s)", (step.number, step.name))


def check_step(names: Names, done: int) -> None:
    """That a record stands where this program expects it. Raises StoreFailed."""
    if done > LATEST:
        raise too_new(names, done, LATEST)
    if done < LATEST:
        problem = f"the record {names.schema} is at step {done}, this program works from step {LATEST}"
        raise StoreFailed(problem, "bring it up to date, as the owner of the record")


def too_new(names: Names, done: int, latest: int) -> StoreFailed:
    """A record that a later program wrote: nobody guesses what it means."""
    problem = f"the record {names.schema} is at step {done}, this program knows {latest}"
    return StoreFailed(problem, "use the program that wrote it, or a later one")
