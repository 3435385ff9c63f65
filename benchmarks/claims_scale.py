"""Very many claims whose statements are known, because they are made up: how long it takes, and how right it is.

Two sides with three offices each give daily counts, running totals and parts; outlets round them, cut them, drop
qualifiers and hours, translate units and repeat them a day later. Run by itself (`python -m benchmarks.claims_scale
SIZE`); prints JSON.
"""

import json
import sys
from itertools import combinations
from random import Random
from time import process_time

from truceline.incidents.claims import Reader, ledger
from truceline.measures.between_sides import between_sides
from truceline.measures.claim_checks import parts_checks, running_totals
from truceline.measures.claim_overlap import Alleged, Watched, overlap_of
from truceline.measures.common_hours import common_hours
from truceline.measures.contradictions import own_contradictions
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Claim, Observation
from truceline.record.view import View
from truceline.values.counts import parse_count
from truceline.values.instants import DAY, HOUR, Instant, parse_instant
from truceline.values.intervals import Interval
from truceline.values.zones import zone

START = parse_instant("2031-01-01T06:00Z")
OFFICES = ("ministry", "command", "president")
UNITS = {
    "violations": ("violations", "breaches", "Verstöße", "violaciones", "порушення"),
    "shelling": ("shelling", "artillery strikes", "bombardeos", "обстріли"),
    "drone strikes": ("drone strikes", "drone attacks", "Drohnenangriffe"),
}


def made(size: int, seed: int = 5) -> list[tuple[Entry, int]]:
    """So many reports, each with the number of its statement."""
    random = Random(seed)
    found: list[tuple[Entry, int]] = []
    statement, day = 0, 0
    while len(found) < size:
        for side, other in (("a", "b"), ("b", "a")):
            for office in OFFICES[: 2 if day % 7 else 3]:
                statement += 1
                length = day + 1 if office == "president" else 1
                start = Instant(START + (day + 1 - length) * DAY)
                figures = {unit: random.randrange(3, 400) * (length if length > 1 else 1) for unit in UNITS}
                for carrier in range(random.randrange(1, 9)):
                    name = f"{side}-{office}"
                    found += _carried(random, (statement, carrier), (name, other), (start, length), figures)
        day += 1
    return found[:size]


def _carried(
    random: Random,
    number: tuple[int, int],
    who: tuple[str, str],
    when: tuple[Instant, int],
    figures: dict[str, int],
) -> list[tuple[Entry, int]]:
    statement, carrier = number
    start, length = when
    period = Interval(start, Instant(start + length * DAY))
    if random.random() < 0.3:
        period = Interval(Instant(period.start - 6 * HOUR), Instant(period.end + 18 * HOUR))
    late = random.random() < 0.15 and period.start == start
    said = Instant(START // DAY * DAY + (start - START) + length * DAY + (DAY if late else 0))
    told = Interval(said, Instant(said + DAY))
    kept = [unit for unit in figures if unit == "violations" or random.random() < 0.6]
    rows = []
    for unit in kept:
        claim = Claim.model_construct(
            issuer=who[0],
            accused=who[1],
            agreement="truce",
            period=period,
            scope="whole line" if random.random() < 0.7 else "",
            unit=random.choice(UNITS[unit]),
            value=parse_count(_worded(random, figures[unit])),
            part_of="" if unit == "violations" else "violations",
            outlet=f"outlet-{carrier}",
        )
        source = (f"https://outlet-{carrier}.example/{statement}",)
        id = f"r{statement}-{carrier}-{unit.split()[0]}"
        rows.append((Entry(id, Action.ASSERT, told, told.last, source, "made up", claim), statement))
    return rows


def _worded(random: Random, number: int) -> str:
    drawn = random.random()
    if drawn < 0.7 or number < 100:
        return str(number)
    if drawn < 0.8:
        return f"more than {number // 10 * 10}" if number % 10 else str(number)
    return f"about {round(number, -1)}" if drawn < 0.9 else str(number // 10 * 10)


def _observed(size: int) -> list[Entry]:
    """A mission's counts in two areas, four days out of five."""
    found = []
    for day in range(size // 20):
        for area in ("North region", "South region"):
            if day % 5:
                start = Instant(START // DAY * DAY + day * DAY)
                seen = Observation.model_construct(
                    observer="mission", area=area, unit="shots", value=parse_count(str(day % 90)), series="daily"
                )
                when = Interval(start, Instant(start + DAY))
                id = f"o{day}-{area[0].lower()}"
                found.append(Entry(id, Action.ASSERT, when, when.last, ("https://m.example/",), "made up", seen))
    return found


def main(size: int) -> dict[str, float]:
    """Seconds of the processor, and pairwise precision and recall."""
    rows = made(size)
    view = View([entry for entry, _ in rows], Instant(2**60))
    reader = Reader({f"{side}-{office}": side for side in "ab" for office in OFFICES})
    begin = process_time()
    found = ledger(view, reader)
    linked = process_time()
    parts = [check for tally in found.tallies for check in parts_checks(tally)]
    running = running_totals(found.tallies, reader)
    contradictions = [*own_contradictions(found.tallies, parts, reader), *between_sides(found.tallies, (), reader)]
    rows_of_both = common_hours(found.tallies, reader)
    checked = process_time()
    watched, alleged = Watched(View(_observed(size), Instant(2**60)), zone("UTC")), Alleged((), reader)
    overlaps = [overlap_of(tally, watched, alleged) for tally in found.tallies]
    compared = process_time()
    label = {id: number for number, tally in enumerate(found.tallies) for id in tally.entries}
    right = same = gold = 0
    by_found: dict[int, list[int]] = {}
    by_gold: dict[int, list[int]] = {}
    for entry, statement in rows:
        by_found.setdefault(label[entry.id], []).append(statement)
        by_gold.setdefault(statement, []).append(label[entry.id])
    for group in by_found.values():
        same += len(group) * (len(group) - 1) // 2
        right += sum(1 for one, other in combinations(group, 2) if one == other)
    gold = sum(len(group) * (len(group) - 1) // 2 for group in by_gold.values())
    precision, recall = right / same, right / gold
    return {
        "reports": len(rows),
        "statements": len(by_gold),
        "found": len(found.tallies),
        "link_seconds": round(linked - begin, 2),
        "check_seconds": round(checked - linked, 2),
        "overlap_seconds": round(compared - checked, 2),
        "parts": len(parts),
        "running": len(running),
        "contradictions": len(contradictions),
        "common": len(rows_of_both),
        "overlaps": len(overlaps),
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))) + "\n")
