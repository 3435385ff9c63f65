"""An invented exercise week of exchanges, from Monday 3 to Sunday 9 March 2031: nobody in it exists.

Redland and Blueland exchange prisoners of war number for number in three steps, hostages against prisoners by a ratio,
and bodies; a child goes home under an embargo. One side stops counting, counts are corrected, lists are disputed.
"""

import csv
from pathlib import Path

CASE = """schema: case/1
id: exchange-week
title: An exercise week of exchanges
summary: For tests only; both lands are invented.
zone: Africa/Nairobi
languages: [en]
mode: exercise
mandate: {name: Exercise mission, recorded: As the desk put it on record., limits: []}
parties:
  - {id: red, name: Redland, role: belligerent}
  - {id: blue, name: Blueland, role: belligerent}
  - {id: mission, name: the mission, role: monitor}
  - {id: envoy, name: the intermediary, role: mediator}
voices:
  - {id: red-office, of: red, name: Exchange office of Redland}
  - {id: blue-office, of: blue, name: Exchange office of Blueland}
"""
Cells = dict[str, str]
_COMMON = ("id", "action", "kind", "occurred", "recorded", "source", "text")


def row(kind: str, id: str, when: str, known: str = "", text: str = "", **says: str) -> Cells:
    """One row; `when` such as `04T10:00`, on the clocks of the exercise; known at once unless it says otherwise."""
    common = {"id": id, "action": "", "kind": kind, "occurred": _time(when), "recorded": _time(known or when)}
    source = f"https://exercise.example/{id} urn:truceline:exercise:week-1"
    return common | {"source": source, "text": text or f"exercise: {id}"} | says


def _time(when: str) -> str:
    return f"2031-03-{when}+03:00" if "T" in when else f"2031-03-{when}"


def delivery(id: str, when: str, way: str, *told: str, **more: str) -> Cells:
    """A count; `way` such as `red blue prisoners_of_war week`; `told`: the stage, the count, whose, and known when."""
    stage, count, body, *known = told
    giver, taker, category, exchange = way.split()
    says = {"exchange": exchange, "giver": giver, "taker": taker, "category": category, "stage": stage}
    return row("delivery", id, when, known[0] if known else "", **says, value=count, body=body) | more


def quota(id: str, way: str, value: str, **more: str) -> Cells:
    """A promise of Monday."""
    giver, taker, category, exchange = way.split()
    says = {"exchange": exchange, "giver": giver, "taker": taker, "category": category}
    return row("quota", id, "03T09:00", **says, value=value, **more)


NEVER_SHOWN = "At the mill of Zandbrug, where the youngest was met by an aunt."
"""Free text about children: a place and a family, both invented."""
TO_BLUE, TO_RED = "red blue prisoners_of_war week", "blue red prisoners_of_war week"


def monday() -> list[Cells]:
    """What is agreed, promised and listed."""
    both = {"parties": "red blue", "mediators": "envoy"}
    found = [
        row("exchange", "week", "03T08:00", **both, formula="number_for_number"),
        row("exchange", "hostages", "03T08:00", **both, formula="ratio"),
        row("exchange", "dead", "03T08:00", **both, formula="one_sided"),
        row("exchange", "home", "03T08:00", **both, formula="by_list"),
        row("exchange", "hurt", "03T08:00", **both, formula="all_for_all"),
    ]
    for number, (value, due) in enumerate((("40", "04T18:00"), ("35", "06T18:00"), ("25", "08T18:00")), 1):
        for name, way in (("to-blue", TO_BLUE), ("to-red", TO_RED)):
            more = {"stage": f"step-{number}", "due": _time(due)}
            found.append(quota(f"q-{name}-{number}", way, value, **more))
    found += [
        quota("q-hostages", "blue red hostages hostages", "10"),
        quota("q-prisoners", "red blue prisoners hostages", "30", for_each="1", against="hostages"),
        quota("q-dead", "red blue bodies dead", "about 120"),
        quota("q-home", "red blue children home", "7"),
        quota("q-hurt-blue", "red blue wounded hurt", ""),
        quota("q-hurt-red", "blue red wounded hurt", ""),
    ]
    lists = {"exchange": "hurt", "category": "wounded"}
    found.append(row("roster", "list-red", "03T12:00", **lists, party="red", to="blue", value="60", list="r-1"))
    return found


def tuesday() -> list[Cells]:
    """The first step: all count alike but for one count, which is corrected on Wednesday. A list is disputed."""
    lists = {"exchange": "hurt", "category": "wounded"}
    dispute = {"exchange": "hurt", "party": "red", "against": "blue", "ground": "not_held", "about": "list-blue"}
    return [
        delivery("s1-red-gave-red", "04T10:00", TO_BLUE, "step-1", "40", "red-office"),
        delivery("s1-red-gave-blue", "04T10:00", TO_BLUE, "step-1", "40", "blue-office"),
        delivery("s1-red-gave-mission", "04T10:00", TO_BLUE, "step-1", "40", "mission"),
        delivery("s1-blue-gave-red", "04T11:00", TO_RED, "step-1", "39", "red-office"),
        delivery("s1-blue-gave-blue", "04T11:00", TO_RED, "step-1", "40", "blue-office"),
        row("roster", "list-blue", "04T15:00", **lists, party="blue", to="red", value="52", list="b-1"),
        row("dispute", "d-list", "04T16:00", text="Of those listed, 2 were never with us.", **dispute, value="2"),
    ]


def wednesday() -> list[Cells]:
    """Hostages against prisoners; a correction; the child's return comes under an embargo."""
    corrected = delivery("s1-blue-gave-red", "04T11:00", TO_RED, "step-1", "40", "red-office", "05T08:00")
    return [
        row("embargo", "embargo-home", "05T07:00", exchange="home", act="placed", body="envoy"),
        corrected | {"action": "correct"},
        delivery("h-blue", "05T12:00", "blue red hostages hostages", "gate", "3", "blue-office", "05T13:00"),
        delivery("h-envoy", "05T12:00", "blue red hostages hostages", "gate", "3", "envoy", "05T13:00"),
        delivery("p-red", "05T14:00", "red blue prisoners hostages", "gate", "90", "red-office"),
        delivery("p-blue", "05T14:00", "red blue prisoners hostages", "gate", "88", "blue-office"),
    ]


def thursday() -> list[Cells]:
    """Redland gives its part of the second step; Blueland counts no more, and nothing is heard of its own part."""
    says = {"exchange": "week", "party": "red", "against": "blue", "ground": "postponed", "stage": "step-2"}
    return [
        delivery("s2-red-gave-red", "06T10:00", TO_BLUE, "step-2", "35", "red-office"),
        row("dispute", "d-late", "06T19:00", text="Blueland did not come to the gate.", **says),
        row("act", "blue-answer", "06T20:00", text="The hour was never agreed.", event="answered", actor="blue",
            answers="d-late"),
    ]  # fmt: skip


def friday() -> list[Cells]:
    """Bodies, with another number on each side; children go home, seen by nobody outside."""
    return [
        delivery("b-red", "07T09:00", "red blue bodies dead", "lorry-1", "120", "red-office", identified="20"),
        delivery("b-blue", "07T09:00", "red blue bodies dead", "lorry-1", "117", "blue-office", "07T20:00"),
        delivery("c-red", "07T11:00", "red blue children home", "bridge", "4", "red-office", text=NEVER_SHOWN),
        delivery("c-envoy", "07T11:00", "red blue children home", "bridge", "4", "envoy", text=NEVER_SHOWN),
        row("dispute", "d-child", "07T12:00", text=NEVER_SHOWN, exchange="home", party="blue", ground="identity",
            against="red", about="c-red", value="1"),
    ]  # fmt: skip


def weekend() -> list[Cells]:
    """A late count, a dispute settled, more identified, the rest of the children home and the embargo lifted."""
    identified = delivery("b-blue", "07T09:00", "red blue bodies dead", "lorry-1", "117", "blue-office", "09T10:00")
    return [
        delivery("s2-red-gave-mission", "06T10:00", TO_BLUE, "step-2", "34", "mission", "08T09:00"),
        row("progress", "d-list-settled", "08T11:00", body="envoy", of="d-list", course="done"),
        delivery("s3-red-gave-red", "08T12:00", TO_BLUE, "step-3", "25", "red-office"),
        delivery("s3-blue-gave-red", "08T13:00", TO_RED, "step-3", "25", "red-office"),
        delivery("c-envoy-2", "08T15:00", "red blue children home", "bridge-2", "3", "envoy"),
        row("embargo", "embargo-home-over", "08T18:00", exchange="home", act="lifted", body="envoy"),
        identified | {"action": "correct", "identified": "61"},
    ]


def week() -> list[Cells]:
    """All rows of the week."""
    return [*monday(), *tuesday(), *wednesday(), *thursday(), *friday(), *weekend()]


def under_embargo() -> list[Cells]:
    """The week as it stood while the embargo held."""
    return [one for one in week() if one["id"] != "embargo-home-over"]


def written(folder: Path, rows: list[Cells] | None = None) -> Path:
    """The week (or other rows) as a case folder."""
    (folder / "entries").mkdir(parents=True)
    (folder / "agreements").mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    found = week() if rows is None else rows
    for kind in sorted({one["kind"] for one in found}):
        mine = [one for one in found if one["kind"] == kind]
        columns = list(dict.fromkeys([*_COMMON, *(name for one in mine for name in one)]))
        with (folder / "entries" / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(mine)
    return folder
