"""Whether a server and a record's schema are as they must be, and what was taken away from them."""

import psycopg
from psycopg.sql import SQL, Identifier

from truceline.engines.postgres.migrating import check_step
from truceline.engines.postgres.names import Names
from truceline.errors import NotOnRecord, StoreFailed

_TRIGGERS = ["entry_stays", "tile_stays", "about_stays", "head_stays", "head_grows"]
_CHECKS = {
    "the trigger {} is gone or off": """
        SELECT wanted FROM unnest(%(triggers)s::text[]) AS wanted WHERE NOT EXISTS (
            SELECT FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE tgname = wanted AND tgenabled = 'A' AND relnamespace = quote_ident(%(schema)s)::regnamespace)""",
    "the role {} may change or remove leaves or tiles": """
        SELECT role FROM unnest(%(roles)s::text[]) AS role, unnest(ARRAY['entry', 'tile']) AS name
        WHERE has_table_privilege(role, quote_ident(%(schema)s) || '.' || name, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
        GROUP BY role""",
    "the role {} is a superuser, or passes row-level security by": """
        SELECT rolname FROM pg_roles WHERE rolname = ANY(%(roles)s) AND (rolsuper OR rolbypassrls)""",
    "the role {} owns tables of the record": """
        SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = %(schema)s AND tableowner = ANY(%(roles)s)""",
    "row-level security is off for {}": """
        SELECT relname FROM pg_class WHERE relname = 'aside' AND NOT (relrowsecurity AND relforcerowsecurity)
            AND relnamespace = quote_ident(%(schema)s)::regnamespace""",
    "the rule {} lets more be seen beside the log than it should": """
        SELECT policyname FROM pg_policies WHERE schemaname = %(schema)s AND permissive = 'PERMISSIVE'
            AND (policyname, roles) NOT IN
                (('open', ARRAY[%(reader)s]::name[]), ('sealed', ARRAY[%(keeper)s]::name[]))""",
    "{} is off at the server: what is acknowledged may be lost in a power cut": """
        SELECT name FROM pg_settings WHERE name = 'fsync' AND setting = 'off'""",
    "{} pages of the database were found damaged": """
        SELECT checksum_failures::text FROM pg_stat_database
        WHERE datname = current_database() AND checksum_failures > 0""",
}
_POWERS = "SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls)"
_DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"


def complaints(connection: psycopg.Connection, names: Names) -> list[str]:
    """What is not as it must be, in words. An owner of the database can also hide it: the tree is what shows more."""
    values = {"triggers": _TRIGGERS, "roles": names.roles, "schema": names.schema}
    values |= {"reader": names.reader, "keeper": names.keeper}
    return [
        words.format(found)
        for words, query in _CHECKS.items()
        for (found,) in connection.execute(query, values).fetchall()
    ]


def check_server(connection: psycopg.Connection, names: Names, writes: bool) -> None:
    """That the record is there, of this program's step and, for writing, that what is acknowledged is durable.

    Raises:
        NotOnRecord: if the database has no such record.
        StoreFailed: if its step is another, the server does not synchronise, or a role is mightier than it should be.
    """
    there = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname = %s", (names.schema,)).fetchone()
    if there != (1,):
        raise NotOnRecord(f"the database has no record {names.schema}", "begin it, or give another address or name")
    with connection.transaction():
        connection.execute("SELECT set_config('role', %s, true)", (names.reader,))
        found = connection.execute(
            SQL("SELECT max(number) FROM {}.migration").format(Identifier(names.schema))
        ).fetchone()
    check_step(names, found[0] if found else 0)
    if writes:
        _check_durable(connection, names)


def _check_durable(connection: psycopg.Connection, names: Names) -> None:
    if connection.execute("SELECT current_setting('fsync')").fetchone() != ("on",):
        problem = "fsync is off at the server: what is acknowledged may be lost in a power cut"
        raise StoreFailed(problem, "switch it on (fsync = on) and start the server again")
    if connection.execute(_POWERS, (names.roles,)).fetchone() != (0,):
        problem = f"a role of the record {names.schema} is a superuser, or passes row-level security by"
        raise StoreFailed(problem, f"take that from {', '.join(names.roles)}")
    connection.execute(_DURABLE)
