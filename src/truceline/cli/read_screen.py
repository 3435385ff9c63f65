"""How proposals look in a terminal of 80 columns, and as plain data."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.cli.edge import print_json
from truceline.cli.screen import console, grid
from truceline.reading.contradictions import contradictions
from truceline.reading.kept import plain
from truceline.reading.proposed import Proposed
from truceline.reading.scoring import Scores, table
from truceline.reading.suggestion import Sort
from truceline.reports.suggestions import HEADING, TITLES, confidence_words, document_words, short, slots_words
from truceline.tasks.reading import Outcome, counted
from truceline.values.canonical import Json

_MANY = 50
_MOST = 20
"""So many contradictions are told in a terminal."""


def show_outcomes(out: Console, outcomes: Sequence[Outcome], kept: Path | None) -> None:
    """Every document with what is proposed of it, what contradicts what, and how much it was.

    Of very many documents whose proposals are kept in a file only how many there are is told here.
    """
    out.print(HEADING, style="bold")
    brief = kept is not None and len(outcomes) > _MANY
    numbered = iter(enumerate((one for outcome in outcomes for one in outcome.suggestions), start=1))
    for outcome in outcomes:
        _show_document(out, outcome, numbered, brief=brief)
    _show_contradictions(out, [one for outcome in outcomes for one in outcome.suggestions])
    out.print()
    out.print(counted(outcomes))
    if kept is not None:
        out.print(f"Kept in {kept}. To decide: truceline read --review {kept} --case CASE", soft_wrap=True)


def _show_document(out: Console, outcome: Outcome, numbered: Iterator[tuple[int, Proposed]], *, brief: bool) -> None:
    origin = outcome.origin
    out.print()
    if origin is None:
        out.print(Text.assemble((outcome.file, "bold"), "  cannot be read (see below)"))
        return
    out.print(Text.assemble((origin.file, "bold"), f"  {short(origin.title, 70)}"))
    out.print(Text(f"  {document_words(origin)}", style="dim"))
    told: list[tuple[str, str | Text]] = [("note", Text(note, style="bold yellow")) for note in origin.notes]
    told += [("left out", Text(f"{count}: {reason}")) for reason, count in outcome.dropped]
    if told:
        out.print(grid(told, indent=2))
    here = [next(numbered) for _ in outcome.suggestions]
    if not here:
        out.print(Text(f"  {outcome.untold or 'nothing is proposed of it'}", style="dim"))
    elif brief:
        out.print(f"  {len(here)} kept, from number {here[0][0]}", style="dim")
    else:
        _show_sorts(out, here)


def _show_sorts(out: Console, here: Sequence[tuple[int, Proposed]]) -> None:
    for sort in Sort:
        of_sort = [(number, one) for number, one in here if one.suggestion.sort is sort]
        if of_sort:
            out.print(f"\n  {TITLES[sort]}", style="cyan")
        for number, one in of_sort:
            show_proposed(out, number, one)


def show_proposed(out: Console, number: int, one: Proposed, most: int = 160) -> None:
    """One proposal: its letters, its slots, how sure it is, and what stays open."""
    said, by = one.suggestion, "" if one.by == "rules" else f", proposed by the model {one.by}"
    lines: list[tuple[str, str | Text]] = [(f"{number}", Text(short(one.letters, most), style="bold"))]
    quote = said.slots.get("quote")
    lines.append(("says", Text(slots_words(said))))
    lines += [("quote", Text(short(quote, most)))] if quote and quote != one.letters else []
    lines.append(("sure", Text(f"{confidence_words(said)}, letters {said.span.start}-{said.span.end}{by}")))
    lines += [("open" if place == 0 else "", Text(words)) for place, words in enumerate(said.open)]
    out.print(grid(lines, indent=3, label=6))


def _show_contradictions(out: Console, suggestions: Sequence[Proposed]) -> None:
    found = contradictions(suggestions)
    if found:
        out.print("\nThese contradict each other; none is left out", style="bold")
    for one in found[:_MOST]:
        pair = [(number + 1, suggestions[number]) for number in (one.one, one.other)]
        lines: list[tuple[str, str | Text]] = [("about", Text(one.about))]
        lines += [(f"{number}", Text(f"{each.origin.file}: {short(each.letters, 120)}")) for number, each in pair]
        out.print(grid(lines, indent=3, label=6))
    if len(found) > _MOST:
        out.print(f"   and {len(found) - _MOST} more (--json tells all)")


def plain_outcomes(outcomes: Sequence[Outcome]) -> Json:
    """Documents, proposals, contradictions and faults as plain data."""
    suggestions = [one for outcome in outcomes for one in outcome.suggestions]
    numbers = {id(one): number for number, one in enumerate(suggestions, start=1)}
    documents: list[Json] = [_plain(outcome, numbers) for outcome in outcomes]
    opposed: list[Json] = [
        {"numbers": [one.one + 1, one.other + 1], "about": one.about} for one in contradictions(suggestions)
    ]
    return {"on_record": False, "documents": documents, "contradictions": opposed, "summary": counted(outcomes)}


def _plain(outcome: Outcome, numbers: dict[int, int]) -> Json:
    origin = outcome.origin
    about: dict[str, Json] = {} if origin is None else {
        "digest": origin.digest,
        "title": origin.title,
        "published": None if origin.published is None else origin.published.isoformat(),
        "language": origin.language,
        "address": origin.address,
        "taken_back": origin.taken_back,
    }  # fmt: skip
    faults: list[Json] = [{"problem": fault.problem, "to_do": fault.remedy} for fault in outcome.faults]
    notes: list[Json] = [*(origin.notes if origin else ()), *([outcome.untold] if outcome.untold else [])]
    found: list[Json] = [{"number": numbers[id(one)], **_without_document(one)} for one in outcome.suggestions]
    dropped: list[Json] = [{"reason": reason, "count": count} for reason, count in outcome.dropped]
    return {"file": outcome.file, **about, "notes": notes, "suggestions": found, "dropped": dropped, "faults": faults}


def _without_document(one: Proposed) -> dict[str, Json]:
    return {name: value for name, value in plain(one).items() if name not in ("form", "document")}


def show_figures(scores: Scores, unreached: Sequence[str], as_json: bool) -> None:
    """How well reading proposes, by sort, and what does not reach the figures that it must."""
    heading, *rows = table(scores)
    if as_json:
        figures: list[Json] = [dict(zip(heading, row, strict=True)) for row in rows]
        alarmed: Json = {"passages": scores.negatives, "alarmed": scores.alarmed}
        print_json({"figures": figures, "nothing_to_propose": alarmed, "not_reached": list(unreached)})
        return
    grid_of = Table(*heading, box=None, pad_edge=False)
    for row in rows:
        grid_of.add_row(*row)
    out = console()
    out.print(grid_of)
    out.print(f"\nOf {scores.negatives} passages with nothing to propose, {scores.alarmed} gave a proposal.")
    out.print(f"Wording raised (readiness as acceptance and the like): {len(scores.upgraded)}.")
    for words in unreached:
        click.echo(f"not reached: {words}")
