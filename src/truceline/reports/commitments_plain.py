"""Commitments as plain data, for `--json`. Times are ISO 8601 with the offset of the case's zone."""

from truceline.findings.commitments.answers import Commitments, Falling, Shown, Sided, together
from truceline.findings.commitments.apart import Apart, apart
from truceline.findings.commitments.breach import Breach
from truceline.findings.commitments.falls import Fall, reached
from truceline.findings.commitments.graph import node_key
from truceline.findings.commitments.history import History
from truceline.findings.commitments.sides import Side
from truceline.findings.commitments.standing import Standing
from truceline.findings.commitments.views import Views
from truceline.reports.commitments import Telling
from truceline.reports.commitments_falls import breach_words, reason_words
from truceline.reports.plain import Plain
from truceline.terms.lint.stuck import Key
from truceline.values.canonical import Json
from truceline.values.instants import Instant


def plain_commitments(found: Commitments, party: str | None, plain: Plain) -> dict[str, Json]:
    """Everything that is owed, where the sides differ, the rings, the measures, and how other terms are seen."""
    return {
        "owed": [_shown(one, plain) for one in together(found, party)],
        "read_differently": [_apart(one) for one in apart(found, party)],
        "rings": [_rings(one) for one in found.sides if one.rings],
        "measures": [_history(one, plain) for one in found.histories if one.stretches],
        "other_views": [
            {"of": of, "party": who, "sees": sees.value, "entry": entry} for of, who, sees, entry in found.others
        ],
    }


def plain_falling(one: Falling, known: Instant, plain: Plain) -> Json:
    """What is supposed and what falls, as one side reads the agreements."""
    return {
        "as_read_by": list(one.side.who),
        "supposed": [
            {"id": lapse.id, "how": lapse.how.value, "at": plain.instant(lapse.at), "undone": list(lapse.undone)}
            for lapse in one.lapses
        ],
        "falls": [_fall(fall, Telling(plain.words, one.graph, known)) for fall in one.falls],
        "changes": [
            {
                "id": changed.node.id,
                "before": changed.node.standing.state.value,
                "after": changed.after.state.value if changed.after else None,
            }
            for changed in one.changed
        ],
    }


def plain_breach(side: Side, breach: Breach, plain: Plain) -> Json:
    """What a breach would open."""
    return {
        "as_read_by": list(side.who),
        "id": breach.id,
        "rights": [
            {
                "agreement": right.agreement,
                "power": right.power.id,
                "party": list(right.power.party),
                "asked": list(right.asked),
                "open": right.open.value,
            }
            for right in breach.rights
        ],
        "due": [term.id for term in breach.due],
        "words": list(breach_words(breach, plain.words)),
    }


def _apart(one: Apart) -> Json:
    return {"id": one.id, "differs": [what.value for what in one.differs]}


def _shown(one: Shown, plain: Plain) -> Json:
    node, graph = one.node, one.seen.graph
    views = one.seen.views.get(node.id)
    return {
        "id": node.id,
        "as_read_by": list(one.who),
        "owed_by": list(node.owed_by),
        "owed_to": list(node.owed_to),
        "event": node.event,
        "text": node.text,
        "agreement": node.agreement,
        "track": node.track,
        "standing": _standing(node.standing, plain),
        "hangs_on": [
            {
                "link": edge.link.value,
                "on": _key(edge.target),
                "there": graph.vertices[edge.target].there,
                "entries": list(graph.vertices[edge.target].entries),
            }
            for edge in graph.links_of(node_key(node.id))
        ],
        "views": _views(views) if views else None,
    }


def _standing(standing: Standing, plain: Plain) -> Json:
    return {
        "state": standing.state.value,
        "could_be": [state.value for state in standing.could_be],
        "due": plain.range(standing.due),
        "acts": list(standing.acts),
        "made_due_by": list(standing.triggers),
        "fell_by": list(standing.fell_by),
        "taken_back_by": list(standing.undone_by),
        "amount": list(standing.amount) if standing.amount else None,
    }


def _views(views: Views) -> Json:
    return {
        "seen": [
            {"party": one.party, "sees": one.sees.value, "against": one.against.value, "entry": one.entry}
            for one in views.seen
        ],
        "sides_differ": views.apart,
        "reported": [{"body": one.body, "course": one.course.value, "entry": one.entry} for one in views.reported],
    }


def _rings(one: Sided) -> Json:
    return {"as_read_by": list(one.side.who), "rings": [[_key(key) for key in ring.keys] for ring in one.rings]}


def _history(one: History, plain: Plain) -> Json:
    return {
        "track": one.track.id,
        "title": one.track.title,
        "stretches": [
            {
                "state": stretch.state,
                "since": plain.interval(stretch.since),
                "until": plain.interval(stretch.until) if stretch.until else None,
                "entries": list(stretch.entries),
                "order_unknown": stretch.unsure,
            }
            for stretch in one.stretches
        ],
    }


def _fall(fall: Fall, telling: Telling) -> Json:
    node = telling.graph.node(fall.key)
    return {
        "what": _key(fall.key),
        "state": node.standing.state.value if node else None,
        "done_already": fall.done,
        "way": [_key(key) for key in reached(fall)],
        "because": reason_words(fall, telling) if fall.way else None,
    }


def _key(key: Key) -> Json:
    kind, *rest = key
    return {"kind": kind, "name": rest[0] if kind in ("node", "agreement", "track") else " ".join(rest).strip()}
