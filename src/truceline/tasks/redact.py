"""Copies for publication: only the fields that a rule names, and how many are withheld beside them.

What no rule names is withheld, so a kind or a field that comes up later is withheld too. A copy shows every slot of
the leaf; which of them are not shown, and for what reason, is written in a manifest beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from truceline.errors import BadInput, Fault
from truceline.record.entry import field_names
from truceline.record.fields import Copy, parse_copy
from truceline.record.log import receipt_of
from truceline.record.projection import leaf_at
from truceline.record.store import Store
from truceline.record.tlog.receipts import Receipt
from truceline.tasks.contents import Reader
from truceline.tasks.protect import OPEN
from truceline.values.canonical import Json, canonical_bytes
from truceline.values.instants import DAY

FORM = "truceline/redaction/1"


_PLACE = "says.place"
_TIME = "occurred"


def _coarse(name: str, value: Json) -> bool:
    """Whether a field may go out as it is: no exact place does, and no time that could point at a patrol or a shift.

    Nothing is made coarse on the way out, because nobody could check that.
    """
    if name == _TIME:
        start, end = value if isinstance(value, list) and len(value) == 2 else (0, 0)
        return isinstance(start, int) and isinstance(end, int) and end - start >= DAY
    return name != _PLACE


@dataclass(frozen=True)
class Rule:
    """Which fields are shown, by kind, and for what reason the others are not."""

    shows: Mapping[str, frozenset[str]]
    reason: str


def open_rule(reason: str) -> Rule:
    """What can point at nobody is shown, and nothing else."""
    return Rule(OPEN, reason)


def rule_for(kind: str, names: Sequence[str], reason: str) -> Rule:
    """A rule that shows some fields of one kind.

    Raises:
        BadInput: if the kind has no such field, or it is a place, which goes out only as an area.
    """
    known = field_names(kind) if kind in OPEN else []
    faults = []
    for name in names:
        if name not in known:
            problem = f"a {kind} has no field {name!r:.80}"
            faults.append(Fault("--show", None, problem, f"name some of {', '.join(known)}"))
        elif name == _PLACE:
            remedy = "put a coarse area on record, in a field of its own, and show that"
            faults.append(Fault("--show", None, f"{name} is an exact place", remedy))
    if faults:
        raise BadInput(*faults)
    return Rule({kind: frozenset(names)}, reason)


def redacted(copy: Copy, rule: Rule) -> Copy:
    """A copy that shows what a rule names, as far as it may be shown."""
    shown = rule.shows.get(copy.leaf.envelope.kind, frozenset())
    values = copy.values
    return copy.showing(lambda name: name in shown and _coarse(name, values.get(name)))


@dataclass(frozen=True)
class Redaction:
    """A copy for publication with its receipt, and why it does not show what it withholds.

    `refused` are fields that the rule names and that were too exact to be shown, or erased.
    """

    index: int
    copy: Copy
    receipt: Receipt
    reason: str
    refused: tuple[str, ...]

    def manifest(self) -> bytes:
        """What was withheld from which leaf, how many of how many, and why, in canonical bytes."""
        told: dict[str, Json] = {
            "form": FORM,
            "index": self.index,
            "leaf": self.copy.leaf.hash.hex(),
            "copy": sha256(self.copy.bytes()).hexdigest(),
            "shown": sorted(self.copy.values),
            "withheld": list(self.copy.withheld),
            "count": len(self.copy.slots),
            "reason": self.reason,
        }
        return canonical_bytes(told)


def redact(store: Store, reader: Reader, index: int, rule: Rule) -> Redaction:
    """A copy of the leaf at an index, for publication.

    Raises:
        NotProved: if there is no such leaf, or what is sealed beside it is not what it commits to.
        NotOnRecord: if nothing is sealed beside it; its content may be in the open already.
    """
    leaf = leaf_at(store, index)
    copy = redacted(reader.copy(leaf), rule)
    parse_copy(copy.bytes())  # what goes out is what anybody will check
    refused = sorted(rule.shows.get(leaf.envelope.kind, frozenset()) - set(copy.values))
    return Redaction(index, copy, receipt_of(store, index), rule.reason, tuple(refused))
