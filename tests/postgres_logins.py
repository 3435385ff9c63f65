"""Records in PostgreSQL with roles that log in, as an administrator sets them up."""

from dataclasses import dataclass
from itertools import count

import psycopg

from postgres_server import Server
from stores import ABOUT
from truceline.engines.postgres.names import Names
from truceline.engines.postgres.store import PostgresStore

_NUMBERS = count(1)


@dataclass(frozen=True)
class Record:
    """A record of its own, begun by the superuser, and three roles that log in and were given one of its roles each."""

    server: Server
    names: Names

    def login(self, role: str) -> str:
        """The address of who was given `reader`, `writer` or `keeper`."""
        return self.server.address(f"{self.names.schema}_{role}_login")

    def store(self, role: str = "") -> PostgresStore:
        """A store for one of them; without a role, for the superuser."""
        return PostgresStore(self.login(role) if role else self.server.superuser, self.names.schema)

    def connect(self, role: str) -> psycopg.Connection:
        """A connection of one of them, at the tables of the record; in its own role, whatever it may change to."""
        connection = psycopg.connect(self.login(role), autocommit=True)
        connection.execute(f'SET search_path = "{self.names.schema}"')
        return connection

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Do something to the tables of the record as the superuser."""
        return self.server.execute(f'SET search_path = "{self.names.schema}"; {statement}')


def new_record(server: Server) -> Record:
    """An empty record with its logins. They inherit nothing: what they may, they may only under the role they take."""
    record = Record(server, Names(f"kept-{next(_NUMBERS)}"))
    PostgresStore.begin(server.superuser, record.names.schema, ABOUT).close()
    for role, given in zip(("reader", "writer", "keeper"), record.names.roles, strict=True):
        server.execute(f'CREATE ROLE "{record.names.schema}_{role}_login" LOGIN NOINHERIT IN ROLE "{given}"')
    return record
