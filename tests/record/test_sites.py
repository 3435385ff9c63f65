"""Several logs side by side: anchors, and what all of them hold together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices import KEYS, cosigned_head, pen, policy_over, record, saying, story, submit
from small_log import NOON, ORIGIN, SmallLog, cosigned, forked, hands, numbered, policy_of
from truceline.errors import NotProved
from truceline.record.register import Register
from truceline.record.sites import Forked, Merged, SiteLog, checkpoint_in, fork_with_root, merged, next_anchor
from truceline.record.times import times_of
from truceline.record.tlog.forks import parse_fork
from truceline.tasks.sites import site_log

LOG, OTHER = SmallLog(numbered(12)), forked(12, 4)
NORTH, SOUTH = hands("north", "south")
POLICY = policy_of(LOG, [NORTH, SOUTH], "any")
LAST = next_anchor(cosigned(LOG, 7, (NORTH, NOON)), POLICY, None, ())
A, B, C = KEYS[:3]


def test_an_anchor_says_what_the_checkpoint_in_it_says() -> None:
    assert checkpoint_in(LAST) == LOG.checkpoint(7)
    assert (LAST.origin, LAST.size) == (ORIGIN, 7)


def test_the_next_anchor_continues_the_last() -> None:
    found = next_anchor(cosigned(LOG, 12, (SOUTH, NOON)), POLICY, LAST, LOG.proof(7, 12))
    assert found.size == 12


@pytest.mark.parametrize("proof", [(), LOG.proof(6, 12), [*LOG.proof(7, 12), bytes(32)]])
def test_what_is_not_shown_to_continue_the_last_is_no_anchor(proof: list[bytes]) -> None:
    with pytest.raises(NotProved):
        next_anchor(cosigned(LOG, 12, (SOUTH, NOON)), POLICY, LAST, proof)


@pytest.mark.parametrize("size", [3, 7])
def test_what_is_not_newer_is_no_anchor(size: int) -> None:
    with pytest.raises(NotProved, match="anchored already"):
        next_anchor(cosigned(LOG, size, (SOUTH, NOON)), POLICY, LAST, LOG.proof(size, 7) if size < 7 else ())


def test_what_no_quorum_cosigned_is_no_anchor() -> None:
    with pytest.raises(NotProved, match="no quorum"):
        next_anchor(LOG.note(12), POLICY, LAST, LOG.proof(7, 12))


@pytest.mark.parametrize("size", [7, 12])
def test_a_fork_between_anchors_is_proved_to_anybody_whoever_cosigned_it(size: int) -> None:
    with pytest.raises(Forked) as found:
        next_anchor(OTHER.note(size), POLICY, LAST, OTHER.proof(7, size))
    assert parse_fork(found.value.fork.bytes()).verify(POLICY)


def test_a_fork_that_only_a_copy_shows_is_proved_with_it() -> None:
    last = next_anchor(cosigned(LOG, 8, (NORTH, NOON)), POLICY, None, ())
    fork = fork_with_root(last, OTHER.note(12), OTHER.root(8), OTHER.proof(8, 12), POLICY)
    assert fork.verify(POLICY)


def site(register: Register, origin: str) -> SiteLog:
    """A record as the log of a site."""
    own = site_log(register.log.store, policy_over([NORTH, SOUTH]))
    return SiteLog(origin, own.leaves[2:], own.times)


def three_sites() -> list[SiteLog]:
    """The middle one has a leaf of each of the others; the first was witnessed, and the second was seen by a device."""
    one, two, three = record(A), record(A), record(C)
    submit(one, story(A, "a", "b", "c"))
    cosigned_head(one, (NORTH, NOON))
    _, seen = cosigned_head(two, (SOUTH, NOON - 100))
    own = pen(A, seen=seen)
    submit(two, [*story(A, "a", "b")])
    submit(two, [own.write("statement", "z", saying(), claimed=0)])
    submit(three, story(C, "y"))
    return [site(one, "one"), site(two, "two"), site(three, "three")]


SITES = three_sites()


def told(found: list[Merged]) -> list[tuple[bytes, object, object]]:
    return [(one.leaf.hash, one.made, tuple(one.places.items())) for one in found]


@settings(deadline=None)
@given(st.permutations(SITES), st.data())
def test_the_view_is_the_same_whatever_the_order_of_the_logs_and_of_their_leaves(
    sites: list[SiteLog], data: st.DataObject
) -> None:
    shuffled = [SiteLog(one.origin, data.draw(st.permutations(one.leaves)), one.times) for one in sites]
    again = data.draw(st.lists(st.sampled_from(shuffled), max_size=2))
    assert told(merged([*shuffled, *again])) == told(merged(SITES))


def test_each_leaf_is_there_once_with_the_logs_that_hold_it() -> None:
    found = {one.leaf.envelope.id: dict(one.places) for one in merged(SITES)}
    assert found == {
        "a": {"one": 2, "two": 2},
        "b": {"one": 3, "two": 3},
        "c": {"one": 4},
        "y": {"three": 2},
        "z": {"two": 4},
    }


def test_what_is_proved_to_be_earlier_comes_first_and_the_unknown_last() -> None:
    ids = [one.leaf.envelope.id for one in merged(SITES)]
    assert set(ids[:3]) == {"a", "b", "c"}
    assert ids[3:] == ["y", "z"]


def test_two_copies_of_one_log_that_differ_are_not_merged() -> None:
    one, other = record(A), record(A)
    submit(one, story(A, "a"))
    submit(other, story(A, "b"))
    times = times_of(one.log.store, policy_over([NORTH]))
    logs = [SiteLog("x", site(register, "x").leaves, times) for register in (one, other)]
    with pytest.raises(NotProved, match="two leaves at index 2"):
        merged(logs)
