"""A disk that is full: nothing of the batch is on record, what was there is whole, and it goes on with room."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from records import ABOUT, filled, statements
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.verify import verify

WRITER = """
import resource, signal, sys
from pathlib import Path
from contextlib import closing
from records import ABOUT, pen_of, written, statements, later
from truceline.engines.sqlite.store import SqliteStore
from truceline.errors import StoreFailed
from truceline.record.opening import open_keys, opened

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
with closing(SqliteStore(Path(sys.argv[1]))) as store:
    register = opened(store, open_keys(ABOUT), claimed=0)
    before = store.head()
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    entries = [later(one, id=f"x{number}", text="x" * 900) for number, one in enumerate(statements(400))]
    try:
        register.submit(written(pen_of(store, open_keys(ABOUT).desk), entries))
    except StoreFailed as cause:
        assert "room" in str(cause), cause
        print("refused")
    assert store.head() == before
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    answers = register.submit(written(pen_of(store, open_keys(ABOUT).desk), entries[:3]))
    print([answer.standing.value for answer in answers])
"""


def test_a_full_disk_leaves_no_half_batch_and_the_record_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    store = SqliteStore.begin(path, ABOUT)
    filled(store, statements(5))
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", WRITER, path, str(path.stat().st_size + 50_000)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[1]), *sys.path))},
    )
    assert done.stdout.splitlines() == ["refused", "['recorded', 'recorded', 'recorded']"]
    with closing(SqliteStore(path)) as store:
        outcome = verify(store, ABOUT.case, ABOUT.mode)
        assert outcome.problems == ()
        assert outcome.read == 9
