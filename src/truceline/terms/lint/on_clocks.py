"""Remarks on clocks and lengths: W01, W02, W03, W07, W14, W21 and W22."""

import re
from collections.abc import Iterator

from truceline.sources.yaml_tree import Path_
from truceline.terms.checks import nodes
from truceline.terms.clauses import Effect, Kind, Term
from truceline.terms.lint.acts import OWED, numbered
from truceline.terms.lint.moments import CALENDAR, Bounds, Moments
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import ENCODERS_CHOICE, HASTE, found, listed, said
from truceline.terms.schema import Agreement, EntryRule
from truceline.terms.times import Edge, Span
from truceline.values.instants import day_of
from truceline.values.zones import zone

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def start(agreement: Agreement) -> Iterator[Remark]:
    """W01: the start has no clock time, or its zone is the encoder's choice."""
    rules: list[tuple[Path_, EntryRule | None]] = [(("entry",), agreement.entry)]
    rules += [(("readings", index, "entry"), reading.entry) for index, reading in enumerate(agreement.readings)]
    told = any(term.effect is Effect.START for term in agreement.terms)
    for place, rule in rules:
        if rule and rule.at is None and rule.delay is None and not told:
            yield remark("W01", place, rule.parties, "No day and hour of the start is named; it hangs on consents.")
        elif rule and rule.at and rule.at.is_day:
            yield remark("W01", (*place, "at"), (), "The day of the start is named, but not the hour.")
    for note in agreement.notes:
        if said(("zone", "clock", "hour", "часов", "годин"), note) and said(ENCODERS_CHOICE, note):
            yield remark("W01", ("zone",), (), f"The notes say that the zone {agreement.zone} is not from the text.")
            return


def counting(agreement: Agreement) -> Iterator[Remark]:
    """W02: days without a counting rule, or no end at all."""
    for place, node in nodes(agreement):
        if isinstance(node, Span) and len(node.count) > 1 and (node.duration.days or node.duration.months):
            yield remark("W02", place, (), f"The text does not say how the {node.duration} are counted.")
    ends = [agreement.duration, agreement.until, agreement.ends_when]
    ends += [reading.duration or reading.until for reading in agreement.readings]
    if not any(ends) and not any(term.effect is Effect.TERMINATE for term in agreement.terms):
        yield remark("W02", (), (), "No end is stated, and nobody is given the right to end it.")


def haste(agreement: Agreement) -> Iterator[Remark]:
    """W03: a word of haste in a clause that has no time of its own."""
    fixed = agreement.entry is not None and agreement.entry.at is not None
    for place, term in numbered(agreement):
        timed = [term.by, term.every, term.begins, term.report_within, term.until]
        if term.kind is Kind.STATEMENT or any(timed) or (term.kind is Kind.BAN and fixed):
            continue
        if words := found(HASTE, term.text):
            yield remark("W03", (*place, "text"), (term.id,), f"It says {listed(words)}, without a deadline.")


def no_time(agreement: Agreement) -> Iterator[Remark]:
    """W07: a deadline that is there as soon as what it is counted from."""
    for place, term in numbered(agreement, *OWED):
        by = term.by
        none = by and by.after and by.plus and by.limit is not Edge.BY_END_OF and not by.time and _is_zero(by.plus)
        if none or (by and by.day == 1 and by.limit is Edge.BEFORE):
            yield remark("W07", (*place, "by"), (term.id,), "The deadline leaves no time between cause and act.")
    for index, tie in enumerate(agreement.reciprocity):
        if tie.within and tie.tie.value != "simultaneous" and _is_zero(tie.within):
            yield remark("W07", ("reciprocity", index, "within"), tie.terms, "The answer is due in no time at all.")


def _is_zero(span: Span) -> bool:
    duration = span.duration
    return not (duration.months or duration.days or duration.clock)


def extension(agreement: Agreement) -> Iterator[Remark]:
    """W14: what a power to extend leaves open."""
    for place, term in numbered(agreement, Kind.POWER):
        open_ = list(_left_open(term)) if term.effect is Effect.EXTEND else []
        if open_:
            yield remark("W14", place, (term.id,), f"The extension does not say {listed(open_)}.")


def _left_open(term: Term) -> Iterator[str]:
    if "needs" not in term.model_fields_set and len(term.party) > 1:
        yield "how many must agree"
    if term.length is None:
        yield "how long it is"
    if term.until is None and term.condition is None:
        yield "until when it can be agreed"


def late(agreement: Agreement) -> Iterator[Remark]:
    """W21: a deadline that lies after the end of its phases, its own or the agreement's."""
    moments = Moments(agreement)
    for place, term in numbered(agreement, Kind.DUTY):
        by = moments.of(term.by)
        if by is None or term.survives:
            continue
        for what, end in _ends(moments, term):
            if by.surely_after(end) or _fixed_after(by, end, moments):
                yield remark("W21", (*place, "by"), (term.id,), f"The deadline lies after the end of {what}.")
                break


def _ends(moments: Moments, term: Term) -> Iterator[tuple[str, Bounds | None]]:
    if len(term.phase) == 1:
        yield f"the phase {term.phase[0]}", moments.phase_ends(term.phase[0])
    yield "the term itself", moments.of(term.until)
    yield "the agreement", moments.end


def _fixed_after(by: Bounds, end: Bounds | None, moments: Moments) -> bool:
    """Whether a deadline counted from the start lies after a fixed end, since the start cannot come before a time."""
    first = moments.not_before
    if end is None or end.root != CALENDAR or by.root != moments.start.root or first is None or first.earliest is None:
        return False
    return Bounds(CALENDAR, first.earliest + (by.earliest or 0), None).surely_after(end)


def stale(agreement: Agreement) -> Iterator[Remark]:
    """W22: a date from before the text was published, where nothing else in the file knows of that year."""
    published = sorted(source.published for source in agreement.sources.values() if source.published)
    if not published:
        return
    known = _years_known(agreement)
    for place, term in numbered(agreement):
        for key, point in term.timepoints():
            day = point.on or (day_of(point.at, zone(agreement.zone)) if point.at is not None else None)
            if day and day.isoformat()[: len(published[0])] < published[0]:
                yield remark("W22", (*place, key), (term.id,), f"{day} is before the text, of {published[0]}.")
        years = [year for year in _YEAR.findall(term.text) if year < published[0][:4] and year not in known]
        if years:
            yield remark("W22", (*place, "text"), (term.id,), f"It names {listed(years)}; the text is later.")


def _years_known(agreement: Agreement) -> set[str]:
    texts = [text for area in agreement.areas for text in (area.text, area.id, str(area.dated or ""))]
    texts += [link.agreement.replace("-", " ") for link in agreement.links]
    texts += [definition.text for definition in agreement.definitions]
    return {year for text in texts for year in _YEAR.findall(text)}
