"""Whether a clause is told as done, to come, promised, wished for, supposed or denied; only done and now are facts."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.reading.actors import Actors
from truceline.reading.english.clauses import clauses
from truceline.reading.english.moods import Mood, mood
from truceline.reading.english.page import page
from truceline.reading.rules.dates import DateLine

LINE = DateLine(date(2025, 3, 12), ZoneInfo("Etc/UTC"), "en")
WORLD = Actors.world()


def told(text: str, lemma: str = "accept") -> Mood:
    (verb,) = [one.verb for one in clauses(page(text, LINE, WORLD)) if one.base == lemma]
    return mood(verb)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Hamas accepted the plan.", Mood.DONE),
        ("Hamas accepts the plan.", Mood.NOW),
        ("Officials said that Hamas accepted the plan.", Mood.DONE),
        ("Having accepted the plan, Hamas called for talks.", Mood.DONE),
        ("Hamas surprised Israel by accepting the plan.", Mood.DONE),
        ("When Hamas accepted the plan, Israel stopped.", Mood.DONE),
        ("Hamas accepted the plan, but it is unclear whether Israel will.", Mood.DONE),
        ("Hamas accepted the plan; Israel wants another.", Mood.DONE),
        ("Cairo urged Israel to honour the plan that it accepted.", Mood.DONE),
        ("Hamas went on to accept the plan.", Mood.DONE),
        ("Hamas is set to accept the plan on Sunday.", Mood.AHEAD),
        ("Hamas agreed to accept the plan.", Mood.PLEDGED),
        ("Hamas is willing to accept the plan.", Mood.READY),
        ("Hamas expressed a willingness to accept the plan.", Mood.READY),
        ("Hamas has to accept the plan by Friday.", Mood.COULD),
        ("Hamas might accept the plan.", Mood.COULD),
        ("Egypt is pressing Hamas to accept the plan.", Mood.WISHED),
        ("Hamas is considering accepting the plan.", Mood.WISHED),
        ("Israel will stop when Hamas accepts the plan.", Mood.SUPPOSED),
        ("Unless Hamas accepts the plan, the war goes on.", Mood.SUPPOSED),
        ("Did Hamas accept the plan?", Mood.SUPPOSED),
        ("Reports that Hamas accepted the plan could not be confirmed.", Mood.SUPPOSED),
        ("It is possible that Hamas accepted the plan.", Mood.SUPPOSED),
        ("Hamas pulls back, or it accepts the plan.", Mood.SUPPOSED),
        ("Hamas has yet to accept the plan.", Mood.NEVER),
        ("Hamas stopped short of accepting the plan.", Mood.NEVER),
        ("Instead of accepting the plan, Hamas attacked.", Mood.NEVER),
        ("Hamas ruled out accepting the plan.", Mood.NEVER),
        ("Nobody in Cairo thinks that Hamas accepted the plan.", Mood.NEVER),
        ("It is not true that Hamas accepted the plan.", Mood.NEVER),
        ("Hamas denied it had accepted the plan.", Mood.DENIED),
        ("The claim that Hamas accepted the plan is false.", Mood.DENIED),
        ("Israel claims falsely that Hamas accepted the plan.", Mood.DENIED),
    ],
)
def test_how_it_is_told(text: str, how: Mood) -> None:
    assert told(text) is how


ACTORS = st.sampled_from(["Hamas", "Israel", "Ukraine", "The army", "The rebels"])
FACTUAL = (Mood.DONE, Mood.NOW)


@settings(max_examples=30, deadline=None)
@given(
    ACTORS,
    st.sampled_from(
        [
            "It is unclear whether {} accepted the plan.",
            "If {} accepted the plan, talks would begin.",
            "{} never accepted the plan.",
            "{} denied that it had accepted the plan.",
            "{} refused to accept the plan.",
            "Mediators want {} to accept the plan.",
            "Has {} accepted the plan?",
            "Mediators hoped {} would accept the plan.",
        ]
    ),
)
def test_nothing_supposed_wished_for_or_denied_is_a_fact(actor: str, frame: str) -> None:
    assert told(frame.format(actor)) not in FACTUAL


@settings(max_examples=20, deadline=None)
@given(ACTORS, st.sampled_from(["said", "announced", "confirmed", "reported"]))
def test_what_is_said_stays_told_as_done(actor: str, verb: str) -> None:
    assert told(f"Officials {verb} that {actor} accepted the plan.") is Mood.DONE
