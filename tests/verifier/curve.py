"""Signatures that honest software never makes: Ed25519 by hand, in the plainest arithmetic, with points of small order.

`cases()` gives (what, public key, message, signature, must it hold), decided by the document's one rule.
"""

from collections.abc import Iterator
from hashlib import sha512

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int]


def add(a: Point, b: Point) -> Point:
    k = D * a[0] * b[0] * a[1] * b[1] % P
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P)
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P)
    return x % P, y % P


def times(n: int, point: Point) -> Point:
    total = (0, 1)
    while n:
        total, point, n = add(total, point) if n & 1 else total, add(point, point), n >> 1
    return total


def encode(point: Point) -> bytes:
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def on_curve(y: int, sign: int) -> Point:
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    return (x if x & 1 == sign else P - x), y


BASE = on_curve(4 * pow(5, -1, P) % P, 0)
EIGHTH = on_curve(
    int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"), 0
)


def challenge(r: bytes, public: bytes, message: bytes) -> int:
    return int.from_bytes(sha512(r + public + message).digest(), "little") % ORDER


def signature(secret: int, nonce: int, public: bytes, message: bytes, add_to_r: Point = (0, 1)) -> bytes:
    r = encode(add(times(nonce, BASE), add_to_r))
    return r + ((nonce + challenge(r, public, message) * secret) % ORDER).to_bytes(32, "little")


Case = tuple[str, bytes, bytes, bytes, bool]


def cases() -> Iterator[Case]:
    yield from _honest()
    yield from _scalars()
    yield from _small_order()
    yield from _mixed_order()
    yield from _spellings()


def _honest() -> Iterator[Case]:
    for n in range(6):
        public, message = encode(times(1000 + n, BASE)), b"m" * n
        good = signature(1000 + n, 77 + n, public, message)
        yield "honest", public, message, good, True
        yield "another message", public, message + b"!", good, False
        yield "another key", encode(times(5 + n, BASE)), message, good, False
        yield "too short", public, message, good[:63], False
        yield "too long", public, message, good + b"\x00", False
        yield "a short key", public[:31], message, good, False


def _scalars() -> Iterator[Case]:
    """S and S + L name the same scalar; only the smaller is a signature."""
    for n in range(4):
        public, message = encode(times(2000 + n, BASE)), b"scalar"
        good = signature(2000 + n, 88 + n, public, message)
        s = int.from_bytes(good[32:], "little")
        for k in (1, 2, 7):
            yield f"S + {k}L", public, message, good[:32] + (s + k * ORDER).to_bytes(32, "little"), False
        yield "S of all ones", public, message, good[:32] + b"\xff" * 32, False
        yield "S of zero", public, message, good[:32] + bytes(32), False


def _small_order() -> Iterator[Case]:
    """With A of small order one signature holds for many messages; with R of small order nothing binds the nonce."""
    points = [times(n, EIGHTH) for n in range(8)]
    for n, point in enumerate(points):
        public = encode(point)
        for m in range(8):
            message = b"any%d" % m
            yield f"A of small order {n}", public, message, signature(0, 99, public, message), False
            yield f"A and R of small order {n}", public, message, encode(points[m]) + bytes(32), False
        honest = encode(times(3000 + n, BASE))
        r = encode(point)
        s = challenge(r, honest, b"small R") * (3000 + n) % ORDER
        yield f"R of small order {n}", honest, b"small R", r + s.to_bytes(32, "little"), False


def _mixed_order() -> Iterator[Case]:
    """A or R with a part of small order: whoever multiplies by eight accepts all of these, the rule only some."""
    for n in range(1, 8):
        public = encode(add(times(4000 + n, BASE), times(n, EIGHTH)))
        for m in range(8):
            message = b"mixed%d" % m
            made = signature(4000 + n, 111 + m, public, message)
            holds = challenge(made[:32], public, message) * n % 8 == 0
            yield f"A of mixed order {n}", public, message, made, holds
        honest = encode(times(5000 + n, BASE))
        yield f"R of mixed order {n}", honest, b"m", signature(5000 + n, 9, honest, b"m", times(n, EIGHTH)), False


def _spellings() -> Iterator[Case]:
    """Second spellings of points: y + p, and a sign where x is 0."""
    for y in range(19):
        for sign in (0, 1):
            public = ((y + P) | sign << 255).to_bytes(32, "little")
            yield f"A spelled as {y} + p", public, b"m", signature(0, 5, public, b"m"), False
            honest = encode(times(6000 + y, BASE))
            s = challenge(public, honest, b"m") * (6000 + y) % ORDER
            yield f"R spelled as {y} + p", honest, b"m", public + s.to_bytes(32, "little"), False
    for y in (1, P - 1):
        public = (y | 1 << 255).to_bytes(32, "little")
        yield "A with a sign at x = 0", public, b"m", signature(0, 5, public, b"m"), False
    for y in (2, 7, 2**255 - 20):
        yield (
            "A beside the curve",
            y.to_bytes(32, "little"),
            b"m",
            signature(1, 5, y.to_bytes(32, "little"), b"m"),
            False,
        )
