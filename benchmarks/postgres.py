"""Appending to a record in PostgreSQL: in bulk, and as 50 clients do whose entries go on record together."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from statistics import median
from time import perf_counter

from tests.postgres_server import running

from truceline.engines.postgres.store import PostgresStore
from truceline.record.log import Log, Signer
from truceline.record.store import About, Row
from truceline.record.tlog.signatures import PrivateKey

ENTRY = 200
BULK = 4096
CLIENTS = 50
DEVICES = 20
# What an administrator gives a server that keeps one large record; nothing here touches durability.
_SERVER = ("max_wal_size=4GB", "shared_buffers=1GB", "wal_buffers=32MB")
_SIGNER = Signer("example.org/benchmark", PrivateKey(bytes(32)))


def fdatasync(seconds: float = 1.0) -> float:
    """How often a second 4 KiB can be written to this disk and be durable."""
    with tempfile.NamedTemporaryFile(buffering=0) as file:
        done, start = 0, perf_counter()
        while perf_counter() - start < seconds:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            done += 1
        return done / (perf_counter() - start)


def rows(start: int, count: int, found: bool) -> list[Row]:
    """Entries of 200 bytes that do not repeat; `found`: with what they can be found by."""
    made = [sha256(number.to_bytes(8, "big")).digest() * (ENTRY // 32) + bytes(ENTRY % 32) for number in range(count)]
    made = [number.to_bytes(8, "big") + leaf[8:] for number, leaf in enumerate(made, start)]
    if not found:
        return [Row(leaf) for leaf in made]
    keys = [sha256(bytes([device])).digest() for device in range(DEVICES)]
    return [
        Row(leaf, keys[number % DEVICES], number // DEVICES + 1, f"entry-{number // 3}")
        for number, leaf in enumerate(made, start)
    ]


def rate(address: str, name: str, batch: int, size: int, found: bool) -> float:
    """Entries a second through `Log.append`, in batches; what makes the entries is not counted."""
    with closing(PostgresStore.begin(address, name, About(name, "exercise", _SIGNER.origin))) as store:
        log, taken = Log(store, _SIGNER), 0.0
        for start in range(0, size, batch):
            some = rows(start, min(batch, size - start), found)
            begun = perf_counter()
            log.append(some)
            taken += perf_counter() - begun
        return size / taken


def measured(size: int) -> Iterator[tuple[str, float]]:
    """Rates a second by name: the disk's own, in bulk with and without an index, and 50 at a time."""
    with running(_SERVER) as server:
        yield "fdatasync", fdatasync()
        yield "bulk", rate(server.superuser, "bulk", BULK, size, found=False)
        yield "bulk_indexed", rate(server.superuser, "indexed", BULK, size, found=True)
        yield "together", median(rate(server.superuser, f"t{n}", CLIENTS, CLIENTS * 200, found=True) for n in range(3))


def postgres(size: int) -> dict[str, float]:
    """What `measured` found."""
    return dict(measured(size))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(postgres(int(sys.argv[1]))))
