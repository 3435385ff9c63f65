"""Spoiled inputs, kept as files: each gives an error with file, line and remedy, and nothing is written."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from truceline.cli import main

DATA = Path(__file__).parents[1] / "data"
EXPECTED = {
    "naive-time": ("entries.csv:4", "has no zone", "add an offset or a zone"),
    "naive-time-in-terms": ("truce.yaml:15", "has no zone", "add an offset or a zone"),
    "skipped-time": ("truce.yaml:15", "is skipped by the clocks", "give the offset instead"),
    "unknown-zone": ("truce.yaml:5", "there is no time zone", "write an IANA name"),
    "month-without-a-rule": ("truce.yaml:16", "needs its counting rule", "add count"),
    "month-as-elapsed-time": ("truce.yaml:16", "a month has no fixed length", "count: calendar"),
    "unknown-party": ("entries.csv:4", "there is no party or voice c", "write one of a, b"),
    "unknown-party-in-terms": ("truce.yaml:14", "there is no party c", "write one of a, b"),
    "duplicate-key": ("truce.yaml:5", "the key 'title' twice", "keep one of the two"),
    "anchor": ("truce.yaml:4", "an anchor", "write the content out"),
    "float": ("truce.yaml:3", "the number 1.5", "write a whole number"),
    "unknown-key": ("truce.yaml:5", "mood is not known here", "correct its spelling"),
    "no-entry-rule": ("truce.yaml:1", "there is no entry rule", "add entry"),
    "unknown-question": ("truce.yaml:15", "there is no question ready", "write one of done"),
    "not-yaml": ("truce.yaml:8", "is not YAML", "mend this line"),
    "unknown-digest": ("entries.csv:3", "no version of truce has the digest", "the digest of the file is"),
    "occurred-after-recorded": ("entries.csv:4", "occurred after it was recorded", "correct one of the two"),
    "negative-count": ("claims.csv:2", "is negative", "a count is zero or more"),
    "reversed-range": ("claims.csv:2", "is reversed", "write the smaller number first"),
    "no-number": ("claims.csv:2", "is not a count", "write 246"),
    "reversed-period": ("claims.csv:2", "must end after it starts", "put the earlier time first"),
    "wrong-encoding": ("entries.csv:4", "is not UTF-8", "save the file again"),
    "unclosed-quote": ("entries.csv:4", "is not CSV", "mend the quotes"),
    "ragged-row": ("entries.csv:4", "12 cells under 11", "put quotes round"),
    "duplicate-column": ("entries.csv:1", "the column name 'party' comes twice", "one name of its own"),
    "unknown-column": ("entries.csv:2", "text is missing", "fill the column text"),
    "unknown-kind": ("entries.csv:3", "'vow' is not a kind", "write one of proposal"),
    "no-source": ("entries.csv:3", "source is missing", "fill the column source"),
    "script-as-source": ("entries.csv:3", "is not an address", "write web addresses"),
    "correction-of-nothing": ("entries.csv:3", "there is nothing to correct under north", "assert it first"),
    "twice-the-same-id": ("entries.csv:4", "the id north is on record already", "use an id of its own"),
    "bad-json": ("more.jsonl:1", "is not a JSON object", "write one object"),
    "json-key-twice": ("more.jsonl:1", "a key comes twice", "write one object"),
    "two-parties-of-one-name": ("case.yaml:1", "the name a is given to two", "one of its own"),
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The small case, sound."""
    return Path(shutil.copytree(DATA / "small-case", tmp_path / "case"))


def spoil(case: Path, name: str) -> None:
    shutil.copytree(DATA / "spoiled" / name, case, dirs_exist_ok=True)


def test_the_small_case_is_sound(case: Path) -> None:
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0


def test_every_spoiled_input_is_expected_here() -> None:
    elsewhere = {"bundles"}  # tests/record/test_bundle_bombs.py
    assert {folder.name for folder in (DATA / "spoiled").iterdir()} - elsewhere == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_spoiled_input_is_named_and_nothing_is_written(case: Path, name: str) -> None:
    spoil(case, name)
    outcome = CliRunner().invoke(main, ["build", str(case)])
    assert outcome.exit_code == 2, outcome.output
    for words in EXPECTED[name]:
        assert words in outcome.output
    assert not list(case.glob("record*"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_spoiled_input_leaves_an_earlier_record_as_it_was(case: Path, name: str) -> None:
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0
    before = (case / "record.db").read_bytes()
    spoil(case, name)
    for words in (["build", str(case)], ["build", str(case), "--anew"]):
        assert CliRunner().invoke(main, words).exit_code == 2
    assert (case / "record.db").read_bytes() == before
    assert [path.name for path in case.glob("record*")] == ["record.db"]
