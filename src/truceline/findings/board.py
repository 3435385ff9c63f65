"""Every verdict about very many acts, kept as counts and brought up to date with each entry that comes in.

What decides from when to when a term is on is little: consents, powers, decisions, and the few acts of which a text
speaks. That is reckoned anew, by the same code as everywhere, whenever one of them comes in. Acts, of which there may
be millions, stand in columns; a ban's verdict about an act depends on nothing else than when the ban is on. So a new
act touches the terms that are about it and no others, and "as known at k" is a comparison of two columns.

`breaches.py` and `terms/duties.py` give the same answers one by one; a property test holds the two together.
"""

from array import array
from collections.abc import Iterable, Sequence

from truceline.findings.columns import GONE, Rows, row_of
from truceline.findings.relevance import relevance
from truceline.findings.verdicts import Counts, Ledger, Verdicts
from truceline.record.entry import Action, Entry
from truceline.record.kinds import Act
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.values.instants import Instant

_ABSENT = -1


class Board:
    """All verdicts about the acts on record, for some agreements.

    Entries come in the order of the record: `recorded` never goes back, and nothing is recorded before it occurred.
    `totals` are the counts at and as known at the instant of the last of them; `as_of` answers for any two instants.
    """

    def __init__(self, versions: Sequence[Version]) -> None:
        self.versions = tuple(versions)
        self.now = Instant(0)
        self._relevance = relevance(versions)
        self._acts = Ledger()
        self._deciding: list[Entry] = []
        self._decided_by: set[str] = set()
        self._rows: list[Rows] = []
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._where, self._start = array("i"), array("q")
        self._live: Verdicts | None = None
        self._kept: dict[Instant, Verdicts] = {}

    def fill(self, entries: Iterable[Entry]) -> None:
        """Take many entries at once. What is asked for each of a million of them is kept at hand in local names."""
        fresh, where, start, numbers = _Fresh(), self._where, self._start, self._numbers
        waiting, codes, plain = fresh.rows, self._acts.names.codes, self._relevance.only_counted
        now, decided_by = self.now, self._decided_by
        for entry in entries:
            act, recorded, code = entry.payload, entry.recorded, codes.get(entry.id)
            if code is not None or type(act) is not Act or act.event not in plain or entry.id in decided_by:
                self._fill_one(entry, fresh)
                continue
            now = recorded if recorded > now else now
            span = entry.occurred
            number = numbers.get((act.event, act.actor, span.end - span.start == 1))
            if number is None or number not in waiting:
                self._fill_one(entry, fresh)
                continue
            code = self._acts.names.code(entry.id)
            while code > len(where):
                where.append(_ABSENT)
                start.append(0)
            where.append(number)
            start.append(span.start)
            values = waiting[number]
            fresh.places[code] = len(values)
            values.extend(row_of(entry, act, code, self._acts.names))
        self.now = max(now, self.now)
        for number, values in waiting.items():
            self._rows[number].fill(values)
        self._live = None

    def _fill_one(self, entry: Entry, fresh: "_Fresh") -> None:
        """One of many entries, of any kind."""
        code = self._next(entry)
        if self._where[code] != _ABSENT and not fresh.end(self._where[code], code, entry.recorded):
            self._end(code, entry.recorded)
        found = self._row(entry, code)
        if found is None:
            self._where[code] = _ABSENT
        else:
            number, row = found
            self._where[code], self._start[code] = number, row[0]
            fresh.add(number, code, row)

    def append(self, entry: Entry) -> None:
        """Take one entry and bring every verdict up to date."""
        live = self._current()
        code = self._next(entry)
        gone = self._end(code, entry.recorded)
        found = self._row(entry, code)
        if found is not None:
            number, row = found
            self._rows[number].insert(row)
            self._where[code], self._start[code] = number, row[0]
        if self._decides(entry):
            self._live = None
            self._current()
            return
        if gone is not None:
            live.move(*gone, -1)
        if found is not None and isinstance(entry.payload, Act):
            live.move((entry.payload.event, entry.payload.actor), found[1], 1)
        live.come_to(self.now)

    def recount(self) -> Counts:
        """Forget every verdict and reckon all of them anew."""
        self._live, self._kept = None, {}
        return self.totals()

    def totals(self) -> Counts:
        """The counts at and as known at the instant of the last entry."""
        return self._current().totals()

    def as_of(self, at: Instant, known: Instant) -> Counts:
        """The counts at an instant, as known at an instant (microseconds UTC)."""
        if known not in self._kept:
            self._kept = dict(list(self._kept.items())[-_MOST_KEPT:])
            self._kept[known] = self._verdicts(known)
        return self._kept[known].counted(at)

    def _current(self) -> Verdicts:
        if self._live is None:
            self._live = self._verdicts(self.now)
            self._live.count()
        return self._live

    def _verdicts(self, known: Instant) -> Verdicts:
        return Verdicts(self.versions, View(self._deciding, known), self._acts)

    def _next(self, entry: Entry) -> int:
        """Note an entry; the number of its id."""
        self.now = max(self.now, entry.recorded)
        if self._kept and entry.recorded <= max(self._kept):
            self._kept = {known: one for known, one in self._kept.items() if known < entry.recorded}
        if self._decides(entry):
            self._deciding.append(entry)
            self._decided_by.add(entry.id)
        code = self._acts.names.code(entry.id)
        while code >= len(self._where):
            self._where.append(_ABSENT)
            self._start.append(0)
        return code

    def _decides(self, entry: Entry) -> bool:
        """Whether it changes from when to when something is on; so does what corrects or retracts such an entry."""
        return self._relevance.decides(entry) or entry.id in self._decided_by

    def _row(self, entry: Entry, code: int) -> tuple[int, tuple[int, ...]] | None:
        act = entry.payload
        if not isinstance(act, Act) or entry.action is Action.RETRACT or act.event not in self._relevance.counted:
            return None
        key = act.event, act.actor, entry.occurred.exact
        number = self._numbers.get(key)
        if number is None:
            group = self._acts.group(act.event, act.actor)
            number = self._numbers[key] = len(self._rows)
            self._rows.append(group.exact if entry.occurred.exact else group.loose)
        return number, row_of(entry, act, code, self._acts.names)

    def _end(self, code: int, recorded: Instant) -> tuple[tuple[str, str], tuple[int, ...]] | None:
        """Say that the revision of an id that stood does so no longer; what it said."""
        number = self._where[code]
        if number == _ABSENT:
            return None
        self._where[code] = _ABSENT
        row = self._rows[number].end(self._start[code], code, recorded)
        event, actor, _ = next(key for key, value in self._numbers.items() if value == number)
        return (event, actor), row


class _Fresh:
    """Rows that wait to be put in their places together."""

    def __init__(self) -> None:
        self.rows: dict[int, array[int]] = {}
        self.places: dict[int, int] = {}

    def add(self, number: int, code: int, row: tuple[int, ...]) -> None:
        """One more row for the rows of a number."""
        values = self.rows.get(number)
        if values is None:
            values = self.rows[number] = array("q")
        self.places[code] = len(values)
        values.extend(row)

    def end(self, number: int, code: int, gone: int) -> bool:
        """Say from when on a waiting revision of an id no longer stands; False where none waits."""
        place = self.places.pop(code, None)
        if place is not None:
            self.rows[number][place + GONE] = gone
        return place is not None


_MOST_KEPT = 16
"""Views of the past that are kept ready."""
