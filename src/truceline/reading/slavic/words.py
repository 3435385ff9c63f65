"""The term base of Ukrainian and of Russian: every form that reading knows, with what it can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from pydantic import ConfigDict

from truceline.reading.slavic.adjectives import adjective
from truceline.reading.slavic.conjugation import conjugated
from truceline.reading.slavic.declension import Features
from truceline.reading.slavic.phrases import phrase_forms
from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import parse_yaml

VERBS = (
    "say", "announce", "deny", "ask", "accuse", "judge", "accept", "agree", "deal", "sign", "ratify", "reject",
    "refuse", "withdraw", "propose", "declare", "pledge", "doing", "meet", "hold", "happen", "host", "visit", "come",
    "ring", "talk", "write", "show", "count", "down", "strike", "hurt", "give", "take", "back", "swap", "wish",
    "support",
)  # fmt: skip
NOUNS = (
    "titles", "organs", "pairs", "texts", "papers", "truces", "meetings", "calls", "visits", "swaps", "breaches",
    "readiness",
)  # fmt: skip


class _Terms(Strict):
    """A file of terms; keys are read by name."""

    model_config = ConfigDict(extra="allow")

    language: str


@dataclass(frozen=True)
class Verb:
    """What a form of a verb can be: its class, its infinitive and the codes of `conjugation.py`."""

    kind: str
    infinitive: str
    codes: Features


@dataclass(frozen=True)
class Noun:
    """What a phrase can be: its class, its key within that (or the nominative), its words and their features."""

    kind: str
    key: str
    words: tuple[str, ...]
    features: Features


class Words:
    """The words of one language, with their forms made once."""

    def __init__(self, language: str, terms: Mapping[str, object]) -> None:
        self.language = language
        self._terms = terms
        self._several: dict[str, tuple[str, ...]] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._starts: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
        self._numbers: dict[str, dict[str, int]] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all lists and tables of the file."""
        return tuple(self._terms)

    def several(self, key: str) -> tuple[str, ...]:
        """A list of the file as it stands."""
        if key not in self._several:
            found = self._terms.get(key, ())
            self._several[key] = tuple(str(one) for one in found) if isinstance(found, list) else ()
        return self._several[key]

    def set(self, key: str) -> frozenset[str]:
        """A list of the file as a set."""
        if key not in self._sets:
            self._sets[key] = frozenset(self.several(key))
        return self._sets[key]

    def starts(self, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Fixed phrases of a list by their first word, the longest first."""
        if key not in self._starts:
            found: dict[str, list[tuple[str, ...]]] = {}
            for words in sorted((tuple(one.split()) for one in self.several(key)), key=len, reverse=True):
                found.setdefault(words[0], []).append(words)
            self._starts[key] = {first: tuple(some) for first, some in found.items()}
        return self._starts[key]

    def table(self, key: str) -> Mapping[str, object]:
        """A table of the file."""
        found = self._terms.get(key, {})
        return found if isinstance(found, dict) else {}

    def numbers(self, key: str) -> Mapping[str, int]:
        """A table of the file whose values are whole numbers."""
        if key not in self._numbers:
            self._numbers[key] = {name: value for name, value in self.table(key).items() if isinstance(value, int)}
        return self._numbers[key]

    @cached_property
    def verbs(self) -> dict[str, tuple[Verb, ...]]:
        """Every form of every verb."""
        found: dict[str, list[Verb]] = {}
        for kind in VERBS:
            for entry in self.several(kind):
                for form, codes in conjugated(entry, self.language).items():
                    found.setdefault(form, []).append(Verb(kind, entry.split()[0].rstrip("~"), codes))
        return {form: tuple(some) for form, some in found.items()}

    @cached_property
    def nouns(self) -> dict[str, tuple[Noun, ...]]:
        """Every form of every noun by its first word, the longest phrase first."""
        made = [noun for kind in NOUNS for entry in self.several(kind) for noun in self._declined(kind, entry)]
        for category, entries in self.table("people").items():
            named = entries if isinstance(entries, list) else []
            made += [noun for entry in named for noun in self._declined("people", str(entry), category)]
        for category, forms in self.table("people_forms").items():
            given = forms if isinstance(forms, list) else []
            made += [Noun("people", category, (str(form),), frozenset(("gp",))) for form in given]
        made += [
            Noun("breaches", form, tuple(form.split()), frozenset(("gp",))) for form in self.several("breach_forms")
        ]
        return by_first(made)

    def _declined(self, kind: str, entry: str, key: str = "") -> Iterable[Noun]:
        title = kind == "titles"
        full = f"{entry} anim" if title and "fixed" not in entry else entry
        forms = phrase_forms(full, self.language)
        if title:  # a man can be "голова", and an adjective before it is then masculine
            forms = {words: can | {f"{one[0]}m" for one in can if one[1] == "f"} for words, can in forms.items()}
        head = key or entry.partition("|")[0].split()[0]
        return [Noun(kind, head, words, features) for words, features in forms.items()]

    @cached_property
    def modifiers(self) -> dict[str, Features]:
        """Adjectives that stand before an office or a body and name no country."""
        found: dict[str, Features] = {}
        for one in self.several("modifiers"):
            for form, features in adjective(one, self.language).items():
                found[form] = found.get(form, frozenset()) | features
        return found

    @cached_property
    def showing(self) -> frozenset[str]:
        """Finite forms of verbs by which readiness is told."""
        kinds = ("say", "announce", "show")
        told = (
            form
            for form, some in self.verbs.items()
            if any(one.kind in kinds and "inf" not in one.codes for one in some)
        )
        return frozenset(told)

    @cached_property
    def ready(self) -> frozenset[str]:
        """Words for being ready, in all genders."""
        short = ("готов", "готова", "готово", "готовы", "согласен", "открыт", "открыта", "открыты")
        forms = {form for one in self.several("ready") for form in adjective(one, self.language)}
        return frozenset((*forms, *short)) if self.language == "ru" else frozenset(forms)


def by_first(nouns: Iterable[Noun]) -> dict[str, tuple[Noun, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[Noun]] = {}
    for one in nouns:
        found.setdefault(one.words[0], []).append(one)
    return {first: tuple(sorted(some, key=lambda one: -len(one.words))) for first, some in found.items()}


@cache
def words_of(language: str) -> Words:
    """The words of `uk` or `ru`."""
    name = f"{language}.yaml"
    tree = parse_yaml(name, files("truceline.reading").joinpath("terms", name).read_text("utf-8"))
    held = hold(tree, _Terms)
    return Words(language, held.model_extra or {})
