"""What must hold of whatever is read in Ukrainian or Russian."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reading.actors import Actors
from truceline.reading.propose import propose
from truceline.reading.scoring import passages
from truceline.reading.slots import check_slots
from truceline.reading.suggestion import Sort, Suggestion

LANGUAGES = ("uk", "ru")
WORDS = {
    "uk": "Україна Росія погодилася на перемир'я не готова якщо , . « » — 30 днів заявив президент США що обмін 175 "
    "полонених у вівторок передала тіла порушень з боку Кремль ? прийняла пропозицію в зустрілися із понад до",
    "ru": "Украина Россия согласилась на перемирие не готова если , . « » — 30 дней заявил президент США что обмен 175 "
    "пленных во вторник передала тела нарушений со стороны Кремль ? приняла предложение в встретились с более до",
}
ACCEPTED = {
    "uk": ["{0} прийняла пропозицію США.", "{0} {1}погодилася на перемир'я.", "{0} {1}схвалила план припинення вогню."],
    "ru": ["{0} {1}приняла предложение США.", "{0} {1}согласилась на перемирие.", "{0} {1}одобрила план перемирия."],
}


def read(language: str, text: str) -> list[Suggestion]:
    home = ZoneInfo("Europe/Kyiv")
    return propose(text, language=language, published=date(2025, 5, 14), home=home, actors=Actors.world())


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_any_words_are_read_without_a_fault_and_spans_lie_in_the_text(language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[language].split()), max_size=25)))
    for one in read(language, text):
        assert one.span.of(text).strip()
        assert one.span.end <= len(text)
        assert all(span.of(text) and span.end <= len(text) for span in one.stands_on.values())
        check_slots(one.sort, one.slots)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(alphabet="аіїєґуюыэё «»„“”'ʼ-–—.,!?:;0123456789\n\t\u00a0\u202fİß", max_size=60))
def test_any_letters_are_read_without_a_fault(language: str, text: str) -> None:
    for one in read(language, text):
        assert one.span.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", range(3))
@pytest.mark.parametrize("party", [("Україна", "Украина"), ("Росія", "Россия"), ("Туреччина", "Турция")])
def test_not_before_the_verb_makes_no_acceptance(language: str, pattern: int, party: tuple[str, str]) -> None:
    name = party[LANGUAGES.index(language)]
    said = ACCEPTED[language][pattern]
    told = said.format(name, "")
    denied = said.format(name, "не ") if "{1}" in said else told.replace(f"{name} ", f"{name} не ")
    assert [one.slots["act"] for one in read(language, told) if one.sort is Sort.CONSENT] == ["accept"]
    assert not [one for one in read(language, denied) if one.sort is Sort.CONSENT]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_proposed_of_the_passages_fits_the_slots_and_is_the_same_again(language: str) -> None:
    for passage in passages("dev", language):
        first, again = (read(language, passage.text) for _ in range(2))
        assert first == again
        for one in first:
            check_slots(one.sort, one.slots, passage.home)
            assert 0 < one.confidence <= 1
