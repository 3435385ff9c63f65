"""Time zones from the pinned `tzdata` package, never from the machine, so that the same input gives the same answer."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name such as `Europe/Kyiv`.

    Raises:
        ValueError: if there is no such zone.
    """
    parts = name.split("/")
    unsafe = any(not part or part.startswith(".") or "\\" in part for part in parts)
    source = None if unsafe else files("tzdata.zoneinfo").joinpath(*parts)
    if source is None or not source.is_file():
        raise ValueError(f"there is no time zone {name!r}; write an IANA name such as Europe/Kyiv")
    with source.open("rb") as stream:
        try:
            return ZoneInfo.from_file(stream, key=name)
        except ValueError as cause:
            raise ValueError(f"{name!r} is not a time zone; write an IANA name such as Europe/Kyiv") from cause


def zone_data_version() -> str:
    """Version of the zone rules in use, to be printed in every report."""
    return version("tzdata")
