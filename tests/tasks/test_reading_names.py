"""What reading proposes of a passage that holds a protected name is not shown, not kept and not put into a case."""

from datetime import date

from people_places import NAMES, MemoryCompartments, rows
from truceline.reading.proposed import proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.record.people.guard import Guard
from truceline.sources.documents.document import Document
from truceline.tasks.accepting import Row
from truceline.tasks.people import add_people, begin
from truceline.tasks.reading import Outcome
from truceline.tasks.reading_names import WITHHELD, name_faults_of, without_names

TEXT = f"The envoy said that talks go on. {NAMES[0]} came home."


def guard() -> Guard:
    places = MemoryCompartments()
    begin(places, "children", "four quiet words here")
    add_people(places, "children", "four quiet words here", rows(*NAMES))
    return places.guard()


def read(title: str = "News") -> Outcome:
    document = Document("a.txt", TEXT, title, date(2031, 3, 4), "en", "0" * 64)
    end = TEXT.index(".") + 1
    said = [
        Suggestion(Sort.UTTERANCE, Span(0, end), {"manner": "said"}),
        Suggestion(Sort.EXCHANGE, Span(end + 1, len(TEXT)), {"state": "done"}),
    ]
    return Outcome("a.txt", document, proposed(document, said))


def test_a_passage_with_a_protected_name_is_left_out_and_that_is_told() -> None:
    (found,) = without_names([read()], guard())
    assert [one.suggestion.sort for one in found.suggestions] == [Sort.UTTERANCE]
    assert found.dropped == ((WITHHELD, 1),)


def test_a_title_that_holds_one_is_left_out() -> None:
    (found,) = without_names([read(f"{NAMES[1]} is free")], guard())
    assert found.origin is not None
    assert found.origin.title == "[...]"
    assert {one.origin.title for one in found.suggestions} == {"[...]"}


def test_where_nobody_is_protected_nothing_is_left_out() -> None:
    (found,) = without_names([read()], Guard(bytes(32)))
    assert (len(found.suggestions), found.dropped) == (2, ())


def test_a_row_that_holds_one_is_refused_without_the_name() -> None:
    (fault,) = name_faults_of([Row("utterance", {"text": f"{NAMES[0]} spoke", "by": "envoy"}, ())], guard())
    assert NAMES[0] not in str(fault)
    assert "text" in str(fault)
