"""Who may submit: secrets told once, kept as hashes, ended for good."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import BadInput, NotOnRecord, RecordRefused
from truceline.tasks.stations import Stations, ended, enrolled, parse_stations, text_of
from truceline.values.instants import Instant

EMPTY = Stations("truceline field")
NOW = Instant(1_000_000)


def test_a_station_is_known_by_its_token() -> None:
    stations, secrets = enrolled(EMPTY, "patrol-1", NOW)
    assert stations.by_token(secrets.token) == "patrol-1"
    assert stations.by_token(secrets.token + "x") is None
    assert stations.by_token("") is None


def test_no_secret_is_kept() -> None:
    stations, secrets = enrolled(EMPTY, "patrol-1", NOW)
    assert secrets.token not in text_of(stations)
    assert secrets.password not in text_of(stations)


def test_a_password_is_kept_as_the_standard_hashes_it() -> None:
    stations, secrets = enrolled(EMPTY, "patrol-1", NOW)
    said = f"patrol-1:{EMPTY.realm}:{secrets.password}"
    assert stations.ha1("patrol-1", "SHA-256") == sha256(said.encode()).hexdigest()


def test_who_has_ended_may_submit_no_more_and_may_be_let_in_anew() -> None:
    stations, first = enrolled(EMPTY, "patrol-1", NOW)
    over = ended(stations, "patrol-1", NOW)
    assert over.by_token(first.token) is None
    assert over.ha1("patrol-1", "MD5") is None
    again, second = enrolled(over, "patrol-1", NOW)
    assert (again.by_token(first.token), again.by_token(second.token)) == (None, "patrol-1")


def test_one_label_is_one_station() -> None:
    stations, _ = enrolled(EMPTY, "patrol-1", NOW)
    with pytest.raises(RecordRefused):
        enrolled(stations, "patrol-1", NOW)
    with pytest.raises(NotOnRecord):
        ended(stations, "patrol-2", NOW)


@pytest.mark.parametrize("label", ["", "Anna Example", "patrol 1", 'a"b', "a:b"])
def test_a_label_is_a_short_name(label: str) -> None:
    with pytest.raises(BadInput):
        enrolled(EMPTY, label, NOW)


@given(st.lists(st.sampled_from(["patrol-1", "patrol-2", "camera-3"]), unique=True), st.booleans())
def test_what_is_kept_reads_back_the_same(labels: list[str], end: bool) -> None:
    stations = EMPTY
    for label in labels:
        stations, _ = enrolled(stations, label, NOW)
    if labels and end:
        stations = ended(stations, labels[0], NOW)
    assert parse_stations("stations.json", text_of(stations)) == stations


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "stations/2"}', '{"schema": "stations/1", "realm": "a", "stations": [1]}']
)
def test_a_file_that_is_no_list_of_stations_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_stations("stations.json", text)
