"""The rows of the table about the record: what was asked for beside the medians of interleaved rounds."""

from collections.abc import Callable, Iterator
from statistics import median

Row = tuple[str, str, str]
Run = Callable[..., dict[str, float]]
ROUNDS = 3
LEAVES = 1_000_000


def rows(run: Run) -> Iterator[Row]:
    """Everything; `run(module, *words)` runs a benchmark in a process of its own and gives what it printed."""
    rounds = [
        {
            "bulk": run("benchmarks.record", "bulk", LEAVES),
            "clients": run("benchmarks.record", "clients", 0),
            "pymerkle": run("benchmarks.record", "pymerkle", LEAVES),
            "postgres": run("benchmarks.postgres", LEAVES),
            "indexed": run("benchmarks.record", "indexed", LEAVES),
            "intake": run("benchmarks.record", "intake", 0),
            "redaction": run("benchmarks.redaction", 20_000),
        }
        for _ in range(ROUNDS)
    ]

    def middle(part: str, name: str, unit: str = "/s") -> str:
        found = sorted(one[part][name] for one in rounds)
        shown = [f"{value:,.0f}" if value >= 100 else f"{value:,.2f}" for value in (median(found), found[0], found[-1])]
        return f"{shown[0]}{unit} ({shown[1]} to {shown[2]})"

    what = f"fdatasync of 4 KiB on this disk; {ROUNDS} rounds, median (range), as all below"
    yield what, "", middle("bulk", "fdatasync")
    yield from _clients(middle)
    yield from _bulk(middle)
    yield from _proofs(middle)
    yield from _postgres(middle)
    yield "checks of copies of 16 fields, half of them withheld", "at least 5,000/s", middle("redaction", "checks")
    yield from _audit(run)


def _clients(middle: Callable[..., str]) -> Iterator[Row]:
    what = "durable appends, each with its `.tlog-proof`, by"
    yield f"{what} 50 clients in one event loop", "at least 10,000/s", middle("clients", "loop_50")
    yield f"{what} 250 clients in one event loop", "at least 20,000/s", middle("clients", "loop_250")
    yield f"{what} 50 clients in threads", "", middle("clients", "threads_50")
    yield f"{what} 250 clients in threads", "", middle("clients", "threads_250")
    yield "signed envelopes taken by all rules, one at a time", "", middle("intake", "single")
    yield "the same in calls of 500", "", middle("intake", "batches")


def _bulk(middle: Callable[..., str]) -> Iterator[Row]:
    what = f"bulk of {LEAVES:,} leaves of 200 bytes, 4,096 in each durable batch"
    yield what, "at least 150,000/s", middle("bulk", "bulk")
    yield "peak memory of that process in bytes", "flat", middle("bulk", "bulk_memory", "")
    yield "bytes on the disk for each byte of the leaves", "at most 1.4", middle("bulk", "overhead", "")
    yield "the same bulk, every leaf filed under its signer, place and id", "", middle("indexed", "bulk")
    yield "bytes on the disk for each byte, so filed", "", middle("indexed", "overhead", "")
    yield "pymerkle: bulk of as many", "", middle("pymerkle", "bulk")


def _proofs(middle: Callable[..., str]) -> Iterator[Row]:
    yield f"random inclusion proofs at {LEAVES:,}", "at least 15,000/s", middle("bulk", "inclusion")
    yield "the first 5,000 after opening", "", middle("bulk", "inclusion_cold")
    yield f"random consistency proofs at {LEAVES:,}", "at least 5,000/s", middle("bulk", "consistency")
    yield "pymerkle: inclusion", "", middle("pymerkle", "inclusion")
    yield "pymerkle: consistency", "", middle("pymerkle", "consistency")
    yield f"audit of the hashes of {LEAVES:,}", "at most 2.5 s", middle("bulk", "audit_hashes", " s")


def _postgres(middle: Callable[..., str]) -> Iterator[Row]:
    yield f"PostgreSQL: bulk of {LEAVES:,}", "at least 120,000/s", middle("postgres", "bulk")
    what = "PostgreSQL: 50 clients whose leaves go on record together, filed"
    yield what, "at least 5,000/s", middle("postgres", "together")
    yield "PostgreSQL: bulk, every leaf filed", "", middle("postgres", "bulk_indexed")


def _audit(run: Run) -> Iterator[Row]:
    found = run("benchmarks.record", "audit", LEAVES)
    library, one, two = found["library"], found["audit_1"], found["audit_2"]
    yield "signatures checked by the crypto library alone, one process", "", f"{library:,.0f}/s"
    share = f"{one:,.0f}/s, {one / library:.0%} of the library"
    yield f"whole audit of {LEAVES:,} envelopes with signatures, one process", "at least 80 % of the library", share
    share = f"{two:,.0f}/s, {two / library:.0%} of the library in one process ({(LEAVES + 51) / two:.0f} s)"
    yield "the same on both cores, as `truceline verify` does it", "at least 80 % of the library", share
    yield "bytes on the disk for each byte of those envelopes", "at most 1.4", f"{found['overhead']:.2f}"
