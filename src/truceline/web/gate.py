"""Who is asking: by a token in the address or in a header, or by HTTP Digest. Without either, nothing is answered."""

from dataclasses import dataclass

from starlette.requests import Request

from truceline.tasks.stations import Stations
from truceline.web.digest import Asked, challenges, prove
from truceline.web.nonces import Nonces


@dataclass(frozen=True)
class Refused:
    """Nobody who may: the `WWW-Authenticate` headers that say what would do."""

    challenges: tuple[str, ...]


def who(request: Request, stations: Stations, nonces: Nonces) -> str | Refused:
    """The label of the station that asks."""
    header = request.headers.get("authorization", "")
    token = request.path_params.get("token") or _bearer(header)
    if token:
        label = stations.by_token(token)
        return Refused((f'Bearer realm="{stations.realm}"',)) if label is None else label
    proved = prove(header, _asked(request), stations.realm, stations.ha1, nonces)
    if proved.label is not None:
        return proved.label
    return Refused(tuple(challenges(stations.realm, nonces, stale=proved.stale)))


def _bearer(header: str) -> str:
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _asked(request: Request) -> Asked:
    """Path and query byte for byte as they came: that is what the client hashed."""
    path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    return Asked(request.method, (path + (b"?" + query if query else b"")).decode("latin-1"))
