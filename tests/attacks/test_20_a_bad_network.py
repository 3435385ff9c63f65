"""Attack 20: a network that drops, doubles, reorders and cuts a third of what goes over it, both ways."""

import random
from io import BytesIO
from pathlib import Path

import pytest

from devices import KEYS, LOG, hashes, queue, record, reported
from records import ABOUT
from truceline.errors import TrucelineError
from truceline.record.bundle_check import check_bundle
from truceline.record.projection import parsed
from truceline.record.register import Register
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.receipts import parse_receipt
from truceline.record.verify import verify
from truceline.tasks.bundles import read_answers, served
from truceline.tasks.outbox import Outbox
from truceline.tasks.packing import pack_outbox

POLICY = Policy((Member("", LOG),), (), {}, "none")


def bad(chance: random.Random, packets: list[bytes]) -> list[bytes]:
    """What comes out of such a network."""
    out: list[bytes] = []
    for packet in packets:
        fate = chance.random()
        if fate < 0.1:
            continue
        out.append(packet[: chance.randrange(len(packet))] if fate < 0.2 else packet)
        if fate > 0.9:
            out.append(packet)
    chance.shuffle(out)
    return out


def packed(box: Outbox, chance: random.Random) -> list[bytes]:
    """What waits, in bundles of a few envelopes."""
    waiting, found = list(box.waiting()), []
    while waiting:
        count = chance.randrange(1, 4)
        stream = BytesIO()
        pack_outbox(stream, box, waiting[:count], None)
        found.append(stream.getvalue())
        waiting = waiting[count:]
    return found


def once(register: Register, boxes: list[Outbox], chance: random.Random) -> None:
    sent = [packet for box in boxes for packet in packed(box, chance)]
    answers = []
    for packet in bad(chance, sent):
        try:
            answers.append(served(register, packet))
        except TrucelineError:
            continue  # cut off: refused as a whole
    for answer in bad(chance, answers):
        for box in boxes:
            try:
                read_answers(box, check_bundle(BytesIO(answer)))
            except TrucelineError:
                continue


@pytest.mark.parametrize("number", range(3))
def test_the_same_set_comes_whole_and_every_receipt_holds(tmp_path: Path, number: int) -> None:
    chance, register = random.Random(number), record(*KEYS[:3])
    before = hashes(register)
    boxes = [queue(tmp_path / str(place), key) for place, key in enumerate(KEYS[:3])]
    sent = set()
    for place, (box, key) in enumerate(zip(boxes, KEYS, strict=False)):
        sent |= {leaf.hash for leaf in reported(box, key, *(f"r{place}-{n}" for n in range(8)))}
    rounds = 0
    while any(box.waiting() for box in boxes):
        once(register, boxes, chance)
        rounds += 1
        assert rounds < 100
    assert hashes(register) - before == sent
    leaves = [leaf.hash for _, leaf in parsed(register.log.store)]
    assert len(leaves) == len(set(leaves))
    assert verify(register.log.store, ABOUT.case, ABOUT.mode).problems == ()
    receipts = list(tmp_path.glob("*/receipts/*"))
    assert len(receipts) == len(sent)
    for path in receipts:
        receipt = parse_receipt(path.read_bytes())
        receipt.verify(leaves[receipt.index], POLICY)
