"""Who says something in Ukrainian and Russian texts, and how."""

from functools import partial

import pytest

from slavic_texts import told_of
from truceline.reading.suggestion import Sort

told = partial(told_of, Sort.UTTERANCE)


@pytest.mark.parametrize(
    ("language", "text", "party", "manner"),
    [
        ("uk", "У Кремлі заявили, що переговори тривають.", "ru", "said"),
        ("ru", "По словам главы МИД Венгрии, переговоры зашли в тупик.", "hu", "said"),
        ("uk", "Міноборони РФ спростувало удар по лікарні.", "ru", "denied"),
        ("ru", "Пхеньян отверг обвинения в поставках оружия.", "kp", "denied"),
        ("uk", "Париж закликав Москву прийняти пропозицію.", "fr", "asked"),
        ("ru", "Госдепартамент США объявил о новых санкциях.", "us", "announced"),
        ("uk", "«Ми продовжимо», — ідеться в заяві МЗС Туреччини.", "tr", "said"),
        ("ru", "Премьер-министр Польши Марек Новак: «Мир должен быть справедливым».", "pl", "said"),
        ("uk", "Росія готова обговорювати перемир'я, заявив помічник президента Росії.", "ru", "said"),
    ],
)
def test_a_speaker_speaks_for_a_party(language: str, text: str, party: str, manner: str) -> None:
    assert [(one["party"], one["manner"]) for one in told(language, text)] == [(party, manner)]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("uk", "«Ситуація складна», — сказав міністр оборони України Остап Рудий.", "міністр оборони України"),
        ("ru", "«Ситуация сложная», — сказал министр обороны Украины Остап Рудый.", "министр обороны Украины"),
    ],
)
def test_office_name_and_quote_are_told_apart(language: str, text: str, office: str) -> None:
    (one,) = told(language, text)
    assert (one["office"], one["speaker"].split()[0], one["quote"][:6]) == (office, "Остап", "Ситуац")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Президент України Остап Рудий прибув до Відня. За словами Рудого, переговори тривають."),
        ("ru", "Президент Украины Остап Рудый прибыл в Вену. По словам Рудого, переговоры продолжаются."),
        ("uk", "Президент України закликав до миру. Він додав, що переговори тривають."),
        ("ru", "«Мы ждем, — сказал президент Украины. — Ответа пока нет»."),
    ],
)
def test_who_was_named_before_is_known_again(language: str, text: str) -> None:
    assert {one.get("party") for one in told(language, text)} == {"ua"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "«Тут тихо»."),
        ("ru", "Журналисты рассказали, что ночь прошла спокойно."),
        ("uk", "Росія не прокоментувала повідомлення."),
    ],
)
def test_a_quote_without_an_office_is_nobodys_utterance(language: str, text: str) -> None:
    assert told(language, text) == []
