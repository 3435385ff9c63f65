"""Words about exchanges: whose count each number is, what is outstanding by it, and what nobody has counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.exchanges.counts import Agreement, Counted
from truceline.exchanges.flows import Flow, Line, Owing
from truceline.exchanges.ledger import Account
from truceline.exchanges.lists import Listed
from truceline.exchanges.quotas import Promised
from truceline.exchanges.rows import Way
from truceline.record.kinds import Formula, Quota
from truceline.reports.wording import Words
from truceline.values.counts import Count
from truceline.values.verdicts import Verdict

FORMULA_WORDS = {
    Formula.ALL_FOR_ALL: "all for all",
    Formula.NUMBER_FOR_NUMBER: "number for number",
    Formula.RATIO: "by a ratio",
    Formula.ONE_SIDED: "one side gives",
    Formula.BY_LIST: "by list",
}
RANGES = (
    "Numbers of children, detainees and other protected categories that may point at single people "
    "are shown as ranges, and so is what would give them away."
)


@dataclass(frozen=True)
class Row:
    """One row of a table: a stage, what was promised for it, whose count, the count, and what is left by it."""

    stage: str
    promised: str
    whose: str
    count: str
    left: str


@dataclass(frozen=True)
class Stage:
    """The rows of one stage, and what is to be said of them together."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


def number(said: str) -> str:
    """A count as it was said, with its thousands apart: `about 4,900`."""
    return re.sub(r"[0-9]{4,}", lambda found: f"{int(found[0]):,}", said)


def category_words(category: str) -> str:
    """A category to read."""
    return category.replace("_", " ").replace("-", " ")


def way_words(way: Way, words: Words) -> str:
    """`Red gives Blue prisoners of war`."""
    return f"{words.party(way.giver)} gives {words.party(way.taker)}: {category_words(way.category)}"


def exchange_words(account: Account, words: Words) -> Iterator[tuple[str, str]]:
    """What an exchange is: between whom, by which formula, with whose mediation."""
    if account.says is None:
        yield "on record", "only rows that name it, not the exchange itself"
        return
    yield "between", words.parties(account.says.parties)
    yield "formula", FORMULA_WORDS[account.says.formula]
    if account.says.mediators:
        yield "mediated by", words.parties(account.says.mediators)
    if account.entry is not None:
        yield "stands on", account.entry.id


def covered_words(account: Account) -> str | None:
    """What of an exchange is under embargo, for those who may see it all the same."""
    if not account.covered:
        return None
    stages = sorted(stage for stage in account.covered if stage is not None)
    what = "this exchange" if None in account.covered else f"stage {', '.join(stages)}"
    return f"UNDER EMBARGO: {what}. Nothing of it may be shown outside its compartment."


def promised_words(promise: Promised) -> str:
    """What was promised, as a number where it is one."""
    if promise.everybody:
        return "everybody" if promise.count.low == 0 else f"everybody, at least {promise.count.low:,}"
    if promise.untold:
        return "cannot be told"
    return count_words(promise.count)


def quota_words(quota: Quota) -> str:
    """One promise as it was made: `30 prisoners for each 1 hostages`."""
    what = category_words(quota.category)
    if quota.value is None:
        return f"all {what}"
    if quota.for_each is None:
        return f"{count_words(quota.value)} {what}"
    against = category_words(quota.against or quota.category)
    return f"{count_words(quota.value)} {what} for each {quota.for_each:,} {against}"


def stages(flow: Flow, words: Words) -> list[Stage]:
    """A flow as the rows of a table: each stage, and all stages where that says more than the one stage does."""
    found = [_stage(line, line.stage or "", words) for line in flow.stages]
    if len(flow.stages) != 1 or flow.whole.promised != flow.stages[0].promised:
        found.append(_stage(flow.whole, "all stages", words))
    return found


def flow_words(flow: Flow, words: Words) -> Iterator[tuple[str, str]]:
    """What stands above the table of a flow: each side's lists, and that nothing was promised where that is so."""
    for place, one in enumerate(flow.whole.listed):
        yield "" if place else "lists", listed_words(one, words)
    if flow.whole.promised is None:
        yield "promised", "nothing on record"


def _stage(line: Line, name: str, words: Words) -> Stage:
    promise = "" if line.promised is None else promised_words(line.promised)
    if not line.counted:
        row = Row(name, promise, "no count on record", "", "unknown" if line.promised else "")
        return Stage((row,), tuple(_together(line, words)))
    left = {one.body: left_words(one) for one in line.outstanding}
    unknown = "unknown" if line.promised is not None else ""
    rows = [
        Row("", "", f"{words.party(one.body)} ({one.side})", count_words(one.count), left.get(one.body, unknown))
        for one in line.counted
    ]
    rows[0] = replace(rows[0], stage=name, promised=promise)
    remarks = [note for one in line.counted for note in _notes(one, words)]
    return Stage(tuple(rows), (*_together(line, words), *remarks))


def left_words(one: Owing) -> str:
    """What is outstanding by one count."""
    if one.over:
        return f"none; {one.over:,} more"
    if one.count.high == 0:
        return "none"
    if one.count.high is None and one.count.low == 0:
        return "unknown"
    return count_words(one.count)


def count_words(count: Count | None) -> str:
    """A count to read; bounds that were reckoned as `at most 8`, and where nothing is known `not known`."""
    if count is None:
        return "not given"
    if count.said == "at least 0":
        return "not known"
    return f"at most {count.high:,}" if count.said == f"0-{count.high}" else number(count.said)


def _notes(one: Counted, words: Words) -> Iterator[str]:
    who = words.party(one.body)
    if one.identified is not None:
        yield f"{count_words(one.identified)} identified by then, as {who} says"
    if one.divided:
        yield f"{who} gave counts that cannot be one number; correct one, or give each batch a stage of its own"
    if one.missing:
        yield f"{who} has no count of {', '.join(one.missing)}"
    if one.sure is not Verdict.YES:
        yield f"whether what {who} counted had taken place by then cannot be told"


def _together(line: Line, words: Words) -> Iterator[str]:
    """What the counts come to beside each other."""
    if line.agreement in (Agreement.AGREE, Agreement.CAN_AGREE):
        yield line.agreement
    for one in line.apart:
        pair = "" if len(line.counted) == 2 else f" ({words.party(one.one.body)}, {words.party(one.other.body)})"
        yield apart_words(one.least, one.most) + pair
    if line.counted and line.silent:
        yield f"no count of {' or of '.join(words.party(party) for party in line.silent)} on record"
    if line.uncounted and line.counted:
        yield f"nobody's count on record of {', '.join(line.uncounted)}"
    if line.promised is not None and line.promised.everybody:
        owed = line.owed
        yield f"by the lists of both sides: {count_words(owed)}" if owed else "how many they are, both lists would tell"


def apart_words(least: int, most: int | None) -> str:
    """By how much two counts miss each other."""
    if most is None:
        return f"the counts are apart by {least:,} or more"
    return f"the counts are apart by {least:,}" + ("" if least == most else f" to {most:,}")


def listed_words(listed: Listed, words: Words) -> str:
    """How many stand on one side's lists."""
    several = " on lists that may replace or complete each other" if listed.divided else ""
    return f"{words.party(listed.party)} listed {count_words(listed.count)}{several}"
