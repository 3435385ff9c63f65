"""The lists that are chosen from: those of the kinds of entry, those of the forms, and those of the case."""

from collections.abc import Mapping
from enum import StrEnum

from truceline.forms.blocks.plain import OTHER, UNKNOWN
from truceline.forms.setting import Choice, FormSetting
from truceline.forms.words import all_words
from truceline.record.kinds import field
from truceline.values.bearings import POINTS
from truceline.values.grades import CREDIBILITY, RELIABILITY
from truceline.values.precision import Precision

ENUMS: Mapping[str, type[StrEnum]] = {
    "means": field.Means,
    "what": field.What,
    "assessed": field.Assessed,
    "precision": Precision,
    "light": field.Light,
    "weather": field.Weather,
    "sort": field.Hindrance,
    "effect": field.Effect,
    "looking": field.Looking,
    "stock": field.Stock,
    "harm": field.Harm,
    "standing": field.Standing,
    "age": field.Age,
    "follow": field.Follow,
    "lodger": field.Lodger,
}
"""Lists with every value that a kind of entry knows, in its order."""
FIXED: Mapping[str, tuple[str, ...]] = {
    "count_how": ("exactly", "about", "at_least", "between", "uncountable", "more_than", "at_most", "fewer_than"),
    "distance_how": ("between", "about", "figure", "at_least", "under"),
    "unit": ("km", "m"),
    "bearing_how": ("point", "points", "degrees", "sector", "all"),
    "points": POINTS,
    "position_how": ("gps", "map", "degrees", "grid"),
    "when_how": ("moment", "period", "day", "days"),
    "grade_source": tuple(RELIABILITY),
    "grade_item": tuple(CREDIBILITY),
    "yes_no": ("yes", "no"),
    "channels": ("meeting", "hotline", "letter", "email", "messenger", OTHER),
}
"""Lists of the forms themselves."""


def names_of(name: str, setting: FormSetting) -> list[tuple[str, tuple[str, ...]]]:
    """A list as the names that go on record, each with what people read in every language.

    Raises:
        KeyError: if there is no such list.
    """
    if name in ENUMS or name in FIXED:
        values = [str(value) for value in ENUMS[name]] if name in ENUMS else list(FIXED[name])
        return [(value, tuple(words.choices[name][value] for words in all_words())) for value in values]
    found = [(choice.id, tuple(map(plain, _names(choice)))) for choice in _of_case(name, setting)]
    last = {"parties_or_unknown": UNKNOWN, "stations": OTHER, "sites": OTHER, "areas": OTHER}.get(name)
    if last is not None:
        found.append((last, tuple(words.choices["more"][last] for words in all_words())))
    return found


def _names(choice: Choice) -> tuple[str, ...]:
    return choice.names or (choice.name or choice.id,) * len(all_words())


def plain(text: str) -> str:
    """What a case calls something, on one line. Forms take `${` for the name of a question, which it never is."""
    return " ".join(text.split()).replace("${", "$ {")


def _of_case(name: str, setting: FormSetting) -> tuple[Choice, ...]:
    return {
        "parties": setting.parties,
        "parties_or_unknown": setting.parties,
        "observers": setting.observers,
        "stations": setting.stations,
        "sites": setting.sites,
        "areas": setting.areas,
    }[name]
