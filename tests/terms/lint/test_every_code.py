"""Every code has one draft in which it fires and one in which it does not."""

from typing import Any

import pytest

from lint_drafts import HOLD, draft, remarks, span, term
from truceline.terms.lint import CODES, language_remarks, lint

Parts = dict[str, Any]
START = {"all_of": ["a", "b"], "at": "2025-03-18T00:00Z"}
DAY = span("P1D")
AFTER = {"after": "start", "plus": span("P3D")}
EXTEND = term("more", "power", effect="extend")
FAR = "2025-06-01T00:00Z"
RESCUE = term("rescue", "permission", act="fire", text="rescue")
ASK = {"id": "done", "asks": "Is it done?"}
JUDGED = {**ASK, "body": "m"}
PHASES = [{"id": "one", "title": "first"}, {"id": "two", "title": "second"}]


def terms(*given: Parts, **more: Any) -> Parts:
    return {"terms": list(given), **more}


def line(**more: Any) -> Parts:
    return {"areas": [{"id": "line", "kind": "line", "status": "agreed", **more}]}


def paper(**more: Any) -> Parts:
    return {"sources": {"paper": {"title": "the paper", "url": "https://example.org/", **more}}}


CASES: dict[str, tuple[Parts, Parts]] = {
    "W01": ({}, {"entry": START}),
    "W02": ({"duration": span("P30D", "unstated")}, {"duration": span("P30D")}),
    "W03": (
        terms(term("x", act="talks", text="talks begin immediately")),
        terms(term("x", act="talks", text="talks begin immediately", by=AFTER)),
    ),
    "W04": (line(), line(dated="2025-03-01", points=["48 37", "49 37"])),
    "W05": (
        terms(term("x", "ban", act="offensive")),
        terms(
            term("x", "ban", act="offensive"),
            definitions=[{"id": "offensive", "means": ["advance"], "text": "any advance"}],
        ),
    ),
    "W06": (terms(HOLD), terms({**HOLD, "excepts": ["rescue"]}, RESCUE)),
    "W07": (terms(term("x", act="talks", by={"after": "start", "plus": span("PT0S")})), terms(term("x", by=AFTER))),
    "W09": (
        terms(term("x", act={"event": "talks", "actor": "militia"})),
        terms(
            term("x", act={"event": "talks", "actor": "militia"}),
            parties=[
                {"id": "a", "role": "belligerent", "answers_for": ["Militia"]},
                {"id": "b", "role": "belligerent"},
            ],
        ),
    ),
    "W10": (terms(HOLD), terms({**HOLD, "monitor": ["m"]}, term("let", text="access for all monitors", monitor=["m"]))),
    "W11": (terms(HOLD), terms({**HOLD, "report_within": DAY})),
    "W12": (
        terms(term("x", act="talks", by=AFTER)),
        terms(
            term("x", act="talks", by=AFTER),
            term("out", "power", effect="release", when={"holds": {"term": "x", "is": "overdue"}}),
        ),
    ),
    "W13": (
        terms(term("out", "power", effect="release", text="it is voided automatically")),
        terms(term("out", "power", effect="release", text="either has the right to leave")),
    ),
    "W14": (
        terms(EXTEND, duration=DAY),
        terms({**EXTEND, "needs": 2, "length": DAY, "until": {"before": "end", "minus": DAY}}, duration=DAY),
    ),
    "W15": ({"questions": [ASK]}, {"questions": [JUDGED]}),
    "W16": (
        terms(
            term("x", act="list_given", party="a"),
            term("y", act="list_taken", party="b"),
            reciprocity=[{"tie": "simultaneous", "terms": ["x", "y"]}],
        ),
        terms(
            term("x", act="list_given", party="a"),
            term("y", act="list_taken", party="b"),
            reciprocity=[{"tie": "simultaneous", "terms": ["x", "y"], "within": DAY}],
        ),
    ),
    "W17": (
        terms(term("x", act={"event": "released", "at_least": 30})),
        terms(term("x", act={"event": "released", "at_least": 30, "unit": "living persons"})),
    ),
    "W18": (
        terms(HOLD),
        terms(
            {
                **HOLD,
                "text": "no fire from the air or sea, by drones or cyber means; no mines, supplies, rotation, "
                "fortification, reconnaissance or propaganda",
            }
        ),
    ),
    "W19": (
        terms(term("x", text="weapons above 100 mm are moved back")),
        terms(term("x", text="weapons above 100 mm, rockets and drones are moved back")),
    ),
    "W20": (
        terms(term("x", text="as shown on the map in the annex")),
        terms(term("x", text="as shown on the map")) | paper(parts=["1", "map"]),
    ),
    "W21": (
        terms(term("x", act="talks", by={"after": "start", "plus": span("P40D")}), duration=span("P30D")),
        terms(term("x", act="talks", by={"after": "start", "plus": span("P30D")}), duration=span("P30D")),
    ),
    "W22": (
        terms(term("x", act="talks", by="2024-12-01")),
        terms(term("x", act="talks", by="2025-12-01", text="in 2025")),
    ),
    "W23": (
        terms(term("x", src="paper", part=["1"])) | paper(parts=["1", "2"]),
        terms(term("x", src="paper", part=["1", "Article 2"])) | paper(parts=["1", "2"]),
    ),
    "W24": (
        {"questions": [{"id": "yes", "asks": "Did they declare their readiness?", "body": "m"}]},
        {"questions": [JUDGED]},
    ),
    "C01": (
        terms(HOLD, term("salute", act="fire", party="a")),
        terms({**HOLD, "excepts": ["rescue"]}, RESCUE, term("salute", act="fire", party="a")),
    ),
    "C02": (terms(HOLD, RESCUE), terms({**HOLD, "excepts": ["rescue"]}, RESCUE)),
    "D01": (
        terms(term("x", begins="2025-05-01", until="2025-04-01")),
        terms(term("x", begins="2025-04-01", until="2025-05-01")),
    ),
    "D02": (
        terms(term("x", act="talks", by="2025-03-10"), entry=START),
        terms(term("x", act="talks", by="2025-03-20"), entry=START),
    ),
    "D03": ({"phases": PHASES}, {"phases": [{**PHASES[0], "duration": DAY}, PHASES[1]]}),
    "D04": (
        terms(HOLD, term("x", act="talks", when={"holds": {"term": "hold"}})),
        terms(term("y", act="list"), term("x", act="talks", when={"holds": {"term": "y"}})),
    ),
    "D05": (
        terms(term("x", act="talks", when={"judged": "done"}), questions=[ASK]),
        terms(term("x", act="talks", when={"judged": "done"}), questions=[JUDGED]),
    ),
    "D06": (
        terms(term("note", "statement"), term("off", "power", effect="suspend", of=["note"])),
        terms(HOLD, term("off", "power", effect="suspend", of=["hold"])),
    ),
    "D07": (
        terms({**HOLD, "excepts": ["talk"]}, term("talk", "permission", act="talks")),
        terms({**HOLD, "excepts": ["rescue"]}, RESCUE),
    ),
    "D08": (
        terms({**HOLD, "party": ["a", "b", "m"]}, entry={"all_of": ["a", "b"], "and": {"happened": "fire"}}),
        terms(HOLD, entry={"all_of": ["a", "b"], "and": {"happened": "talks"}}),
    ),
    "K01": (
        terms(term("x", act="stop", after="halt"), term("y", act="halt", after="stop")),
        terms(term("x", act="stop", after="halt"), term("y", act="halt")),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_code_fires_where_there_is_a_hole(code: str) -> None:
    found = remarks(code, **CASES[code][0])
    assert found
    assert all(one.says and one.remedy == CODES[code].remedy for one in found)


@pytest.mark.parametrize("code", CASES)
def test_a_code_keeps_silent_where_there_is_none(code: str) -> None:
    assert remarks(code, **CASES[code][1]) == []


def test_two_languages_that_differ_in_the_edge_of_a_deadline_are_told() -> None:
    texts = [term("x", act="talks", by={"on": "2025-11-15", "edge": edge}) for edge in ("before", "by_end_of")]
    first, second = (draft(terms=[{**one, "text": str(number)}]) for number, one in enumerate(texts))
    (found,) = language_remarks(first, second)
    assert (found.code, found.place) == ("W08", ("terms", 0))
    assert "by.edge" in found.says


def test_two_languages_that_say_the_same_are_not_remarked_on() -> None:
    first, second = (draft(title=title, terms=[term("x", text=title)]) for title in ("truce", "перемир'я"))
    assert language_remarks(first, second) == []


def test_every_code_is_tried_here() -> None:
    assert set(CASES) | {"W08"} == set(CODES)


@pytest.mark.parametrize("code", CASES)
def test_there_is_one_remark_for_one_place_and_the_order_is_settled(code: str) -> None:
    agreement = draft(**CASES[code][0])
    found = lint(agreement)
    assert len({(one.code, one.place) for one in found}) == len(found)
    assert found == lint(agreement)
    assert [list(CODES).index(one.code) for one in found] == sorted(list(CODES).index(one.code) for one in found)
