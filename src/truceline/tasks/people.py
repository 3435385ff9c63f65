"""Giving people pseudonyms, and forgetting them. No answer of these tasks holds a name, except `known`."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.errors import BadInput, Fault, NotOnRecord
from truceline.record.entry import Entry
from truceline.record.people.compartment import Compartment, Known, Random, closed, new_pseudonym, opened
from truceline.record.people.guard import Guard
from truceline.record.people.keeping_apart import Compartments
from truceline.sources.rows import Row
from truceline.tasks.names import texts_of

_COLUMNS = ("name", "note")


@dataclass(frozen=True)
class Added:
    """The pseudonyms given, in the order of the rows; `there`: entries on record that hold one of the names already."""

    pseudonyms: tuple[str, ...]
    there: tuple[str, ...]


def add_people(
    place: Compartments,
    name: str,
    passphrase: str,
    people: Sequence[Row],
    entries: Iterable[Entry] = (),
    random: Random = secrets.token_bytes,
) -> Added:
    """Put people into a compartment, each under a new pseudonym, and let the guard know their names.

    The rows have the columns `name` and `note` (may be empty). `entries`: what is on record, to be looked through.

    Raises:
        NotOnRecord: if there is no such compartment.
        NotProved: if it does not open.
        BadInput: naming rows and columns, never what stands in them. Nothing was written.
        StoreFailed: if it cannot be kept.
    """
    compartment, guard = opened(place.read(name), passphrase), place.guard()
    _check(people, guard)
    taken = {*guard.known, *(one.person for one in compartment.people)}
    fresh: list[Known] = []
    alone = Guard(guard.key)
    for row in people:
        pseudonym = new_pseudonym(taken, random)
        taken.add(pseudonym)
        fresh.append(Known(pseudonym, row.cells["name"], row.cells.get("note", "")))
        guard, alone = (one.with_name(pseudonym, row.cells["name"]) for one in (guard, alone))
    place.write(name, closed(compartment.having(fresh), passphrase, random), guard)
    there = tuple(entry.id for entry in entries if alone.finds_any(texts_of(entry)))
    return Added(tuple(one.person for one in fresh), there)


def begin(place: Compartments, name: str, passphrase: str, random: Random = secrets.token_bytes) -> None:
    """Make an empty compartment.

    Raises:
        BadInput: if there is one of that name.
        StoreFailed: if it cannot be kept.
    """
    if name in place.names():
        raise BadInput(Fault(name, None, "there is a compartment of that name", "choose another name"))
    place.write(name, closed(Compartment(), passphrase, random), place.guard())


def known(place: Compartments, name: str, passphrase: str, person: str) -> Known:
    """Whom a pseudonym stands for. Raises NotOnRecord, NotProved, StoreFailed."""
    found = opened(place.read(name), passphrase).known(person)
    if found is None:
        raise NotOnRecord(f"{person} is not in the compartment {name}", "name a pseudonym that was given there")
    return found


def forget(place: Compartments, name: str, passphrase: str, person: str) -> None:
    """Take a name out for good; the pseudonym stays on record and stands for nobody. Raises as `known`."""
    known(place, name, passphrase, person)
    left = opened(place.read(name), passphrase).without(person)
    place.write(name, closed(left, passphrase), place.guard().without(person))


def _check(rows: Sequence[Row], guard: Guard) -> None:
    faults = []
    for row in rows:
        if set(row.cells) - set(_COLUMNS):
            faults.append(row.fault("there is a column that is not known here", "use the columns name and note only"))
        if "name" not in row.cells:
            faults.append(row.fault("name is missing", "fill the column name, or take the row out"))
            continue
        try:
            guard.with_name("p-000000000000", row.cells["name"])
        except ValueError:
            remedy = "write the given name and the family name, with enough letters to be known again"
            faults.append(row.fault("name: it cannot be guarded", remedy))
    if faults:
        raise BadInput(*faults)
