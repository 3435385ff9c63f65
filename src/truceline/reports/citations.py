"""Numbers for the entries that a page stands on, in the order in which it names them."""

from collections.abc import Iterable

from truceline.record.entry import Entry
from truceline.record.view import View


class Citations:
    """Gives every cited entry one number; the page lists them at its end. An entry that the view lacks is refused."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> list[tuple[int, str]]:
        """The number and id of each entry.

        Raises:
            KeyError: if an id is not on record as known.
        """
        found = []
        for id in dict.fromkeys(ids):
            if self._view.get(id) is None:
                raise KeyError(id)
            found.append((self._numbers.setdefault(id, len(self._numbers) + 1), id))
        return found

    def cited(self) -> list[tuple[int, Entry]]:
        """Every cited entry with its number."""
        return [(number, entry) for id, number in self._numbers.items() if (entry := self._view.get(id))]
