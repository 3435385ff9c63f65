"""What the surroundings of the program decide. Only this room reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """`show_traces`: let an unexpected error through with its trace, for developers (TRUCELINE_TRACE=1).

    `keys`: the folder that holds the keys of live records, one folder for each case (TRUCELINE_KEYS); None: beside the
    record, in the case's own folder `keys`.
    """

    show_traces: bool
    keys: Path | None = None


def read_settings() -> Settings:
    """The settings of this run."""
    keys = os.environ.get("TRUCELINE_KEYS", "")
    return Settings(os.environ.get("TRUCELINE_TRACE", "") not in ("", "0"), Path(keys) if keys else None)
