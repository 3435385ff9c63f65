"""What a record is called in a database: its schema, its three roles, and the lock by which one writer is elected."""

import re
from dataclasses import dataclass
from hashlib import sha256

from psycopg.sql import Composed, Identifier, Literal

from truceline.errors import StoreFailed

_NAME = re.compile(r"(?!pg_)[a-z][a-z0-9_-]{0,49}")  # with the end of a role's name it stays below the 63 of PostgreSQL


@dataclass(frozen=True)
class Names:
    """The names of one record. Roles belong to the whole server: records of one name share them across databases.

    `reader` sees everything but what is sealed, `writer` also adds, `keeper` also handles what is sealed. A role that
    logs in is given one of them.
    """

    schema: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.schema):
            remedy = "use at most 50 small letters, digits, hyphens and underscores, a letter first, and not pg_"
            raise StoreFailed(f"a record in PostgreSQL cannot be called {self.schema!r}", remedy)

    @property
    def reader(self) -> str:
        return f"{self.schema}_reader"

    @property
    def writer(self) -> str:
        return f"{self.schema}_writer"

    @property
    def keeper(self) -> str:
        return f"{self.schema}_keeper"

    @property
    def roles(self) -> list[str]:
        """All three."""
        return [self.reader, self.writer, self.keeper]

    @property
    def lock(self) -> int:
        """The number of the lock that the elected writer holds."""
        return int.from_bytes(sha256(b"truceline/writer/" + self.schema.encode()).digest()[:8], "big", signed=True)

    def parts(self) -> dict[str, Identifier | Literal | Composed]:
        """What the migrations name in braces, each as an identifier and, with `_text`, as a text."""
        named = {"schema": self.schema, "reader": self.reader, "writer": self.writer, "keeper": self.keeper}
        texts = {f"{key}_text": Literal(value) for key, value in named.items()}
        return {**{key: Identifier(value) for key, value in named.items()}, **texts}
