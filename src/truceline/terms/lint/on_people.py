"""Remarks on who acts, watches, judges and answers: W09, W10, W11, W15, W16 and W24."""

from collections.abc import Iterator

from truceline.record.kinds import ConsentAct
from truceline.sources.case import Role
from truceline.sources.yaml_tree import Path_
from truceline.terms.checks import nodes
from truceline.terms.clauses import Deed, Kind, Term
from truceline.terms.conditions import Consented, Happening
from truceline.terms.lint.acts import BINDING, OWED, numbered
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import ACCESS, ARMED_GROUPS, AT_ONE_TIME, READY, REPORTING, SUPPORT, listed, plain, said
from truceline.terms.schema import Agreement, Tie
from truceline.terms.times import Anchor


def strangers(agreement: Agreement) -> Iterator[Remark]:
    """W09: somebody who acts, and armed groups in the text, for whom nobody answers."""
    known = {party.id for party in agreement.parties}
    bound = [group for party in agreement.parties for group in party.answers_for]
    answered = {plain(group).casefold() for group in bound}
    for place, node in nodes(agreement):
        for name in _named_by(node):
            if name not in known and plain(name).casefold() not in answered:
                yield remark("W09", place, (name,), f"{name} is no party, and no party answers for it.")
    for place, term in numbered(agreement):
        if not bound and said(ARMED_GROUPS, term.text):
            says = "It speaks of armed groups, and no party is said to answer for any."
            yield remark("W09", (*place, "text"), (term.id,), says)


def _named_by(node: object) -> list[str]:
    if isinstance(node, Deed | Happening):
        return [name for name in dict.fromkeys((node.actor, node.to)) if name]
    return [node.actor] if isinstance(node, Anchor) and node.actor else []


def fighters(agreement: Agreement) -> set[str]:
    """The parties that fight; all of them where no role says so."""
    found = {party.id for party in agreement.parties if party.role is Role.BELLIGERENT}
    return found or {party.id for party in agreement.parties}


def watched(agreement: Agreement) -> list[tuple[Path_, Term]]:
    """The bans and duties that somebody ought to watch: those of the parties that fight."""
    sides = fighters(agreement)
    return [(place, term) for place, term in numbered(agreement, Kind.BAN, Kind.DUTY) if sides & set(term.party)]


def monitors(agreement: Agreement) -> Iterator[Remark]:
    """W10: bans and duties that nobody monitors, and monitors without access."""
    bound = watched(agreement)
    bare = [(place, term) for place, term in bound if not term.monitor]
    if len(bare) > 1 and len(bare) == len(bound):
        about = tuple(term.id for _, term in bare)
        yield remark("W10", ("terms",), about, "No monitor is named for any ban or duty.")
        return
    for place, term in bare:
        yield remark("W10", place, (term.id,), "No monitor is named for it.")
    texts = [text for _, term in numbered(agreement) for text in (term.text, _event(term))]
    if any(term.monitor for _, term in bound) and not said(ACCESS, *texts):
        names = tuple(sorted({name for _, term in bound for name in term.monitor}))
        says = f"No term gives {listed(names)} access to what is to be watched."
        yield remark("W10", ("terms",), names, says)


def _event(term: Term) -> str:
    return plain(term.act.event) if term.act else ""


def reporting(agreement: Agreement) -> Iterator[Remark]:
    """W11: incidents that nobody has to report by any time."""
    bans = tuple(term.id for _, term in numbered(agreement, Kind.BAN))
    duties = [(place, term) for place, term in numbered(agreement, *OWED) if said(REPORTING, _event(term), term.text)]
    if any(term.report_within for _, term in numbered(agreement)):
        return
    untimed = [(place, term) for place, term in duties if not (term.by or term.every)]
    if bans and not duties:
        yield remark("W11", ("terms",), bans, "Nobody has to report incidents within any time.")
    elif len(untimed) == len(duties):
        yield from (remark("W11", place, (term.id,), "It reports, but by no deadline.") for place, term in untimed)


def judges(agreement: Agreement) -> Iterator[Remark]:
    """W15: a question that nobody is named to answer."""
    for index, question in enumerate(agreement.questions):
        if question.body is None:
            says = f"Nobody is named to judge {question.id}; it stays unknown."
            yield remark("W15", ("questions", index), (question.id,), says)


def at_one_time(agreement: Agreement) -> Iterator[Remark]:
    """W16: acts that are due together, with no time between them and nobody to call the hour."""
    tied: set[str] = set()
    for index, tie in enumerate(agreement.reciprocity):
        tied |= set(tie.terms)
        if tie.tie is Tie.SIMULTANEOUS and tie.within is None:
            yield remark("W16", ("reciprocity", index), tie.terms, "How far apart they may be is not said.")
    for place, term in numbered(agreement, *BINDING):
        if term.id not in tied and said(AT_ONE_TIME, term.text):
            says = "It is to happen at one time with something that no reciprocity ties it to."
            yield remark("W16", (*place, "text"), (term.id,), says)


def readiness(agreement: Agreement) -> Iterator[Remark]:
    """W24: readiness or support taken for consent, for an act, or asked about in its place."""
    for place, node in nodes(agreement):
        if isinstance(node, Consented) and ConsentAct.DECLARE_READINESS in node.acts:
            yield remark("W24", place, (node.party,), f"A declared readiness of {node.party} counts as consent here.")
        if isinstance(node, Happening) and place[0] == "entry" and said(READY, plain(node.event)):
            yield remark("W24", place, (node.event,), "The start hangs on readiness, which is not consent.")
    for index, question in enumerate(agreement.questions):
        if said(SUPPORT, question.asks, plain(question.id)):
            says = "It asks about readiness or support, which is not consent."
            yield remark("W24", ("questions", index), (question.id,), says)
    for place, term in numbered(agreement, *BINDING):
        if said(READY, term.text):
            says = f"It speaks of readiness or support, but is encoded as a {term.kind}."
            yield remark("W24", (*place, "text"), (term.id,), says)
