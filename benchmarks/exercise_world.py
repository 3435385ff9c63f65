"""How long a made-up world takes: its truth only, without anybody who watches it.

Run as `python -m benchmarks.exercise_world EVENTS`. The scenario is `ordinary`, made as loud as asked. A world is made
once, in a process of its own, so that the memory is its own; start-up is not counted.
"""

import json
import sys
from collections.abc import Callable, Iterator
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

from truceline.exercise.world.make import make_world
from truceline.exercise.world.picture import world_picture
from truceline.exercise.world.shipped import scenario
from truceline.exercise.world.sizing import sized

Row = tuple[str, str, str]
Run = Callable[..., dict[str, float]]


def measured(events: int) -> dict[str, float]:
    """Seconds and bytes of one world of about so many events, and of its picture."""
    plan = sized(scenario("ordinary"), events)
    start, used = perf_counter(), process_time()
    world = make_world(plan)
    found = {"seconds": perf_counter() - start, "processor": process_time() - used, "events": float(len(world.truth))}
    found["memory"] = getrusage(RUSAGE_SELF).ru_maxrss * 1024.0
    start = perf_counter()
    world_picture(world)
    return found | {"picture": perf_counter() - start}


def rows(run: Run) -> Iterator[Row]:
    """The rows of the table; `run(module, *words)` runs a benchmark in a process of its own."""
    for events, asked in ((1_000, ""), (20_000, ""), (3_000_000, "under 20 s and 1.5 GB"), (10_000_000, "")):
        found = run("benchmarks.exercise_world", events)
        told = f"{found['seconds']:.1f} s, {found['memory'] / 1e9:.2f} GB, picture {found['picture']:.1f} s"
        yield f"a made-up world of {found['events']:,.0f} events", asked, told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(int(sys.argv[1]))) + "\n")
