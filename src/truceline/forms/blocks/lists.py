"""Questions that offer what the case knows, and let people type what it does not know: stations, sites, places."""

from truceline.forms.asks import Ask
from truceline.forms.blocks.base import About, Answers, Block, needed
from truceline.forms.blocks.plain import LABEL, OTHER
from truceline.forms.definition import Question
from truceline.forms.setting import Choice, FormSetting


def offered(name: str, setting: FormSetting) -> tuple[Choice, ...]:
    """What a case offers under the name of a list; of `channels`, which every case has, the words are the form's."""
    lists = {"stations": setting.stations, "sites": setting.sites, "areas": setting.areas}
    return lists[name]


def _asks(question: Question, setting: FormSetting, typed: Ask) -> tuple[Ask, ...]:
    """A select of what is known, and a text for what is not; only the text where nothing is known."""
    known = question.choices == "channels" or bool(offered(question.choices, setting))
    if not known:
        return (typed,)
    select = Ask("select_one", f"{question.name}_listed", question.name, question.choices, required=question.required)
    other = Ask(
        typed.type,
        typed.name,
        "listed/typed",
        required=True,
        relevant=f"${{{select.name}}} = '{OTHER}'",
        constraint=typed.constraint,
    )
    return (select, other)


def _listed_asks(question: Question, setting: FormSetting) -> tuple[Ask, ...]:
    typed = Ask("text", question.name, question.name, required=question.required, constraint=LABEL)
    return _asks(question, setting, typed)


def _listed_said(question: Question, answers: Answers, _: About) -> str | None:
    found = answers.get(f"{question.name}_listed", OTHER)
    if found != OTHER:
        return found
    return needed(answers, question.name) if f"{question.name}_listed" in answers else answers.get(question.name)


def _filled(question: Question, cell: str) -> dict[str, str]:
    return {f"{question.name}_listed": OTHER, question.name: cell}


listed = Block(_listed_asks, _listed_said, _filled, lambda name: f"{name}_listed")


def _place_asks(question: Question, setting: FormSetting) -> tuple[Ask, ...]:
    typed = Ask("text", question.name, question.name, required=question.required)
    return tuple(
        Ask(
            ask.type,
            ask.name,
            "place/typed" if ask.words == "listed/typed" else ask.words,
            ask.choices,
            ask.required,
            ask.relevant,
            ask.constraint,
        )
        for ask in _asks(question, setting, typed)
    )


def _place_said(question: Question, answers: Answers, about: About) -> str | None:
    """What a place is called. An area that the case no longer has keeps its short name."""
    found = _listed_said(question, answers, about)
    return about.areas.get(found, found) if found and answers.get(f"{question.name}_listed", OTHER) != OTHER else found


place = Block(_place_asks, _place_said, _filled, lambda name: f"{name}_listed")
