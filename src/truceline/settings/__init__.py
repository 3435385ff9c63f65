"""What the surroundings of the program decide. Only this room reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """`show_traces`: let an unexpected error through with its trace, for developers (TRUCELINE_TRACE=1).

    `keys`: the folder that holds the keys of live records, one folder for each case (TRUCELINE_KEYS); None: beside the
    record, in the case's own folder `keys`.

    `postgres`: where records are kept on a server, a libpq connection string (TRUCELINE_POSTGRES); None: in files.
    `postgres_admin`: the same for who may begin records there (TRUCELINE_POSTGRES_ADMIN).
    """

    show_traces: bool
    keys: Path | None = None
    postgres: str | None = None
    postgres_admin: str | None = None


def read_settings() -> Settings:
    """The settings of this run."""
    keys, server, admin = (
        os.environ.get(f"TRUCELINE_{name}") or None for name in ("KEYS", "POSTGRES", "POSTGRES_ADMIN")
    )
    return Settings(os.environ.get("TRUCELINE_TRACE", "") not in ("", "0"), Path(keys) if keys else None, server, admin)
