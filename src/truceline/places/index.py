"""Where each name of a country's gazetteer stands, by its letters alone and by its stems; made once in a run."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from truceline.places.facts import namings_of
from truceline.places.geonames import GeoRow, rows_of_country
from truceline.places.inflection import stems
from truceline.places.romanise import romanise_ukrainian
from truceline.places.spelling import fold, letters

_CHOSEN_BY_RULE = frozenset({"UA"})


def has_ukrainian_names(country: str) -> bool:
    """True when a country's names are chosen among alternates by the rules of `own_names.py`."""
    return country in _CHOSEN_BY_RULE


@cache
def numbers_by_id(country: str) -> Mapping[int, int]:
    """The number of each row in the gazetteer's order, by its id."""
    return {row.id: number for number, row in enumerate(rows_of_country(country))}


@cache
def numbers_by_name(country: str) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the rows that bear a name, by the name folded."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for number, row in enumerate(rows_of_country(country)):
        for name in _names(row):
            found[fold(name)][number] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


@cache
def names_with_letters(country: str) -> tuple[tuple[int, str], ...]:
    """Every folded name with its letters, for finding names that are spelled nearly so."""
    return tuple((letters(name), name) for name in numbers_by_name(country))


@cache
def numbers_by_stem(country: str) -> Mapping[str, tuple[int, ...]]:
    """The same by the stems of Cyrillic names."""
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for name, numbers in numbers_by_name(country).items():
        for stem in stems(name):
            found[stem].update(dict.fromkeys(numbers))
    return {stem: tuple(numbers) for stem, numbers in found.items()}


def _names(row: GeoRow) -> Iterator[str]:
    yield row.name
    yield from row.alternates
    yield from (one.name for one in namings_of(row.country).get(row.id, ()))
    if has_ukrainian_names(row.country):
        yield from (romanise_ukrainian(one) for one in row.alternates if "а" <= one[:1].lower() <= "ґ")
