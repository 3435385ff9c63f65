"""A place for compartments in memory, and people who do not exist."""

from dataclasses import dataclass, field

from truceline.errors import NotOnRecord
from truceline.record.people.guard import Guard
from truceline.sources.rows import Row

PASSPHRASE = "four quiet words here"
NAMES = ("Olena Kovalenko", "Dmytro Shevchuk", "Amina Deng")


@dataclass
class MemoryCompartments:
    """Keeps the promises of `record.people.keeping_apart.Compartments` for as long as it lives."""

    kept: dict[str, bytes] = field(default_factory=dict)
    guarding: Guard = field(default_factory=lambda: Guard(b"g" * 32))

    def names(self) -> list[str]:
        return sorted(self.kept)

    def read(self, name: str) -> bytes:
        if name not in self.kept:
            raise NotOnRecord("there is none", "make it")
        return self.kept[name]

    def write(self, name: str, kept: bytes, guard: Guard) -> None:
        self.guarding = guard
        self.kept[name] = kept

    def guard(self) -> Guard:
        return self.guarding


def rows(*names: str) -> list[Row]:
    """People as rows of a table."""
    return [Row("list.csv", number, {"name": name} if name else {}) for number, name in enumerate(names, start=2)]
