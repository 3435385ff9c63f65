"""Somebody who fills a form in in a browser: reads the questions in a language, and clicks on what they read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from playwright.sync_api import FilePayload, Locator, Page

_XF = "{http://www.w3.org/2002/xforms}"
WAIT = 20_000
"""Milliseconds until the client has a large form ready."""

_PLAIN = {"int": "3", "dateTime": "2025-03-20T12:00:00.000+02:00", "date": "2025-03-20", "string": "site-3"}
"""An answer for each type of box. This client has no clock to click on."""
_LATER = "2025-03-20T13:00:00.000+02:00"

_OPEN = """all => all.findIndex(one => {
  if (!one.offsetParent || !one.querySelector('.control-text label.required')) return false;
  if (one.querySelector('label.value-option')) return !one.querySelector('label.value-option.active');
  if (one.querySelector('.p-select')) return !one.querySelector('.p-inputwrapper-filled');
  return !one.querySelector('input, textarea').value;
})"""
"""Which of the questions is the first that is shown, must be answered, and is not; -1 where there is none."""


class Words:
    """What a form says in one language: its questions by their names, its choices by question and value."""

    def __init__(self, xml: str, language: str) -> None:
        root = fromstring(xml)
        self.language = next(
            one.get("lang", "") for one in root.iter(f"{_XF}translation") if f"({language})" in one.get("lang", "")
        )
        self._texts = {text.get("id", ""): _text(text) for text in self._translation(root)}
        self._lists = {instance.get("id", ""): dict(_items(instance)) for instance in root.iter(f"{_XF}instance")}
        types = {_last(bind.get("nodeset", "")): bind.get("type", "string") for bind in root.iter(f"{_XF}bind")}
        asked = {_last(id.removesuffix(":label")): text for id, text in self._texts.items() if id.endswith(":label")}
        self._plain: dict[str, str] = {}
        for name, text in asked.items():
            # Of several that are worded the same, the first: times are asked before numbers.
            self._plain.setdefault(
                text.strip(), _LATER if name.endswith("_until") else _PLAIN.get(types.get(name, ""), "")
            )
        self._list_of = {_last(one.get("ref", "")): _list(one) for one in root.iter(f"{_XF}select1")}

    def _translation(self, root: Element) -> Element:
        return next(one for one in root.iter(f"{_XF}translation") if one.get("lang") == self.language)

    def question(self, name: str) -> str:
        """The question of a name."""
        return next(text for id, text in self._texts.items() if id.endswith(f"/{name}:label"))

    def plain(self, question: str) -> str:
        """An answer to a question, by its words, that its box takes."""
        return self._plain[question]

    def wrong(self, name: str) -> str:
        """What is said to an answer that cannot be."""
        return next(text for id, text in self._texts.items() if id.endswith(f"/{name}:jr:constraintMsg"))

    def before(self, name: str) -> int:
        """How many questions before it are worded the same."""
        asked = {_last(id.removesuffix(":label")): text for id, text in self._texts.items() if id.endswith(":label")}
        return [one for one, text in asked.items() if text == asked[name]].index(name)

    def choice(self, name: str, value: str) -> str:
        """What a value of a question is called."""
        return self._texts[self._lists[self._list_of[name]][value]]


def _text(text: Element) -> str:
    value = text.find(f"{_XF}value")
    return "".join(value.itertext()) if value is not None else ""


def _items(instance: Element) -> Iterator[tuple[str, str]]:
    for item in instance.iter(f"{_XF}item"):
        cells = {child.tag.removeprefix(_XF): child.text or "" for child in item}
        yield cells.get("name", ""), cells.get("itextId", "")


def _last(ref: str) -> str:
    return ref.rpartition("/")[2]


def _list(select: Element) -> str:
    itemset = select.find(f"{_XF}itemset")
    found = re.search(r"instance\('([^']*)'\)", itemset.get("nodeset", "") if itemset is not None else "")
    return found[1] if found else ""


@dataclass(frozen=True)
class Person:
    """A person before a page with a form, which is ready."""

    page: Page
    words: Words

    @classmethod
    def at(cls, page: Page, address: str, words: Words) -> "Person":
        """Open the form, and choose the language."""
        page.goto(address)
        done = page.locator(".odk-form, .form-initialization-status.error, #told:visible")
        done.first.wait_for(state="attached", timeout=WAIT)
        assert page.locator(".odk-form").count(), page.inner_text("body")
        page.locator(".language-changer:visible").click()
        page.get_by_role("option", name=words.language, exact=True).click()
        return cls(page, words)

    def _all(self, name: str) -> Locator:
        text = re.compile(rf"^\s*{re.escape(self.words.question(name))}\s*$")
        label = self.page.locator(".control-text label").filter(has_text=text)
        return self.page.locator(".question-container").filter(has=label)

    def _asked(self, name: str) -> Locator:
        return self._all(name).last

    def choose(self, name: str, value: str) -> None:
        """Click on the choice that a value is shown as."""
        text = re.compile(rf"^\s*{re.escape(self.words.choice(name, value))}\s*$")
        asked = self._asked(name)
        if asked.locator(".p-select").count():
            asked.locator(".p-select").click()
            self.page.get_by_role("option").filter(has_text=text).click()
        else:
            asked.locator("label.value-option").filter(has_text=text).click()

    def write(self, name: str, text: str) -> None:
        """Type an answer, over what stands there."""
        _write(self._asked(name).locator("input:visible, textarea:visible").first, text)

    def written(self, name: str) -> str:
        """What stands in a box."""
        return self._asked(name).locator("input:visible, textarea:visible").first.input_value()

    def told_about(self, name: str) -> str:
        """What the client says to an answer; empty where it takes it."""
        return "".join(self._asked(name).locator(".validation-message").all_inner_texts()).strip()

    def attach(self, name: str, file: str, content: bytes) -> None:
        """Choose a file of this device, and see it."""
        # The next of several alike appears only once this one is answered.
        asked = self._all(name).nth(self.words.before(name))
        asked.locator("input[type=file]").first.set_input_files(
            FilePayload(name=file, mimeType="image/jpeg", buffer=content)
        )
        asked.locator("img").wait_for(timeout=WAIT)

    def locate(self, name: str) -> None:
        """Let the device tell where it is, and take that."""
        self._asked(name).locator(".get-location-button").click()
        self.page.get_by_role("button", name="Save location").click()

    def send(self) -> list[str]:
        """Press the button at the end; what the server answered, one line for each request."""
        self.page.get_by_role("button", name="Send").click()
        wrong = self.page.locator(".question-container:has(.validation-message:not(:empty):visible)")
        self.page.locator("#told:visible").or_(wrong).first.wait_for(timeout=WAIT)
        assert not wrong.count(), wrong.all_inner_texts()
        return self.told()

    def send_again(self) -> list[str]:
        """The same once more, as a client does that did not get the answer; the answer to that."""
        before = len(self.told())
        self.page.evaluate("sendAgain()")
        return self.told()[before:]

    def sent(self) -> list[str]:
        """The SHA-256 of each file as it left the client."""
        found: list[str] = self.page.evaluate("sent()")
        return found

    def told(self) -> list[str]:
        """What the server answered so far."""
        assert self.page.locator("#told:visible").count(), self.page.inner_text("body")
        return self.page.inner_text("#told").splitlines()

    def answer_what_must_be_answered(self) -> None:
        """Give every question that must be answered its first choice, or a plain answer; nothing else."""
        all = self.page.locator(".question-container")
        for _ in range(40):
            number = all.evaluate_all(_OPEN)
            if number < 0:
                return
            asked = all.nth(number)
            if asked.locator("label.value-option").count():
                asked.locator("label.value-option").first.click()
            elif asked.locator(".p-select").count():
                asked.locator(".p-select").click()
                self.page.get_by_role("option").first.click()
            else:
                words = asked.locator(".control-text label").first.inner_text().lstrip("*").strip()
                _write(asked.locator("input, textarea").first, self.words.plain(words))
        raise AssertionError("there is no end of questions that must be answered")


def _write(box: Locator, text: str) -> None:
    """A box for numbers takes nothing but keys, one by one."""
    if box.get_attribute("inputmode") in ("numeric", "decimal"):
        box.press("ControlOrMeta+a")
        box.press_sequentially(text)
    else:
        box.fill(text)
    box.blur()
