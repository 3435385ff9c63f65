"""The short way of reading an envelope takes only what the long way takes, and gives the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import NotProved
from truceline.record.envelope import Envelope, _quickly, _thoroughly
from truceline.record.envelope_form import Commitment, Seen

HASHES = st.binary(min_size=32, max_size=32)
NAMES = st.from_regex(re.compile(r"[a-z][a-z0-9_-]{0,79}", re.ASCII), fullmatch=True)
WHOLES = st.integers(0, 2**53 + 5) | st.integers(0, 3)
SEEN = st.none() | st.builds(Seen, WHOLES, HASHES, HASHES)


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """Envelopes that commit to fields, some of them not as they should be."""
    envelope = Envelope(
        case=draw(NAMES),
        mode=draw(st.sampled_from(["live", "reconstructed", "exercise", "other"])),
        kind=draw(NAMES),
        id=draw(NAMES | st.just("A")),
        action=draw(st.sampled_from(["assert", "correct", "retract", "drop"])),
        by=draw(HASHES),
        seq=draw(WHOLES),
        prev=draw(st.none() | HASHES),
        claimed=draw(WHOLES),
        seen=draw(SEEN),
        fields=Commitment(draw(st.integers(0, 70)), draw(HASHES)),
    )
    try:
        body = envelope.bytes()
    except ValueError:
        body = b"{}"
    if draw(st.booleans()):
        return body
    place = draw(st.integers(0, len(body) - 1))
    return body[:place] + bytes([draw(st.integers(0, 255))]) + body[place + draw(st.integers(0, 2)) :]


def long_way(body: bytes) -> Envelope | None:
    try:
        return _thoroughly(body)
    except NotProved:
        return None


@given(bodies())
def test_what_the_short_way_reads_the_long_way_reads_in_the_same_way(body: bytes) -> None:
    short = _quickly(body)
    assert short is None or short == long_way(body)


@given(bodies())
def test_what_devices_write_all_day_is_read_the_short_way(body: bytes) -> None:
    envelope = long_way(body)
    assert (envelope is None) == (_quickly(body) is None)
