"""Every engine keeps every promise of `record.store.Store`."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stores import ABOUT, ENGINES, Place, batch_of, elsewhere, new_place, some_rows
from truceline.errors import RecordRefused, StoreFailed
from truceline.record.store import Aside, Head, Row, Store
from truceline.record.tlog.hashes import EMPTY_ROOT, leaf_hash, root_of
from truceline.record.tlog.tiles import Tile

NORTH, SOUTH = b"n" * 32, b"s" * 32


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return new_place(request.param, tmp_path)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with closing(place.open()) as store:
        yield store


def everything(store: Store) -> tuple[object, ...]:
    """All that can be asked of a small store."""
    tiles = [list(store.tiles(level, 0)) for level in range(3)]
    asides = [list(store.shelved(kind)) for kind in ("note", "held", "sealed")]
    return store.head(), list(store.leaves(0, 10**9)), tiles, list(store.references()), asides


def test_a_new_record_is_empty_and_says_whose_it_is(store: Store) -> None:
    assert store.about() == ABOUT
    assert everything(store) == (Head(0, EMPTY_ROOT), [], [[], [], []], [], [[], [], []])
    assert store.complaints() == []


@pytest.mark.parametrize("leaf", [b"", b"\x00", bytes(range(256)), b"\\x00\n\\.\n", b"\xff" * 60_000])
def test_a_leaf_comes_back_byte_for_byte(store: Store, leaf: bytes) -> None:
    store.append(batch_of(store, [Row(leaf), Row(b"next")]))
    assert list(store.leaves(0, 2)) == [(0, leaf), (1, b"next")]


def test_leaves_come_from_start_until_end_as_far_as_there_are_any(store: Store) -> None:
    store.append(batch_of(store, some_rows(1500)))
    leaves = [(n, b"leaf %d" % n) for n in range(1500)]
    for start, end in [(0, 1500), (0, 0), (7, 8), (511, 1025), (1499, 1600), (1500, 1600), (9, 3)]:
        assert list(store.leaves(start, end)) == leaves[start:end]


def test_the_head_is_what_the_last_append_left(store: Store) -> None:
    for number in (3, 4):
        batch = batch_of(store, some_rows(number, start=store.head().size))
        store.append(batch)
        assert store.head() == batch.head
    assert store.head().root == root_of([leaf_hash(b"leaf %d" % n) for n in range(7)])


def test_tiles_are_there_when_they_are_finished_and_come_in_their_order(store: Store) -> None:
    batch = batch_of(store, some_rows(3 * 256 + 1))
    store.append(batch)
    assert [store.tile(0, number) for number in range(4)] == [*batch.tiles, None]
    assert [list(store.tiles(0, first)) for first in (0, 2, 3)] == [list(batch.tiles), [batch.tiles[2]], []]
    assert (store.tile(1, 0), list(store.tiles(1, 0))) == (None, [])


def test_tiles_of_different_levels_are_told_apart(store: Store) -> None:
    tiles = [Tile(level, number, bytes([level, number]) * 4096, bytes(32)) for level in range(3) for number in range(4)]
    store.append(replace(batch_of(store, some_rows(1)), tiles=tiles))
    assert [tile for level in range(3) for tile in store.tiles(level, 0)] == tiles
    assert store.tile(2, 3) == tiles[-1]


@pytest.mark.parametrize("before", [0, 2, 4])
def test_a_batch_for_another_size_is_refused_and_changes_nothing(store: Store, before: int) -> None:
    store.append(batch_of(store, some_rows(3)))
    was = everything(store)
    with pytest.raises(RecordRefused):
        store.append(elsewhere(batch_of(store, some_rows(2)), before))
    assert everything(store) == was


def test_a_batch_that_fails_in_its_middle_leaves_nothing(store: Store) -> None:
    store.append(batch_of(store, some_rows(256)))
    was = everything(store)
    batch = batch_of(store, [Row(b"x", NORTH, 1, "id")], [Aside("note", b"k", b"v")])
    there = Tile(0, 0, bytes(8192), bytes(32))
    with pytest.raises(StoreFailed):
        store.append(replace(batch, tiles=[there]))
    assert everything(store) == was
    assert (store.last_of(NORTH), store.named("id")) == (0, [])
    store.append(batch)
    assert store.head() == batch.head


def test_leaves_are_found_by_signer_and_place_also_where_a_key_forked(store: Store) -> None:
    store.append(batch_of(store, [Row(b"0", NORTH, 1), Row(b"1", SOUTH, 1), Row(b"2", NORTH, 2), Row(b"3")]))
    store.append(batch_of(store, [Row(b"4", NORTH, 2), Row(b"5", NORTH, 2**53 - 1)]))
    assert store.signed_by(NORTH, 1) == [0]
    assert store.signed_by(NORTH, 2) == [2, 4]
    assert (store.signed_by(SOUTH, 2), store.signed_by(b"?", 1)) == ([], [])
    assert [store.last_of(by) for by in (NORTH, SOUTH, b"?")] == [2**53 - 1, 1, 0]


def test_leaves_are_found_by_the_id_that_they_speak_of(store: Store) -> None:
    store.append(batch_of(store, [Row(b"0", id="a"), Row(b"1", id="b"), Row(b"2", NORTH, 1, "a"), Row(b"3")]))
    assert [store.named(id) for id in ("a", "b", "c", "")] == [[0, 2], [1], [], []]


def test_references_tell_by_index_what_leaves_can_be_found_by(store: Store) -> None:
    store.append(batch_of(store, [Row(b"0", id="a"), Row(b"1"), Row(b"2", NORTH, 7, "b"), Row(b"3", SOUTH, 1)]))
    store.append(batch_of(store, [Row(b"4", NORTH, 8, "a")]))
    expected = [(0, None, 0, "a"), (2, NORTH, 7, "b"), (3, SOUTH, 1, None), (4, NORTH, 8, "a")]
    assert list(store.references()) == expected


@pytest.mark.parametrize("kind", ["note", "held", "sealed"])
def test_what_is_shelved_is_found_by_kind_and_key_and_comes_by_key(store: Store, kind: str) -> None:
    store.shelve([Aside(kind, b"\xff", b"2"), Aside(kind, b"", b"\x00\x01"), Aside("other", b"k", b"3")])
    assert list(store.shelved(kind)) == [Aside(kind, b"", b"\x00\x01"), Aside(kind, b"\xff", b"2")]
    assert (store.aside(kind, b""), store.aside(kind, b"k"), store.aside("other", b"k")) == (b"\x00\x01", None, b"3")


@pytest.mark.parametrize("kind", ["note", "sealed"])
def test_shelving_again_takes_the_place_of_what_stood_there(store: Store, kind: str) -> None:
    store.shelve([Aside(kind, b"k", b"1"), Aside(kind, b"k", b"2")])
    assert store.aside(kind, b"k") == b"2"
    store.append(batch_of(store, some_rows(1), [Aside(kind, b"k", b"3")]))
    assert list(store.shelved(kind)) == [Aside(kind, b"k", b"3")]


@pytest.mark.parametrize("kind", ["note", "sealed"])
def test_clearing_takes_away_what_is_named_and_nothing_else(store: Store, kind: str) -> None:
    store.shelve([Aside(kind, b"a", b"1"), Aside(kind, b"b", b"2"), Aside("other", b"a", b"3")])
    store.clear(kind, [b"a", b"not there"])
    store.clear(kind, [])
    assert list(store.shelved(kind)) == [Aside(kind, b"b", b"2")]
    assert store.aside("other", b"a") == b"3"


def test_what_was_put_on_record_is_there_for_the_next_who_opens_it(place: Place, store: Store) -> None:
    store.append(batch_of(store, [Row(b"x", NORTH, 1, "id"), *some_rows(300)], [Aside("note", b"k", b"v")]))
    store.shelve([Aside("sealed", b"k", b"v")])
    was = everything(store)
    store.close()
    with closing(place.open()) as again:
        assert everything(again) == was
        again.append(batch_of(again, some_rows(1)))


def test_closing_twice_is_closing_once(store: Store) -> None:
    store.append(batch_of(store, some_rows(1)))
    store.close()
    store.close()
