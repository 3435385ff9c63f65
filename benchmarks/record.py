"""The record: appends, bulk, proofs and audits on SQLite; pymerkle beside them, where it is installed.

Run as `python -m benchmarks.record PART SIZE`; each part in a process of its own, so that its memory is its own. Sizes
are of leaves of 200 bytes unless envelopes are meant.
"""

import asyncio
import json
import os
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import perf_counter

from truceline.engines.sqlite.store import SqliteStore
from truceline.record.entry import field_names
from truceline.record.envelope import Leaf, parse_leaf
from truceline.record.envelope_form import Commitment
from truceline.record.fields import committed, salted
from truceline.record.keeping import KeyAct, KeyEntry, PublicKey
from truceline.record.log import Log, Proofs
from truceline.record.opening import open_keys, opened
from truceline.record.pen import Pen, Place, place_in
from truceline.record.register import Register, Submission
from truceline.record.signature_checks import wrong_of
from truceline.record.store import About, Row
from truceline.record.tlog.receipts import Receipt
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.tree_audit import audit_tree
from truceline.record.verify import verify
from truceline.tasks.writer import Writer

LEAF = 200
ABOUT = About("bench", "exercise", "record.invalid/bench/exercise")
SECONDS = 3.0
Found = dict[str, float]


def fdatasync(folder: Path, times: int = 200) -> float:
    """How many writes of 4 KiB the disk keeps for good in a second; nothing durable is quicker, one at a time."""
    file = os.open(folder / "sync", os.O_CREAT | os.O_WRONLY)
    start = perf_counter()
    for number in range(times):
        os.pwrite(file, b"x" * 4096, number * 4096)
        os.fdatasync(file)
    os.close(file)
    return times / (perf_counter() - start)


def fresh(folder: Path) -> tuple[SqliteStore, Log]:
    """A new record without a founding: a log alone."""
    store = SqliteStore.begin(folder / f"{random.randrange(2**40)}.db", ABOUT)
    return store, Log(store, open_keys(ABOUT).signer(ABOUT.origin))


def appends(clients: int, folder: Path, kind: str) -> float:
    """Durable appends a second by so many clients, each with its receipt (a whole `.tlog-proof`) before its next."""
    store, log = fresh(folder)

    def commit(rows: Sequence[Row]) -> list[Receipt]:
        first = log.head.size
        log.append(rows)
        return log.receipts(range(first, log.head.size))

    writer = Writer(commit)
    leaves = [os.urandom(LEAF) for _ in range(1000)]
    end = perf_counter() + SECONDS
    start = perf_counter()
    done = (
        asyncio.run(_awaiting(writer, clients, leaves, end))
        if kind == "loop"
        else _threads(writer, clients, leaves, end)
    )
    rate = done / (perf_counter() - start)
    writer.close()
    store.close()
    return rate


async def _awaiting(writer: Writer[Row, Receipt], clients: int, leaves: list[bytes], end: float) -> int:
    async def client() -> int:
        count = 0
        while perf_counter() < end:
            await writer.give(Row(leaves[count % len(leaves)]))
            count += 1
        return count

    return sum(await asyncio.gather(*(client() for _ in range(clients))))


def _threads(writer: Writer[Row, Receipt], clients: int, leaves: list[bytes], end: float) -> int:
    counts = [0] * clients

    def client(number: int) -> None:
        while perf_counter() < end:
            writer.put(Row(leaves[counts[number] % len(leaves)]))
            counts[number] += 1

    threads = [Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def bulk(size: int, folder: Path, *, indexed: bool, batch: int = 4096) -> tuple[float, SqliteStore]:
    """Leaves a second in large batches, each batch durable and its head signed; the making of leaves not counted."""
    store, log = fresh(folder)
    taken = 0.0
    for first in range(0, size, batch):
        count = min(batch, size - first)
        blob = os.urandom(LEAF * count)
        leaves = [blob[at : at + LEAF] for at in range(0, len(blob), LEAF)]
        rows = [
            Row(leaf, b"%032d" % (at % 50), (first + at) // 50, f"e{first + at:012}") if indexed else Row(leaf)
            for at, leaf in enumerate(leaves)
        ]
        start = perf_counter()
        log.append(rows)
        taken += perf_counter() - start
    return size / taken, store


def rate_of(work: Callable[[], object], times: int) -> float:
    """How often something is done in a second."""
    start = perf_counter()
    for _ in range(times):
        work()
    return times / (perf_counter() - start)


def memory() -> float:
    """Peak memory of this process in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def part_bulk(size: int, folder: Path) -> Found:
    """Bulk, its memory and its size on the disk, then proofs and the audit of hashes over what it made."""
    found: Found = {"fdatasync": fdatasync(folder)}
    found["bulk"], store = bulk(size, folder, indexed=False)
    found["bulk_memory"] = memory()
    store.close()
    found["overhead"] = store.path.stat().st_size / (size * LEAF)
    with closing(SqliteStore(store.path)) as reading:
        start = perf_counter()
        problems = audit_tree(reading)
        found["audit_hashes"] = perf_counter() - start
        assert len(problems) == 0
        found |= _proofs(reading, size)
    return found


def _proofs(store: SqliteStore, size: int) -> Found:
    chance, proofs = random.Random(1), Proofs(store, size)
    cold = rate_of(lambda: proofs.inclusion(chance.randrange(size)), 5_000)
    warm = rate_of(lambda: proofs.inclusion(chance.randrange(size)), 100_000)
    warm = rate_of(lambda: proofs.inclusion(chance.randrange(size)), 100_000)
    consistency = rate_of(lambda: proofs.consistency(chance.randrange(1, size)), 50_000)
    return {"inclusion_cold": cold, "inclusion": warm, "consistency": consistency}


def part_indexed(size: int, folder: Path) -> Found:
    """Bulk with every leaf filed under its signer, its place and its id."""
    rate, store = bulk(size, folder, indexed=True)
    store.close()
    return {"fdatasync": fdatasync(folder), "bulk": rate, "overhead": store.path.stat().st_size / (size * LEAF)}


def part_clients(_: int, folder: Path) -> Found:
    """Appends with receipts by 50 and 250 clients, in an event loop and in threads."""
    found: Found = {"fdatasync": fdatasync(folder)}
    for clients in (50, 250):
        for kind in ("loop", "threads"):
            found[f"{kind}_{clients}"] = appends(clients, folder, kind)
    return found


def envelopes(size: int, keys: Sequence[PrivateKey]) -> Iterator[Leaf]:
    """Observations as devices sign them, with commitments to their fields."""
    pens = [Pen(ABOUT.case, ABOUT.mode, key, Place(), None) for key in keys]
    names = field_names("observation")
    commitment = committed(salted(dict.fromkeys(names), lambda: os.urandom(16)))
    for number in range(size):
        root = os.urandom(32)
        yield pens[number % len(pens)].write(
            "observation", f"o{number:012}", Commitment(commitment.count, root), claimed=number
        )


def founded(folder: Path, keys: Sequence[PrivateKey]) -> Register:
    """A record in which some devices are enrolled."""
    store = SqliteStore.begin(folder / f"{random.randrange(2**40)}.db", ABOUT)
    register = opened(store, open_keys(ABOUT), claimed=0)
    desk = open_keys(ABOUT).desk
    pen = Pen(ABOUT.case, ABOUT.mode, desk, place_in(store, desk.id))
    for key in keys:
        says = KeyEntry(KeyAct.ENROL, key.id, PublicKey(key.algorithm, key.public), "patrol")
        register.submit([Submission(pen.write("key", "key", says.plain(), claimed=0).raw)])
    return register


def part_audit(size: int, folder: Path) -> Found:
    """A whole audit of envelopes: hashes, signatures, every signer's chain; and what the signatures alone cost."""
    keys = [PrivateKey(bytes([number]) * 32) for number in range(50)]
    register = founded(folder, keys)
    store = register.log.store
    rows = (Row(leaf.raw, leaf.envelope.by, leaf.envelope.seq, leaf.envelope.id) for leaf in envelopes(size, keys))
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 4096:
            register.log.append(batch)
            batch = []
    register.log.append(batch)
    found: Found = {"leaf_bytes": sum(len(raw) for _, raw in store.leaves(100, 1100)) / 1000}
    some = [(raw, keys[(index - 51) % 50].public) for index, raw in store.leaves(51, 51 + 20_000)]
    assert not wrong_of(some[:50])
    found["library"] = rate_of(lambda: wrong_of(some), 1) * len(some)
    found["parse"] = rate_of(lambda: [parse_leaf(raw) for raw, _ in some], 1) * len(some)
    for workers in (1, 2):
        start = perf_counter()
        outcome = verify(store, ABOUT.case, ABOUT.mode, workers=workers)
        found[f"audit_{workers}"] = (size + 51) / (perf_counter() - start)
        assert outcome.sound, outcome.problems[:3]
    store.close()
    found["overhead"] = store.path.stat().st_size / (size * found["leaf_bytes"])
    return found


def part_intake(_: int, folder: Path) -> Found:
    """Envelopes taken by the rules of the record: signature, chain, conflicts; in calls of 1 and of 500."""
    keys = [PrivateKey(bytes([number]) * 32) for number in range(50)]
    register = founded(folder, keys)
    made = [Submission(leaf.raw) for leaf in envelopes(12_000, keys)]
    start = perf_counter()
    for one in made[:2_000]:
        register.submit([one])
    single = 2_000 / (perf_counter() - start)
    start = perf_counter()
    for first in range(2_000, 12_000, 500):
        register.submit(made[first : first + 500])
    found = {"single": single, "batches": 10_000 / (perf_counter() - start), "fdatasync": fdatasync(folder)}
    register.log.store.close()
    return found


def part_pymerkle(size: int, folder: Path) -> Found:
    """The same questions to pymerkle (GPL-3.0; only ever a benchmark)."""
    from pymerkle import SqliteTree  # noqa: PLC0415

    tree = SqliteTree(str(folder / "pymerkle.db"), algorithm="sha256")
    taken = 0.0
    for first in range(0, size, 1024):
        entries = [os.urandom(LEAF) for _ in range(min(1024, size - first))]
        start = perf_counter()
        tree.append_entries(entries)
        taken += perf_counter() - start
    chance = random.Random(1)
    return {
        "bulk": size / taken,
        "inclusion": rate_of(lambda: tree.prove_inclusion(chance.randrange(1, size), size), 20),
        "consistency": rate_of(lambda: tree.prove_consistency(chance.randrange(1, size), size), 20),
    }


PARTS: dict[str, Callable[[int, Path], Found]] = {
    "bulk": part_bulk,
    "indexed": part_indexed,
    "clients": part_clients,
    "audit": part_audit,
    "intake": part_intake,
    "pymerkle": part_pymerkle,
}


def main() -> None:
    """Print what one part found, as JSON."""
    part, size = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(PARTS[part](size, Path(folder))))  # noqa: T201


if __name__ == "__main__":
    main()
