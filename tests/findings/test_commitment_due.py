"""What falls due: ends, extensions, notices, replies, tasks, quotas, windows of silence."""

from typing import Any

from desk_case import case
from drawn_promises import within
from drawn_terms import accepted, entry, hour, version_of, written
from truceline.exchanges.ledger import accounts
from truceline.findings.commitments.due import Item, Sort, Undated, decisions, ended, ends
from truceline.findings.commitments.due_exchanges import quota_items
from truceline.findings.commitments.due_liaison import liaison_items
from truceline.liaison.openings import standing
from truceline.liaison.subjects import subjects_of
from truceline.record.entry import Entry
from truceline.record.kinds import KINDS
from truceline.record.view import View
from truceline.terms.load import Version
from truceline.terms.state import state_in
from truceline.values.instants import MICROSECOND
from truceline.values.verdicts import Verdict

NOW = hour(60)


def says(id: str, kind: str, at: int = 1, **content: Any) -> Entry:
    return entry(id, KINDS[kind].model_validate(content), within(at, at))  # type: ignore[arg-type]


def everything(*entries: Entry, at: int = 60, known: int = 9000) -> list[Item | Undated]:
    view = View(entries, hour(known))
    now = standing(view, case(), subjects_of(entries, hour(known)), hour(at))
    return [*liaison_items(now), *quota_items(accounts(view, hour(at), {}))]


def items(*entries: Entry, at: int = 60, known: int = 9000) -> list[Item]:
    return [one for one in everything(*entries, at=at, known=known) if isinstance(one, Item)]


def undated(*entries: Entry) -> list[tuple[Sort, tuple[str, ...]]]:
    return [(one.sort, one.by) for one in everything(*entries) if isinstance(one, Undated)]


def notice(**more: Any) -> Entry:
    return says("n", "notice", body="mission", to="north", about="x", reply_by=written(hour(50)), **more)


def test_a_notice_is_due_until_there_is_a_reply_and_a_denial_is_one() -> None:
    reply = says("r", "reply", at=40, party="north", notice="n", stance="denies")
    assert [(one.sort, one.by, one.overdue(NOW)) for one in items(notice())] == [(Sort.REPLY, ("north",), Verdict.YES)]
    assert items(notice(), reply) == []
    assert len(items(notice(), reply, at=30)) == 1


def test_to_ask_for_time_is_no_reply_and_neither_is_what_the_other_side_says() -> None:
    asks = says("r", "reply", at=40, party="north", notice="n", stance="asks_for_time")
    other = says("s", "reply", at=40, party="south", notice="n", stance="denies")
    assert [one.state for one in items(notice(), asks, at=45)] == ["asked for time"]
    assert len(items(notice(), other)) == 1


def test_an_office_of_the_party_replies_for_it() -> None:
    assert items(notice(), says("r", "reply", at=40, party="north-duty", notice="n", stance="denies")) == []


def test_a_message_waits_for_its_acknowledgement_by_its_receiver() -> None:
    by = written(hour(70))
    message = says("m", "message", sender="north", receiver="south", channel="hotline", acknowledge_by=by)
    assert [one.by for one in items(message)] == [("south",)]
    assert len(items(message, says("k", "acknowledgement", body="north", of="m"))) == 1
    assert items(message, says("k", "acknowledgement", body="south", of="m")) == []


def test_a_task_is_open_until_it_is_reported_done_and_again_when_reopened() -> None:
    task = says("t", "task", owner="north", due=written(hour(50)))
    done = says("d", "progress", at=20, body="mission", of="t", course="done")
    again = says("e", "progress", at=30, body="mission", of="t", course="reopened")
    assert [len(items(*found)) for found in ((task,), (task, done), (task, done, again))] == [1, 0, 1]


def test_where_reports_of_a_task_differ_it_stays_and_says_that_it_cannot_be_told() -> None:
    task = says("t", "task", owner="north", due=written(hour(50)))
    done = says("d", "progress", at=20, body="north", of="t", course="done")
    begun = says("e", "progress", at=20, body="mission", of="t", course="begun")
    assert [(one.sure, one.state) for one in items(task, done, begun)] == [(False, "reports differ")]


def test_what_has_no_time_is_said_apart_and_not_left_out() -> None:
    agreed, quota = exchange(due=None)
    assert undated(says("t", "task", owner="north")) == [(Sort.TASK, ("north",))]
    assert undated(agreed, quota) == [(Sort.QUOTA, ("north",))]
    assert items(agreed, quota) == []


def exchange(due: int | None = 70) -> tuple[Entry, Entry]:
    agreed = says("ex", "exchange", parties="north south", formula="number_for_number")
    content: dict[str, Any] = {
        "exchange": "ex",
        "giver": "north",
        "taker": "south",
        "category": "bodies",
        "value": "10",
    }
    if due is not None:
        content["due"] = written(hour(due))
    return agreed, says("q", "quota", **content)


def handed(body: str, value: str) -> Entry:
    given: dict[str, Any] = {"exchange": "ex", "stage": "one", "giver": "north", "taker": "south", "category": "bodies"}
    return says(f"d-{body}", "delivery", value=value, body=body, **given)


def test_a_quota_is_due_until_as_many_were_handed_over_by_everybodys_count() -> None:
    (found,) = items(*exchange(), handed("mission", "10"), handed("south", "9"))
    assert (found.sort, found.sure, found.counts) == (Sort.QUOTA, False, (("south", "9"), ("mission", "10")))
    assert items(*exchange(), handed("mission", "10")) == []


def test_of_a_quota_without_any_count_nothing_is_said_to_have_been_handed_over() -> None:
    assert [(one.counts, one.sure) for one in items(*exchange())] == [((), True)]


def window(**more: Any) -> Entry:
    period = f"{written(hour(62))}/{written(hour(66))}"
    content: dict[str, Any] = {
        "body": "mission",
        "parties": "north south",
        "purpose": "repair",
        "place": "plant",
        "period": period,
    }
    return says("w", "window", **content, **more)


def test_a_window_of_silence_names_who_has_not_confirmed_it() -> None:
    yes = says("c1", "confirmation", party="north", window="w", answer="confirms")
    maybe = says("c2", "confirmation", party="south", window="w", answer="confirms_if", condition="daylight")
    found = items(window(), yes, maybe)
    assert [(one.sort, one.by) for one in found] == [(Sort.WINDOW_BEGINS, ("south",)), (Sort.WINDOW_ENDS, ("south",))]


def test_a_window_that_was_called_off_or_refused_is_not_on_the_board() -> None:
    assert items(window(), says("s", "step", at=9, body="mission", window="w", step="called_off")) == []
    assert items(window(), says("c", "confirmation", party="north", window="w", answer="refuses")) == []


def test_a_window_of_which_no_end_is_reported_stays_until_somebody_tells() -> None:
    yes = [says(f"c-{who}", "confirmation", party=who, window="w", answer="confirms") for who in ("north", "south")]
    begun = says("s", "step", at=62, body="mission", window="w", step="started")
    (found,) = items(window(), *yes, begun, at=80)
    assert (found.sort, found.by, found.overdue(hour(80))) == (Sort.WINDOW_ENDS, ("mission",), Verdict.YES)


EXTEND = {"id": "extend", "kind": "power", "party": ["a", "b"], "needs": 2, "effect": "extend", "text": "extension"}


def shown(version: Version, at: int = 5) -> list[tuple[Sort, int]]:
    states = [state_in(version, View(accepted(version), hour(9000)), at=hour(at))]
    found = [*ends(states), *decisions(states, hour(at))]
    return list(dict.fromkeys((one.sort, one.due.earliest) for one in found))


def test_an_extension_must_be_complete_before_the_end() -> None:
    version = version_of(terms=[EXTEND], duration={"length": "PT20H", "count": "elapsed"})
    assert shown(version) == [(Sort.END, hour(20)), (Sort.EXTENSION, hour(20))]


def test_an_end_that_has_passed_is_not_on_the_board() -> None:
    assert shown(version_of(terms=[EXTEND], duration={"length": "PT20H", "count": "elapsed"}), at=30) == []


def test_an_end_that_has_passed_is_told_among_what_is_over() -> None:
    version = version_of(duration={"length": "PT20H", "count": "elapsed"})
    states = {at: [state_in(version, View(accepted(version), hour(9000)), at=hour(at))] for at in (10, 30)}
    assert list(ended(states[10], hour(10))) == []
    assert [one.due.earliest for one in ended(states[30], hour(30))] == [hour(20)]


def test_the_last_instant_for_a_notice_against_renewal_is_told() -> None:
    power = {"id": "stop", "kind": "power", "party": ["a"], "effect": "end_renewal", "text": "stop"}
    renewal = {"length": "PT10H", "count": "elapsed", "notice": {"length": "PT4H", "count": "elapsed"}}
    version = version_of(terms=[power], duration={"length": "PT20H", "count": "elapsed"}, renewal=renewal)
    assert shown(version, 5) == [(Sort.NOTICE_TO_END, hour(16) + MICROSECOND)]
    assert shown(version, 17) == [(Sort.NOTICE_TO_END, hour(26) + MICROSECOND)]
