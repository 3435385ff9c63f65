"""Cards: what stands beside a leaf whose values are sealed, so that they can be found, and copies made without them.

A card holds nothing that a copy with everything withheld would not show, and labels. It stays when a box goes.
"""

from dataclasses import dataclass

from truceline.errors import NotProved
from truceline.record import envelope_form as form
from truceline.record.envelope import Leaf
from truceline.record.fields import Copy, parse_slots
from truceline.record.sealing import parse_subject
from truceline.values.canonical import Json, canonical_bytes, parse_canonical

CARD = b""
"""What stands in place of a subject where a card is put beside the log."""

_FORM = "truceline/slots/1"


@dataclass(frozen=True)
class Card:
    """What stands beside a leaf: a copy of it with everything withheld, and the subjects that have a box."""

    copy: Copy
    subjects: tuple[bytes, ...]

    def bytes(self) -> bytes:
        """The card as it stands beside the log."""
        slots: Json = [{"name": one.name, "hash": one.withheld().commitment.hex()} for one in self.copy.slots]
        subjects: Json = [one.hex() for one in self.subjects]
        return canonical_bytes({"form": _FORM, "slots": slots, "subjects": subjects})


def parse_card(leaf: Leaf, data: bytes) -> Card:
    """A card, held against its leaf. Raises NotProved."""
    try:
        content = form.an_object(parse_canonical(data))
        form.only(content, ("form", "slots", "subjects"))
        copy = Copy(leaf, parse_slots(content["slots"]))
        copy.verify()
        card = Card(copy, card_subjects(data))
        if len(copy.withheld) != len(copy.slots) or card.bytes() != data:
            raise NotProved("it is not of the form")
    except (NotProved, ValueError) as cause:
        raise NotProved(f"the card of leaf {leaf.hash.hex()[:12]} is wrong: {cause}") from cause
    return card


def card_subjects(data: bytes) -> tuple[bytes, ...]:
    """The subjects that a card names. Raises NotProved."""
    try:
        labels = form.an_object(parse_canonical(data))["subjects"]
        found = tuple(parse_subject(one) for one in labels)  # type: ignore[union-attr]
    except (KeyError, TypeError, ValueError) as cause:
        raise NotProved("a card does not name its subjects") from cause
    if list(found) != sorted(set(found)):
        raise NotProved("a card names a subject twice, or out of order")
    return found
