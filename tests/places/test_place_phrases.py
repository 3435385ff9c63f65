"""Phrases in three languages are taken apart into the same parts."""

import pytest

from truceline.places.phrases import Named, Rule, parse_phrase


@pytest.mark.parametrize(
    ("text", "distance", "bearing", "name"),
    [
        ("3 km north-west of Bakhmut", "3 km", "NW", "Bakhmut"),
        ("3km NW of Bakhmut", "3 km", "NW", "Bakhmut"),
        ("3-5 km NW of Bakhmut", "3-5 km", "NW", "Bakhmut"),
        ("about 3 km to the south-south-east of the city of Donetsk", "about 3 km", "SSE", "Donetsk"),
        ("10 km North East of Sumy", "10 km", "NE", "Sumy"),
        ("2.5 kilometres west-north-west of X", "2.5 km", "WNW", "X"),
        ("800 m E of Zolote", "800 m", "E", "Zolote"),
        ("at a distance of 4 km south of X", "4 km", "S", "X"),
        ("3 km W-NW of X", "3 km", "W-NW", "X"),
        ("2 km at 315° from X", "2 km", "315", "X"),
        ("2 km 300-330° from X", "2 km", "300-330", "X"),
        ("3 км на північний захід від Бахмута", "3 km", "NW", "Бахмута"),
        ("3 км на пн-зх від Бахмута", "3 km", "NW", "Бахмута"),
        ("близько 3 км північніше Авдіївки", "about 3 km", "N", "Авдіївки"),
        ("у 3-5 км південно-західніше Бахмута", "3-5 km", "SW", "Бахмута"),
        ("2,5 км на схід від м. Торецьк", "2.5 km", "E", "Торецьк"),
        ("в 3 км северо-западнее Бахмута", "3 km", "NW", "Бахмута"),
        ("около 3 км к северо-западу от Бахмута", "about 3 km", "NW", "Бахмута"),
        ("5 км севернее Северодонецка", "5 km", "N", "Северодонецка"),
        ("5-7км сев-зап Горловки", "5-7 km", "NW", "Горловки"),
        ("3 км сев.-зап. Горловки", "3 km", "NW", "Горловки"),
        ("7 км юго-юго-восточнее города Торецк", "7 km", "SSE", "Торецк"),
    ],
)
def test_a_distance_and_a_direction_are_read(text: str, distance: str, bearing: str, name: str) -> None:
    found = parse_phrase(text)
    assert found.rule is Rule.OFFSET
    assert found.distance is not None
    assert found.bearing is not None
    assert (found.distance.said, found.bearing.said, found.references) == (distance, bearing, (Named(name),))


@pytest.mark.parametrize(
    "text",
    [
        "within 5 km of Lyman",
        "up to 5 km from Lyman",
        "в радіусі 5 км від Lyman",
        "до 5 км от Lyman",
        "в пределах 5 км от Lyman",
    ],
)
def test_a_distance_without_a_direction_is_all_around(text: str) -> None:
    found = parse_phrase(text)
    assert found.rule is Rule.AROUND
    assert found.distance is not None
    assert (found.distance.low, found.distance.high, found.references) == (0.0, 5000.0, (Named("Lyman"),))


@pytest.mark.parametrize(
    "text",
    ["between X and Y", "між X і Y", "між X та Y", "поміж X й Y", "между X и Y"],
)
def test_between_names_two(text: str) -> None:
    assert parse_phrase(text).rule is Rule.BETWEEN
    assert parse_phrase(text).references == (Named("X"), Named("Y"))


@pytest.mark.parametrize(
    "text", ["near X", "close to X", "біля X", "поблизу X", "возле X", "около X", "в районе X", "под X"]
)
def test_near_is_read(text: str) -> None:
    assert (parse_phrase(text).rule, parse_phrase(text).references) == (Rule.NEAR, (Named("X"),))


@pytest.mark.parametrize(
    "text",
    [
        "north of X",
        "N of X",
        "північніше X",
        "севернее X",
        "на північ від X",
        "к северу от X",
        "on the northern outskirts of X",
        "північна околиця X",
        "на северной окраине X",
    ],
)
def test_a_direction_without_a_distance_is_read(text: str) -> None:
    found = parse_phrase(text)
    assert found.rule is Rule.TOWARDS
    assert found.bearing is not None
    assert (found.bearing.middle, found.references) == (0.0, (Named("X"),))


@pytest.mark.parametrize(
    "text",
    [
        "Південне",
        "Східниця",
        "North Bakhmut",
        "Северодонецк",
        "Южное",
        "Bar",
        "Novo-X",
        "Західна Волиця",
        "Запоріжжя",
        "Севастополь",
    ],
)
def test_a_name_that_begins_as_a_direction_is_a_name(text: str) -> None:
    assert parse_phrase(text).references == (Named(text),)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Pisky, Donetsk region", ("Donetsk region",)),
        ("Pisky (Donetsk region)", ("Donetsk region",)),
        ("Pisky, Pokrovsk district, Donetsk region", ("Pokrovsk district", "Donetsk region")),
        ("Pisky Донецької області", ("Донецької області",)),
        ("с. Pisky, Донецкая область", ("Донецкая область",)),
    ],
)
def test_what_tells_a_name_from_others_is_kept(text: str, within: tuple[str, ...]) -> None:
    assert parse_phrase(text).references == (Named("Pisky", within),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "nothing was said"),
        (" , ", "nothing was said"),
        ("x" * 301, "no phrase about a place"),
        ("3 miles north of Bakhmut", "write it in km or m"),
        ("3 km", "from where"),
        ("3 km NW", "from where"),
        ("5 km Bakhmut", "from where"),
        ("at least 3 km NW of Bakhmut", "no farthest distance"),
        ("5-3 km NW of Bakhmut", "reversed"),
        ("3 km north-south of Bakhmut", "not a direction"),
        ("within 3-5 km of Bakhmut", "a range and a bound"),
        ("37U DQ 123", "even number"),
        ("99.0 37.0", "not on the globe"),
    ],
)
def test_what_cannot_be_drawn_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_phrase(text)
