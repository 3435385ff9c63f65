"""Signatures by algorithm.

Ed25519 has one rule for what is accepted, libsodium's (docs/record-format.md); tests hold other libraries against it.
"""

from collections.abc import Callable
from enum import IntEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError

from truceline.errors import NotProved


class Algorithm(IntEnum):
    """The byte that names an algorithm, as C2SP `signed-note` and `tlog-cosignature` number them."""

    ED25519 = 0x01
    ML_DSA_44 = 0x06


SIGNATURE_LENGTH = {Algorithm.ED25519: 64, Algorithm.ML_DSA_44: 2420}
PUBLIC_LENGTH = {Algorithm.ED25519: 32, Algorithm.ML_DSA_44: 1312}


def key_id(algorithm: Algorithm, public: bytes) -> bytes:
    """The 32 bytes by which a key is named in envelopes."""
    return sha256(bytes([algorithm]) + public).digest()


class PrivateKey:
    """A key that signs, from a seed of 32 bytes. Its `repr` does not show it."""

    def __init__(self, seed: bytes, algorithm: Algorithm = Algorithm.ED25519) -> None:
        if len(seed) != 32:
            raise NotProved("the seed of a key has 32 bytes")
        self.algorithm = algorithm
        self.seed = seed
        self._sign, self.public = _signer(seed, algorithm)
        self.id = key_id(algorithm, self.public)

    def __repr__(self) -> str:
        return f"PrivateKey({self.id.hex()[:12]}...)"

    def sign(self, message: bytes) -> bytes:
        """The signature over a message."""
        return self._sign(message)


def _signer(seed: bytes, algorithm: Algorithm) -> tuple[Callable[[bytes], bytes], bytes]:
    if algorithm is Algorithm.ED25519:
        public, secret = crypto_sign_seed_keypair(seed)
        return lambda message: bytes(crypto_sign(message, secret)[:64]), bytes(public)
    key = MLDSA44PrivateKey.from_seed_bytes(seed)
    return key.sign, key.public_key().public_bytes_raw()


def verify(algorithm: Algorithm, public: bytes, message: bytes, signature: bytes) -> None:
    """That a signature over a message was made with a key.

    Raises:
        NotProved: if it was not.
    """
    if len(signature) != SIGNATURE_LENGTH[algorithm] or len(public) != PUBLIC_LENGTH[algorithm]:
        raise NotProved("the signature or the key has a wrong length")
    try:
        if algorithm is Algorithm.ED25519:
            crypto_sign_open(signature + message, public)
        else:
            MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)
    except (CryptoError, InvalidSignature, ValueError) as cause:
        raise NotProved("the signature does not hold") from cause
