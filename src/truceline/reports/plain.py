"""Answers as plain data, for `--json`. Times are ISO 8601 with the offset of the case's zone."""

from collections.abc import Sequence

from truceline.incidents.claims import Figure, Tally
from truceline.measures.claim_checks import Comparison, PartsCheck, RunningTotal
from truceline.measures.daily import Level, Series, Span
from truceline.record.store import Head
from truceline.record.tree_audit import Problem
from truceline.reports.wording import Words
from truceline.terms.answers import AgreementState, Missing, MissingAct, MissingConsent, MissingFact, ReadingState
from truceline.terms.duties import DutyState
from truceline.terms.foresight import Way
from truceline.terms.moves import Move
from truceline.terms.obligations import TermStanding
from truceline.terms.overlap import Applying
from truceline.terms.ranges import Range
from truceline.terms.tracks import TrackStanding
from truceline.terms.windows import Window
from truceline.values.canonical import Json
from truceline.values.counts import Count
from truceline.values.instants import Instant
from truceline.values.intervals import Interval


class Plain:
    """Turns answers about one case into plain data."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def instant(self, moment: Instant | None) -> Json:
        return None if moment is None else self.words.exact(moment)

    def interval(self, span: Interval) -> Json:
        return {"from": self.instant(span.start), "until": self.instant(span.end)}

    def range(self, when: Range | None) -> Json:
        if when is None:
            return None
        return {"earliest": self.instant(when.earliest), "latest": self.instant(when.latest)}

    def count(self, count: Count | None) -> Json:
        return None if count is None else {"low": count.low, "high": count.high, "said": count.said}

    def state(self, state: AgreementState) -> Json:
        agreement = state.version.agreement
        return {
            "agreement": agreement.id,
            "version": agreement.version,
            "digest": state.version.digest,
            "title": agreement.title,
            "on_record": bool(state.readings),
            "readings": [self.reading(reading) for reading in state.readings],
        }

    def reading(self, reading: ReadingState) -> Json:
        standing = reading.standing
        return {
            "reading": reading.plan.reading,
            "by": list(reading.plan.by),
            "title": reading.plan.title,
            "status": standing.status.value,
            "in_force": standing.in_force.value,
            "binds": {party: verdict.value for party, verdict in standing.binds},
            "missing": [self.missing(one) for one in standing.missing],
            "windows": [self.window(window) for window in reading.windows],
            "doubts": [doubt.value for doubt in reading.doubts],
            "day": self.words.day_count(reading),
            "next_change": self.instant(reading.next_change),
            "phases": {name: verdict.value for name, verdict in reading.phases},
            "by_later_agreement": reading.by_later_agreement,
            "entries": list(reading.entries),
        }

    def missing(self, missing: Missing) -> Json:
        words = self.words.missing(missing)
        if isinstance(missing, MissingConsent):
            last = missing.last.value if missing.last else None
            return {"consent_of": missing.party, "last_act": last, "entry": missing.entry, "words": words}
        if isinstance(missing, MissingAct):
            wanted = missing.wanted.value
            return {"act": missing.act.event, "actor": missing.act.actor, "wanted": wanted, "words": words}
        if isinstance(missing, MissingFact):
            fact = missing.fact.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            return {"fact": fact, "answer": missing.answer.value, "wanted": missing.wanted.value, "words": words}
        question = missing.question
        return {"question": question.id, "asks": question.asks, "judged_by": question.body, "words": words}

    def window(self, window: Window) -> Json:
        ends: Json = [
            {"rule": end.rule.value if end.rule else None, "when": self.range(end.when)} for end in window.ends
        ]
        return {"party": window.party, "start": self.range(window.start), "ends": ends}

    def way(self, way: Way) -> Json:
        return {
            "agreement": way.agreement,
            "reading": way.reading,
            "status": way.status.value,
            "when": self.instant(way.when),
            "acts": [act.says.model_dump(mode="json", exclude_none=True) | {"who": act.who} for act in way.acts],
            "words": self.words.way(way),
        }

    def applying(self, found: Applying) -> dict[str, Json]:
        groups = {"bans": found.bans, "permissions": found.permissions, "duties": found.duties}
        pairs = {"excepted": found.excepted, "rivals": found.rivals}
        plain: dict[str, Json] = {name: [self.standing(one) for one in group] for name, group in groups.items()}
        for name, group in pairs.items():
            plain[name] = [[f"{one.agreement}/{one.term.id}" for one in pair] for pair in group]
        return plain

    def standing(self, one: TermStanding) -> Json:
        return {
            "agreement": one.agreement,
            "reading": one.reading,
            "term": one.term.id,
            "kind": one.term.kind.value,
            "party": one.party,
            "activity": one.activity.value,
            "here": one.here.value,
            "duty": self.duty(one.duty) if one.duty else None,
        }

    def duty(self, duty: DutyState) -> Json:
        return {
            "progress": duty.progress.value,
            "owed_by": list(duty.party),
            "due": self.range(duty.due),
            "suspended_by": list(duty.suspended_by),
            "entries": list(duty.entries),
            "lots": [
                {
                    "trigger": lot.trigger,
                    "since": self.range(lot.since),
                    "owed": list(lot.owed),
                    "due": self.range(lot.due),
                    "progress": progress.value,
                }
                for lot, progress in duty.lots
            ],
        }

    def track(self, standing: TrackStanding) -> Json:
        return {
            "track": standing.track.id,
            "title": standing.track.title,
            "states": list(standing.states),
            "since": list(standing.since),
            "entries": list(standing.entries),
        }

    def move(self, move: Move) -> Json:
        return {
            "agreement": move.agreement,
            "reading": move.reading or None,
            "who": list(move.who),
            "awaited": move.awaited.value,
            "optional": move.optional,
            "words": self.words.move(move),
        }

    def tally(self, tally: Tally) -> Json:
        return {
            "issuer": tally.issuer,
            "accused": tally.accused,
            "agreement": tally.agreement,
            "period": self.interval(tally.period),
            "figures": [self.figure(figure) for figure in tally.figures],
            "issuers": list(tally.issuers),
        }

    def figure(self, figure: Figure) -> Json:
        return {
            "unit": figure.first.unit,
            "value": self.count(figure.value),
            "wordings": list(figure.wordings),
            "part_of": figure.part_of or None,
            "scope": figure.first.scope,
            "outlets": list(figure.outlets),
            "entries": list(figure.entries),
        }

    def parts(self, check: PartsCheck) -> Json:
        return {
            "issuer": check.tally.issuer,
            "as_carried_by": check.outlet or "all reports together",
            "unit": check.total.first.unit,
            "total": self.count(check.total.value),
            "parts": [self.figure(part) for part in check.parts],
            "parts_total": self.count(check.total_of_parts),
            "outcome": check.adding.value,
            "apart": list(check.apart),
        }

    def running(self, run: RunningTotal) -> Json:
        return {
            "issuer": run.earlier.first.issuer,
            "unit": run.earlier.first.unit,
            "earlier": self.figure(run.earlier),
            "later": self.figure(run.later),
            "falls": run.falls,
        }

    def comparison(self, comparison: Comparison) -> Json:
        return {
            "totals": [
                {"issuer": tally.issuer, "period": self.interval(tally.period), "figure": self.figure(figure)}
                for tally, figure in (comparison.one, comparison.other)
            ],
            "comparable": comparison.comparable,
            "because": [difference.value for difference in comparison.differences],
        }

    def series(self, series: Series, levels: Sequence[Level], spans: Sequence[Span]) -> Json:
        return {
            "observer": series.observer,
            "unit": series.unit,
            "days": [
                {
                    "day": day.day.isoformat(),
                    "areas": {area: self.count(count) for area, count in day.areas},
                    "total": self.count(day.total),
                    "entries": list(day.entries),
                }
                for day in series.days
            ],
            "levels": [self.level(level) for level in levels],
            "spans": [
                {
                    "from": span.start.isoformat(),
                    "until": span.end.isoformat(),
                    "unknown_days": span.unknown,
                    "left": self.count(span.left),
                    "entries": list(span.entries),
                }
                for span in spans
            ],
        }

    def level(self, level: Level) -> Json:
        return {
            "from": level.start.isoformat(),
            "until": level.end.isoformat(),
            "days": level.days,
            "known_days": level.known,
            "sum_of_known": level.added if level.known else None,
            "median_of_known": None if level.middle is None else f"{level.middle:g}",
            "highest_known": level.highest,
        }


def plain_problem(problem: Problem) -> Json:
    """A problem of a record."""
    return {"index": problem.index, "id": problem.id, "what": problem.what}


def plain_head(head: Head | None) -> Json:
    """A head as it is printed."""
    return None if head is None else str(head)
