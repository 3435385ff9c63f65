"""Words that go on record name offices and no persons, as far as that can be told."""

from truceline.reading.proposed import Proposed, proposed
from truceline.reading.suggestion import Sort, Span, Suggestion
from truceline.reading.unnamed import persons_in, unnamed
from truceline.sources.documents.document import Document


def speaker(name: str, office: str = "") -> Proposed:
    slots = {"speaker": name, "office": office, "manner": "said"}
    document = Document("a", "Words.", "", None, "en", "ab" * 32)
    return proposed(document, [Suggestion(Sort.UTTERANCE, Span(0, 6), slots)])[0]


def test_a_speaker_is_a_person_without_the_office() -> None:
    assert persons_in([speaker("Minister Ann Example", "Minister")]) == {"Ann", "Example"}


def test_an_institution_is_no_person() -> None:
    assert persons_in([speaker("the White House"), speaker("Foreign Ministry of South")]) == frozenset()


def test_names_are_left_out_wherever_they_stand() -> None:
    words = unnamed("Example's offer was good, said Ann Example", {"Ann", "Example"})
    assert words == "[...] offer was good, said [...]"


def test_a_name_behind_a_title_is_left_out() -> None:
    assert unnamed("We told President Example to wait") == "We told President [...] to wait"


def test_names_of_parties_stay() -> None:
    assert unnamed("North waits", {"North"}, known=["North"]) == "North waits"
