"""Words of a text and what falls under them."""

from collections.abc import Iterable

from truceline.terms.schema import Definition


def under(event: str, definitions: Iterable[Definition]) -> tuple[str, ...]:
    """An event and every kind of event that counts as it, however many definitions lie between."""
    means = {one.id: one.means for one in definitions}
    found: dict[str, None] = {}
    left = [event]
    while left:
        one = left.pop()
        if one not in found:
            found[one] = None
            left.extend(means.get(one, ()))
    return tuple(found)
