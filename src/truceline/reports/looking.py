"""What was seen and how much looking there was, in words and as plain data."""

from collections.abc import Iterable

from truceline.measures.looking import DayOfLooking, Length, Looked
from truceline.record.kinds import Effort, Restriction
from truceline.record.kinds.field import Looking, Means, What
from truceline.record.view import View
from truceline.values.canonical import Json
from truceline.values.counts import Count
from truceline.values.durations import parse_duration
from truceline.values.instants import HOUR, MINUTE

NOT_LOGGED = "not logged"
"""Nobody put on record whether there was any looking."""
LIMITS = (
    "Counts are of observations: the same fire may be in several of them. What happened once is another question.",
    "A day without a log of looking is unknown: nothing can be told from what was not seen on it.",
    "An observation whose time runs over midnight counts as none at least and all at most on each of its days.",
)
_MEANS = {
    Means.HEARD: "people, by ear",
    Means.SEEN: "people, by eye",
    Means.CAMERA: "cameras",
    Means.UAV: "UAVs",
    Means.ACOUSTIC: "acoustic sensors",
    Means.RADAR: "radars",
    Means.SATELLITE: "satellites",
    Means.OTHER: "other means",
}


def means_words(means: Means) -> str:
    """Who or what looks by a means."""
    return _MEANS[means]


def what_words(what: What) -> str:
    """What was noticed, to read."""
    return what.value.replace("_", " ")


def hours_words(length: Length) -> str:
    """A length in hours, with its bounds where they differ: `5.5 h`, `2-5.5 h`."""
    low, high = (f"{bound / HOUR:.1f}".removesuffix(".0") for bound in (length.low, length.high))
    return f"{high} h" if low == high else f"{low}-{high} h"


def count_words(count: Count) -> str:
    """A count by its bounds: `60`, `55-64`, `at least 3`."""
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.exact else f"{count.low}-{count.high}"


def seen_words(day: DayOfLooking) -> str:
    """What was observed on a day, sort by sort; `nothing` says nothing where nobody logged any looking."""
    found = []
    for what, count in day.seen:
        more = " (uncountable)" if what in day.uncountable else ""
        found.append(f"{count_words(count)} {what_words(what)}{more}")
    return "; ".join(found) or ("nothing" if day.logged else "nothing on record")


def looked_words(day: DayOfLooking) -> str:
    """How long there was looking on a day, all stations together."""
    return hours_words(all_of(day.looked)[0]) if day.logged else NOT_LOGGED


def night_words(day: DayOfLooking) -> str:
    """The part that was logged as night."""
    return hours_words(all_of(day.looked)[1]) if day.logged else NOT_LOGGED


def all_of(looked: Iterable[Looked]) -> tuple[Length, Length]:
    """Station hours of all means together, and the part at night."""
    found = list(looked)
    return sum((one.length for one in found), start=Length()), sum((one.night for one in found), start=Length())


def missed_words(effort: Effort) -> str:
    """Looking that did not take place as meant: `UAVs uav-1: cancelled (fog)`."""
    reason = f" ({effort.reason})" if effort.reason else ""
    state = "only partly" if effort.state is Looking.PARTLY else effort.state.value
    return f"{means_words(effort.means)}, {effort.station}: {state}{reason}"


def lost_words(length: str) -> str:
    """How much looking was lost: `5 h`."""
    return str(parse_duration(length))


def restriction_words(view: View, ids: Iterable[str]) -> str:
    """Restrictions by sort: `2 denial, 1 delay`."""
    sorts: dict[str, int] = {}
    for id in ids:
        entry = view.get(id)
        if entry is not None and isinstance(entry.payload, Restriction):
            name = entry.payload.sort.value.replace("_", " ")
            sorts[name] = sorts.get(name, 0) + 1
    return ", ".join(f"{number} {name}" for name, number in sorted(sorts.items()))


def plain_day(day: DayOfLooking) -> dict[str, Json]:
    """A day as plain data; minutes of looking as two bounds, None where nobody logged."""
    whole, night = all_of(day.looked)
    return {
        "day": day.day.isoformat(),
        "seen": {what.value: _bounds(count) for what, count in day.seen},
        "uncountable": [what.value for what in day.uncountable],
        "detections": list(day.detections),
        "station_minutes": _minutes(whole) if day.logged else None,
        "of_it_night": _minutes(night) if day.logged else None,
        "looked": [
            {
                "means": one.means.value,
                "stations": one.stations,
                "minutes": _minutes(one.length),
                "night": _minutes(one.night),
            }
            for one in day.looked
        ],
        "efforts": list(day.efforts),
        "restrictions": list(day.restrictions),
    }


def _bounds(count: Count) -> dict[str, Json]:
    return {"low": count.low, "high": count.high}


def _minutes(length: Length) -> list[Json]:
    return [length.low // MINUTE, length.high // MINUTE]
