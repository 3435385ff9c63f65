"""Which rows of a table of claims report the same statement: pairs found against pairs labelled by hand.

`python -m benchmarks.claims_f1 TABLE.csv` reads a table with the columns report_id, published, outlet, url, issuer,
accused, agreement, period_start, period_end (also with a zone's short name behind: period_start_msk), metric, value,
places; a `gold_claim` column is used for scoring only. It prints JSON: precision, recall and F1 over all pairs of rows,
the lowest F1 with one outlet left out, and the pairs that were missed or wrongly joined.
"""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from truceline.incidents.alleged import alleged_incidents
from truceline.incidents.claims import Reader, tallies
from truceline.incidents.number_words import read_number
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Allegation, Claim
from truceline.record.view import View
from truceline.values.instants import Instant
from truceline.values.intervals import Interval, parse_interval
from truceline.values.zones import zone

ZONES = {"msk": "Europe/Moscow", "": "UTC"}
SINGLE = {"incident", "event"}
ALWAYS = Instant(2**60)
Row = dict[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Pairs of rows found to be of one statement, against those labelled so."""

    precision: float
    recall: float
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def entry_of(row: Row) -> Entry:
    """A row as an entry; nothing of its labels or notes is used."""
    start, end, home = _period(row)
    content: dict[str, object] = {
        "issuer": _name(row["issuer"]),
        "accused": _name(row["accused"]),
        "agreement": _name(row["agreement"]) if row.get("agreement") else None,
        "outlet": row["outlet"],
        "unit": row["metric"],
    }
    when = parse_interval(row["published"], home)
    if row["metric"] in SINGLE:
        said: Claim | Allegation = Allegation.model_validate({**content, "place": row["places"]})
        when = start if row["period_start"] == row["period_end"] else Interval(start.start, end.end)
    else:
        period = Interval(start.start, end.start if end.exact else end.end)
        content |= {"scope": row["places"] or "-", "value": read_number(row["value"]).said, "period": "2000-01-01"}
        said = Claim.model_validate(content).model_copy(update={"period": period})
    published = parse_interval(row["published"], home)
    return Entry(row["report_id"].lower(), Action.ASSERT, when, published.last, (row["url"],), "labelled", said)


def _period(row: Row) -> tuple[Interval, Interval, ZoneInfo]:
    name = next(key for key in row if key.startswith("period_start"))
    suffix = name.removeprefix("period_start").strip("_")
    home = zone(ZONES.get(suffix, "UTC"))
    ends = row[name], row[name.replace("start", "end")]
    row["period_start"], row["period_end"] = ends
    start, end = (parse_interval(f"{text}[{home.key}]" if "T" in text else text, home) for text in ends)
    return start, end, home


def _name(text: str) -> str:
    return text.lower().replace(" ", "_")


def reader_of(rows: Sequence[Row]) -> Reader:
    """Offices by the side whose name theirs begins with (`RU_MOD` speaks for `RU`)."""
    names = {_name(row["issuer"]) for row in rows} | {_name(row["accused"]) for row in rows}
    return Reader({name: name.split("_")[0] for name in names})


def found_in(rows: Sequence[Row]) -> dict[str, object]:
    """For each row, a label of the statement or event that it was found to tell of."""
    view, reader = View([entry_of(row) for row in rows], ALWAYS), reader_of(rows)
    claims = {id: ("claim", number) for number, tally in enumerate(tallies(view, reader)) for id in tally.entries}
    events = {id: ("event", number) for number, one in enumerate(alleged_incidents(view, reader)) for id in one.entries}
    return {**claims, **events}


def score(rows: Sequence[Row]) -> Score:
    """The pairs found against the pairs labelled."""
    found = found_in(rows)
    label = {row["report_id"].lower(): row["gold_claim"] for row in rows}
    pairs = list(combinations(sorted(label), 2))
    same = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    gold = {pair for pair in pairs if label[pair[0]] == label[pair[1]]}
    right = len(same & gold)
    return Score(
        precision=right / len(same) if same else 1.0,
        recall=right / len(gold) if gold else 1.0,
        missed=tuple(sorted(gold - same)),
        wrong=tuple(sorted(same - gold)),
    )


def without_each_outlet(rows: Sequence[Row]) -> dict[str, float]:
    """The F1 with one outlet left out, for each outlet."""
    return {
        outlet: score([row for row in rows if row["outlet"] != outlet]).f1
        for outlet in sorted({row["outlet"] for row in rows})
    }


def same_in_any_order(rows: Sequence[Row]) -> bool:
    """Whether shuffled rows give the same groups."""
    mixed = list(rows)
    Random(7).shuffle(mixed)
    return _groups(found_in(rows)) == _groups(found_in(mixed))


def _groups(found: dict[str, object]) -> set[frozenset[str]]:
    groups: dict[object, set[str]] = {}
    for id, label in found.items():
        groups.setdefault(label, set()).add(id)
    return {frozenset(group) for group in groups.values()}


def main(path: Path) -> dict[str, object]:
    """What is printed."""
    rows = read(path)
    whole, parts = score(rows), without_each_outlet(rows)
    return {
        "rows": len(rows),
        "precision": round(whole.precision, 3),
        "recall": round(whole.recall, 3),
        "f1": round(whole.f1, 3),
        "lowest_f1_without_an_outlet": round(min(parts.values()), 3),
        "same_in_any_order": same_in_any_order(rows),
        "missed": ["+".join(pair) for pair in whole.missed],
        "wrong": ["+".join(pair) for pair in whole.wrong],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1])), indent=2) + "\n")
