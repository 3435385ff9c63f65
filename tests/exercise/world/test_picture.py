import xml.etree.ElementTree as ET

import pytest

from small_world import made, small
from truceline.exercise.world.make import make_world
from truceline.exercise.world.picture import world_picture
from truceline.exercise.world.picture_style import LOOKS
from truceline.exercise.world.truth import Cause


@pytest.fixture(scope="module")
def picture() -> str:
    return world_picture(made())


def test_the_same_world_gives_the_same_picture(picture: str) -> None:
    assert world_picture(made()) == picture


def test_the_picture_says_that_it_is_an_exercise_and_names_what_it_shows(picture: str) -> None:
    words = " ".join(ET.fromstring(picture).itertext())
    for told in ("Exercise: made up", "north above, south below", "truce", "sunrise and sunset", "retaliation"):
        assert told in words


def test_every_cause_has_a_colour() -> None:
    assert sorted(cause for look in LOOKS for cause in look.causes) == sorted(Cause)


def test_a_world_of_one_sector_and_one_day_can_be_drawn() -> None:
    quiet = {"rate": "0 per sector-day"}
    tiny = make_world(small(quiet, quiet, days_before=1, days_after=1, front={"length": "1 km", "sectors": 1}))
    assert world_picture(tiny).startswith("<svg")
