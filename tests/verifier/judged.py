"""What the Python file says about one case: accepted with what is proved, or refused with its reason code."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from truceline.verifier import truceline_verify as v

Case = dict[str, Any]
Answer = dict[str, Any]


def _no_ml_dsa(public: bytes, message: bytes, signature: bytes) -> bool:
    raise v.Wrong("unchecked", "as on a machine without it, and in every browser")


@contextmanager
def without_ml_dsa() -> Iterator[None]:
    """The Python file as it is where no library offers ML-DSA-44, so that it can do no more than a browser."""
    with patch.object(v, "ml_dsa_44", _no_ml_dsa):
        yield


def _bytes(case: Case, key: str) -> bytes:
    return b64decode(case[key])


def _policy(case: Case) -> v.Policy:
    return v.parse_policy(_bytes(case, "policy"))


def _json(case: Case) -> Any:
    v.parse_json(_bytes(case, "data"))
    return ""


def _leaf(case: Case) -> Any:
    leaf = v.parse_leaf(_bytes(case, "leaf"))
    if "key" in case:
        v.check_author(leaf, _bytes(case, "key"))
    return leaf.says["id"]


def _copy(case: Case) -> Any:
    copy = v.check_copy(_bytes(case, "copy"))
    return [sorted(copy.shown), copy.withheld]


def _inclusion(case: Case) -> Any:
    proof = [b64decode(text) for text in case["proof"]]
    v.check_inclusion(_bytes(case, "leaf"), case["index"], case["size"], proof, _bytes(case, "root"))
    return ""


def _consistency(case: Case) -> Any:
    proof = [b64decode(text) for text in case["proof"]]
    roots = _bytes(case, "root"), _bytes(case, "later_root")
    v.check_consistency(case["size"], roots[0], case["later_size"], roots[1], proof)
    return ""


def _key(case: Case) -> Any:
    key = v.parse_key(case["text"])
    return [key.name, key.kind]


def _read_policy(case: Case) -> Any:
    policy = _policy(case)
    return [len(policy.logs), list(policy.witnesses), list(policy.groups), policy.quorum]


def _told(head: v.Head) -> Any:
    return [head.origin, head.size, sorted(head.witnesses.items()), head.unchecked]


def _checkpoint(case: Case) -> Any:
    policy = _policy(case)
    head = v.open_checkpoint(_bytes(case, "checkpoint"), policy)
    v.check_quorum(head, policy)
    return _told(head)


def _receipt(case: Case) -> Any:
    receipt = v.check_receipt(_bytes(case, "proof"), _bytes(case, "thing"), _policy(case))
    return [receipt.index, _told(receipt.head), receipt.copy.withheld if receipt.copy else []]


def _acknowledgement(case: Case) -> Any:
    origin, leaf, by = v.check_acknowledgement(_bytes(case, "note"), _policy(case))
    return [origin, leaf.hex(), by]


def _fork(case: Case) -> Any:
    smaller, larger = v.check_fork(_bytes(case, "fork"), _policy(case))
    return [smaller.size, larger.size]


def _bundle(case: Case) -> Any:
    return [len(leaf) for leaf in v.parse_bundle(_bytes(case, "bundle"), case["width"])]


def _ed25519(case: Case) -> Any:
    holds = v.signature_holds(1, *(_bytes(case, key) for key in ("public", "message", "signature")))
    v.need(holds, "signature", "does not hold")
    return ""


JUDGES: dict[str, Callable[[Case], Any]] = {
    "json": _json,
    "leaf": _leaf,
    "copy": _copy,
    "inclusion": _inclusion,
    "consistency": _consistency,
    "key": _key,
    "policy": _read_policy,
    "checkpoint": _checkpoint,
    "receipt": _receipt,
    "acknowledgement": _acknowledgement,
    "fork": _fork,
    "bundle": _bundle,
    "ed25519": _ed25519,
}


def judge(case: Case) -> Answer:
    """`code` is empty where the case is accepted; `told` is then what was proved."""
    try:
        told = JUDGES[case["op"]](case)
    except v.Wrong as problem:
        return {"code": problem.code, "told": ""}
    return {"code": "", "told": told}
