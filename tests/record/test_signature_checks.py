from records import ABOUT, small
from truceline.record.envelope import parse_leaf
from truceline.record.opening import open_keys
from truceline.record.signature_checks import Failed, SignatureChecks


def test_other_processes_find_the_same_wrong_signatures_as_this_one() -> None:
    store, _ = small(40)
    public = open_keys(ABOUT).desk.public
    found = []
    for workers in (1, 2):
        checks = SignatureChecks(workers)
        for index, raw in store.leaves(0, 99):
            forged = raw[:5] + bytes([raw[5] ^ 1]) + raw[6:] if index in (3, 17) else raw
            checks.add(index, parse_leaf(forged), public)
        found.append(list(checks.failed()))
    assert found[0] == found[1] == [Failed(3, "s2"), Failed(17, "s16")]
