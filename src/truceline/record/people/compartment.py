"""Who is meant by a pseudonym: names in a box that only a passphrase opens, apart from the record and its keys.

compartment   a head, 16 bytes salt, then a secret box (XSalsa20-Poly1305) under a key that Argon2id makes of the
              passphrase; inside, canonical JSON: {"people": [{"person": ..., "name": ..., "note": ...}]}
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from truceline.errors import NotProved
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

_HEAD = b"truceline/compartment/1\n"
_SHORTEST = 12
Random = Callable[[int], bytes]


@dataclass(frozen=True, repr=False)
class Known:
    """Whom a pseudonym stands for. It has no `repr`, so that no error message and no trace can show it."""

    person: str
    name: str
    note: str = ""


@dataclass(frozen=True, repr=False)
class Compartment:
    """The people of one compartment."""

    people: tuple[Known, ...] = ()

    def known(self, person: str) -> Known | None:
        """Whoever has a pseudonym here."""
        return next((one for one in self.people if one.person == person), None)

    def having(self, people: Iterable[Known]) -> "Compartment":
        """With these too."""
        return Compartment((*self.people, *people))

    def without(self, person: str) -> "Compartment":
        """Without whoever has a pseudonym."""
        return Compartment(tuple(one for one in self.people if one.person != person))


def new_pseudonym(taken: Iterable[str], random: Random = secrets.token_bytes) -> str:
    """A pseudonym that nobody has; it says nothing about whom it stands for, nor about the order of coming."""
    there = frozenset(taken)
    while (found := f"p-{random(6).hex()}") in there:
        continue
    return found


def check_passphrase(passphrase: str) -> None:
    """Refuse one that is soon guessed. Raises ValueError."""
    if len(passphrase) < _SHORTEST:
        raise ValueError(f"the passphrase has fewer than {_SHORTEST} letters; take four words or more")


def closed(compartment: Compartment, passphrase: str, random: Random = secrets.token_bytes) -> bytes:
    """A compartment as it is kept. Takes about a tenth of a second and 64 MB: that is the point."""
    salt = random(argon2id.SALTBYTES)
    people: Json = [{"person": one.person, "name": one.name, "note": one.note} for one in compartment.people]
    plain = canonical_bytes({"people": people})
    padded = len(plain).to_bytes(8, "big") + plain
    padded += b"\0" * (-len(padded) % 4096)
    return _HEAD + salt + SecretBox(_key(passphrase, salt)).encrypt(padded, random(SecretBox.NONCE_SIZE))


def opened(kept: bytes, passphrase: str) -> Compartment:
    """The inverse of `closed`.

    Raises:
        NotProved: if the passphrase is another, or what is kept was changed. Which of the two cannot be told.
    """
    salt = kept[len(_HEAD) : len(_HEAD) + argon2id.SALTBYTES]
    if not kept.startswith(_HEAD) or len(salt) < argon2id.SALTBYTES:
        raise NotProved("this is not a compartment")
    try:
        padded = SecretBox(_key(passphrase, salt)).decrypt(kept[len(_HEAD) + len(salt) :])
    except (CryptoError, ValueError):
        raise NotProved("the compartment does not open: another passphrase, or it was changed") from None
    content = cast(
        "dict[str, list[dict[str, str]]]", parse_canonical(padded[8 : 8 + int.from_bytes(padded[:8], "big")])
    )
    return Compartment(tuple(Known(**one) for one in content["people"]))


def _key(passphrase: str, salt: bytes) -> bytes:
    return argon2id.kdf(
        SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )
