"""A guard that knows protected names again without holding them: keyed hashes, checked against every text.

Whoever has the guard's key can try names against it, so it is kept where the keys of subjects are. It answers yes or
no, and never which name it found.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from truceline.record.people.likeness import candidates, pairs_of

KEY = 32
_SIZE = 16


@dataclass(frozen=True)
class Guard:
    """Hashes by pseudonym, under one key of 32 bytes. Immutable."""

    key: bytes
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def with_name(self, pseudonym: str, name: str) -> "Guard":
        """A guard that also knows this name.

        Raises:
            ValueError: if the name has too few letters to be known again.
        """
        hashes = frozenset(self._hash(pair) for pair in pairs_of(name))
        if not hashes:
            raise ValueError("a name needs two words with enough letters; write the given name and the family name")
        return Guard(self.key, {**self.known, pseudonym: self.known.get(pseudonym, frozenset()) | hashes})

    def without(self, pseudonym: str) -> "Guard":
        """A guard that no longer knows whoever has a pseudonym."""
        return Guard(self.key, {one: hashes for one, hashes in self.known.items() if one != pseudonym})

    def finds(self, text: str) -> bool:
        """True where a text holds what may be a protected name."""
        everyone = self._everyone
        return bool(everyone) and any(self._hash(one) in everyone for one in candidates(text))

    def finds_any(self, texts: Iterable[str]) -> bool:
        """True where one of these does."""
        return any(self.finds(text) for text in texts)

    @cached_property
    def _everyone(self) -> frozenset[str]:
        return frozenset().union(*self.known.values())

    def _hash(self, pair: str) -> str:
        return hashlib.blake2b(pair.encode(), key=self.key, digest_size=_SIZE).hexdigest()


NOBODY = Guard(bytes(KEY))
"""Guards nobody."""
