"""Words about what falls with what, by which way and for which reason; rings; and what a breach would open."""

from collections.abc import Iterator

from truceline.findings.commitments.answers import Changed
from truceline.findings.commitments.breach import Breach, Right
from truceline.findings.commitments.falls import Fall, reached
from truceline.findings.commitments.graph import Link
from truceline.findings.commitments.rings import Ring
from truceline.findings.commitments.supposing import How, Lapse
from truceline.reports.commitments import Line, Telling
from truceline.reports.wording import Words
from truceline.terms.clauses import Effect
from truceline.terms.lint.stuck import Key
from truceline.values.verdicts import Verdict

_RIGHT = {Effect.RELEASE: "be free of it", Effect.TERMINATE: "end it", Effect.SUSPEND: "suspend it"}
_REASONS = {
    Link.ONCE: "it is owed once this comes: {}",
    Link.WHEN: "it hangs on this: {}",
    Link.IN_FORCE: "it binds only while this holds: {}",
    Link.AFTER: "it comes after this: {}",
    Link.EACH: "it is owed for each of these: {}",
    Link.BY: "it rests on the same acts as {}",
    Link.TOGETHER: "it is due at one time with {}",
    Link.LAPSES: "it falls with the same event: {}",
}


def lapse_words(lapse: Lapse, words: Words) -> str:
    """What is supposed, and how."""
    if lapse.how is How.EVENT and lapse.event:
        who = words.party(lapse.event[1]) if lapse.event[1] else "somebody"
        return f"{lapse.id}, by {lapse.event[0]} of {who} at that time"
    if lapse.how is How.UNDONE:
        return f"{lapse.id}, {lapse.how} ({', '.join(lapse.undone)})"
    if lapse.how is How.CLOCK:
        return f"{lapse.id}, {lapse.how}: {words.time(lapse.at)}"
    return f"{lapse.id}, {lapse.how}"


def fall_lines(fall: Fall, telling: Telling) -> Iterator[Line]:
    """What falls, how it stands now, for which reason it falls, and by which way."""
    node = telling.graph.node(fall.key)
    yield "falls", telling.vertex(fall.key)
    if node:
        yield "owes", f"{telling.words.parties(node.owed_by)}: {node.text}"
        yield "now", telling.state(node)
    if fall.way:
        yield "because", reason_words(fall, telling)
        yield "way", way_words(fall, telling)


def reason_words(fall: Fall, telling: Telling) -> str:
    """`it is owed once this comes: signed by Ukraine, which only minerals can bring`."""
    told = [edge for edge in fall.way if edge.source[0] not in ("choice", "way")]
    last = told[-1] if told else fall.way[-1]
    reason = _REASONS.get(last.link, "{}").format(telling.vertex(last.target))
    bringers = [edge.target for edge in telling.graph.needs.get(last.target, ()) if edge.link is Link.BY]
    if last.link is Link.LAPSES or not bringers:
        return reason
    only = "which only" if len(bringers) == 1 else "which, of what is owed, only"
    return f"{reason}, {only} {' or '.join(telling.vertex(key) for key in bringers)} can bring"


def way_words(fall: Fall, telling: Telling) -> str:
    """`minerals -> fund-launch -> fund-paid`: the way from what lapses to what falls."""
    keys = [key for key in reached(fall) if key[0] not in ("choice", "way")]
    return " -> ".join(telling.vertex(key) for number, key in enumerate(keys) if key[0] != "act" or not number)


def change_words(changed: Changed) -> str:
    """`fund: pending -> dormant`."""
    after = str(changed.after.state) if changed.after else "not on record"
    return f"{changed.node.id}: {changed.node.standing.state} -> {after}"


def ring_words(ring: Ring, telling: Telling) -> str:
    """What waits for what, all round."""
    names = [telling.vertex(key) for key in ring.keys if key[0] not in ("choice", "way", "act")]
    if len(names) < 2:
        return f"{names[0] if names else telling.vertex(ring.keys[0])} waits for itself."
    return f"{' waits for '.join([*names, names[0]])}. None of them can come first."


def remedy_words(ring: Ring, telling: Telling) -> str:
    """What would undo a ring, in words."""
    if len(ring.keys) == 1:
        return "take the condition out of it"
    fixed = "name a fixed time for one of them, let one go first without waiting"
    tie = "write a new promise of both for one time" if _promises(ring.keys, telling) else "tie them as simultaneous"
    return f"{fixed}, or {tie}"


def _promises(keys: tuple[Key, ...], telling: Telling) -> bool:
    nodes = [telling.graph.node(key) for key in keys]
    return any(node is not None and node.promise for node in nodes)


def breach_words(breach: Breach, words: Words) -> list[str]:
    """What a breach would open."""
    lines = [_right_words(right, words) for right in breach.rights]
    lines += [f"{words.parties(term.party)} would owe: {term.text} ({term.id})" for term in breach.due]
    return lines or ["No text opens a right or a duty for it, so a breach changes nothing by itself."]


def _right_words(right: Right, words: Words) -> str:
    """A right that a breach may open, which does nothing until it is used."""
    asked = ", ".join(right.asked)
    first = f" once {asked} is answered" if right.asked else " once it is overdue"
    opened = "" if right.open is Verdict.YES else first
    who, what = words.parties(right.power.party), _RIGHT.get(right.power.effect or Effect.RELEASE, "use it")
    return f"{who} may{opened} {what} ({right.agreement} {right.power.id}); nothing happens until that is used"
