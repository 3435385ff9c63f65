"""Inputs for two verifiers that must agree: valid ones, and what becomes of them in hostile hands.

Each is a plain object: what to check (`op`), what was done to it (`trick`), and its parts as base64, text or numbers.
Everything follows from the seed.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from random import Random
from typing import Any

from verifier import forged as f
from verifier.tricks import JUNK, SLOT_TRICKS, TEXTS, spoiled

Case = dict[str, Any]


def packed(op: str, trick: str, **parts: Any) -> Case:
    return {"op": op, "trick": trick} | {k: f.b64(v) if isinstance(v, bytes) else v for k, v in parts.items()}


class Maker:
    """One record of a few leaves in each mode, and cases drawn from it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.leaves = [f.leaf_of(f.plain(f.founding()), f.AUTHORITY), *(self.leaf() for _ in range(22))]
        self.hashes = [f.leaf_hash(leaf) for leaf in self.leaves]

    def envelope(self) -> dict[str, Any]:
        rng = self.rng
        evidence = [
            {"digest": rng.randbytes(32).hex(), "size": 5, "type": "image/png"},
            {"commitment": rng.randbytes(32).hex()},
        ]
        seen = {"note": rng.randbytes(32).hex(), "root": rng.randbytes(32).hex(), "size": 3}
        content = {k: v for k, v in f.FIELDS.items() if not k.startswith("says.")} | {"says": {"area": "sector-4"}}
        made: list[dict[str, Any]] = [
            f.envelope("observation", content, f.OBSERVER, seq=2, prev=rng.randbytes(32).hex(), seen=seen),
            f.envelope("act", content, f.OBSERVER, evidence=evidence[: rng.randrange(3)]),
            f.shut(rng, f.FIELDS)[0],
            f.founding(),
            f.enrolment(f.OBSERVER),
            f.enrolment(f.OBSERVER, act="revoke", algorithm=None, public=None, holder=None),
            f.enrolment(f.OBSERVER, act="compromise", algorithm=None, public=None, holder=None, **{"from": 3}),
            f.enrolment(f.OBSERVER, act="rotate", holder=None, replaces=f.STRANGER.id),
            f.envelope("policy", {"text": f.policy_text()}, f.AUTHORITY),
            f.envelope("erasure", {"subject": "s-1", "basis": "request", "entries": [1, 2]}, f.AUTHORITY),
            f.envelope("anchor", {"origin": "other.example", "size": 5, "root": "0" * 64, "note": ""}, f.AUTHORITY),
            f.envelope("closure", {"reason": "end", "evidence": 3, "secrets": 0}, f.AUTHORITY),
            f.envelope("custody", self.custody(), f.OBSERVER),
        ]
        return rng.choice(made)

    def custody(self) -> dict[str, Any]:
        says = {"act": "derived", "object": "0" * 64, "size": 7, "type": "image/png", "from": "1" * 64}
        return says | {"copy": "working", "to": None, "how": "faces blurred"}

    def signer(self, envelope: dict[str, Any]) -> f.Pair:
        return f.AUTHORITY if envelope.get("by") == f.AUTHORITY.id else f.OBSERVER

    def leaf(self) -> bytes:
        envelope = self.envelope()
        return f.leaf_of(f.plain(envelope), self.signer(envelope))

    def maybe(self, often: float) -> bool:
        return self.rng.random() < often

    # One maker of cases for each thing that is checked

    def json(self) -> Case:
        text = self.rng.choice(TEXTS)
        if self.maybe(0.5):
            text = f.plain(self.envelope())
        trick, data = ("none", text) if self.maybe(0.4) else spoiled(self.rng, text)
        return packed("json", trick, data=data)

    def mangled(self, value: Any) -> Any:
        """One value somewhere inside replaced, dropped or added."""
        rng = self.rng
        if isinstance(value, dict) and value and self.maybe(0.8):
            key = rng.choice(sorted(value))
            inner = value[key]
            if isinstance(inner, dict | list) and inner and self.maybe(0.6):
                return value | {key: self.mangled(inner)}
            rest = {k: v for k, v in value.items() if k != key}
            return rng.choice([value | {key: rng.choice(JUNK)}, rest, rest | {key + "x": inner}, value | {"extra": 1}])
        if isinstance(value, list) and value and self.maybe(0.8):
            place = rng.randrange(len(value))
            return [*value[:place], self.mangled(value[place]), *value[place + 1 :]]
        return rng.choice([rng.choice(JUNK), [value], [value] * 65])

    def leaf_case(self) -> Case:
        rng, envelope = self.rng, self.envelope()
        by, trick = self.signer(envelope), "none"
        if self.maybe(0.5):
            trick, envelope = "mangled", self.mangled(envelope)
            envelope = envelope if isinstance(envelope, dict) else {"a": envelope}
        leaf = f.leaf_of(f.plain(envelope), by)
        if trick == "none" and self.maybe(0.6):
            trick, leaf = self.spoiled_leaf(envelope, by, leaf)
        key = rng.choice([by.author] * 8 + [f.STRANGER.author, b"\x06" + by.public])
        return packed("leaf", trick, leaf=leaf, key=key) if self.maybe(0.8) else packed("leaf", trick, leaf=leaf)

    def spoiled_leaf(self, envelope: dict[str, Any], by: f.Pair, leaf: bytes) -> tuple[str, bytes]:
        rng = self.rng
        text = rng.choice(TEXTS)
        made = [
            ("algorithm", bytes([rng.choice([0, 2, 4, 5, 7, 255])]) + leaf[1:]),
            ("ml-dsa", b"\x06" + bytes(2420) + f.plain(envelope | {"by": sha256(b"\x06" + by.public).hexdigest()})),
            ("short", leaf[: rng.choice([0, 1, 2, 64, 65])]),
            ("another signs", f.leaf_of(f.plain(envelope), f.STRANGER)),
            ("another mark", leaf[:1] + by.secret.sign(b"truceline/envelope/2\n" + leaf[65:]) + leaf[65:]),
            ("text", f.leaf_of(text, by)),
            ("padded", f.leaf_of(f.plain(envelope) + b" ", by)),
            ("long", f.leaf_of(f.plain(envelope | {"id": "a" * 60_000}), by)),
            ("S + L", leaf[:33] + self.above(leaf[33:65]) + leaf[65:]),
        ]
        return rng.choice([*made, spoiled(rng, leaf)])

    def above(self, scalar: bytes) -> bytes:
        order = 2**252 + 27742317777372353535851937790883648493
        return (int.from_bytes(scalar, "little") + order).to_bytes(32, "little")

    def copy(self, mode: str = "live") -> tuple[str, bytes, bytes]:
        """(trick, copy, its leaf)"""
        rng = self.rng
        envelope, slots = f.shut(rng, f.FIELDS, mode=mode)
        slots = [f.withheld(slot) if self.maybe(0.4) else slot for slot in slots]
        trick = "none"
        if self.maybe(0.6):
            trick = rng.choice(sorted(SLOT_TRICKS))
            slots = SLOT_TRICKS[trick](rng, slots)
        if self.maybe(0.3):  # a signer who goes along with the trick
            envelope["fields"]["count"] = max(1, len(slots))
        leaf = f.leaf_of(f.plain(envelope), f.OBSERVER)
        return trick, f.copy_of(leaf, slots), leaf

    def copy_case(self) -> Case:
        trick, data, _ = self.copy()
        if trick == "none" and self.maybe(0.5):
            trick, data = self.spoiled_copy(data)
        return packed("copy", trick, copy=data)

    def spoiled_copy(self, data: bytes) -> tuple[str, bytes]:
        rng, made = self.rng, json.loads(data)
        open_leaf = f.leaf_of(f.plain(f.founding()), f.AUTHORITY)
        return rng.choice(
            [
                spoiled(rng, data),
                ("mangled", f.plain(self.mangled(made))),
                ("spaces", json.dumps(made).encode()),
                ("key twice", data[:-1] + b',"slots":[]}'),
                ("open leaf", f.plain(made | {"leaf": f.b64(open_leaf)})),
                ("url alphabet", f.plain(made | {"leaf": made["leaf"].replace("+", "-").replace("/", "_")})),
            ]
        )

    def size(self) -> int:
        return self.rng.choice([1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 23])

    def checkpoint(self, size: int, origin: str = f.ORIGIN, time: int = 1_742_000_300) -> str:
        who = self.rng.choice([("north", "neutral"), ("neutral", "south"), ("north", "south", "neutral")])
        return f.witnessed(f.checkpoint_text(origin, size, f.root(self.hashes[:size])), origin, who, time)

    def inclusion_case(self) -> Case:
        rng, size = self.rng, self.size()
        index = rng.randrange(size)
        hashes, trick = f.inclusion(index, self.hashes[:size]), "none"
        if self.maybe(0.7):
            trick = rng.choice(["index", "size", "proof", "at size", "none at all"])
            index = {"index": rng.randrange(30), "at size": size}.get(trick, index)
            size = {"size": rng.randrange(30), "none at all": 0}.get(trick, size)
            hashes = self.other_hashes(hashes) if trick == "proof" else hashes
        leaf = rng.choice([self.hashes[index % 23]] * 6 + [rng.randbytes(32)])
        tops = rng.choice([f.root(self.hashes[:size])] * 6 + [rng.randbytes(32)])
        proof = [f.b64(h) for h in hashes]
        return packed("inclusion", trick, leaf=leaf, index=index, size=size, proof=proof, root=tops)

    def other_hashes(self, hashes: list[bytes]) -> list[bytes]:
        rng, longer = self.rng, [*hashes, self.rng.randbytes(32)]
        swapped = longer[:-1][::-1]
        doubled = [h for h in hashes for _ in range(2)]
        changed = [rng.randbytes(32) if self.maybe(0.3) else h for h in hashes]
        return rng.choice([longer, longer[1:], longer[:-2], swapped, doubled, [], changed])

    def consistency_case(self) -> Case:
        rng = self.rng
        small, large = sorted((self.size(), self.size()))
        hashes, trick = f.consistency(small, self.hashes[:large]), "none"
        old, new = f.root(self.hashes[:small]), f.root(self.hashes[:large])
        if self.maybe(0.7):
            trick = rng.choice(["sizes", "proof", "roots", "zero", "reversed"])
            hashes = self.other_hashes(hashes) if trick == "proof" else hashes
            old, new = (
                rng.choice([(new, old), (old, rng.randbytes(32)), (new, new)]) if trick == "roots" else (old, new)
            )
            sizes = {"sizes": (rng.randrange(30), large), "zero": (0, large), "reversed": (large, small)}
            small, large = sizes.get(trick, (small, large))
        proof = [f.b64(h) for h in hashes]
        return packed("consistency", trick, size=small, root=old, later_size=large, later_root=new, proof=proof)

    def key_case(self) -> Case:
        kind = self.rng.choice([1, 4, 4, 2, 6, 5, 255])
        key = f.pair("some").vkey(self.rng.choice(["a.example", "b", "вежа.example", "a b", "", "a\u00a0b"]), kind)
        trick, data = ("none", key.encode()) if self.maybe(0.5) else spoiled(self.rng, key.encode())
        text = data.decode("utf-8", "replace")
        return packed("key", trick, text=self.rng.choice([text] * 5 + [text.upper(), text + "=", text + "+"]))

    def policy_case(self) -> Case:
        rng, text = self.rng, f.policy_text().encode()
        north, south = (f.WITNESSES[name].vkey(f"{name}.example/w", 4) for name in ("north", "south"))
        stranger = f.STRANGER.vkey("x", 4)
        trick = rng.choice(["none", "bytes", "lines"])
        if trick == "bytes":
            _, text = spoiled(rng, text)
        elif trick == "lines":
            text += rng.choice(
                [
                    b"quorum both\n", b"group again any north\n", b"group north any both\n", b"group none any both\n",
                    b"group more 1 both\n", b"group more 0 both\n", b"group more 2 both\n", b"group more 01 both\n",
                    b"group more all both both\n", b"group more any nobody\n", b"group more any none\n",
                    b"group more any\n",
                    f"witness again {north}\n".encode(), f"witness north {south}\n".encode(), b"\t # note \xff\n",
                    b" \t\n",
                    f"log {f.LOG.vkey('other.example', 1)}\n".encode(), f"log {north}\n".encode(), b"unknown line\n",
                    f"witness none {stranger}\n".encode(), f"witness x {f.STRANGER.vkey('x', 1)}\n".encode(),
                    f"witness \xff {stranger} https://w.example\n".encode("latin-1"), b"quorum\n",
                    f"log {f.STRANGER.vkey('x', 1)} a b\n".encode(), b"#\r\n", b"# no end", b"#\x7f\n", b"group\n",
                    b"witness a\n",
                ]
            )  # fmt: skip
        return packed("policy", trick, policy=text)

    def note(self, text: str, origin: str) -> str:
        """Somebody else's way to sign a checkpoint."""
        rng = self.rng
        good = f.witnessed(text, origin)
        lines = good.removeprefix(text + "\n").splitlines(keepends=True)
        north = f.cosignature(text, f.WITNESSES["north"], "north.example/w", 2**53 - 1)
        return rng.choice(
            [
                text + "\n" + "".join(lines[1:]),
                text + "\n" + "".join(lines[:2]),
                text + "\n" + lines[0] + lines[1] * 2,
                text + "\n" + lines[0] * 2 + "".join(lines[1:]),
                text + "\n" + "".join(reversed(lines)),
                good + north,
                good + f.cosignature(text, f.WITNESSES["north"], "north.example/w", 2**53),
                good + f.cosignature(text + "x\n", f.WITNESSES["south"], "south.example/w", 5),
                good + f.signed(text, (f.STRANGER, "stranger.example")).removeprefix(text + "\n"),
                f.signed(text, (f.STRANGER, origin)),
                f.signed(text, (f.LOG, "another.example")) + "".join(lines[1:]),
                good + "— x AAAAAA==\n",
                good + "— x AAAAAAE=\n",
                good + "— x AAAAAAE=\n" * 100,
                good + "- x AAAAAAE=\n",
                good.rstrip("\n"),
                good.replace("\n", "\r\n"),
                text + good,
                "\n" + good,
                good + "\n",
            ]
        )

    def text_of_checkpoint(self, size: int, origin: str = f.ORIGIN) -> tuple[str, str]:
        root = f.root(self.hashes[:size])
        good = f.checkpoint_text(origin, size, root)
        odd = [
            good + "an extension\n",
            f.checkpoint_text(origin + "x", size, root),
            f.checkpoint_text("a b", size, root),
            f.checkpoint_text("a+b", size, root),
            f"{origin}\n0{size}\n{f.b64(root)}\n",
            f"{origin}\n+{size}\n{f.b64(root)}\n",
            f"{origin}\n{2**53}\n{f.b64(root)}\n",
            f"{origin}\n{size}\n{f.b64(root)[:-1]}\n",
            f"{origin}\n{size}\n{f.b64(root[:31])}\n",
            f"{origin}\n0\n{f.b64(root)}\n",
            f"{origin}\n0\n{f.b64(f.root([]))}\n",
            f"{origin}\n{size}\n",
        ]
        return self.rng.choice([("none", good)] * 12 + [("text", one) for one in odd])

    def checkpoint_case(self) -> Case:
        trick, text = self.text_of_checkpoint(self.size())
        data = f.witnessed(text).encode()
        if trick == "none" and self.maybe(0.7):
            trick, data = self.rng.choice([("note", self.note(text, f.ORIGIN).encode()), spoiled(self.rng, data)])
        return packed("checkpoint", trick, checkpoint=data, policy=self.policy())

    def policy(self) -> bytes:
        """Mostly the mission's, sometimes one that asks for less, for more, or for what cannot be checked here."""
        good = f.policy_text()
        key = b"\x06" + bytes(1312)
        odd = "post.example+" + sha256(b"post.example\n" + key).hexdigest()[:8] + "+" + f.b64(key)
        witnesses = good.replace("quorum both", f"witness post {odd}\nquorum both")
        other = [good.replace("quorum both", "quorum none"), good.replace("quorum both", "quorum neutral"), witnesses]
        return self.rng.choice([good] * 8 + [*other, good.replace("any", "all"), f.policy_text("x.example")]).encode()

    def receipt_case(self) -> Case:
        rng, size = self.rng, self.size()
        mode = rng.choice(["live"] * 6 + ["exercise", "reconstructed"])
        origin = f.ORIGIN if mode == "live" or self.maybe(0.2) else f"{f.ORIGIN}/{mode}"
        index, trick, thing = rng.randrange(size), "none", b""
        if self.maybe(0.6):
            trick, thing, leaf = self.copy(mode)
        else:
            envelope, _ = f.shut(rng, f.FIELDS, mode=mode)
            thing = leaf = f.leaf_of(f.plain(envelope), f.OBSERVER)
        hashes = [*self.hashes[:index], f.leaf_hash(leaf), *self.hashes[index + 1 : size]]
        text = f.checkpoint_text(origin, size, f.root(hashes))
        proof = f.proof_text(index, f.inclusion(index, hashes), f.witnessed(text, origin)).encode()
        if trick == "none" and self.maybe(0.6):
            trick, proof = self.spoiled_proof(index, hashes, text, origin)
        elif trick == "none" and self.maybe(0.3):
            trick, thing = spoiled(rng, thing)
        policy = f.policy_text(origin).encode() if self.maybe(0.9) else self.policy()
        return packed("receipt", trick, proof=proof, thing=thing, policy=policy)

    def spoiled_proof(self, index: int, hashes: list[bytes], text: str, origin: str) -> tuple[str, bytes]:
        rng, path = self.rng, f.inclusion(index, hashes)
        good = f.proof_text(index, path, f.witnessed(text, origin))
        made = [
            ("index", f.proof_text(rng.randrange(30), path, f.witnessed(text, origin))),
            ("hashes", f.proof_text(index, self.other_hashes(path), f.witnessed(text, origin))),
            ("note", f.proof_text(index, path, self.note(text, origin))),
            ("alone", f.proof_text(index, path, f.witnessed(text, origin, ()))),
            ("one side", f.proof_text(index, path, f.witnessed(text, origin, ("north", "south")))),
            ("extra", good.replace("\nindex", "\nextra AA==\nindex", 1)),
            ("version", good.replace("@v1", "@v2", 1)),
            ("zeroes", good.replace("index ", "index 0", 1)),
            ("blank", good.replace("\n\n", "\n\n\n", 1)),
            ("sixty-four", f.proof_text(index, path * 64, f.witnessed(text, origin))),
        ]
        trick, proof = rng.choice(made)
        return rng.choice([(trick, proof.encode()), (trick, proof.encode()), spoiled(rng, good.encode())])

    def acknowledgement_case(self) -> Case:
        rng = self.rng
        promised, by = f.b64(rng.randbytes(32)), str(1_742_000_000 + rng.randrange(99))
        odd = [promised[:-1], promised + "=", f.b64(b"x" * 31), "-" + promised[1:]]
        promised = promised if self.maybe(0.7) else rng.choice(odd)
        by = by if self.maybe(0.8) else rng.choice(["0" + by, "-1", "", "1e9", str(2**53), by + ".0"])
        form = rng.choice(["truceline/acknowledgement/1"] * 9 + ["truceline/acknowledgement/2"])
        text = f"{form}\n{f.ORIGIN}\n{promised}\n{by}\n" + rng.choice(["", "", "", "", "more\n"])
        note = f.signed(text, rng.choice([(f.LOG, f.ORIGIN)] * 6 + [(f.STRANGER, f.ORIGIN), (f.LOG, "x.example")]))
        trick, data = ("none", note.encode()) if self.maybe(0.7) else spoiled(rng, note.encode())
        return packed("acknowledgement", trick, note=data, policy=self.policy())

    def fork_case(self) -> Case:
        rng = self.rng
        small, large = sorted((self.size(), self.size()))
        other = [rng.randbytes(32), *self.hashes[1:]]
        kept = self.hashes if self.maybe(0.1) else other
        first = f.signed(f.checkpoint_text(f.ORIGIN, small, f.root(kept[:small])), (f.LOG, f.ORIGIN))
        second = f.signed(f.checkpoint_text(f.ORIGIN, large, f.root(self.hashes[:large])), (f.LOG, f.ORIGIN))
        proof = [f.b64(h) for h in f.consistency(small, self.hashes[:large])]
        made: dict[str, Any] = {"form": "truceline/fork/1", "smaller": first, "larger": second, "proof": proof}
        made["root"] = f.root(self.hashes[:small]).hex()
        trick = rng.choice(["none", "none", "mangled", "swapped", "bytes", "hashes", "log"])
        if trick == "mangled":
            made = self.mangled(made)
        elif trick == "swapped":
            made |= {"smaller": second, "larger": first}
        elif trick == "hashes":
            made["proof"] = [f.b64(h) for h in self.other_hashes([rng.randbytes(32) for _ in proof])]
        elif trick == "log":
            made["larger"] = f.signed(second.split("\n\n")[0] + "\n", (f.STRANGER, f.ORIGIN))
        data = spoiled(rng, f.plain(made))[1] if trick == "bytes" else f.plain(made)
        return packed("fork", trick, fork=data, policy=self.policy())

    def bundle_case(self) -> Case:
        leaves = self.leaves[: self.size()]
        data = b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves)
        trick, data = ("none", data) if self.maybe(0.5) else spoiled(self.rng, data)
        return packed("bundle", trick, bundle=data, width=len(leaves) + self.rng.choice([0, 0, 0, 1, -1]))


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many cases, the same ones for the same seed."""
    maker = Maker(Random(seed))
    drawn = [
        (maker.json, 2), (maker.leaf_case, 3), (maker.copy_case, 4), (maker.inclusion_case, 2),
        (maker.consistency_case, 2),
        (maker.key_case, 1), (maker.policy_case, 2), (maker.checkpoint_case, 4), (maker.receipt_case, 8),
        (maker.acknowledgement_case, 1), (maker.fork_case, 2), (maker.bundle_case, 1),
    ]  # fmt: skip
    makers, weights = [make for make, _ in drawn], [weight for _, weight in drawn]
    for text in TEXTS:
        yield packed("json", "text", data=text)
    for _ in range(number - len(TEXTS)):
        yield maker.rng.choices(makers, weights)[0]()
