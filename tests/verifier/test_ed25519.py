"""One rule for signatures: plain arithmetic, two libraries and a browser's cryptography all say the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from truceline.verifier import truceline_verify as v
from verifier import curve
from verifier.forged import b64
from verifier.in_node import answers, needs_node

HOSTILE = list(curve.cases())

# RFC 8032, 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465"
        "5141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00"
        "d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027"
        "beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard_hold(public: str, message: str, signature: str) -> None:
    given = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert v.plain_ed25519(*given)
    assert v.quick_ed25519(*given)
    assert not v.plain_ed25519(given[0], given[1] + b"\x00", given[2])


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: str(case[0]).replace(" ", "-"))
def test_plain_arithmetic_follows_the_rule(case: curve.Case) -> None:
    _, public, message, signature, holds = case
    assert v.plain_ed25519(public, message, signature) is holds


@pytest.mark.parametrize("library", [v._with_nacl, v._with_cryptography])
def test_each_library_says_what_plain_arithmetic_says(
    library: Callable[[], Callable[[bytes, bytes, bytes], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"_with_nacl": "nacl", "_with_cryptography": "cryptography"}[library.__name__]
    pytest.importorskip(module, reason=f"{module} is not installed here")
    monkeypatch.setattr(v, "LIBRARY", library())
    assert [what for what, *given, holds in HOSTILE if v.quick_ed25519(*given) is not holds] == []


@needs_node
def test_webcrypto_and_the_arithmetic_of_the_page_say_what_the_file_says(tmp_path: Path) -> None:
    cases = [
        {"op": "ed25519", "public": b64(public), "message": b64(message), "signature": b64(signature)}
        for _, public, message, signature, _ in HOSTILE
    ]
    expected = ["" if holds else "signature" for *_, holds in HOSTILE]
    assert [said["code"] for said in answers(cases, tmp_path)] == expected


def test_some_signatures_of_mixed_order_hold_and_some_do_not() -> None:
    assert {holds for what, *_, holds in HOSTILE if what.startswith("A of mixed")} == {True, False}


def test_without_any_library_the_plain_rule_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(v, "LIBRARY", None)
    public, message, signature = map(bytes.fromhex, VECTORS[1])
    assert v.signature_holds(1, public, message, signature)
    assert not v.signature_holds(1, public, message + b"x", signature)
