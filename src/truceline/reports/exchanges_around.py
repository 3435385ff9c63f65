"""Words about what stands around the numbers of an exchange: deadlines, steps that bind both sides, and disputes."""

from collections.abc import Iterator, Sequence

from truceline.exchanges.balance import Balance, Step, Tied
from truceline.exchanges.deadlines import Deadline, Due
from truceline.exchanges.disputes import Disputed, Standing
from truceline.exchanges.flows import Line
from truceline.exchanges.ledger import Account
from truceline.record.kinds import Ground
from truceline.reports.exchanges import category_words, count_words, quota_words, way_words
from truceline.reports.wording import Words
from truceline.values.verdicts import Verdict

GROUND_WORDS = {
    Ground.NOT_HELD: "somebody named is not held, it says",
    Ground.NOT_ON_LIST: "who came is not on the list",
    Ground.IDENTITY: "who somebody is",
    Ground.CATEGORY: "the category",
    Ground.INELIGIBLE: "somebody listed does not belong to the exchange",
    Ground.NUMBER: "the number",
    Ground.FORMULA: "the formula",
    Ground.POSTPONED: "who put it off",
    Ground.PLACE: "the place",
    Ground.OTHER: "other grounds",
}
_KEPT_WORDS = {Verdict.YES: "in full", Verdict.NO: "short of it", Verdict.UNKNOWN: "in full or not, cannot be told"}


def deadline_words(one: Deadline, words: Words, known: str) -> str:
    """How a deadline stands, and by whose count."""
    stage = f", {one.quota.says.stage}" if one.quota.says.stage else ""
    what = f"{words.party(one.way.giver)} to {words.party(one.way.taker)}, {quota_words(one.quota.says)}{stage}"
    if one.state is Due.AHEAD:
        return f"{what}: not due yet"
    if one.state is Due.NO_REPORT:
        return f"{what}: no report of delivery in time, as known at {known}"
    told = [
        f"{_KEPT_WORDS[verdict]} by the count of {_joined(bodies, words)}"
        for verdict in (Verdict.YES, Verdict.NO, Verdict.UNKNOWN)
        if (bodies := [body for body, _, held in one.kept if held is verdict])
    ]
    return f"{what}: {'; '.join(told)}"


def step_lines(account: Account, words: Words) -> Iterator[tuple[str, str]]:
    """Stage by stage and over all: whose part is on record, and how far both are out of step by whose count."""
    for stage in dict.fromkeys([*(one.stage for one in account.tied), *(one.stage for one in account.balances)]):
        for tied in account.tied:
            if tied.stage == stage and (missing := tied_words(tied, words)):
                yield stage or "", missing
        told: dict[str, list[str]] = {}
        for one in account.balances:
            if one.stage == stage:
                told.setdefault(balance_words(one, words), []).append(one.body)
        for text, bodies in told.items():
            yield stage or "all stages", f"{text}, by the count of {_joined(bodies, words)}"


def balance_words(one: Balance, words: Words) -> str:
    """Who gave more."""
    what = category_words(one.category)
    giver, other = words.party(one.one), words.party(one.other)
    if one.even:
        return f"both gave the same number of {what}"
    if one.low is None or one.high is None or one.low <= 0 <= one.high:
        return f"who gave more {what} cannot be told"
    if one.low > 0:
        return f"{giver} gave {_more(one.low, one.high)} {what} more than {other}"
    return f"{other} gave {_more(-one.high, -one.low)} {what} more than {giver}"


def _more(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def tied_words(one: Tied, words: Words) -> str | None:
    """What is missing of a stage that binds both sides; None where counts of both parts are on record."""
    what = category_words(one.category)
    if one.step is Step.BOTH:
        return None
    if one.step is Step.NEITHER:
        return f"{what}: nobody's count of either part is on record"
    return f"{what}: only of what {words.party(one.gave[0])} gave is a count on record"


def _joined(names: Sequence[str], words: Words) -> str:
    called = [words.party(name) for name in names]
    return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and of {called[-1]}"


def dispute_words(one: Disputed, words: Words) -> Iterator[tuple[str, str]]:
    """A dispute line by line: where it stands, on which ground, what is said, and what it bears on."""
    says = one.told.says
    against = words.party(one.against) if one.against else "nobody named"
    yield one.standing.upper(), f"{words.party(says.party)} against {against}: {GROUND_WORDS[says.ground]}"
    if says.value is not None:
        yield "number", count_words(says.value)
    if says.stage:
        yield "stage", says.stage
    yield "it says", one.told.entry.text or "the text is shown in its compartment only"
    for entry in one.said:
        yield "on that", f"{_speaker(entry.payload, words)}: {entry.text or 'in its compartment only'} ({entry.id})"
    for report in one.reports:
        who, when = words.party(report.says.body), words.time(report.entry.occurred.last)
        course = report.says.course.replace("_", " ")
        yield "course", f"{course}, as {who} reports ({when})"
    if one.standing in (Standing.OPEN, Standing.UNKNOWN) and one.bears_on:
        yield "bears on", "; ".join(_line_words(line, words) for line in one.bears_on)
    yield "stands on", one.told.entry.id


def _line_words(line: Line, words: Words) -> str:
    stage = f" at {line.stage}" if line.stage else ""
    return f"{way_words(line.way, words)}{stage}"


def _speaker(payload: object, words: Words) -> str:
    for column in ("speaker", "party", "body", "actor", "sender", "issuer", "owner"):
        name = getattr(payload, column, None)
        if isinstance(name, str):
            return words.party(name)
    return "on record"
