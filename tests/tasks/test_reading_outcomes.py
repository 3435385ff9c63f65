"""Every file has an outcome, one bad file stops nobody, and many files give what one at a time gives."""

from pathlib import Path

from small_documents import DATA, fatal, sentences, stand_in, text_file
from truceline.errors import BadInput, Fault
from truceline.reading.model import Heard
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.sources.documents.document import Document
from truceline.tasks.reading import (
    NOBODY,
    Given,
    Outcome,
    chosen,
    counted,
    files_of,
    heard_too,
    read_one,
)
from truceline.wiring.reading import Asked, read_files


def failing(document: Document) -> list[Suggestion]:
    raise RecursionError("too deep")


def outcomes(folder: Path) -> list[Outcome]:
    return list(read_files(files_of(folder), Asked(), stand_in))


def test_a_bad_file_is_told_and_stops_nobody() -> None:
    found = {one.file: one for one in outcomes(DATA)}
    assert found["scanned.pdf"].faults[0].problem == "the PDF has pictures and no text"
    assert len(found["article.txt"].suggestions) == 2


def test_nothing_is_proposed_of_a_language_that_is_not_read() -> None:
    found = next(one for one in outcomes(DATA) if one.file == "german.txt")
    assert (found.untold, found.suggestions) == ("it is in German; nothing is proposed", ())


def test_what_stands_in_a_story_that_was_taken_back_says_so() -> None:
    found = next(one for one in outcomes(DATA) if one.file == "retracted.txt")
    assert {one.suggestion.open for one in found.suggestions} == {("the publisher took this story back",)}
    assert {one.suggestion.confidence for one in found.suggestions} == {0.4}


def test_hidden_orders_are_never_read() -> None:
    found = next(one for one in outcomes(DATA) if one.file == "article.html")
    assert {one.suggestion.slots["act"] for one in found.suggestions if one.suggestion.slots["party"] == "south"} == {
        "reject"
    }


def test_a_rule_that_fails_is_told_and_stops_nobody(tmp_path: Path) -> None:
    found = read_one(text_file(tmp_path, "The words of the truce."), "a", Given(), failing)
    assert "RecursionError" in found.faults[0].problem


def test_many_files_give_what_one_at_a_time_gives(tmp_path: Path) -> None:
    for number in range(30):
        text_file(tmp_path, f"North accepted the text of version {number}. The rest is silence.", f"{number:02}.txt")
    one_by_one = [read_one(path, name, Given(), sentences) for path, name in files_of(tmp_path)]
    assert outcomes(tmp_path) == one_by_one


def test_a_process_that_dies_is_told_for_every_file_that_was_not_read(tmp_path: Path) -> None:
    for number in range(30):
        text_file(tmp_path, "North accepted the text. It is the end.", f"{number:02}.txt")
    found = list(read_files(files_of(tmp_path), Asked(), fatal))
    assert [one.file for one in found] == [name for _, name in files_of(tmp_path)]
    assert {one.faults[0].problem for one in found} == {"was not read: reading broke off"}


def test_only_what_was_asked_for_is_kept() -> None:
    found = outcomes(DATA)
    assert not any(one.suggestions for one in chosen(found, [Sort.CLAIM]))
    assert not any(one.suggestions for one in chosen(found, at_least=0.81))
    assert [one.suggestions for one in chosen(found)] == [one.suggestions for one in found]


def test_the_summary_tells_unread_from_empty() -> None:
    found = [Outcome("a", faults=(Fault("a", None, "is empty", "bring it again"),)), Outcome("b", document("de"))]
    assert counted(found) == (
        "2 documents: 0 with proposals, 0 of which nothing is proposed, 1 in a language that is not read, "
        "1 that cannot be read. 0 proposals."
    )


def document(language: str = "en", text: str = "North accepted the truce.") -> Document:
    return Document("b", text, "", None, language, "ab" * 32)


SAID = Suggestion(Sort.CONSENT, Span(0, 25), {"party": "north", "act": "accept"})
OTHER = Suggestion(Sort.UTTERANCE, Span(0, 25), {"manner": "said"})


def test_what_model_and_rules_both_propose_is_kept_once() -> None:
    read = Outcome("b", document(), tuple(outcomes(DATA)[1].suggestions[:1]))
    there = read.suggestions[0].suggestion
    heard = Heard((there, OTHER), (("its letters are not in the text", 2),))
    found = heard_too([read], "m", lambda _: heard, lambda _: None)[0]
    assert [one.by for one in found.suggestions] == ["m", "rules"]
    assert found.dropped == heard.dropped


def test_a_silent_model_is_asked_once_and_the_rules_stay() -> None:
    asked: list[Document] = []

    def silent(one: Document) -> Heard:
        asked.append(one)
        raise BadInput(Fault(NOBODY, None, "the model cannot be reached", "check it"))

    reads = [one for one in outcomes(DATA) if one.document]
    found = heard_too(reads, "m", silent, lambda _: None)
    assert len(asked) == 1
    assert [one.suggestions for one in found] == [one.suggestions for one in reads]
    assert "more documents not put to the model" in found[-1].faults[-1].problem
