"""Attack 20: whatever lies between a device and a record drops, doubles, reorders, cuts off and changes what it carries.

Whatever it does, the same set is on record in the end, nothing twice, and every receipt that the device keeps holds.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from devices import KEYS, LOG, hashes, queue, record, reported
from records import ABOUT
from truceline.errors import NotProved
from truceline.record.register import Register
from truceline.record.tlog.policy import parse_policy
from truceline.record.tlog.receipts import parse_receipt
from truceline.record.verify import verify
from truceline.tasks.bundles import Transport, send, served
from truceline.tasks.outbox import Outbox

DEVICES = KEYS[:3]
POLICY = parse_policy(f"log {LOG}\nquorum none\n")


class _Bad:
    """Does each of its mischiefs to three in ten of what it carries, both ways."""

    def __init__(self, register: Register, random: Random) -> None:
        self._register, self._random = register, random
        self._late: list[bytes] = []

    def _happens(self) -> bool:
        return self._random.random() < 0.3

    def _spoiled(self, data: bytes) -> bytes:
        if self._happens():
            return data[: self._random.randrange(len(data))]
        if self._happens():
            place = self._random.randrange(len(data))
            return data[:place] + bytes([data[place] ^ 1 << self._random.randrange(8)]) + data[place + 1 :]
        return data

    def _arrive(self, data: bytes) -> bytes:
        try:
            return served(self._register, data)
        except NotProved as cause:
            raise ConnectionResetError from cause

    def carry(self, data: bytes) -> bytes:
        if self._happens():
            self._late.append(data)  # it comes after others, and nobody hears the answer
            raise TimeoutError
        if self._happens():
            raise TimeoutError
        while self._late and self._happens():
            with suppress(OSError):
                self._arrive(self._spoiled(self._late.pop(self._random.randrange(len(self._late)))))
        answer = self._arrive(self._spoiled(data))
        if self._happens():
            answer = self._arrive(data)
        if self._happens():
            raise ConnectionResetError
        return self._spoiled(answer)


def sent_until_answered(box: Outbox, transport: Transport, most: Callable[[], int]) -> None:
    for _ in range(500):
        with suppress(OSError, NotProved):
            for _ in send(box, transport, most=most()):
                pass
        if not box.waiting():
            return
    raise AssertionError("it never came through")


@pytest.mark.parametrize("seed", range(12))
def test_the_same_set_is_on_record_in_the_end_and_every_receipt_holds(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    register = record(*DEVICES)
    network = _Bad(register, random)
    boxes = [queue(tmp_path / str(number), key) for number, key in enumerate(DEVICES)]
    expected = set(hashes(register))
    for number, (box, key) in enumerate(zip(boxes, DEVICES, strict=True)):
        expected |= {leaf.hash for leaf in reported(box, key, *(f"d{number}-{one}" for one in range(6)))}
    for box in random.sample(boxes, len(boxes)):
        sent_until_answered(box, network.carry, lambda: random.randint(1, 6))
    assert hashes(register) == expected
    assert register.log.head.size == len(expected)
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).sound
    for number, box in enumerate(boxes):
        for leaf in box.leaves():
            receipt = (tmp_path / str(number) / "receipts" / leaf.hash.hex()).read_bytes()
            parse_receipt(receipt).verify(leaf.hash, POLICY)


def test_somebody_in_between_cannot_answer_for_the_record(tmp_path: Path) -> None:
    box, key = queue(tmp_path / "q", DEVICES[0]), DEVICES[0]
    reported(box, key, "a")
    forged = record(key)
    other = forged.log.signer
    forged.log.signer = type(other)(other.origin, KEYS[4])
    for _ in send(box, lambda data: served(forged, data)):
        pass
    assert len(box.waiting()) == 1


def test_an_old_answer_played_again_changes_nothing(tmp_path: Path) -> None:
    box, register = queue(tmp_path / "q", DEVICES[0]), record(DEVICES[0])
    reported(box, DEVICES[0], "a")
    answers: list[bytes] = []

    def carried(data: bytes) -> bytes:
        answers.append(served(register, data))
        return answers[0]

    for name in ("b", "c"):
        for _ in send(box, carried):
            pass
        reported(box, DEVICES[0], name)
        for _ in send(box, carried):
            pass
    assert [leaf.envelope.id for leaf in box.waiting()] == ["b", "c"]
