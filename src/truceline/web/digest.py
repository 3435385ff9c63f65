"""HTTP Digest (RFC 7616, and RFC 2617 for older clients), with `qop=auth` and the algorithms SHA-256 and MD5.

It proves who asks for what without sending a password. It does not protect what is sent: that takes TLS.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import md5, sha256
from urllib.parse import urlsplit

from truceline.web.nonces import Nonces, Use

ALGORITHMS = ("SHA-256", "MD5")
"""The better one first: a client takes the first that it knows."""
_PAIR = re.compile(r'\s*([A-Za-z0-9*_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)')
_LONGEST = 4096
_COUNT = re.compile(r"[0-9a-fA-F]{8}")
FindHa1 = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Asked:
    """What a client proves its right to: the method, and path and query exactly as it sent them."""

    method: str
    target: str


@dataclass(frozen=True)
class Proved:
    """Who it is; None where that is not proved. `stale`: the secret was right, but the nonce is used up."""

    label: str | None
    stale: bool = False


def challenges(realm: str, nonces: Nonces, *, stale: bool) -> list[str]:
    """One `WWW-Authenticate` for each algorithm."""
    end = ", stale=true" if stale else ""
    start = f'Digest realm="{realm}", qop="auth", nonce="{nonces.issue()}", charset=UTF-8'
    return [f"{start}, algorithm={algorithm}{end}" for algorithm in ALGORITHMS]


def prove(header: str, asked: Asked, realm: str, ha1_of: FindHa1, nonces: Nonces) -> Proved:
    """Who sent an `Authorization: Digest ...`; `ha1_of` finds the HA1 of a label for an algorithm."""
    given = _parsed(header)
    algorithm = given.get("algorithm", "MD5").upper()
    if algorithm not in ALGORITHMS or given.get("qop") != "auth" or given.get("realm") != realm:
        return Proved(None)
    if not _COUNT.fullmatch(given.get("nc", "")) or not given.get("cnonce") or not _same(given.get("uri", ""), asked):
        return Proved(None)
    label = given.get("username", "")
    # For a label that is not there the same is reckoned, so that the time it takes does not tell which are.
    ha1 = ha1_of(label, algorithm) or "0" * 32
    expected = _response(algorithm, ha1, given, asked.method)
    if not hmac.compare_digest(expected.encode(), given.get("response", "").lower().encode()):
        return Proved(None)
    if ha1_of(label, algorithm) is None:
        return Proved(None)
    use = nonces.use(given.get("nonce", ""), int(given["nc"], 16))
    return Proved(label if use is Use.FRESH else None, stale=use is not Use.FRESH)


def _parsed(header: str) -> dict[str, str]:
    """The pairs of a header; nothing where it is not made of pairs, or one comes twice."""
    text = header[len("Digest ") :] if header[:7].lower() == "digest " else ""
    found: dict[str, str] = {}
    at = 0
    while at < len(text) <= _LONGEST:
        pair = _PAIR.match(text, at)
        if pair is None or pair[1].lower() in found:
            return {}
        found[pair[1].lower()] = pair[3] if pair[2] is None else re.sub(r"\\(.)", r"\1", pair[2])
        at = pair.end()
    return found


def _same(uri: str, asked: Asked) -> bool:
    """Whether what was proved is what was asked for; some clients write the whole address."""
    if uri == asked.target:
        return True
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    return bool(parts.scheme) and f"{parts.path}{'?' if parts.query else ''}{parts.query}" == asked.target


def _response(algorithm: str, ha1: str, given: dict[str, str], method: str) -> str:
    ha2 = _hash(algorithm, f"{method}:{given['uri']}")
    return _hash(algorithm, f"{ha1}:{given.get('nonce', '')}:{given['nc']}:{given['cnonce']}:auth:{ha2}")


def _hash(algorithm: str, text: str) -> str:
    data = text.encode()
    return sha256(data).hexdigest() if algorithm == "SHA-256" else md5(data, usedforsecurity=False).hexdigest()
