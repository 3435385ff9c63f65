"""The official table of 2010, held against the examples printed in it."""

import pytest

from truceline.places.romanise import romanise_russian, romanise_ukrainian


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Вінниця", "Vinnytsia"),
        ("Гадяч", "Hadiach"),
        ("Ґалаґан", "Galagan"),
        ("Донецьк", "Donetsk"),
        ("Рівне", "Rivne"),
        ("Єнакієве", "Yenakiieve"),
        ("Житомир", "Zhytomyr"),
        ("Закарпаття", "Zakarpattia"),
        ("Медвин", "Medvyn"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Мар’їне", "Marine"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Щербухи", "Shcherbukhy"),
        ("Юрій", "Yurii"),
        ("Крюківка", "Kriukivka"),
        ("Ярошенко", "Yaroshenko"),
        ("Знам’янка", "Znamianka"),
        ("Феодосія", "Feodosiia"),
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Часів Яр", "Chasiv Yar"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
    ],
)
def test_a_name_of_the_table_is_written_as_the_table_has_it(ukrainian: str, latin: str) -> None:
    assert romanise_ukrainian(ukrainian) == latin


def test_russian_comes_in_the_forms_of_gazetteers() -> None:
    assert romanise_russian("Авдеевка") == ("avdeevka", "avdeyevka", "avdeevka")
    assert romanise_russian("Енакиево")[1] == "yenakiyevo"
