"""What is told about claims as plain data, for `--json`."""

from truceline.incidents.claims import Tally
from truceline.incidents.statements import Decision
from truceline.measures.claim_overlap import Looked, Overlap
from truceline.measures.common_hours import Common, Within
from truceline.measures.contradictions import Contradiction
from truceline.reports.plain import Plain
from truceline.reports.sheet import Claimed
from truceline.values.canonical import Json


def plain_claims(sheet: Claimed, plain: Plain) -> dict[str, Json]:
    """Everything that `truceline claims` tells."""
    return {
        "known": plain.instant(sheet.known),
        "common_hours": [_common(one, plain) for one in sheet.common],
        "comparisons": [plain.comparison(one) for one in sheet.comparisons],
        "contradictions": [_contradiction(one, plain) for one in sheet.contradictions],
        "parts": [plain.parts(one) for one in sheet.parts],
        "running_totals": [plain.running(one) for one in sheet.running],
        "tallies": [plain.tally(one) for one in sheet.tallies],
        "joined": [_decision(join) for tally in sheet.tallies for join in tally.joins],
        "kept_apart": [_decision(one) for one in sheet.apart],
        "overlaps": [_of_claim(tally, overlap, plain) for tally, overlap in sheet.overlaps],
        "event_overlaps": [
            {"entries": list(event.entries)} | _overlap(overlap, plain) for event, overlap in sheet.event_overlaps
        ],
        "denials": [{"of": of, "entry": entry.id, "text": entry.text} for of, entry in sheet.denials],
    }


def _decision(decision: Decision) -> Json:
    why = decision.why
    return {
        "one": list(decision.one),
        "other": list(decision.other),
        "joined": why.joined,
        "rule": why.rule.value,
        "facts": why.facts,
    }


def _contradiction(one: Contradiction, plain: Plain) -> Json:
    return {
        "rule": one.rule.value,
        "agreement": one.agreement,
        "facts": one.facts,
        "figures": [
            {"issuer": figure.first.issuer, "period": plain.interval(tally.period), "figure": plain.figure(figure)}
            for tally, figure in one.figures
        ],
        "events": [list(event.entries) for event in one.events],
        "entries": list(one.entries),
    }


def _common(common: Common, plain: Plain) -> Json:
    return {
        "agreement": common.agreement or None,
        "family": common.family,
        "shared": None if common.shared is None else plain.interval(common.shared),
        "sides": [
            {"side": side, "claims": [_within(within, plain) for within in claimed]}
            for side, claimed in zip(common.sides, common.claimed, strict=True)
        ],
        "remains": [one.value for one in common.remains],
    }


def _within(within: Within, plain: Plain) -> Json:
    tally, figure = within.total
    return {
        "unit": figure.first.unit,
        "low": within.value.low,
        "high": within.value.high,
        "given_for_these_hours": within.exact_hours,
        "given": plain.count(figure.value),
        "period": plain.interval(tally.period),
        "scope": figure.first.scope,
        "entries": list(within.entries),
    }


def _of_claim(tally: Tally, overlap: Overlap, plain: Plain) -> Json:
    totals: list[Json] = [{"unit": figure.first.unit, "value": plain.count(figure.value)} for figure in tally.totals]
    head: dict[str, Json] = {"entries": list(tally.entries), "claim": totals, "period": plain.interval(tally.period)}
    return head | _overlap(overlap, plain)


def _overlap(overlap: Overlap, plain: Plain) -> dict[str, Json]:
    return {
        "looked": [_looked(one, plain) for one in overlap.looked],
        "single_events_of_the_side": overlap.own,
        "single_events_of_the_other": overlap.others,
    }


def _looked(one: Looked, plain: Plain) -> Json:
    return {
        "observer": one.observer,
        "unit": one.unit,
        "areas": list(one.areas),
        "areas_named_in_scope": one.named,
        "days": one.days,
        "days_with_a_figure": one.some,
        "days_with_all_areas": one.every,
        "figures_inside": one.inside,
        "figures_partly": one.partly,
        "counted": plain.count(one.counted),
        "entries": list(one.entries),
    }
