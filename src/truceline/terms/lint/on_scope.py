"""Remarks on what is covered and where: W04, W05, W06, W17, W18 and W19."""

from collections.abc import Iterator

from truceline.terms.areas import Area, Status
from truceline.terms.clauses import Kind, Term
from truceline.terms.lint.acts import BINDING, Acts, numbered
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import (
    CALIBRE,
    DOMAINS,
    DRONES_AND_ROCKETS,
    FORCE,
    SELF_DEFENCE,
    VAGUE,
    found,
    listed,
    plain,
    said,
)
from truceline.terms.schema import Agreement, Tie


def areas(agreement: Agreement) -> Iterator[Remark]:
    """W04: an area that is not drawn, not dated, or not agreed."""
    for index, area in enumerate(agreement.areas):
        if open_ := list(_open_in(area)):
            yield remark("W04", ("areas", index), (area.id,), f"{area.id} {listed(open_)}.")


def _open_in(area: Area) -> Iterator[str]:
    if area.status is Status.TO_BE_DEFINED:
        yield "is still to be defined"
    elif not (area.points or area.offset or area.objects or area.parts):
        yield "is described in words only"
    if area.status is Status.DISPUTED:
        yield "is disputed between the parties"
    if area.kind == "line" and area.dated is None:
        yield "has no date"


def vague_acts(agreement: Agreement) -> Iterator[Remark]:
    """W05: a word such as offensive, in an act or in what is bound, that no definition explains."""
    explained = " ; ".join(f"{plain(definition.id)} {definition.text}" for definition in agreement.definitions)
    defined = {definition.id for definition in agreement.definitions}
    seen: set[str] = set()
    for place, term in numbered(agreement, Kind.BAN, Kind.DUTY, Kind.PERMISSION, Kind.COMMITMENT):
        event = term.act.event if term.act and term.act.event not in defined else ""
        in_act = [word for word in found(VAGUE, plain(event)) if not said((word,), explained)]
        in_act += ["force"] if event == "force" and not said(("force",), explained) else []
        in_text = [word for word in found(VAGUE, term.text) if not said((word,), explained)]
        if in_act and event not in seen:
            seen.add(event)
            yield remark("W05", (*place, "act"), (event,), f"No definition says what {plain(event)} is.")
        elif fresh := [word for word in in_text if word not in seen and word not in plain(event)]:
            seen.update(fresh)
            yield remark("W05", (*place, "text"), (term.id,), f"No definition explains: {listed(fresh)}.")


def exceptions(agreement: Agreement) -> Iterator[Remark]:
    """W06: bans without exceptions, and exceptions for self-defence without bounds."""
    bans = list(numbered(agreement, Kind.BAN))
    bare = [(place, term) for place, term in bans if not term.excepts]
    if len(bare) > 1 and len(bare) == len(bans):
        about = tuple(term.id for _, term in bare)
        yield remark("W06", ("terms",), about, "No ban names an exception; self-defence and rescue are left open.")
    else:
        yield from (remark("W06", place, (term.id,), _no_exception(term)) for place, term in bare)
    for place, term in numbered(agreement, Kind.PERMISSION):
        names = [plain(term.id), plain(term.act.event) if term.act else "", term.text]
        if said(SELF_DEFENCE, *names) and not (term.condition or term.area or term.until or term.duration):
            yield remark("W06", place, (term.id,), "The exception for defence has no condition and no bounds.")


def _no_exception(term: Term) -> str:
    act = plain(term.act.event) if term.act else term.text
    rest = "; whether self-defence is allowed is left open" if said(FORCE, act) else ""
    return f"The ban names no exception{rest}."


def units(agreement: Agreement) -> Iterator[Remark]:
    """W17: a number of things of which nobody says what they are."""
    by_ratio = {
        name for tie in agreement.reciprocity if tie.tie is Tie.RATIO and (tie.times > 1 or tie.lot > 1)
        for name in tie.terms
    }  # fmt: skip
    for place, term in numbered(agreement):
        counts = [term.act and term.act.at_least, term.for_each, term.times > 1, term.lot > 1, term.id in by_ratio]
        if term.act and not term.act.unit and any(counts):
            yield remark("W17", (*place, "act"), (term.id,), "It counts, but no unit says what is counted.")


def domains(agreement: Agreement) -> Iterator[Remark]:
    """W18: domains of war that no clause that binds or permits mentions."""
    terms = [term for _, term in numbered(agreement, *BINDING, Kind.PERMISSION)]
    if not any(term.kind is Kind.BAN for term in terms):
        return
    used = {term.area for term in terms}
    texts = [text for term in terms for text in _texts_of(term)]
    texts += [f"{plain(one.id)} {plain(' '.join(one.means))} {one.text}" for one in agreement.definitions]
    texts += [f"{area.kind} {area.text}" for area in agreement.areas if area.id in used and area.kind != "line"]
    open_ = tuple(domain for domain, stems in DOMAINS.items() if not said(stems, *texts))
    if open_:
        yield remark("W18", ("terms",), open_, f"Not mentioned, so left open: {', '.join(open_)}.")


def _texts_of(term: Term) -> tuple[str, str]:
    return term.text, plain(term.act.event) if term.act else ""


def calibres(agreement: Agreement) -> Iterator[Remark]:
    """W19: a clause about weapons of a calibre that says nothing of rockets or drones."""
    acts = Acts(agreement)
    for place, term in numbered(agreement, *BINDING):
        ways = acts.ways(term.act.event) if term.act else frozenset[str]()
        defined = [one.text for one in agreement.definitions if one.id in ways]
        texts = [term.text, *defined, *(plain(way) for way in sorted(ways))]
        if said(CALIBRE, *_after_numbers(texts)) and not said(DRONES_AND_ROCKETS, *texts):
            says = "Weapons are named by calibre; rockets and drones have none, or another."
            yield remark("W19", (*place, "text"), (term.id,), says)


def _after_numbers(texts: list[str]) -> list[str]:
    """Texts with their digits taken out, so that 100mm is seen as well as 100 mm."""
    return ["".join(" " if letter.isdigit() else letter for letter in text) for text in texts]
