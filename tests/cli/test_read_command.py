"""`truceline read` proposes and puts nothing on record; a person decides, and a case takes what was accepted."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from small_documents import DATA, stand_in, text_file
from truceline.cli import main, read_screen
from truceline.cli import read as command
from truceline.errors import BadInput, Fault
from truceline.reading.model import Heard
from truceline.reading.scoring import passages

SMALL = DATA.parent / "small-case"
ARTICLE = "A accepted the truce. B rejected it."


@pytest.fixture(autouse=True)
def plain_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "rules_for", stand_in)


def run(*words: str | Path, keys: str | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, words)], input=keys)


def good(*words: str | Path, keys: str | None = None) -> str:
    outcome = run(*words, keys=keys)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def case_in(folder: Path) -> Path:
    return Path(shutil.copytree(SMALL, folder / "case"))


def kept_in(folder: Path, text: str = ARTICLE) -> Path:
    kept = folder / "kept.jsonl"
    good(text_file(folder, text), "--published", "2025-03-11", "--source", "https://a.example/b", "--out", kept)
    return kept


def reviewed(kept: Path, case: Path, *words: str, keys: str | None = None) -> str:
    return good("--review", kept, "--case", case, *words, keys=keys)


def table(case: Path, kind: str = "consent") -> list[str]:
    path = case / "entries" / f"read-{kind}.csv"
    return path.read_text(encoding="utf-8").splitlines()[1:] if path.is_file() else []


def decisions(kept: Path) -> list[dict[str, Any]]:
    lines = kept.with_name("kept.decisions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ACCEPT = ["--accept", "1", "--set", "1.agreement=truce", "--set", "1.occurred=2025-03-11"]


def test_it_says_first_that_nothing_is_on_record(tmp_path: Path) -> None:
    said = good(text_file(tmp_path, ARTICLE))
    assert said.startswith("Proposals only: nothing here is on record.")
    assert "party a; act accept" in said


def test_a_folder_with_a_bad_file_is_read_and_exits_with_2() -> None:
    outcome = run(DATA)
    assert outcome.exit_code == 2
    assert "scanned.pdf: the PDF has pictures and no text" in outcome.stderr
    assert "it is in German; nothing is proposed" in outcome.stdout
    assert "note" in outcome.stdout


def test_no_line_is_wider_than_80(tmp_path: Path) -> None:
    said = good(text_file(tmp_path, f"A accepted the truce {'of many words ' * 40}. B rejected it."))
    assert max(map(len, said.splitlines())) <= 80


def test_a_document_in_another_language_is_an_answer() -> None:
    assert "it is in German; nothing is proposed" in good(DATA / "german.txt")


def test_the_answer_in_json_numbers_its_suggestions() -> None:
    answer = json.loads(good(DATA / "article.txt", "--json"))
    assert answer["on_record"] is False
    assert [one["number"] for one in answer["documents"][0]["suggestions"]] == [1, 2]


def test_the_same_documents_are_kept_as_the_same_bytes(tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    before = kept.read_bytes()
    assert kept_in(tmp_path).read_bytes() == before
    assert b'"address":"https://a.example/b"' in before


def test_documents_that_contradict_each_other_are_told_side_by_side(tmp_path: Path) -> None:
    text_file(tmp_path, "A accepted the truce.", "one.txt")
    text_file(tmp_path, "A rejected the truce today.", "two.txt")
    said = good(tmp_path)
    assert "These contradict each other; none is left out" in said
    assert json.loads(good(tmp_path, "--json"))["contradictions"][0]["numbers"] == [1, 2]


def test_of_very_many_documents_only_numbers_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_screen, "_MANY", 1)
    for name in ("one.txt", "two.txt"):
        text_file(tmp_path, ARTICLE, name)
    said = good(tmp_path, "--out", tmp_path / "kept.jsonl")
    assert "2 kept, from number 3" in said
    assert "party a" not in said


def test_only_the_sort_and_the_confidence_asked_for_are_shown(tmp_path: Path) -> None:
    article = text_file(tmp_path, ARTICLE)
    assert "0 proposals." in good(article, "--sort", "claim")
    assert "0 proposals." in good(article, "--at-least", "0.9")
    assert "2 proposals." in good(article, "--at-least", "0.8", "--sort", "consent")


def test_an_acceptance_goes_into_the_case_and_on_record_by_build_alone(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    assert "Nothing is on record yet" in reviewed(kept, case, *ACCEPT)
    assert len(table(case)) == 1
    assert not (case / "record.db").exists()
    assert CliRunner().invoke(main, ["build", str(case)]).exit_code == 0


def test_the_same_acceptance_twice_writes_one_row(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    reviewed(kept, case, *ACCEPT)
    assert "1: decided so before" in reviewed(kept, case, *ACCEPT)
    assert (len(table(case)), len(decisions(kept))) == (1, 1)


def test_a_decision_that_was_lost_does_not_write_its_row_again(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    reviewed(kept, case, *ACCEPT)
    kept.with_name("kept.decisions.jsonl").unlink()
    reviewed(kept, case, *ACCEPT)
    assert (len(table(case)), len(decisions(kept))) == (1, 1)


def test_a_decision_tells_who_decided_what_and_when(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    reviewed(kept, case, "--reject", "2", "--reason", "hearsay", "--role", "watch-officer")
    made = decisions(kept)[0]
    assert (made["decision"], made["reason"], made["role"], made["case"]) == (
        "reject",
        "hearsay",
        "watch-officer",
        "small",
    )
    assert made["when"].endswith("+00:00")


def test_what_is_missing_is_asked_for_and_nothing_is_written(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    outcome = run("--review", kept, "--case", case, "--accept", "1", "--reject", "2")
    assert outcome.exit_code == 2
    assert "add --set 1.agreement=... (one of truce, none)" in outcome.stderr
    assert table(case) == []
    assert not kept.with_name("kept.decisions.jsonl").exists()


def test_a_review_asks_one_by_one_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    said = reviewed(kept, case, keys="a\n1\n2025-03-11\ny\nq\n")
    assert "1 of 2" in said
    assert "1 accepted, 0 rejected, 1 undecided" in said
    again = reviewed(kept, case, keys="r\nhearsay\n")
    assert "1 of 1" in again
    assert [one["decision"] for one in decisions(kept)] == ["accept", "reject"]
    assert len(table(case)) == 1


def test_a_review_can_choose_no_agreement(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    reviewed(kept, case, keys="a\nnone\n2025-03-11\ny\nq\n")
    assert (len(table(case)), len(table(case, "utterance"))) == (0, 1)


def test_who_leaves_a_review_keeps_what_was_decided(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    reviewed(kept, case, keys="r\n\n")
    assert len(decisions(kept)) == 1


def test_a_row_that_the_case_refuses_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path), case_in(tmp_path)
    said = reviewed(kept, case, keys="a\n1\n2199-01-01\ny\nq\n")
    assert "it occurred after it was recorded" in said
    assert table(case) == []


def test_a_story_that_was_taken_back_is_accepted_only_with_a_word_more(tmp_path: Path) -> None:
    kept, case = kept_in(tmp_path, f"RETRACTED: a story\n\n{ARTICLE}"), case_in(tmp_path)
    assert "its publisher took this story back" in reviewed(kept, case, keys="a\nq\n")
    outcome = run("--review", kept, "--case", case, *ACCEPT)
    assert outcome.exit_code == 2
    assert "--retracted" in outcome.stderr


@pytest.mark.parametrize(
    "words", [[], ["--review", "kept.jsonl"], ["x", "--evaluate"], ["x", "--model", "http://127.0.0.1:9"]]
)
def test_what_makes_no_sense_is_refused(words: list[str]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("words", [["--set", "agreement=truce"], ["--accept", "one"]])
def test_what_is_set_has_its_form(tmp_path: Path, words: list[str]) -> None:
    assert run("--review", kept_in(tmp_path), "--case", case_in(tmp_path), *words).exit_code == 2


def test_a_model_that_fails_leaves_what_the_rules_propose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object) -> Heard:
        raise BadInput(Fault("--model", None, "the model cannot be reached (ConnectError)", "check it"))

    monkeypatch.setattr(command, "ask", silent)
    outcome = run(text_file(tmp_path, ARTICLE), "--model", "http://127.0.0.1:9", "--model-name", "m")
    assert outcome.exit_code == 2
    assert "2 proposals." in outcome.stdout
    assert "the model cannot be reached" in outcome.stderr


def test_a_key_that_is_none_is_refused_and_not_shown(tmp_path: Path) -> None:
    key = text_file(tmp_path, "very secret", "key")
    outcome = run(tmp_path, "--model", "http://127.0.0.1:9", "--model-name", "m", "--key-file", key)
    assert outcome.exit_code == 2
    assert "very" not in outcome.output


def test_reading_is_measured_by_sort(monkeypatch: pytest.MonkeyPatch) -> None:
    by_id = {one.id: one for one in passages("dev")}
    monkeypatch.setattr(command, "rules_on", lambda one: [gold.as_suggestion() for gold in by_id[one.id].gold])
    answer = json.loads(good("--evaluate", "dev", "--json"))
    assert {one["precision"] for one in answer["figures"]} == {"1.00"}


def test_a_figure_that_is_not_reached_exits_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "rules_on", lambda _: [])
    outcome = run("--evaluate", "dev")
    assert outcome.exit_code == 1
    assert "not reached: consent: recall 0.00, to reach 0.75" in outcome.stdout
