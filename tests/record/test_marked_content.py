"""What an envelope may say, whoever signed it."""

import pytest

from truceline.errors import NotProved
from truceline.record.contents import check_content
from truceline.record.envelope import Envelope
from truceline.values.canonical import Json

SAID: dict[str, Json] = {
    "occurred": [1_743_199_200_000_000, 1_743_199_200_000_001],
    "recorded": 1_743_199_200_000_000,
    "sources": ["https://example.org/1"],
    "text": "A shot was heard.",
    "says": {"event": "fire", "actor": "a"},
}
MARKED: dict[str, Json] = SAID | {"sources": ["https://example.org/1", "urn:truceline:exercise:ridge-1"]}


def envelope(mode: str, id: str = "shot", says: dict[str, Json] | None = None) -> Envelope:
    return Envelope("case", mode, "act", id, "assert", bytes(32), 1, None, 0, says=says or SAID)


@pytest.mark.parametrize("mode", ["live", "reconstructed"])
@pytest.mark.parametrize(("id", "says"), [("exr-shot", SAID), ("shot", MARKED)])
def test_what_bears_the_mark_of_an_exercise_goes_on_no_other_record(mode: str, id: str, says: dict[str, Json]) -> None:
    with pytest.raises(NotProved, match="mark of an exercise"):
        check_content(envelope(mode, id, says))
    check_content(envelope("exercise", id, says))


def test_what_bears_no_mark_is_taken() -> None:
    check_content(envelope("live"))
