"""Who may submit forms: stations by their labels, and what proves that it is they.

A secret is told once, when it is made. What is kept is the SHA-256 of a token, and for HTTP Digest the hashes that
RFC 7616 calls HA1. Who gets hold of an HA1 can submit as that station: the file belongs to nobody but the program.
"""

import json
import secrets
from base64 import b32encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import md5, sha256
from typing import Any

from truceline.errors import BadInput, Fault, NotOnRecord, RecordRefused
from truceline.values.instants import Instant
from truceline.values.names import parse_name

Random = Callable[[int], bytes]
SCHEMA = "stations/1"
_TOKEN, _PASSWORD = 32, 15


@dataclass(frozen=True)
class Station:
    """A patrol, a camera or a script by its label, never a person.

    `token` is the SHA-256 of its token in hex, `ha1` its HA1s in hex by the names of the algorithms; `ended`: from
    when on it may submit no more.
    """

    label: str
    token: str
    ha1: Mapping[str, str]
    since: Instant
    ended: Instant | None = None


@dataclass(frozen=True)
class Secrets:
    """What a station gets, once: a token for addresses and scripts, and a password for HTTP Digest."""

    label: str
    token: str
    password: str


@dataclass(frozen=True)
class Stations:
    """All stations of a case. `realm` is what a client shows when it asks for a password."""

    realm: str
    all: tuple[Station, ...] = ()

    def by_token(self, token: str) -> str | None:
        """The label of the station whose token it is."""
        # Only its hash is compared, so that the time it takes tells nothing about a token.
        found = sha256(token.encode()).hexdigest()
        return next((one.label for one in self.all if one.token == found and one.ended is None), None)

    def ha1(self, label: str, algorithm: str) -> str | None:
        """The HA1 of a station that may submit, for `MD5` or `SHA-256`."""
        return next((one.ha1.get(algorithm) for one in self.all if one.label == label and one.ended is None), None)


def enrolled(
    stations: Stations, label: str, now: Instant, random: Random = secrets.token_bytes
) -> tuple[Stations, Secrets]:
    """A station more, and its secrets.

    Raises:
        BadInput: if the label is not one.
        RecordRefused: if it may submit already.
    """
    try:
        parse_name(label)
    except ValueError as cause:
        problem, _, remedy = str(cause).partition("; ")
        raise BadInput(Fault("LABEL", None, problem, remedy)) from cause
    others = tuple(one for one in stations.all if one.label != label)
    if any(one.label == label and one.ended is None for one in stations.all):
        raise RecordRefused(f"{label} may submit already", "end it first, or name another station")
    token = urlsafe_b64encode(random(_TOKEN)).decode().rstrip("=")
    letters = b32encode(random(_PASSWORD)).decode().lower()
    password = "-".join(letters[at : at + 6] for at in range(0, len(letters), 6))
    named = f"{label}:{stations.realm}:{password}".encode()
    ha1 = {"SHA-256": sha256(named).hexdigest(), "MD5": md5(named, usedforsecurity=False).hexdigest()}
    new = Station(label, sha256(token.encode()).hexdigest(), ha1, now)
    return replace(stations, all=(*others, new)), Secrets(label, token, password)


def ended(stations: Stations, label: str, now: Instant) -> Stations:
    """The same with one station that may submit no more. Raises NotOnRecord where there is none."""
    if not any(one.label == label and one.ended is None for one in stations.all):
        raise NotOnRecord(f"no station {label} may submit", "run: truceline serve CASE --stations")
    return replace(
        stations,
        all=tuple(replace(one, ended=now) if one.label == label and one.ended is None else one for one in stations.all),
    )


def text_of(stations: Stations) -> str:
    """As it is kept."""
    listed = [
        {"label": one.label, "token": one.token, "ha1": dict(one.ha1), "since": one.since, "ended": one.ended}
        for one in stations.all
    ]
    return json.dumps({"schema": SCHEMA, "realm": stations.realm, "stations": listed}, indent=2) + "\n"


def parse_stations(file: str, text: str) -> Stations:
    """From what was kept. Raises BadInput."""
    try:
        content = json.loads(text)
        if content["schema"] != SCHEMA:
            raise ValueError(f"its schema is not {SCHEMA}")
        return Stations(str(content["realm"]), tuple(_station(one) for one in content["stations"]))
    except (ValueError, KeyError, TypeError, AttributeError) as cause:
        remedy = "put the file back from a backup, or take it away and make new tokens"
        raise BadInput(Fault(file, None, f"is not a list of stations ({cause})", remedy)) from cause


def _station(kept: Mapping[str, Any]) -> Station:
    end = kept["ended"]
    ha1 = {str(name): str(value) for name, value in kept["ha1"].items()}
    since = Instant(int(kept["since"]))
    return Station(
        parse_name(kept["label"]), str(kept["token"]), ha1, since, None if end is None else Instant(int(end))
    )
