"""Nonces for HTTP Digest: made without keeping them, good for a while, and each count of one taken once."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256

LIFE = 300_000_000
"""How long a nonce is good for, in microseconds."""
_TIME, _CHANCE, _MARK = 8, 16, 16
_MOST_COUNTS = 4096
_MANY = 1000


class Use(StrEnum):
    """What a nonce with a count is: good for this once, good no more (the client asks for another), or not ours."""

    FRESH = "fresh"
    STALE = "stale"
    FOREIGN = "foreign"


class Nonces:
    """Nonces of one run of the server: another run takes none of them.

    `clock` gives the time in microseconds. Only nonces with which somebody has proved who it is are kept in mind.
    """

    def __init__(self, clock: Callable[[], int], key: bytes | None = None) -> None:
        self._clock, self._key = clock, key or secrets.token_bytes(32)
        self._used: dict[str, int] = {}

    def issue(self) -> str:
        """A new one."""
        body = self._clock().to_bytes(_TIME, "big") + secrets.token_bytes(_CHANCE)
        return urlsafe_b64encode(body + self._mark(body)).decode()

    def use(self, nonce: str, count: int) -> Use:
        """Take a count of a nonce, once what came with it is proved. Counts may come out of order."""
        made = self._made(nonce)
        if made is None:
            return Use.FOREIGN
        now = self._clock()
        if not 0 <= now - made <= LIFE or not 0 < count <= _MOST_COUNTS:
            return Use.STALE
        counts, bit = self._used.get(nonce, 0), 1 << count
        if counts & bit:
            return Use.STALE
        if len(self._used) >= _MANY:
            self._used = {one: bits for one, bits in self._used.items() if now - (self._made(one) or 0) <= LIFE}
        self._used[nonce] = counts | bit
        return Use.FRESH

    def _made(self, nonce: str) -> int | None:
        """When a nonce of ours was made; None for one that is not ours."""
        try:
            whole = urlsafe_b64decode(nonce.encode())
        except (Error, ValueError):
            return None
        body, mark = whole[: _TIME + _CHANCE], whole[_TIME + _CHANCE :]
        if len(whole) != _TIME + _CHANCE + _MARK or not hmac.compare_digest(mark, self._mark(body)):
            return None
        return int.from_bytes(body[:_TIME], "big")

    def _mark(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, sha256)[:_MARK]
