"""Named attacks and honest cases, each with the answer that both verifiers must give."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from verifier import forged as f
from verifier.hostile import Case, packed

Slots = list[dict[str, Any]]
Told = tuple[str, Case, str]

ENVELOPE, SLOTS = f.shut(Random(3), f.FIELDS)
LEAF = f.leaf_of(f.plain(ENVELOPE), f.OBSERVER)
HASHES = [f.leaf_hash(bytes([n])) for n in range(7)] + [f.leaf_hash(LEAF)]
PATH = f.inclusion(7, HASHES)
TEXT = f.checkpoint_text(f.ORIGIN, 8, f.root(HASHES))
POLICY = f.policy_text().encode()


def told() -> Iterator[Told]:
    """(sentence, case, reason code or nothing)"""
    yield from _json()
    yield from _copies()
    yield from _envelopes()
    yield from _receipts()
    yield from _proofs()
    yield from _policies()
    yield from _promises_and_forks()


def _json() -> Iterator[Told]:
    good = [b"null", b"0", b"-1", b'"\\u0000"', b'{"a":1,"b":[true]}', b"9007199254740991", '"е\u0301"'.encode()]
    good += [b"[" * 16 + b"]" * 16, b'{"__proto__":1}', b'{"10":1,"9":2}', b'"\x7f"', '"\u2028"'.encode()]
    bad = [b"-0", b"1.0", b"1e3", b"9007199254740992", b"9" * 400, b'{"a":1,"a":1}', b'{"b":1,"a":1}', b'"\\ud800"']
    bad += [
        b'"\xed\xa0\x80"',
        b'"\\u0061"',
        b'"\\/"',
        b'"\\u000A"',
        b"[1, 2]",
        b"1\n",
        b"\xef\xbb\xbf1",
        b"NaN",
        b"1 1",
    ]
    bad += [
        b"[" * 17 + b"]" * 17,
        b"[" * 100_000,
        '{"é":1}'.encode(),
        b'"\\ud83d\\ude00"',
        b"",
        b'"\x00"',
        b'"\xff"',
        b"01",
    ]
    for data in good:
        yield f"JSON {data[:20]!r} is canonical", packed("json", "", data=data), ""
    for data in bad:
        yield f"JSON {data[:20]!r} is refused", packed("json", "", data=data), "json"


def _copies() -> Iterator[Told]:
    def copy(what: str, change: Callable[[Slots], Any], code: str) -> Told:
        return what, packed("copy", "", copy=f.copy_of(LEAF, change([dict(slot) for slot in SLOTS]))), code

    gone = f.withheld(SLOTS[7])
    yield copy("a copy that shows everything is sound", lambda s: s, "")
    yield copy("a copy that withholds everything is sound", lambda s: [f.withheld(x) for x in s], "")
    yield copy("a copy that withholds one field is sound", lambda s: [*s[:7], gone], "")
    yield copy("an edited value is refused", lambda s: [*s[:7], s[7] | {"value": "else"}], "fields")
    yield copy("a forged value in a withheld slot is refused", lambda s: [*s[:7], gone | {"value": "else"}], "copy")
    yield copy("a value and a hash in one slot are refused", lambda s: [*s[:7], s[7] | gone], "copy")
    yield copy("a slot left out is refused", lambda s: [*s[:4], *s[5:]], "fields")
    yield copy("a slot more is refused", lambda s: [*s[:6], {"name": "says.z", "hash": "0" * 64}, *s[6:]], "fields")
    yield copy("a name twice is refused", lambda s: [*s, s[7]], "copy")
    yield copy("slots in another order are refused", lambda s: s[::-1], "copy")
    yield copy("a salt of fifteen bytes is refused", lambda s: [*s[:7], s[7] | {"salt": "0" * 30}], "copy")
    yield copy("a salt in capitals is refused", lambda s: [*s[:7], s[7] | {"salt": "AB" * 16}], "copy")
    yield copy("another salt is refused", lambda s: [*s[:7], s[7] | {"salt": "0" * 32}], "fields")
    yield copy("a renamed field is refused", lambda s: [*s[:3], s[3] | {"name": "says.serie"}, *s[4:]], "fields")
    yield copy("a slot with a remark is refused", lambda s: [*s[:7], s[7] | {"remark": ""}], "copy")
    yield copy("a slot that is a list is refused", lambda s: [*s[:7], ["text"]], "copy")
    miscounted = ENVELOPE | {"fields": ENVELOPE["fields"] | {"count": 9}}
    lying = f.copy_of(f.leaf_of(f.plain(miscounted), f.OBSERVER), SLOTS)
    yield "a count that is not that of the slots is refused", packed("copy", "", copy=lying), "fields"
    spaced = json.dumps(json.loads(f.copy_of(LEAF, SLOTS))).encode()
    yield "a copy written with spaces is refused", packed("copy", "", copy=spaced), "json"


def _envelopes() -> Iterator[Told]:
    def leaf(what: str, change: dict[str, Any], code: str) -> Told:
        made = f.leaf_of(f.plain({k: v for k, v in (ENVELOPE | change).items() if v != "drop"}), f.OBSERVER)
        return what, packed("leaf", "", leaf=made, key=f.OBSERVER.author), code

    yield leaf("an envelope as it should be is accepted", {}, "")
    yield leaf("a mode that is not one is refused", {"mode": "test"}, "envelope")
    yield leaf("says beside fields is refused", {"says": {}}, "envelope")
    yield leaf("neither says nor fields is refused", {"fields": "drop"}, "envelope")
    yield leaf("a prev with seq 1 is refused", {"prev": "0" * 64}, "envelope")
    yield leaf("no prev with seq 2 is refused", {"seq": 2}, "envelope")
    yield leaf("seq 0 is refused", {"seq": 0}, "envelope")
    yield leaf("true is not the number 1", {"seq": True}, "envelope")
    yield leaf("a count of 65 fields is refused", {"fields": {"count": 65, "root": "0" * 64}}, "envelope")
    yield leaf(
        "evidence with a digest and a commitment is refused",
        {"evidence": [{"commitment": "0" * 64, "size": 1}]},
        "envelope",
    )
    yield leaf("sixty-five pieces of evidence are refused", {"evidence": [{"commitment": "0" * 64}] * 65}, "envelope")
    yield leaf("a kind that nobody knows is refused", {"kind": "rumour"}, "envelope")
    yield leaf("an entry under the name of record-keeping is refused", {"id": "founding"}, "envelope")
    closing = f.envelope("closure", {"reason": "end", "evidence": 0, "secrets": 0}, f.OBSERVER)
    yield "a closure speaks about itself", packed("leaf", "", leaf=f.leaf_of(f.plain(closing), f.OBSERVER)), ""
    closing["id"] = "other"
    other = f.leaf_of(f.plain(closing), f.OBSERVER)
    yield "a closure under another name is refused", packed("leaf", "", leaf=other), "envelope"
    yield leaf("a name with a line end is refused", {"id": "a\n"}, "envelope")
    yield leaf("a key of another author is refused", {"by": f.STRANGER.id}, "signer")
    yield "an unknown algorithm is refused", packed("leaf", "", leaf=b"\x02" + LEAF[1:]), "algorithm"
    yield "a leaf of 60,001 bytes is refused", packed("leaf", "", leaf=LEAF + bytes(60_001 - len(LEAF))), "leaf"
    other = LEAF[:1] + f.OBSERVER.secret.sign(LEAF[65:]) + LEAF[65:]
    yield "a signature without the mark is refused", packed("leaf", "", leaf=other, key=f.OBSERVER.author), "signature"


def _receipts() -> Iterator[Told]:
    def receipt(what: str, proof: str, code: str, thing: bytes = LEAF, policy: bytes = POLICY) -> Told:
        return what, packed("receipt", "", proof=proof.encode(), thing=thing, policy=policy), code

    note = f.witnessed(TEXT)
    good = f.proof_text(7, PATH, note)
    yield receipt("a receipt with its leaf is sound", good, "")
    yield receipt("a receipt with a copy is sound", good, "", f.copy_of(LEAF, SLOTS))
    yield receipt("a receipt for another leaf is refused", good, "path", f.leaf_of(LEAF[65:], f.STRANGER))
    yield receipt("an index of the size is refused", f.proof_text(8, PATH, note), "index")
    yield receipt("another index is refused", f.proof_text(6, PATH, note), "path")
    yield receipt("a hash too many is refused", f.proof_text(7, [*PATH, PATH[0]], note), "length")
    yield receipt("a hash too few is refused", f.proof_text(7, PATH[:-1], note), "length")
    yield receipt("swapped hashes are refused", f.proof_text(7, PATH[::-1], note), "path")
    yield receipt("an extra line is refused", good.replace("\nindex", "\nextra AAAA\nindex"), "proof")
    yield receipt("an index with a zero before it is refused", good.replace("index 7", "index 07"), "proof")
    yield receipt("line ends of another system are refused", good.replace("\n", "\r\n"), "proof")
    yield receipt("base64 without its padding is refused", good.replace("=\n", "\n", 1), "proof")
    yield receipt(
        "a checkpoint with no witness is refused", f.proof_text(7, PATH, f.witnessed(TEXT, f.ORIGIN, ())), "quorum"
    )
    one_side = f.witnessed(TEXT, f.ORIGIN, ("north", "south"))
    yield receipt("both sides without the neutral witness are refused", f.proof_text(7, PATH, one_side), "quorum")
    twice = note.splitlines(keepends=True)
    yield receipt("one witness twice is still one", f.proof_text(7, PATH, "".join([*twice[:-1], twice[-2]])), "quorum")
    stolen = f.signed(TEXT, (f.STRANGER, f.ORIGIN))
    yield receipt("another key under the log's name is refused", f.proof_text(7, PATH, stolen), "log")
    spoiled = note.replace("\n8\n", "\n9\n")
    yield receipt("another size under the same signatures is refused", f.proof_text(7, PATH, spoiled), "signature")
    longer = f.witnessed(TEXT + "more\n")
    yield receipt("a checkpoint with an extension line is refused", f.proof_text(7, PATH, longer), "checkpoint")
    drill = f.ORIGIN + "/exercise"
    note = f.witnessed(f.checkpoint_text(drill, 8, f.root(HASHES)), drill)
    yield receipt(
        "a live entry in the log of an exercise is refused",
        f.proof_text(7, PATH, note), "mode", policy=f.policy_text(drill).encode(),
    )  # fmt: skip


def _proofs() -> Iterator[Told]:
    def joined(what: str, small: int, large: int, proof: list[bytes], code: str) -> Told:
        roots = {"root": f.root(HASHES[:small]), "later_root": f.root(HASHES[:large])}
        parts = roots | {"size": small, "later_size": large, "proof": [f.b64(h) for h in proof]}
        return what, packed("consistency", "", **parts), code

    for small in range(1, 9):
        for large in range(small, 9):
            proof = f.consistency(small, HASHES[:large])
            yield joined(f"{large} leaves continue {small}", small, large, proof, "")
            yield joined(f"a hash too many from {small} to {large}", small, large, [*proof, HASHES[0]], "length")
    yield joined("nothing continues size 0", 0, 5, [], "size")
    yield joined("a larger tree is not the beginning of a smaller", 5, 3, [], "size")
    parts = {"leaf": HASHES[0], "root": f.root([]), "proof": []}
    yield "nothing is in an empty tree", packed("inclusion", "", index=0, size=0, **parts), "index"


def _policies() -> Iterator[Told]:
    def policy(what: str, change: Callable[[bytes], bytes], code: str) -> Told:
        return what, packed("policy", "", policy=change(POLICY)), code

    yield policy("the policy of the mission is read", lambda p: p, "")
    yield policy("a policy without a quorum is refused", lambda p: p.replace(b"quorum both\n", b""), "policy")
    yield policy("two quorums are refused", lambda p: p + b"quorum none\n", "policy")
    yield policy("a threshold above the members is refused", lambda p: p.replace(b"any", b"3"), "policy")
    yield policy("a threshold of nothing is refused", lambda p: p.replace(b"any", b"0"), "policy")
    yield policy("a member in two groups is refused", lambda p: p + b"group more any north\n", "policy")
    yield policy("a last line without its end is refused", lambda p: p[:-1], "policy")
    yield policy("a mistyped key is refused", lambda p: p.replace(b"+", b"+0", 1), "policy")


def _promises_and_forks() -> Iterator[Told]:
    text = f"truceline/acknowledgement/1\n{f.ORIGIN}\n{f.b64(HASHES[7])}\n1742000000\n"
    for what, by, code in (
        ("the log's promise is read", f.LOG, ""),
        ("a stranger's promise is refused", f.STRANGER, "log"),
    ):
        yield what, packed("acknowledgement", "", note=f.signed(text, (by, f.ORIGIN)).encode(), policy=POLICY), code
    other = [f.leaf_hash(b"other"), *HASHES[1:]]
    first = f.signed(f.checkpoint_text(f.ORIGIN, 5, f.root(other[:5])), (f.LOG, f.ORIGIN))
    proof = [f.b64(h) for h in f.consistency(5, HASHES)]
    fork = {"form": "truceline/fork/1", "smaller": first, "larger": f.signed(TEXT, (f.LOG, f.ORIGIN)), "proof": proof}
    fork["root"] = f.root(HASHES[:5]).hex()
    yield "two signed histories are a fork", packed("fork", "", fork=f.plain(fork), policy=POLICY), ""
    honest = f.signed(f.checkpoint_text(f.ORIGIN, 5, f.root(HASHES[:5])), (f.LOG, f.ORIGIN))
    yield "one history is no fork", packed("fork", "", fork=f.plain(fork | {"smaller": honest}), policy=POLICY), "fork"
    invented = f.signed(TEXT, (f.STRANGER, f.ORIGIN))
    yield (
        "a fork that the log did not sign is refused",
        packed("fork", "", fork=f.plain(fork | {"larger": invented}), policy=POLICY),
        "log",
    )
