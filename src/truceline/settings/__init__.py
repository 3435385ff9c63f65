"""What the surroundings of the program decide. Only this room reads the environment."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """`show_traces`: let an unexpected error through with its trace, for developers (TRUCELINE_TRACE=1)."""

    show_traces: bool


def read_settings() -> Settings:
    """The settings of this run."""
    return Settings(show_traces=os.environ.get("TRUCELINE_TRACE", "") not in ("", "0"))
