"""Who puts the parts of one agreement into words of one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from truceline.reports.prose.language import Language
from truceline.reports.prose.numbers import Numbers
from truceline.terms.conditions import Happening


@dataclass(frozen=True)
class Speaker:
    """A language, the zone of the agreement, and the numbers by which its parts are referred to."""

    language: Language
    zone: str
    numbers: Mapping[tuple[str, str], str]

    def say(self, key: str, **values: object) -> str:
        """A phrase with its places filled."""
        return self.language.say(key, **values)

    def listed(self, names: Iterable[str]) -> str:
        """Names as they are, or that there are none."""
        return ", ".join(names) or self.say("none")

    def joined(self, names: Iterable[str]) -> str:
        """Names in a sentence: `ua and ru`."""
        *first, last = tuple(names) or (self.say("none"),)
        return self.say("and", first=", ".join(first), last=last) if first else last

    def ref(self, section: str, name: str | None) -> str:
        """A part of the agreement by number and id: `9.3 (no-fire)`; by id alone where it is not in the file."""
        number = self.numbers.get((section, name or ""))
        return f"{number} ({name})" if number else f"({name})"

    def refs(self, section: str, names: Iterable[str]) -> str:
        """Several of them."""
        return self.joined(self.ref(section, name) for name in names)

    def event(self, name: str) -> str:
        """The id of an event as words."""
        return name.replace("_", " ")

    def events(self, names: Iterable[str]) -> str:
        """Several of them, quoted."""
        return self.listed(self.say("deed", event=self.event(name)) for name in names)

    def happening(self, act: Happening) -> str:
        """An act with who did it, towards whom and under which agreement, as far as that matters."""
        given = {"actor": act.actor, "to": act.to, "agreement": act.agreement}
        more = [self.say(f"happening.{key}", **{key: value}) for key, value in given.items() if value]
        event = self.event(act.event)
        return (
            self.say("happening.more", event=event, more="; ".join(more))
            if more
            else self.say("happening", event=event)
        )

    def quoted(self, text: str, src: str | None, parts: tuple[str, ...]) -> str:
        """The words of the file with their source."""
        source = self.say("quoted.source", source=src) if src else self.say("quoted.no_source")
        where = [source, self.say("quoted.parts", parts=", ".join(parts))] if parts else [source]
        return f"{text} ({'; '.join(where)})"

    def knowing(self, numbers: Numbers) -> "Speaker":
        """The same speaker with more numbers, which come first."""
        return replace(self, numbers={**self.numbers, **numbers})
