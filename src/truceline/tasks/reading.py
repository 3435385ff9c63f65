"""Reading documents: each becomes text, and what reading proposes of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from truceline.errors import BadInput, Fault
from truceline.reading.model import Heard
from truceline.reading.proposed import Origin, Proposed, origin_of, proposed
from truceline.reading.slots import NEEDED
from truceline.reading.suggestion import Sort, Suggestion
from truceline.sources.documents.document import Document
from truceline.sources.documents.language import READ, name_of
from truceline.sources.documents.read import documents_in, read_document

NOBODY = "--model"
"""The place of a fault of the model itself, as against one of its answer about a document."""
Rules = Callable[[Document], Iterable[Suggestion]]
"""What is proposed of a document."""


@dataclass(frozen=True)
class Given:
    """What a person says about the documents, in place of what they say themselves."""

    published: date | None = None
    address: str = ""
    language: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its document and what is proposed of it, or faults.

    `document` is None where the file cannot be read. Faults beside a document tell what could not be asked, such as a
    model that gave no answer.
    """

    file: str
    document: Document | None = None
    suggestions: tuple[Proposed, ...] = ()
    faults: tuple[Fault, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    """What a model proposed that does not stand on the document: how many, by reason."""

    @property
    def origin(self) -> Origin | None:
        """The document without its text."""
        return None if self.document is None else origin_of(self.document)

    @property
    def untold(self) -> str:
        """Why nothing is proposed of a document in a language that is not read; empty where it is read."""
        if self.document is None or self.document.language in READ:
            return ""
        return f"it is in {name_of(self.document.language)}; nothing is proposed"


def files_of(path: Path) -> list[tuple[Path, str]]:
    """The files to read, each with its name in answers: one file, or all documents of a folder by their paths in it.

    Raises:
        BadInput: if there is nothing to read.
    """
    if path.is_dir():
        return [(found, found.relative_to(path).as_posix()) for found in documents_in(path)]
    return [(path, path.name)]


def read_one(path: Path, name: str, given: Given, rules: Rules) -> Outcome:
    """One file read, and what the rules propose of it. A fault is told in the outcome and stops nobody else."""
    try:
        document = read_document(
            path, name=name, published=given.published, address=given.address, language=given.language
        )
    except BadInput as wrong:
        return Outcome(name, faults=wrong.faults)
    if document.language not in READ:
        return Outcome(name, document)
    try:
        return Outcome(name, document, proposed(document, rules(document)))
    except Exception as cause:  # one document on which a rule fails must not keep back a thousand others
        problem = f"a rule failed on it ({type(cause).__name__}: {cause})"
        return Outcome(name, document, faults=(Fault(str(path), None, problem, "report it, with the document"),))


def chosen(outcomes: Iterable[Outcome], sorts: Iterable[Sort] = (), at_least: float = 0.0) -> Iterator[Outcome]:
    """Outcomes with only the suggestions of some sorts (of all where none is named) that are as sure as asked."""
    wanted = frozenset(sorts) or frozenset(Sort)
    for one in outcomes:
        kept = tuple(
            each
            for each in one.suggestions
            if each.suggestion.sort in wanted and each.suggestion.confidence >= at_least
        )
        yield replace(one, suggestions=kept)


def heard_too(
    outcomes: Iterable[Outcome], name: str, ask: Callable[[Document], Heard], tell: Callable[[int], None]
) -> list[Outcome]:
    """Outcomes with what a model proposes beside the rules, and faults where it gave nothing that can be used.

    A model that cannot be reached is not asked again; what the rules proposed stays whatever becomes of it.
    """
    found: list[Outcome] = []
    unasked, silent = 0, False
    for outcome in outcomes:
        reads = outcome.document is not None and not outcome.untold
        unasked += reads and silent
        found.append(_heard(outcome, name, ask) if reads and not silent else outcome)
        silent = silent or any(fault.file == NOBODY for fault in found[-1].faults)
        tell(len(found))
    if unasked:
        fault = Fault(NOBODY, None, f"{_many(unasked, 'more document')} not put to the model", "ask it again later")
        found[-1] = replace(found[-1], faults=(*found[-1].faults, fault))
    return found


def _heard(outcome: Outcome, name: str, ask: Callable[[Document], Heard]) -> Outcome:
    if outcome.document is None:
        return outcome
    try:
        return with_model(outcome, ask(outcome.document), name)
    except BadInput as wrong:
        return replace(outcome, faults=(*outcome.faults, *wrong.faults))


def with_model(outcome: Outcome, heard: Heard, name: str) -> Outcome:
    """An outcome with what a model proposed beside the rules; what both propose is kept once, as the rules have it."""
    if outcome.document is None:
        return outcome
    offered = proposed(outcome.document, heard.suggestions, name)
    second = [one for one in offered if not _is_among(one, outcome.suggestions)]
    return replace(outcome, suggestions=_in_order((*outcome.suggestions, *second)), dropped=heard.dropped)


def counted(outcomes: Sequence[Outcome]) -> str:
    """How much was read and found, in a sentence; unread is told apart from read without result."""
    unread = sum(one.document is None for one in outcomes)
    foreign = sum(bool(one.untold) for one in outcomes)
    with_some = sum(bool(one.suggestions) for one in outcomes)
    nothing = len(outcomes) - unread - foreign - with_some
    found = sum(len(one.suggestions) for one in outcomes)
    parts = [f"{with_some} with proposals", f"{nothing} of which nothing is proposed"]
    parts += [f"{foreign} in a language that is not read"] if foreign else []
    parts += [f"{unread} that cannot be read"] if unread else []
    return f"{_many(len(outcomes), 'document')}: {', '.join(parts)}. {_many(found, 'proposal')}."


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _is_among(one: Proposed, others: Iterable[Proposed]) -> bool:
    said = one.suggestion
    names = NEEDED[said.sort]
    return any(
        said.sort is other.suggestion.sort
        and said.span.start < other.suggestion.span.end
        and other.suggestion.span.start < said.span.end
        and all(said.slots.get(name) == other.suggestion.slots.get(name) for name in names)
        for other in others
    )


def _in_order(suggestions: Iterable[Proposed]) -> tuple[Proposed, ...]:
    return tuple(sorted(suggestions, key=lambda one: (one.suggestion.span, one.suggestion.sort, one.id)))
