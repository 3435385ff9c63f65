"""Questions to the database of a record: rows at once, page by page, or in one stream."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, LiteralString

import psycopg

from truceline.engines.postgres.connections import Connections
from truceline.record.store import DamagedRow

PAGE = 512
ATTEMPTS = 3
_STREAMED = 4096
Ask = Callable[[int, int], tuple[LiteralString, Sequence[object]]]


class Questions:
    """Asks under the role that sees what is asked for: the keeper's about what is sealed, else the reader's."""

    def __init__(self, to: Connections) -> None:
        self._to = to

    def role(self, kind: str = "") -> str:
        """Under which role something is read."""
        return self._to.names.keeper if kind == "sealed" else self._to.names.reader

    def rows(
        self, query: LiteralString, values: Sequence[object] = (), after: int | None = None, kind: str = ""
    ) -> list[tuple[Any, ...]]:
        """What a question finds. `after` is what a DamagedRow names as read. Raises DamagedRow."""
        try:
            return self._asked(query, values, kind)
        except (psycopg.Error, UnicodeEncodeError) as cause:
            raise DamagedRow(after, str(cause)) from cause

    def _asked(self, query: LiteralString, values: Sequence[object], kind: str) -> list[tuple[Any, ...]]:
        """Asked again over a new connection where one broke, as after a restart of the server."""
        for left in reversed(range(ATTEMPTS)):
            try:
                with self._to.reading(self.role(kind)) as connection:
                    return connection.execute(query, values).fetchall()
            except psycopg.OperationalError as cause:
                if not left or not self._to.lost(cause):
                    raise
        raise AssertionError("the last attempt answers or raises")

    def pages(self, ask: Ask, start: int, most: int = PAGE) -> Iterator[tuple[Any, ...]]:
        """Rows page by page, so that a long reading does not hold others up.

        `ask` gives the question for so many rows that follow a place; the first column is the place. In front of a row
        that cannot be read, they are asked for one by one, so that it can be named. Raises DamagedRow.
        """
        after = start
        while True:
            try:
                found = self.rows(*ask(after, most), after=after)
            except DamagedRow:
                if most == 1:
                    raise
                most = 1
                continue
            yield from found
            if len(found) < most:
                return
            after = found[-1][0]

    def stream(self, query: LiteralString) -> Iterator[tuple[Any, ...]]:
        """All that a question finds, as it stood when it was asked, over a connection of its own. Raises DamagedRow."""
        try:
            with (
                closing(Connections(self._to.address, self._to.names)) as apart,
                apart.reading(self.role()) as connection,
                connection.cursor("streamed") as cursor,
            ):
                cursor.itersize = _STREAMED
                yield from cursor.execute(query)
        except psycopg.Error as cause:
            raise DamagedRow(None, str(cause)) from cause
