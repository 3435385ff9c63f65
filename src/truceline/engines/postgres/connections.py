"""Connections to the database of a record: one that writes, one that reads meanwhile, each for one thread at a time.

Whatever is done, is done in a transaction and under one of the record's roles, which ends with the transaction. A
connection that was lost is replaced when it is next asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import AdminShutdown, CrashShutdown, LockNotAvailable
from psycopg.sql import SQL, Identifier, Literal

from truceline.engines.postgres.names import Names
from truceline.engines.postgres.oversight import check_server
from truceline.errors import RecordRefused, StoreFailed

_REMEDY = "see that the server runs, that its disk has room, and that the role that logs in was given what it needs"
_DEFAULTS = {"connect_timeout": "10", "fallback_application_name": "truceline"}
_READ: Final = "READ ONLY"
_WRITE: Final = "READ WRITE"


class ConnectionLost(StoreFailed):
    """The connection broke while something was written; whether that was kept must be asked."""


def connect(address: str) -> psycopg.Connection:
    """A connection by a libpq connection string, each statement a transaction of its own. Raises psycopg.Error."""
    wanted = make_conninfo("", **{**_DEFAULTS, **conninfo_to_dict(address)})
    return psycopg.connect(wanted, autocommit=True)


class Connections:
    """The database of a record, reached when it is first asked for anything."""

    def __init__(self, address: str, names: Names) -> None:
        self.address, self.names = address, names
        self._open: dict[str, psycopg.Connection] = {}
        self._openings: dict[tuple[str, str], bytes] = {}
        self._elected: psycopg.Connection | None = None
        self._locks = {_READ: RLock(), _WRITE: RLock()}

    @contextmanager
    def reading(self, role: str) -> Iterator[psycopg.Connection]:
        """A transaction that reads under a role. Raises psycopg.Error, NotOnRecord, StoreFailed."""
        with self._locks[_READ], self._transaction(_READ, role) as connection:
            yield connection

    @contextmanager
    def writing(self, role: str, elected: bool = False) -> Iterator[psycopg.Connection]:
        """A transaction under a role that is kept or undone as a whole; for the elected writer only, if so asked.

        Raises:
            RecordRefused: if somebody else is the writer.
            ConnectionLost: if the connection broke; it may have been kept.
            StoreFailed: if nothing can be written.
        """
        with self._locks[_WRITE]:
            try:
                with self._transaction(_WRITE, role) as connection:
                    if elected and self._elected is not connection:
                        self._elect(connection)
                    yield connection
            except (psycopg.Error, UnicodeEncodeError) as cause:
                lost = _WRITE in self._open and self._open[_WRITE].closed
                problem = f"the record {self.names.schema} cannot be written ({cause})"
                raise (ConnectionLost if lost else StoreFailed)(problem, _REMEDY) from cause

    def lost(self, cause: psycopg.Error) -> bool:
        """Whether an error of reading comes from a connection that broke or was ended, and another may work."""
        return isinstance(cause, AdminShutdown | CrashShutdown) or (_READ in self._open and self._open[_READ].closed)

    def _elect(self, connection: psycopg.Connection) -> None:
        """Become the one writer, as long as the connection lasts. One that is just leaving has a second to go."""
        connection.execute("SET LOCAL lock_timeout = '1s'")
        try:
            connection.execute("SELECT pg_advisory_lock(%s)", (self.names.lock,))
        except LockNotAvailable as cause:
            problem = f"somebody else is writing to the record {self.names.schema}"
            raise RecordRefused(problem, "let one program write; this one may when the other has ended") from cause
        self._elected = connection

    @contextmanager
    def _transaction(self, how: LiteralString, role: str) -> Iterator[psycopg.Connection]:
        connection = self._begun(how, role)
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            _undo(connection)
            raise

    def _begun(self, how: LiteralString, role: str) -> psycopg.Connection:
        """A connection with a transaction begun. One that turns out to be broken is replaced: nothing was done yet."""
        opening = self._opening(how, role)
        known = self._open.get(how)
        if known is None or not _alive(known, opening):
            self._open.pop(how, None)
            known = self._opened(how)
            _begin(known, opening)
        return known

    def _opening(self, how: LiteralString, role: str) -> bytes:
        """One message to the server, because every question pays for it."""
        known = self._openings.get((how, role))
        if known is None:
            path = SQL("{}, pg_temp").format(Identifier(self.names.schema)).as_string()
            text = SQL("BEGIN {}; SELECT set_config('role', {}, true), set_config('search_path', {}, true)")
            known = text.format(SQL(how), Literal(role), Literal(path)).as_bytes()
            self._openings[how, role] = known
        return known

    def _opened(self, how: LiteralString) -> psycopg.Connection:
        self._open[how] = connection = connect(self.address)
        try:
            check_server(connection, self.names, writes=how == _WRITE)
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close both; somebody else may become the writer."""
        with self._locks[_READ], self._locks[_WRITE]:
            for connection in self._open.values():
                connection.close()
            self._open.clear()
            self._elected = None


def _begin(connection: psycopg.Connection, opening: bytes) -> None:
    """Refused (a role that may not be taken, say), the connection is left as it was."""
    try:
        connection.execute(opening, prepare=False)
    except psycopg.Error:
        _undo(connection)
        raise


def _alive(connection: psycopg.Connection, opening: bytes) -> bool:
    try:
        _begin(connection, opening)
    except psycopg.OperationalError:
        if not connection.closed:
            raise
        return False
    return True


def _undo(connection: psycopg.Connection) -> None:
    """Nothing of a transaction stays. Where that cannot be said to the server, the connection is given up."""
    try:
        connection.execute("ROLLBACK")
    except psycopg.Error:
        connection.close()
