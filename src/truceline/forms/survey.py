"""A form as the sheets of an XLSForm: survey, choices, settings."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from truceline.forms.asks import Ask
from truceline.forms.blocks import BLOCKS
from truceline.forms.choices import names_of, plain
from truceline.forms.definition import Again, Condition, Definition, Page, Question
from truceline.forms.setting import FormSetting
from truceline.forms.words import all_words, words_of

Line = Mapping[str, str]
"""One row of a sheet: its cells by their column."""


@dataclass(frozen=True)
class Sheets:
    """The three sheets of an XLSForm."""

    survey: tuple[Line, ...]
    choices: tuple[Line, ...]
    settings: Line

    def named(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Each sheet's lines, with its name."""
        return (("survey", self.survey), ("choices", self.choices), ("settings", (self.settings,)))


def sheets_of(definition: Definition, setting: FormSetting) -> Sheets:
    """A form for a case. The same form and setting give the same sheets."""
    survey = tuple(_Survey(definition, setting).lines())
    lists = dict.fromkeys(line["type"].partition(" ")[2] for line in survey if line["type"].startswith("select_one "))
    choices = tuple(
        {"list_name": name, "name": value} | _in_all("label", labels)
        for name in lists
        for value, labels in names_of(name, setting)
    )
    return Sheets(survey, choices, _settings(definition, setting, survey, choices))


def _in_all(column: str, texts: tuple[str, ...]) -> dict[str, str]:
    """A text in every language, under the columns of that language; nothing where there is none."""
    return {f"{column}::{words.name}": text for words, text in zip(all_words(), texts, strict=True) if text}


def _settings(
    definition: Definition, setting: FormSetting, survey: tuple[Line, ...], choices: tuple[Line, ...]
) -> dict[str, str]:
    words = words_of(setting.language)
    title = f"{words.titles[definition.id]} - {plain(setting.title) or setting.case}"
    settings = {
        "form_title": f"{words.exercise} {title}" if setting.exercise else title,
        "form_id": f"{setting.case}-{definition.id}",
        "default_language": words.name,
    }
    everything = json.dumps([survey, choices, settings], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(everything.encode()).hexdigest()
    return settings | {"version": f"{definition.questions}-{digest[:10]}"}


class _Survey:
    """The rows of the survey sheet."""

    def __init__(self, definition: Definition, setting: FormSetting) -> None:
        self._form, self._setting = definition, setting
        self._questions = {question.name: question for question in definition.asked()}

    def lines(self) -> Iterator[Line]:
        for part in self._form.pages:
            if isinstance(part, Page):
                yield from self._page(part)
                continue
            yield {"type": "begin_repeat", "name": part.repeat} | self._heading(part.repeat)
            for page in part.pages:
                yield from self._page(page)
            yield {"type": "end_repeat", "name": part.repeat}

    def _page(self, page: Page) -> Iterator[Line]:
        yield {"type": "begin_group", "name": page.page, "appearance": "field-list"} | self._heading(page.page)
        for question in page.ask:
            condition = self._condition(question)
            for ask in asks_of(question, self._setting):
                yield self._line(ask.only_if(condition))
        yield {"type": "end_group", "name": page.page}

    def _heading(self, name: str) -> dict[str, str]:
        return _in_all("label", tuple(words.page(self._form.id, name) for words in all_words()))

    def _condition(self, question: Question) -> str:
        return " or ".join(self._expression(test) for test in question.when)

    def _expression(self, test: Condition) -> str:
        of = self._questions[test.of]
        main = BLOCKS[of.ask].main(of.name)
        if test.given:
            names = [ask.name for ask in asks_of(of, self._setting) if ask.name in (main, of.name)]
            return " or ".join(f"${{{name}}} != ''" for name in names)
        if test.among:
            tests = " or ".join(f"${{{main}}} = '{value}'" for value in test.among)
        else:
            # Not yet answered is none of them either, but nothing follows from it.
            tests = " and ".join(f"${{{main}}} != '{value}'" for value in ("", *test.but))
        return f"({tests})"

    def _line(self, ask: Ask) -> Line:
        line = {"type": f"{ask.type} {ask.choices}".strip(), "name": ask.name}
        said = [words.ask(self._form.id, ask.words) for words in all_words()] if ask.words else []
        if said:
            line |= _in_all("label", tuple(one.label for one in said)) | _in_all(
                "hint", tuple(one.hint for one in said)
            )
        if ask.constraint:
            line |= {"constraint": ask.constraint} | _in_all("constraint_message", tuple(one.wrong for one in said))
        if ask.required:
            line |= {"required": "yes"} | _in_all("required_message", tuple(words.needed for words in all_words()))
        more = ("relevant", "appearance", "default", "calculation")
        return line | {name: text for name in more if (text := getattr(ask, name))}


def asks_of(question: Question, setting: FormSetting) -> tuple[Ask, ...]:
    """The rows that a question takes in a case."""
    return BLOCKS[question.ask].asks(question, setting)


def pages_of(definition: Definition) -> Iterator[tuple[str, Page]]:
    """Every page with the repeat it stands in ("" where in none)."""
    for part in definition.pages:
        if isinstance(part, Again):
            for page in part.pages:
                yield part.repeat, page
        else:
            yield "", part
