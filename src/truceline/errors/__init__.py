"""What can go wrong, as one tree. Exit codes and HTTP statuses are chosen at the edge, by type.

TrucelineError
├── BadInput        something given to the program cannot be used; carries one Fault for each thing wrong
├── NotOnRecord     a question names something that is not there
├── RecordRefused   the record does not take an entry, because it would change what is already on it
├── BrokenRecord    the record itself cannot be trusted, so nothing is answered from it
├── NotProved       a proof, a signature or a copy does not hold, or is not of its form
└── StoreFailed     the place where a record is kept cannot be read or written
"""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with the input: where, what, and what to do about it.

    `file` is a path as the user gave it, or a name for what was typed; `line` counts from 1, and is None where a
    whole file is meant.
    """

    file: str
    line: int | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.problem}\n    what to do: {self.remedy}"


class TrucelineError(Exception):
    """Everything that Truceline raises on purpose."""


class BadInput(TrucelineError):
    """Input that cannot be used. Nothing has been written."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.problem)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class _Told(TrucelineError):
    """An error that says what is wrong and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"{problem}\n    what to do: {remedy}")


class NotOnRecord(_Told):
    """A question names a case, an agreement or an entry that is not there."""


class RecordRefused(_Told):
    """The record does not take an entry: what is on record is never changed."""


class BrokenRecord(_Told):
    """The record was changed or damaged. `truceline verify` names the entries."""


class NotProved(TrucelineError):
    """A proof, a signature, a copy or a note that does not hold. Nothing that rests on it may be believed."""


class StoreFailed(_Told):
    """The place where a record is kept cannot be read or written. Nothing has been written."""


__all__ = [
    "BadInput",
    "BrokenRecord",
    "Fault",
    "NotOnRecord",
    "NotProved",
    "RecordRefused",
    "StoreFailed",
    "TrucelineError",
]
