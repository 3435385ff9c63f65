"""A program that is killed again and again while it puts envelopes on record. Run by test_kill.py, in a process apart.

It prints one line of JSON: how often it was killed, how many receipts had been given, and what was wrong afterwards.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from drawn_terms import entry, hour
from records import ABOUT, pen_of, written
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import NotProved
from truceline.record.kinds import Statement
from truceline.record.log import Proofs
from truceline.record.opening import open_keys, opened
from truceline.record.store import Store
from truceline.record.tlog.notes import NoteKey
from truceline.record.tlog.policy import Member, Policy
from truceline.record.tlog.receipts import Receipt, parse_receipt
from truceline.record.verify import verify
from truceline.values.intervals import exactly


def write_until_killed(path: Path, out: int, chance: random.Random) -> None:
    """Put envelopes on record as fast as can be, and hand each receipt out only once it was given."""
    with closing(SqliteStore(path)) as store:
        keys = open_keys(ABOUT)
        register = opened(store, keys, claimed=0)
        pen = pen_of(store, keys.desk)
        while True:
            count = chance.choice((1, 1, 2, 3))
            first = pen.place.seq
            entries = [
                entry(f"s{first + number}-{os.getpid()}", Statement(speaker="a"), exactly(hour(number)))
                for number in range(count)
            ]
            answers = register.submit(written(pen, entries))
            receipts = register.log.receipts([answer.index for answer in answers if answer.index is not None])
            for answer, receipt in zip(answers, receipts, strict=True):
                line = f"{answer.hash.hex()} {str(receipt).encode().hex()}\n"
                os.write(out, line.encode())


def killed_once(path: Path, chance: random.Random) -> bytes:
    """Everything that a writer had handed out when it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_killed(path, writing, chance)
        finally:
            os._exit(9)
    os.close(writing)
    os.set_blocking(reading, False)
    end, given = time.monotonic() + chance.uniform(0.002, 0.05), b""
    while time.monotonic() < end:
        given += read(reading)
        time.sleep(0.0005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := read(reading):
        given += more
    os.close(reading)
    return given[: given.rfind(b"\n") + 1]


def read(reading: int) -> bytes:
    try:
        return os.read(reading, 1 << 20)
    except BlockingIOError:
        return b""


def wrong_after(store: Store, given: list[tuple[bytes, Receipt]], policy: Policy) -> Iterator[str]:
    """Receipts that do not verify, or not against the record as it is now; and whatever an audit finds."""
    outcome = verify(store, ABOUT.case, ABOUT.mode)
    yield from (str(problem) for problem in outcome.problems)
    proofs = Proofs(store, store.head().size)
    for hash, receipt in given:
        try:
            receipt.verify(hash, policy)
            checkpoint = receipt.checkpoint
            if proofs.root_before(checkpoint.size) != checkpoint.root:
                yield f"the record does not continue the checkpoint of the receipt at {receipt.index}"
        except NotProved as cause:
            yield f"the receipt at {receipt.index}: {cause}"


def main(folder: Path, times: int, seed: int) -> None:
    path, chance = folder / "record.db", random.Random(seed)
    SqliteStore.begin(path, ABOUT).close()
    given: list[tuple[bytes, Receipt]] = []
    wrong: list[str] = []
    key = NoteKey(ABOUT.origin, 1, open_keys(ABOUT).log.public)
    policy = Policy((Member("", key),), (), {}, "none")
    for number in range(times):
        lines = killed_once(path, random.Random(chance.random())).split()
        given += [
            (bytes.fromhex(lines[at].decode()), parse_receipt(bytes.fromhex(lines[at + 1].decode())))
            for at in range(0, len(lines), 2)
        ]
        if number % 250 == 249 or number == times - 1:
            with closing(SqliteStore(path)) as store:
                wrong += wrong_after(store, given, policy)
                size = store.head().size
    print(json.dumps({"killed": times, "receipts": len(given), "entries": size, "wrong": wrong[:20]}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
