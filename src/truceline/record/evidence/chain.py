"""The chain of custody of one file: where it comes from, and what in its story is missing or cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.record.evidence.custody import Act, Copy, Custody

Step = tuple[int, Custody]
"""The index of a leaf, and what it says."""


class Gap(StrEnum):
    """What is wrong with a chain. Position in the log decides what came before, never a claimed time."""

    NOT_ON_RECORD = "nothing on record says how it came here"
    BEFORE_RECEIVED = "it was used before it was received or derived"
    SOURCE_NOT_RECEIVED = "it was derived from a file that had not been received"
    NO_ORIGINAL = "no evidentiary copy stands at its beginning"
    ORIGINAL_OPENED = "the evidentiary copy itself was opened"
    OPENED_WITHOUT_COPY = "it was opened for working, but no working copy had been made"
    DERIVATIVE_EVIDENTIARY = "a derivative was called evidentiary"
    RECEIVED_AND_DERIVED = "it is said both to have been received and to have been derived"
    SIZE_DIFFERS = "entries give it different sizes"
    TYPE_DIFFERS = "entries give it different types"


CONTRADICTIONS = frozenset((Gap.DERIVATIVE_EVIDENTIARY, Gap.RECEIVED_AND_DERIVED, Gap.SIZE_DIFFERS, Gap.TYPE_DIFFERS))


@dataclass(frozen=True)
class Remark:
    """A gap or a contradiction: about which file (SHA-256), and at which leaf (None: at none)."""

    gap: Gap
    object: bytes
    index: int | None = None

    @property
    def contradiction(self) -> bool:
        """True where two things on record cannot both be so; otherwise something is missing."""
        return self.gap in CONTRADICTIONS

    def __str__(self) -> str:
        where = "" if self.index is None else f" (entry {self.index})"
        return f"{self.object.hex()}: {self.gap}{where}"


@dataclass(frozen=True)
class Chain:
    """`steps` are the acts on the file, in the order of the log; `origins` what it derives from, nearest first;
    `derivatives` what derives from it; `evidentiary` which of the file and its origins were received as evidentiary.
    `remarks` speak of the file and of all its origins.
    """

    object: bytes
    steps: tuple[Step, ...]
    origins: tuple[bytes, ...]
    derivatives: tuple[bytes, ...]
    evidentiary: tuple[bytes, ...]
    remarks: tuple[Remark, ...]

    @property
    def received(self) -> int | None:
        """The index at which the file came on record; None where it did not."""
        return _entered(self.steps)


def chain_of(object: bytes, history: Sequence[Step]) -> Chain:
    """The chain of a file (its SHA-256) from everything on record about custody, in any order."""
    by_object: dict[bytes, list[Step]] = {}
    for index, one in sorted(history, key=lambda step: step[0]):
        by_object.setdefault(one.object, []).append((index, one))
    parents = {file: [step.source for _, step in steps if step.source] for file, steps in by_object.items()}
    family = [object, *_reached(object, parents)]
    remarks = [remark for file in family for remark in _remarks(file, by_object)]
    evidentiary = tuple(file for file in family if _is_original(by_object.get(file, ())))
    if by_object.get(object) and not evidentiary:
        remarks.append(Remark(Gap.NO_ORIGINAL, object))
    derivatives = tuple(file for file in by_object if object in _reached(file, parents))
    steps = tuple(by_object.get(object, ()))
    return Chain(object, steps, tuple(family[1:]), derivatives, evidentiary, tuple(remarks))


def _reached(start: bytes, parents: Mapping[bytes, Sequence[bytes]]) -> list[bytes]:
    """Everything that a file derives from, nearest first. A ring on record ends where it closes."""
    found: list[bytes] = []
    waiting = list(parents.get(start, ()))
    while waiting:
        one = waiting.pop(0)
        if one != start and one not in found:
            found.append(one)
            waiting += parents.get(one, ())
    return found


def _entered(steps: Sequence[Step]) -> int | None:
    return next((index for index, one in steps if one.act in (Act.RECEIVED, Act.DERIVED)), None)


def _is_original(steps: Sequence[Step]) -> bool:
    return any(one.act is Act.RECEIVED and one.copy is Copy.EVIDENTIARY for _, one in steps)


def _remarks(file: bytes, by_object: Mapping[bytes, Sequence[Step]]) -> Iterator[Remark]:
    steps = by_object.get(file, ())
    entered = _entered(steps)
    if entered is None:
        yield Remark(Gap.NOT_ON_RECORD, file)
    for place, (index, one) in enumerate(steps):
        before = [step for _, step in steps[:place]]
        source = None if one.source is None else _entered(by_object.get(one.source, ()))
        if one.source is not None and (source is None or source > index):
            yield Remark(Gap.SOURCE_NOT_RECEIVED, file, index)
        elif one.act not in (Act.RECEIVED, Act.DERIVED) and (entered is None or index < entered):
            yield Remark(Gap.BEFORE_RECEIVED, file, index)
        if one.act is Act.OPENED:
            yield from _on_opening(one, index, before)
        yield from _on_contradicting(one, index, before)


def _on_opening(one: Custody, index: int, before: Sequence[Custody]) -> Iterator[Remark]:
    if one.copy is Copy.EVIDENTIARY:
        yield Remark(Gap.ORIGINAL_OPENED, one.object, index)
        return
    working = any(step.copy is Copy.WORKING and step.act is not Act.OPENED for step in before)
    if not working:
        yield Remark(Gap.OPENED_WITHOUT_COPY, one.object, index)


def _on_contradicting(one: Custody, index: int, before: Sequence[Custody]) -> Iterator[Remark]:
    other = {Act.RECEIVED: Act.DERIVED, Act.DERIVED: Act.RECEIVED}.get(one.act)
    if other is not None and any(step.act is other for step in before):
        yield Remark(Gap.RECEIVED_AND_DERIVED, one.object, index)
    if one.copy is Copy.EVIDENTIARY and any(step.act is Act.DERIVED for step in [*before, one]):
        yield Remark(Gap.DERIVATIVE_EVIDENTIARY, one.object, index)
    if before and one.size != before[0].size:
        yield Remark(Gap.SIZE_DIFFERS, one.object, index)
    if before and one.type != before[0].type:
        yield Remark(Gap.TYPE_DIFFERS, one.object, index)
