"""How many small forms a second a server takes: 1,000 from 8 clients at a time, each waiting for its answer.

    python -m benchmarks.submissions [forms] [clients]

The server runs in a process of its own, on a case with the real forms; each form is answered once it is durable. It
prints JSON: forms a second, and the median, the 99th percentile and the slowest answer in seconds.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread, local
from time import perf_counter
from uuid import uuid4

import httpx

_CASE = """\
schema: case/1
id: line
title: A line with patrols
summary: For benchmarks.
zone: UTC
languages: [en]
mode: reconstructed
mandate: {name: Benchmark, recorded: When it came to the desk.}
parties:
  - {id: mission, name: The mission, role: monitor}
  - {id: side-a, name: Side A, role: belligerent}
"""
_FORM = "line-effort"
_MINE = local()
_TEMPLATE = (
    '<data id="{form}" version="{version}"><post><observer>mission</observer><station>patrol-1</station>'
    "<means>seen</means></post><looking><when_how>period</when_how>{times}<state>looking</state></looking>"
    "<conditions/><trips/><where/><end/><meta><instanceID>uuid:{instance}</instanceID></meta></data>"
)


def program(*words: object) -> list[str]:
    """The installed command line."""
    return [str(Path(sys.executable).with_name("truceline")), *map(str, words)]


def filled(version: str) -> bytes:
    """The least that the form about effort asks for: a patrol looked for an hour."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    times = "".join(
        f"<{name}>{moment.isoformat(timespec='milliseconds')}</{name}>"
        for name, moment in (("when_from", now - timedelta(hours=1)), ("when_until", now))
    )
    return _TEMPLATE.format(form=_FORM, version=version, times=times, instance=uuid4()).encode()


def _client() -> httpx.Client:
    """One for each thread: making one takes longer than a request."""
    found: httpx.Client | None = getattr(_MINE, "client", None)
    if found is None:
        found = _MINE.client = httpx.Client(verify=False, timeout=60)
    return found


def _sender(base: str) -> Callable[[bytes], float]:
    def send(xml: bytes) -> float:
        start = perf_counter()
        answer = _client().post(f"{base}/submission", files={"xml_submission_file": ("form.xml", xml, "text/xml")})
        if answer.status_code != 201:
            raise AssertionError(f"{answer.status_code}: {answer.text}")
        return perf_counter() - start

    return send


def measured(count: int, clients: int) -> dict[str, float]:
    """Forms a second and how long answers take, in seconds."""
    with TemporaryDirectory() as scratch:
        case = Path(scratch) / "case"
        for name in ("agreements", "entries"):
            (case / name).mkdir(parents=True)
        (case / "case.yaml").write_text(_CASE, encoding="utf-8")
        told = subprocess.run(program("serve", case, "--new-token", "bench", "--json"), check=True, capture_output=True)
        token = json.loads(told.stdout)["token"]
        server = subprocess.Popen(program("serve", case, "--port", 0), stdout=subprocess.PIPE, text=True)
        try:
            base = f"{_address(server)}/key/{token}"
            version = _version(base)
            forms = [filled(version) for _ in range(count)]
            with ThreadPoolExecutor(clients) as pool:
                list(pool.map(_sender(base), [filled(version) for _ in range(clients)]))
                start = perf_counter()
                taken = sorted(pool.map(_sender(base), forms))
                seconds = perf_counter() - start
        finally:
            server.terminate()
            server.wait(30)
    return {
        "per_second": count / seconds,
        "median": taken[count // 2],
        "p99": taken[int(count * 0.99)],
        "worst": taken[-1],
    }


def _address(server: "subprocess.Popen[str]") -> str:
    """Where a server listens, once it does. What it says afterwards is read away, or it would wait for a reader."""
    if server.stdout is None:
        raise AssertionError("the server says nothing")
    address = ""
    for line in server.stdout:
        address = line.split()[1] if "listening" in line else address
        if "Ctrl-C" in line:
            break
    Thread(target=server.stdout.read, daemon=True).start()
    return address


def _version(base: str) -> str:
    listed = httpx.get(f"{base}/formList", params={"formID": _FORM}).text
    found = re.search(r"<version>([^<]*)</version>", listed)
    if found is None:
        raise AssertionError(f"the server does not offer {_FORM}")
    return found[1]


def row(found: dict[str, float]) -> str:
    """A line for the table in docs/benchmarks.md."""
    times = (
        f"median {found['median'] * 1e3:.0f} ms, p99 {found['p99'] * 1e3:.0f} ms, slowest {found['worst'] * 1e3:.0f} ms"
    )
    return (
        f"| 1,000 small forms from 8 clients at a time, each durable | | {found['per_second']:,.0f} a second; {times} |"
    )


def main() -> None:
    """Print what was measured."""
    count, clients = (int(word) for word in [*sys.argv[1:], "1000", "8"][:2])
    found = measured(count, clients)
    sys.stderr.write(row(found) + "\n")
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
