"""Whether every name that an entry uses is known to the case and its agreements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import cast

from truceline.errors import Fault
from truceline.record.admit import Draft
from truceline.record.entry import Entry
from truceline.record.kinds import Assessment, Consent, Contact, Decision, Payload, Power, Proposal, Reading, Statement
from truceline.record.kinds.cells import Named, Refers, marked
from truceline.sources.case import Case
from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.depends import between
from truceline.terms.load import Version
from truceline.terms.schema import Agreement

_PEOPLE = ("party", "body", "actor", "to", "speaker", "issuer", "accused", "observer")


def reference_faults(
    drafts: Sequence[Draft], case: Case, versions: Sequence[Version], standing: Iterable[Entry] = ()
) -> Iterator[Fault]:
    """A fault for every name that is not known, at the row that uses it; `standing`: what is on record already."""
    kinds = {entry.id: entry.kind for entry in standing} | {draft.entry.id: draft.entry.kind for draft in drafts}
    people = {party.id for party in case.parties} | {voice.id for voice in case.voices}
    agreements: dict[str, list[Version]] = {}
    for version in versions:
        agreements.setdefault(version.agreement.id, []).append(version)
    for draft in drafts:
        yield from _unknown_people(draft, people)
        yield from _unknown_agreement(draft, agreements)
        yield from _unknown_entries(draft, kinds)


def clause_faults(drafts: Sequence[Draft], versions: Sequence[Version], files: Sequence[str]) -> Iterator[Fault]:
    """A fault for every clause said to be made known by an entry that is not there."""
    entries = {draft.entry.id for draft in drafts}
    for version, file in zip(versions, files, strict=True):
        for term in version.agreement.terms:
            if term.made_known_by is not None and term.made_known_by not in entries:
                problem = f"the term {term.id} is made known by {term.made_known_by}, which no row brings"
                yield Fault(file, None, problem, "add the entry, or correct its id")


def party_faults(case: Case, versions: Sequence[Version], files: Sequence[str]) -> Iterator[Fault]:
    """A fault for every party of an agreement that the case does not know."""
    people = {party.id for party in case.parties}
    for version, file in zip(versions, files, strict=True):
        for party in version.agreement.parties:
            if party.id not in people:
                remedy = "add it to the parties of case.yaml, or correct its name"
                yield Fault(file, None, f"the case has no party {party.id}", remedy)


def ring_faults(versions: Sequence[Version], files: Sequence[str]) -> Iterator[Fault]:
    """A fault where agreements wait for one another in a ring."""
    try:
        TopologicalSorter(between(version.agreement for version in versions)).prepare()
    except CycleError as cause:
        ring = cause.args[1]
        file = next(file for version, file in zip(versions, files, strict=True) if version.agreement.id in ring)
        problem = f"the agreement waits for itself: {' needs '.join(reversed(ring))}"
        yield Fault(file, None, problem, "take one of the conditions on other agreements out of the ring")


def _unknown_people(draft: Draft, people: set[str]) -> Iterator[Fault]:
    payload = draft.entry.payload
    named = [(name, who) for name in _PEOPLE if isinstance(who := getattr(payload, name, None), str)]
    if isinstance(payload, Contact):
        named += [("participants", who) for who in payload.participants]
    named += [pair for pair in _marked(payload, Named) if pair not in named]
    for column, who in named:
        if who not in people:
            remedy = f"write one of {', '.join(sorted(people))}, or add it to case.yaml"
            yield draft.row.fault(f"{column}: there is no party or voice {who}", remedy)


def _marked(payload: Payload, marker: type) -> list[tuple[str, str]]:
    """Every name in a column of a kind that is marked so, with the column."""
    found = []
    for column in marked(type(payload), marker):
        value = getattr(payload, column)
        if value is not None:
            found += [(column, name) for name in ((value,) if isinstance(value, str) else value)]
    return found


def _unknown_entries(draft: Draft, kinds: Mapping[str, str]) -> Iterator[Fault]:
    payload = draft.entry.payload
    for column, id in _marked(payload, Refers):
        wanted = cast("Refers", marked(type(payload), Refers)[column]).kinds
        if id not in kinds:
            yield draft.row.fault(f"{column}: no entry has the id {id}", "bring that entry too, or correct the id")
        elif wanted and kinds[id] not in wanted:
            remedy = f"name the id of a {' or '.join(wanted)}"
            yield draft.row.fault(f"{column}: {id} is a {kinds[id]}", remedy)


def _unknown_agreement(draft: Draft, agreements: dict[str, list[Version]]) -> Iterator[Fault]:
    payload = draft.entry.payload
    tracks = {track.id for versions in agreements.values() for one in versions for track in one.agreement.tracks}
    if isinstance(payload, Statement | Contact) and payload.about and payload.about not in {*tracks, *agreements}:
        known = ", ".join(sorted({*tracks, *agreements}))
        yield draft.row.fault(f"about: there is no track or agreement {payload.about}", f"write one of {known}")
    track = getattr(payload, "track", None)
    if track and track not in tracks:
        known = ", ".join(sorted(tracks)) or "no track is defined"
        yield draft.row.fault(f"track: there is no track {track}", f"define it in an agreement ({known})")
    name = getattr(payload, "agreement", None)
    if name is None:
        return
    if name not in agreements:
        known = ", ".join(sorted(agreements)) or "add a file to agreements/"
        yield draft.row.fault(f"agreement: there is no agreement {name}", f"write one of {known}")
        return
    yield from _unknown_in_agreement(draft, agreements[name], _terms_of(name, agreements))


def _terms_of(name: str, agreements: dict[str, list[Version]]) -> list[Term]:
    """Every term of an agreement in any version and reading, and of those from which it takes terms over."""
    found: list[Term] = []
    for version in agreements.get(name, ()):
        found += version.agreement.every_term
        for link in version.agreement.links:
            if link.agreement != name:
                found += [term for other in agreements.get(link.agreement, ()) for term in other.agreement.terms]
    return found


def _unknown_in_agreement(draft: Draft, versions: list[Version], terms: Sequence[Term]) -> Iterator[Fault]:
    payload, agreement = draft.entry.payload, versions[-1].agreement
    digests = {version.digest for version in versions}
    if isinstance(payload, Proposal | Consent) and payload.digest not in digests:
        problem = f"digest: no version of {agreement.id} has the digest {payload.digest[:16]}..."
        yield draft.row.fault(problem, f"the digest of the file is {versions[-1].digest} (truceline check shows it)")
    for column, name, known in _parts_named(payload, [version.agreement for version in versions], terms):
        if name not in known:
            remedy = f"write one of {', '.join(sorted(known)) or '(the agreement has none)'}"
            yield draft.row.fault(f"{column}: {agreement.id} has no {column} {name}", remedy)
    if isinstance(payload, Power) and payload.until is None:
        extends = {term.id for term in terms if term.effect is Effect.EXTEND and term.length is None}
        if payload.power in extends:
            yield draft.row.fault("until is missing", "give the new end on which the parties agree")


def _parts_named(
    payload: object, agreements: Sequence[Agreement], terms: Sequence[Term]
) -> Iterator[tuple[str, str, set[str]]]:
    if isinstance(payload, Proposal | Consent | Reading | Power):
        yield "party", payload.party, {party.id for one in agreements for party in one.parties}
    if isinstance(payload, Reading):
        yield "reading", payload.reading, {reading.id for one in agreements for reading in one.readings}
    if isinstance(payload, Assessment) and payload.term is not None:
        yield "term", payload.term, {term.id for term in terms}
    if isinstance(payload, Power):
        yield "power", payload.power, {term.id for term in terms if term.kind is Kind.POWER}
    if isinstance(payload, Decision) and payload.about is not None:
        yield "question", payload.question, {term.id for term in terms if term.kind is Kind.BAN}
    elif isinstance(payload, Decision):
        questions = [question for one in agreements for question in one.questions]
        yield "question", payload.question, {question.id for question in questions}
        bodies = {question.body for question in questions if question.id == payload.question}
        if named := {body for body in bodies if body}:
            yield "body", payload.body, named
