"""A server for a case, in a process that is going to be killed. Run by test_crash.py.

It prints its address and a token, and then one line for each form before that is answered.
"""

import sys
from pathlib import Path

from truceline.wiring.serving import serving_of
from truceline.wiring.stations import end_station, new_station, stations_of
from web.served import OTHER, PROBE, read_probe, running


def main(case: Path) -> None:
    for one in stations_of(case).all:
        if one.ended is None:
            end_station(case, one.label)
    secrets = new_station(case, "patrol-1")
    with serving_of(case, (PROBE, OTHER), read_probe) as serving, running(serving) as (address, _):
        print(f"{address}/key/{secrets.token}", flush=True)  # noqa: T201
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
