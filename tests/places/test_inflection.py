"""Names in other cases have the stems of the name itself."""

import pytest

from truceline.places.inflection import stems


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Бахмут", "Бахмута Бахмуту Бахмутом Бахмуті Бахмуте"),
        ("Авдіївка", "Авдіївки Авдіївку Авдіївці Авдіївкою"),
        ("Авдеевка", "Авдеевки Авдеевку Авдеевке Авдеевкой"),
        ("Харків", "Харкова Харковом Харкові"),
        ("Київ", "Києва Києву Києвом Києві"),
        ("Львів", "Львова Львові"),
        ("Миколаїв", "Миколаєва"),
        ("Торецьк", "Торецька Торецьку Торецьком"),
        ("Торецк", "Торецка Торецке Торецком"),
        ("Суми", "Сум Сумах Сумами"),
        ("Одеса", "Одеси Одесі Одесою"),
        ("Маріуполь", "Маріуполя Маріуполем Маріуполі"),
        ("Дніпро", "Дніпра Дніпром Дніпрі"),
        ("Кропивницький", "Кропивницького Кропивницькому Кропивницьким"),
        ("Рубіжне", "Рубіжного Рубіжному"),
        ("Попасная", "Попасной Попасную"),
    ],
)
def test_a_form_shares_a_stem_with_its_name(name: str, forms: str) -> None:
    assert [form for form in forms.split() if not stems(form) & stems(name)] == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Часів Яр", "Часового Яру"),
        ("Часів Яр", "Часовим Яром"),
        ("Часов Яр", "Часова Яра"),
        ("Кривий Ріг", "Кривого Рогу"),
        ("Біла Церква", "Білої Церкви"),
        ("Нова Каховка", "Новій Каховці"),
    ],
)
def test_names_of_two_words_are_taken_word_by_word(name: str, form: str) -> None:
    assert stems(form) & stems(name)


def test_names_in_other_letters_have_no_stems() -> None:
    assert stems("Bakhmut") == frozenset()


@pytest.mark.parametrize(
    ("one", "other"), [("Бахмут", "Бахмач"), ("Лиман", "Лиманське"), ("Торецьк", "Токмак"), ("Суми", "Самар")]
)
def test_other_names_have_other_stems(one: str, other: str) -> None:
    assert not stems(one) & stems(other)
