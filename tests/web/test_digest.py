"""HTTP Digest, held against the example of RFC 7616 and against what attackers do with it."""

from hashlib import md5, sha256
from typing import Any

import pytest

from truceline.web.digest import Asked, Proved, challenges, prove
from truceline.web.nonces import LIFE, Nonces, Use

REALM, LABEL, SECRET = "truceline field", "patrol-1", "open-sesame"
ASKED = Asked("POST", "/submission")
HA1 = {
    "SHA-256": sha256(f"{LABEL}:{REALM}:{SECRET}".encode()).hexdigest(),
    "MD5": md5(f"{LABEL}:{REALM}:{SECRET}".encode()).hexdigest(),
}


class Time:
    """A clock that stands until it is set."""

    now = 1_000_000_000

    def __call__(self) -> int:
        return self.now


def ha1_of(label: str, algorithm: str) -> str | None:
    return HA1[algorithm] if label == LABEL else None


def header(nonce: str, algorithm: str = "SHA-256", count: int = 1, **changed: str) -> str:
    """What an honest client sends, with some of it changed afterwards."""

    def hashed(text: str) -> str:
        return (sha256 if algorithm == "SHA-256" else md5)(text.encode()).hexdigest()

    method, uri = changed.pop("method", "POST"), changed.get("uri", "/submission")
    nc = f"{count:08x}"
    response = hashed(f"{HA1[algorithm]}:{nonce}:{nc}:abc:auth:{hashed(f'{method}:{uri}')}")
    cells = {"username": LABEL, "realm": REALM, "nonce": nonce, "uri": uri, "cnonce": "abc", "response": response}
    cells |= {name: text for name, text in changed.items() if name not in ("qop", "nc")}
    quoted = ", ".join(f'{name}="{text}"' for name, text in cells.items())
    plain = f"qop={changed.get('qop', 'auth')}, nc={changed.get('nc', nc)}, algorithm={algorithm}"
    return f"Digest {quoted}, {plain}"


def proved(text: str, nonces: Nonces, asked: Asked = ASKED) -> Proved:
    return prove(text, asked, REALM, ha1_of, nonces)


def test_the_example_of_the_standard_is_understood() -> None:
    """RFC 7616, 3.9.1: the nonce is not ours, so it is stale; any other answer to it is not even that."""
    realm, said = "http-auth@example.org", "Mufasa:http-auth@example.org:Circle of Life"
    text = (
        'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=SHA-256, '
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, '
        'cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, '
        'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"'
    )
    ha1 = sha256(said.encode()).hexdigest()
    asked = Asked("GET", "/dir/index.html")
    assert prove(text, asked, realm, lambda *_: ha1, Nonces(Time())) == Proved(None, stale=True)
    assert prove(text.replace("f8db", "f8dc"), asked, realm, lambda *_: ha1, Nonces(Time())) == Proved(None)


@pytest.mark.parametrize("algorithm", ["SHA-256", "MD5"])
def test_the_right_secret_proves_the_station(algorithm: str) -> None:
    nonces = Nonces(Time())
    assert proved(header(nonces.issue(), algorithm), nonces) == Proved(LABEL)


@pytest.mark.parametrize(
    "changed",
    [
        {"username": "patrol-2"},
        {"realm": "another"},
        {"uri": "/formList"},
        {"method": "GET"},
        {"response": "0" * 64},
        {"response": ""},
        {"cnonce": ""},
        {"qop": "auth-int"},
        {"nc": "1"},
        {"nc": "0000000g"},
    ],
)
def test_anything_else_than_what_was_asked_for_proves_nothing(changed: dict[str, Any]) -> None:
    nonces = Nonces(Time())
    assert proved(header(nonces.issue(), **changed), nonces) == Proved(None)


def test_a_request_that_is_sent_again_word_for_word_proves_nothing() -> None:
    nonces = Nonces(Time())
    text = header(nonces.issue())
    assert proved(text, nonces) == Proved(LABEL)
    assert proved(text, nonces) == Proved(None, stale=True)


def test_counts_may_come_out_of_order_but_each_once() -> None:
    nonces = Nonces(Time())
    nonce = nonces.issue()
    assert [nonces.use(nonce, count) for count in (3, 1, 2, 1)] == [Use.FRESH, Use.FRESH, Use.FRESH, Use.STALE]


def test_an_old_nonce_is_told_to_be_stale_so_that_the_client_asks_again() -> None:
    time = Time()
    nonces = Nonces(time)
    nonce = nonces.issue()
    time.now += LIFE + 1
    assert proved(header(nonce), nonces) == Proved(None, stale=True)
    assert "stale=true" in challenges(REALM, nonces, stale=True)[0]


def test_a_nonce_of_another_run_or_made_up_is_not_ours() -> None:
    nonces = Nonces(Time())
    for nonce in (Nonces(Time()).issue(), "AAAA", "", "é", nonces.issue()[:-4] + "AAA="):
        assert nonces.use(nonce, 1) is Use.FOREIGN


def test_a_wrong_secret_uses_no_count_up() -> None:
    nonces = Nonces(Time())
    nonce = nonces.issue()
    assert proved(header(nonce, response="0" * 64), nonces) == Proved(None)
    assert proved(header(nonce), nonces) == Proved(LABEL)


def test_what_is_kept_of_nonces_does_not_grow_without_end() -> None:
    time = Time()
    nonces = Nonces(time)
    for _ in range(3000):
        time.now += 1_000_000
        assert nonces.use(nonces.issue(), 1) is Use.FRESH
    assert len(nonces._used) <= 1001


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Digest",
        "Digest ",
        "Basic cGF0cm9s",
        "Digest nonce",
        'Digest nonce="a',
        "Digest a=1, a=2",
        "Digest " + "a=1," * 5000,
    ],
)
def test_a_header_that_is_none_proves_nothing(text: str) -> None:
    assert proved(text, Nonces(Time())) == Proved(None)
