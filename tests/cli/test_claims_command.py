"""`truceline claims` on a small exercise of its own: both sides in their common hours, reasons, and the page."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from click.testing import CliRunner

from truceline.cli import main

SMALL = Path(__file__).parents[1] / "data" / "small-case"
MARK = "urn:truceline:exercise:small-1"
VOICES = """voices:
  - {id: a-army, of: a, name: Army of North}
  - {id: a-office, of: a, name: Government of North}
  - {id: b-army, of: b, name: Army of South}
"""
HEAD = "id,kind,occurred,recorded,issuer,accused,agreement,period,scope,unit,value,part_of,outlet,source,text"
DAY, LONG = "2025-03-20", "2025-03-19T18:00Z/2025-03-20T22:00Z"
CLAIMS = [
    ("c1", "a-army", "b", DAY, "whole line", "shellings", "61", "", "post"),
    ("c2", "a-office", "b", DAY, "whole line", "artillery strikes", "61", "", "wire"),
    ("c3", "a-army", "b", DAY, "whole line", "violations", "90", "", "herald"),
    ("c4", "a-army", "b", DAY, "whole line", "violations", "140", "", "radio"),
    ("c5", "b-army", "a", LONG, "whole line", "mortar attacks", "119", "", "post"),
    ("c6", "b-army", "b", DAY, "whole line", "violations", "0", "", "post"),
]
SEEN = f"""id,kind,occurred,recorded,observer,area,unit,value,series,source,text
o1,observation,2025-03-20,2025-03-21,a,Lake,shots,7,daily,https://m.example/1 {MARK},Seven shots.
"""
SAID = f"""id,kind,occurred,recorded,speaker,manner,about,source,text
u1,utterance,2025-03-21,2025-03-21,b-army,denied,c1,https://d.example/1 {MARK},South calls the report invented.
"""


@cache
def case() -> Path:
    folder = Path(shutil.copytree(SMALL, Path(mkdtemp(prefix="truceline-")) / "case"))
    said = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(said + VOICES, encoding="utf-8")
    rows = [HEAD, *(_row(*claim) for claim in CLAIMS)]
    (folder / "entries" / "claims.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "entries" / "observations.csv").write_text(SEEN, encoding="utf-8")
    (folder / "entries" / "utterances.csv").write_text(SAID, encoding="utf-8")
    outcome = CliRunner().invoke(main, ["build", str(folder)])
    assert outcome.exit_code == 0, outcome.output
    return folder


def _row(*cells: str) -> str:
    id, issuer, accused, period, *rest = cells
    source = f"https://{id}.example/ {MARK}"
    return ",".join([id, "claim", DAY, "2025-03-21", issuer, accused, "truce", period, *rest, source, "made up"])


def run(*words: str) -> str:
    outcome = CliRunner().invoke(main, ["claims", str(case()), *words])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def plain() -> Any:
    return json.loads(run("--json"))


@cache
def page() -> str:
    out = case().parent / "claims.html"
    run("--out", str(out))
    return out.read_text(encoding="utf-8")


def test_another_office_that_repeats_a_figure_in_other_words_is_one_statement() -> None:
    issuers = {tuple(tally["issuers"]) for tally in plain()["tallies"] if "c1" in str(tally["figures"])}
    assert issuers == {("a-army", "a-office")}


def test_both_sides_stand_in_their_common_hours_with_what_remains() -> None:
    (row,) = [one for one in plain()["common_hours"] if one["family"] == "artillery"]
    assert [(claim["low"], claim["high"]) for side in row["sides"] for claim in side["claims"]] == [(61, 61), (0, 119)]
    assert "they count in other words" in row["remains"]


def test_nothing_of_one_side_is_divided_by_the_other() -> None:
    assert not re.search(r"ratio|times as|per cent|%", run("--why") + json.dumps(plain()))


def test_what_contradicts_what_is_told_with_its_reports() -> None:
    told = {one["rule"]: set(one["entries"]) for one in plain()["contradictions"]}
    assert told["two numbers for the same time that cannot be one"] == {"c3", "c4"}
    assert {"c6", "c3", "c4"} == told["one claims none where another claims some"]


def test_a_denial_stands_beside_the_claim_and_takes_nothing_away() -> None:
    assert [(one["of"], one["entry"]) for one in plain()["denials"]] == [("c1", "u1")]
    assert "South calls the report invented." in run()
    assert "61 shellings" in run()


def test_the_missions_count_stands_beside_a_claim_with_its_days_and_unit() -> None:
    assert "7 shots (a figure for 1 of 1 day)" in " ".join(run().split())
    (looked,) = next(one["looked"] for one in plain()["overlaps"] if "c5" in one["entries"])
    assert (looked["days"], looked["days_with_a_figure"], looked["counted"]["said"]) == (2, 1, "7")


def test_reasons_are_told_when_asked_for() -> None:
    assert "Taken for one statement, and why" not in run()
    assert "another office of the same side repeats the figure" in " ".join(run("--why").split())


def test_no_line_is_longer_than_a_terminal_of_80_columns() -> None:
    assert max(len(line) for line in run("--why").splitlines()) <= 80


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    assert "default-src 'none'" in page()
    assert not re.search(r"<script|<link|<img|@import|url\(", page())


def test_every_number_on_the_page_leads_to_an_entry_that_is_there() -> None:
    linked = set(re.findall(r'href="#(e-[^"]+)"', page()))
    assert linked
    assert linked <= set(re.findall(r'id="(e-[^"]+)"', page()))


def test_every_table_of_the_page_has_headers_and_the_exercise_is_marked() -> None:
    tables = page().count("<table")
    assert tables > 3
    assert page().count("<thead>") == tables
    assert "EXERCISE" in page()


def test_the_page_is_the_same_each_time() -> None:
    again = case().parent / "again.html"
    run("--out", str(again))
    assert again.read_text(encoding="utf-8") == page()


def test_a_missions_own_table_of_units_comes_first() -> None:
    table = case().parent / "units.csv"
    table.write_text("family,unit,words\nwater,flood,shellings\nwater,flood,mortar attacks\n", encoding="utf-8")
    answer = json.loads(run("--units", str(table), "--json"))
    assert [one["family"] for one in answer["common_hours"] if one["shared"]] == ["water"]


def test_a_table_of_units_that_is_not_one_is_refused_by_its_line(tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text("family,unit,words\nwater,,shellings\n", encoding="utf-8")
    outcome = CliRunner().invoke(main, ["claims", str(case()), "--units", str(table)])
    assert (outcome.exit_code, "line 2" in outcome.output) == (2, True)


def test_an_unknown_agreement_is_refused_by_name() -> None:
    outcome = CliRunner().invoke(main, ["claims", str(case()), "--agreement", "other"])
    assert (outcome.exit_code, "name one of truce" in outcome.output) == (2, True)
