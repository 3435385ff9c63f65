"""Attack 5: a mission goes on showing an old checkpoint, good in itself, so that nobody learns what came after."""

from pathlib import Path

from small_log import NOON, SmallLog, cosigned, hands, numbered, policy_of, witness_in
from truceline.record.finality import Finality, Limits, finality_of
from truceline.tasks.witness import Refused

LOG = SmallLog(numbered(12))
DAY = 86_400
NORTH, SOUTH, NEUTRAL = hands("north", "south", "neutral")
POLICY = policy_of(LOG, [NORTH, SOUTH, NEUTRAL], 2)
FROZEN = cosigned(LOG, 9, (NORTH, NOON), (SOUTH, NOON), (NEUTRAL, NOON))


def shown(now: int) -> Finality:
    return finality_of(POLICY, FROZEN, [], LOG.root, Limits(now))


def test_a_checkpoint_played_back_after_two_days_is_stale() -> None:
    assert not shown(NOON + DAY // 2).stale
    assert shown(NOON + 2 * DAY).stale
    assert all(watch.stale for watch in shown(NOON + 2 * DAY).watches)


def test_it_is_still_good_evidence_of_what_was_on_record() -> None:
    assert shown(NOON + 2 * DAY).of(8).witnessed


def test_one_colluding_witness_cannot_make_it_look_fresh() -> None:
    now = NOON + 2 * DAY
    again = FROZEN.adding([NORTH.sign(LOG.checkpoint(9), now)])
    assert finality_of(POLICY, again, [], LOG.root, Limits(now)).stale


def test_cosignatures_dated_ahead_do_not_keep_it_fresh() -> None:
    ahead = cosigned(LOG, 9, (NORTH, NOON + 30 * DAY), (SOUTH, NOON + 30 * DAY))
    found = finality_of(POLICY, ahead, [FROZEN], LOG.root, Limits(NOON + 2 * DAY))
    assert found.stale
    assert [watch.ahead for watch in found.watches] == [True, True, False]


def test_a_larger_checkpoint_from_elsewhere_shows_how_much_is_withheld() -> None:
    carried = cosigned(LOG, 12, (NEUTRAL, NOON + 60))
    found = finality_of(POLICY, FROZEN, [carried], LOG.root, Limits(NOON + 120))
    assert found.withheld == 3


def test_a_log_without_news_stays_fresh_by_asking_again(tmp_path: Path) -> None:
    witness = witness_in(tmp_path, LOG)
    assert not isinstance(witness.add(LOG.request(0, 9)), Refused)
    assert not isinstance(witness.add(LOG.request(9, 9)), Refused)
