"""What hostile hands do to bytes, to values and to the slots of a copy, whatever those are."""

from collections.abc import Callable
from random import Random
from typing import Any

# JSON that a careless reader takes for something else.
TEXTS = [
    b"", b"null", b"true", b"0", b"-0", b"1.0", b"1e3", b"1E3", b"-1", b"01", b"+1", b"9007199254740991",
    b"9007199254740992", b"-9007199254740991", b"-9007199254740992", b"9007199254740993", b"1" * 5000, b"NaN",
    b"Infinity",
    b'"a"', b'"\\u0061"', b'"\\/"', b'"/"', b'"\\n"', b'"\\u000a"', b'"\\u000A"', b'"\\u0000"', b'"\x00"',
    b'"\\u001f"',
    b'"\\u001F"', b'"\x7f"', b'"\\ud83d\\ude00"', '"😀"'.encode(), b'"\\ud800"', b'"\xed\xa0\x80"', b'"\\udc00x"',
    '"\u2028\u2029"'.encode(), '"e\u0301"'.encode(), '"\u00e9"'.encode(), b'"\xff"', b'"\xc0\xaf"', b'"\\x41"',
    b"'a'",
    b"[]", b"[ ]", b"[1,2]", b"[1, 2]", b"[1,]", b"[,1]", b"[" * 16 + b"]" * 16, b"[" * 17 + b"]" * 17,
    b"[" * 3000 + b"]" * 3000, b"[" * 200_000, b'{"a":' * 15 + b"1" + b"}" * 15, b'{"a":' * 17 + b"1" + b"}" * 17,
    b"{}", b'{"a":1,"b":2}', b'{"b":2,"a":1}', b'{"a":1,"a":1}', b'{"a":1,"a":2}', b'{"a":1,"\\u0061":2}',
    b'{"10":1,"9":2}', b'{"9":2,"10":1}', b'{"__proto__":1}', b'{"__proto__":1,"__proto__":2}', b'{"constructor":{}}',
    b'{"A":1,"a":2}', b'{"a":1,"A":2}', '{"ключ":1}'.encode(), b'{"":1}', b'{"a":1}\n', b' {"a":1}',
    b'\xef\xbb\xbf{"a":1}',
    b'{"a":1}x', b'{"a":1}{"a":1}', b'{"a":1,}', b'{a:1}', b'{"a":1/**/}', b'{"\\n":1}', b'{"\x7f":1}', b'{"a":tru}',
    '{"a":"\ufeff"}'.encode(), b"-", b'"', b"[1", b'{"a"', b"1 ", b"\t1", b'"\t"', b"1.5", b"1e-3", b"1e400",
    b"-0.0", b"0e0",
]  # fmt: skip

ZERO = "0" * 64
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 2, 2**53 - 1, "", "a", "A", "live", "exercise", "founding", "key", "act",
    "constructor",
    "__proto__", "toString", [], [[]], {}, {"a": 1}, "0" * 64, "f" * 64, "F" * 64, "0" * 63, "g" * 64, "ключ",
    "a" * 80,
    "a" * 81, "-a", "a b", "a\n", [1], [1, 2], [2, 1], [1, 1], {"commitment": ZERO}, "e\u0301", "\x00", "none",
    "authority", 6, 64, 65, "retract", "text/plain", "text/plain; charset=utf-8", {"count": 1, "root": ZERO},
]  # fmt: skip


# What can be done to any bytes.


def _flip(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]


def _other(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + rng.randbytes(1) + data[place + 1 :]


def _insert(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    added = rng.choice([b"\n", b" ", b"\x00", b"0", b"=", b"\r", b'"', b",", b"+", b"\xc2\xa0"])
    return data[:place] + added + data[place:]


def _drop(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + data[place + 1 :]


def _cut(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _twice(rng: Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.randrange(1, 120))
    return data[:end] + data[start:end] + data[end:]


def _line(rng: Random, data: bytes) -> bytes:
    """A line left out, said twice, or moved."""
    lines = data.split(b"\n")
    place = rng.randrange(len(lines))
    taken = lines.pop(place)
    for _ in range(rng.randrange(3)):
        lines.insert(rng.randrange(len(lines) + 1), taken)
    return b"\n".join(lines)


def _base64_tricks(rng: Random, data: bytes) -> bytes:
    tricks = [(b"==", b""), (b"=", b""), (b"+", b"-"), (b"/", b"_"), (b"A=", b"B="), (b"Q=", b"R="), (b"=", b"=\t")]
    return data.replace(*rng.choice(tricks), rng.choice([1, -1]))


ANYHOW: list[Callable[[Random, bytes], bytes]] = [_flip, _other, _insert, _drop, _cut, _twice, _line, _base64_tricks]


def spoiled(rng: Random, data: bytes) -> tuple[str, bytes]:
    trick = rng.choice(ANYHOW)
    return trick.__name__.lstrip("_"), trick(rng, data or b"x")


# What can be done to the slots of a copy.


def _at(rng: Random, slots: list[Any], change: Callable[[dict[str, Any]], list[Any]]) -> list[Any]:
    place = rng.randrange(len(slots))
    return [*slots[:place], *change(slots[place]), *slots[place + 1 :]]


SLOT_TRICKS: dict[str, Callable[[Random, list[Any]], list[Any]]] = {
    "a name twice": lambda rng, slots: _at(rng, slots, lambda s: [s, s]),
    "value and hash": lambda rng, slots: _at(rng, slots, lambda s: [s | {"hash": ZERO, "value": 1, "salt": "0" * 32}]),
    "neither": lambda rng, slots: _at(rng, slots, lambda s: [{"name": s["name"]}]),
    "no salt": lambda rng, slots: _at(rng, slots, lambda s: [{"name": s["name"], "value": 1}]),
    "a slot dropped": lambda rng, slots: _at(rng, slots, lambda s: []),
    "a slot more": lambda rng, slots: [*slots, {"name": "text.more", "hash": ZERO}],
    "a field that says more": lambda rng, slots: [*slots[:6], {"name": "says.zone", "hash": ZERO}, *slots[6:]],
    "a short salt": lambda rng, slots: _at(rng, slots, lambda s: [s | {"salt": "0" * 30}] if "salt" in s else [s]),
    "another salt": lambda rng, slots: _at(rng, slots, lambda s: [s | {"salt": "0" * 32}] if "salt" in s else [s]),
    "a long hash": lambda rng, slots: _at(rng, slots, lambda s: [s | {"hash": "0" * 66}] if "hash" in s else [s]),
    "another hash": lambda rng, slots: _at(rng, slots, lambda s: [s | {"hash": ZERO}] if "hash" in s else [s]),
    "upper case": lambda rng, slots: _at(rng, slots, lambda s: [{k: str(v).upper() for k, v in s.items()}]),
    "another value": lambda rng, slots: _at(rng, slots, lambda s: [s | {"value": "forged"}] if "value" in s else [s]),
    "another name": lambda rng, slots: _at(rng, slots, lambda s: [s | {"name": s["name"] + "2"}]),
    "a name with letters": lambda rng, slots: _at(rng, slots, lambda s: [s | {"name": "says.ф"}]),
    "reversed": lambda rng, slots: slots[::-1],
    "a key more": lambda rng, slots: _at(rng, slots, lambda s: [s | {"note": ""}]),
    "a list": lambda rng, slots: _at(rng, slots, lambda s: [list(s)]),
    "none": lambda rng, slots: [],
}
