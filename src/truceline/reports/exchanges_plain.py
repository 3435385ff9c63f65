"""The ledger of exchanges as plain data, for `--json`."""

from truceline.exchanges.balance import Balance
from truceline.exchanges.counts import Counted
from truceline.exchanges.days import Day
from truceline.exchanges.deadlines import Deadline
from truceline.exchanges.disputes import Disputed
from truceline.exchanges.flows import Line
from truceline.exchanges.ledger import Account, Ledger
from truceline.exchanges.quotas import Promised
from truceline.reports.exchanges_day import change_words, entry_words
from truceline.reports.plain import Plain
from truceline.values.canonical import Json


def plain_ledger(ledger: Ledger, plain: Plain) -> dict[str, Json]:
    """Everything that the ledger answers; what is not known is null, never zero."""
    return {
        "full": ledger.full,
        "exchanges": [_account(account, plain) for account in ledger.accounts],
        "days": [_day(day, plain) for day in ledger.days],
    }


def _account(account: Account, plain: Plain) -> Json:
    says = account.says
    return {
        "exchange": account.id,
        "parties": list(says.parties) if says else None,
        "formula": says.formula.value if says else None,
        "mediators": list(says.mediators or ()) if says else None,
        "agreement": says.agreement if says else None,
        "under_embargo": sorted(stage or "all" for stage in account.covered),
        "ways": [
            {
                "giver": flow.way.giver,
                "taker": flow.way.taker,
                "category": flow.way.category,
                "stages": [_line(line, plain) for line in flow.stages],
                "all_stages": _line(flow.whole, plain),
            }
            for flow in account.flows
        ],
        "lists": [
            {
                "party": one.says.party,
                "to": one.says.to,
                "category": one.says.category,
                "stage": one.says.stage,
                "count": plain.count(one.says.value),
                "list": one.says.list,
                "entry": one.entry.id,
            }
            for one in account.rosters
        ],
        "balances": [_balance(one) for one in account.balances],
        "steps": [
            {"stage": one.stage, "category": one.category, "step": one.step.value, "counted_of": list(one.gave)}
            for one in account.tied
        ],
        "deadlines": [_deadline(one, plain) for one in account.deadlines],
        "disputes": [_dispute(one, plain) for one in account.disputes],
    }


def _line(line: Line, plain: Plain) -> Json:
    return {
        "stage": line.stage,
        "promised": _promised(line.promised, plain),
        "owed": plain.count(line.owed),
        "listed": [
            {"party": one.party, "count": plain.count(one.count), "lists": list(one.lists), "divided": one.divided}
            for one in line.listed
        ],
        "counts": [_counted(one, plain) for one in line.counted],
        "agreement": line.agreement.value,
        "apart": [
            {"bodies": [one.one.body, one.other.body], "least": one.least, "most": one.most} for one in line.apart
        ],
        "outstanding": [
            {"by_count_of": one.body, "count": plain.count(one.count), "over": one.over} for one in line.outstanding
        ],
        "no_count_of": list(line.silent),
        "stages_without_a_count": list(line.uncounted),
        "entries": list(line.entries),
    }


def _promised(promise: Promised | None, plain: Plain) -> Json:
    if promise is None:
        return None
    return {
        "count": plain.count(promise.count),
        "everybody": promise.everybody,
        "by_ratio": promise.tied,
        "entries": list(promise.entries),
    }


def _counted(one: Counted, plain: Plain) -> Json:
    return {
        "body": one.body,
        "side": one.side.value,
        "count": plain.count(one.count),
        "identified": plain.count(one.identified),
        "divided": one.divided,
        "no_count_of_stages": list(one.missing),
        "taken_place": one.sure.value,
        "entries": list(one.entries),
    }


def _balance(one: Balance) -> Json:
    return {
        "stage": one.stage,
        "category": one.category,
        "by_count_of": one.body,
        "gave": one.one,
        "more_than": one.other,
        "least": one.low,
        "most": one.high,
    }


def _deadline(one: Deadline, plain: Plain) -> Json:
    return {
        "quota": one.quota.entry.id,
        "giver": one.way.giver,
        "taker": one.way.taker,
        "category": one.way.category,
        "stage": one.quota.says.stage,
        "due": plain.instant(one.due),
        "state": one.state.value,
        "kept": {body: verdict.value for body, _, verdict in one.kept},
    }


def _dispute(one: Disputed, plain: Plain) -> Json:
    says = one.told.says
    return {
        "dispute": one.told.entry.id,
        "party": one.party,
        "against": one.against,
        "ground": says.ground.value,
        "stage": says.stage,
        "number": plain.count(says.value),
        "standing": one.standing.value,
        "text": one.told.entry.text or None,
        "said": [{"entry": entry.id, "kind": entry.kind, "text": entry.text or None} for entry in one.said],
        "reports": [
            {"entry": report.entry.id, "body": report.says.body, "course": report.says.course.value}
            for report in one.reports
        ],
        "bears_on": [
            {"giver": line.way.giver, "taker": line.way.taker, "category": line.way.category, "stage": line.stage}
            for line in one.bears_on
        ],
    }


def _day(day: Day, plain: Plain) -> Json:
    words = plain.words
    return {
        "day": day.day.isoformat(),
        "took_place": [{"entry": entry.id, "words": entry_words(entry, words)} for entry in day.took_place],
        "late": [{"entry": entry.id, "words": entry_words(entry, words)} for entry in day.late],
        "changes": [
            {"entry": one.before.id, "taken_back": one.after is None, "words": change_words(one, words)}
            for one in day.changes
        ],
    }
