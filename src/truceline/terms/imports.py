"""Terms that an agreement takes over from another one."""

from collections.abc import Iterator, Sequence

from truceline.terms.clauses import Term
from truceline.terms.load import Version
from truceline.terms.schema import Agreement, Relation


def imported(agreement: Agreement, others: Sequence[Version]) -> Iterator[tuple[Term, Version]]:
    """Every term that it incorporates, with the newest version of the agreement from which it comes."""
    for link in agreement.links:
        if link.kind is Relation.INCORPORATES and (home := newest(link.agreement, others)):
            yield from ((term, home) for term in home.agreement.terms if link.term in (None, term.id))


def newest(agreement: str, versions: Sequence[Version]) -> Version | None:
    """The version of an agreement with the highest number, of those on file."""
    found = [version for version in versions if version.agreement.id == agreement]
    return max(found, key=lambda version: version.agreement.version, default=None)


def homes(question: str, agreement: Agreement, others: Sequence[Version]) -> frozenset[str]:
    """The agreements whose decisions answer a question: this one where it asks it, else those whose terms it has."""
    if any(one.id == question for one in agreement.questions):
        return frozenset({agreement.id})
    return frozenset({agreement.id, *(home.agreement.id for _, home in imported(agreement, others))})
