"""Whether the ids in a style sheet stand for places: a mistyped one would change a name in silence, or none."""

from collections.abc import Iterator
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.places.geonames import country_names
from truceline.places.index import numbers_by_id
from truceline.places.style import Style, style_path
from truceline.sources.yaml_tree import Path_, read_yaml

_PREFIX = "geonames:"


def check_ids(case: Path, style: Style, own: frozenset[str]) -> None:
    """Look every id of a case's style sheet up, in its tables and in the gazetteer of the country that it names.

    Raises:
        BadInput: with one fault for each id that is nowhere.
    """
    wrong = [(place, id) for place, id in _ids(style) if id not in own and not _in_gazetteer(style.country, id)]
    if not wrong:
        return
    tree = read_yaml(style_path(case))
    remedy = f"write the id of a row of places/*.csv, or geonames: and a number of the gazetteer of {style.country}"
    raise BadInput(
        *(Fault(tree.file, tree.line_of(place), f"the place {id} is not on file", remedy) for place, id in wrong)
    )


def _ids(style: Style) -> Iterator[tuple[Path_, str]]:
    yield from ((("names", id), id) for id in style.names)
    yield from ((("renames", number, "place"), one.place) for number, one in enumerate(style.renames))
    yield from ((("means", name), id) for name, id in style.means.items())


def _in_gazetteer(country: str, id: str) -> bool:
    bare, code = id.removeprefix(_PREFIX), country.upper()
    if bare == id or not bare.isdecimal() or code not in country_names():
        return False
    return int(bare) in numbers_by_id(code)
