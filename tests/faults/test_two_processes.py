"""Two programs that write to one record at the same time: nothing lost, nothing twice, nothing half."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from records import ABOUT, desk_key, enrolled, filled
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.projection import parsed
from truceline.record.tlog.signatures import PrivateKey
from truceline.record.verify import verify

WRITER = """
import sys
from contextlib import closing
from pathlib import Path
from records import ABOUT, later, pen_of, statements, written
from truceline.engines.sqlite.store import SqliteStore
from truceline.record.opening import open_keys, opened
from truceline.record.tlog.signatures import PrivateKey

number = int(sys.argv[2])
with closing(SqliteStore(Path(sys.argv[1]))) as store:
    register = opened(store, open_keys(ABOUT), claimed=0)
    pen = pen_of(store, PrivateKey(bytes([number]) * 32))
    for one in statements(60):
        (answer,) = register.submit(written(pen, [later(one, id=f"{one.id}-{number}")]))
        assert answer.standing.value == "recorded", answer
"""


def test_two_programs_on_one_record_lose_and_double_nothing(tmp_path: Path) -> None:
    store = SqliteStore.begin(tmp_path / "record.db", ABOUT)
    register = filled(store, [])
    for number in (1, 2):
        enrolled(register, PrivateKey(bytes([number]) * 32))
    store.close()
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[1]), *sys.path))}
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, store.path, str(number)], env=env, stderr=subprocess.PIPE)
        for number in (1, 2)
    ]
    for one in started:
        _, said = one.communicate()
        assert one.returncode == 0, said.decode()
    with closing(SqliteStore(store.path)) as after:
        assert verify(after, ABOUT.case, ABOUT.mode).problems == ()
        ids = [leaf.envelope.id for _, leaf in parsed(after) if leaf.envelope.by != desk_key(after).id]
    assert sorted(ids) == sorted(f"s{place}-{number}" for place in range(60) for number in (1, 2))
