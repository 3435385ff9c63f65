"""Who can act: every country, well-known bodies, seats that stand for them, and whatever a case adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from babel import Locale
from pydantic import ConfigDict, RootModel

from truceline.sources.models import Strict, hold
from truceline.sources.yaml_tree import Tree, parse_yaml

LANGUAGES = ("en", "uk", "ru")


@dataclass(frozen=True)
class Actor:
    """Somebody who can act, promise, claim or speak: a country, a body, an armed group or a party of a case.

    `id`: ISO 3166 alpha-2 in small letters for a country, else a short name such as `un` or `hamas`. `names`: as texts
    call it, seats of its government included. `adjectives`: what makes an office or a thing its own ("Ukrainian").
    `capitals`: towns that stand for it where they act ("Kyiv said") and are places where something happens in them.
    """

    id: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Actors:
    """The term base of who can act. Where two actors have a name in common, the later one has it."""

    members: tuple[Actor, ...]

    @staticmethod
    def world(extra: Iterable[Actor] = (), languages: tuple[str, ...] = LANGUAGES) -> "Actors":
        """Every country by name, adjective and capital, and well-known bodies; then `extra`, which goes before them.

        `languages`: those in which countries are called.
        """
        added = tuple(extra)
        return Actors(_world(languages) + added) if added else _whole_world(languages)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all."""
        return frozenset(member.id for member in self.members)


class _Country(Strict):
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class _Countries(RootModel[dict[str, _Country]]):
    pass


class _Body(Strict):
    for_: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))


class _Bodies(Strict):
    bodies: tuple[_Body, ...]
    seats: tuple[_Body, ...]


@cache
def _whole_world(languages: tuple[str, ...]) -> Actors:
    return Actors(_world(languages))


@cache
def _world(languages: tuple[str, ...]) -> tuple[Actor, ...]:
    tree = _terms("bodies.yaml")
    found = hold(tree, _Bodies)
    bodies = tuple(Actor(one.for_, one.names, one.adjectives) for one in found.bodies + found.seats)
    return tuple(country for language in languages for country in _countries(language)) + bodies


def _countries(language: str) -> tuple[Actor, ...]:
    more = _more(language)
    names = Locale(language).territories
    codes = sorted(code for code in names if isinstance(code, str) and len(code) == 2 and code.isalpha())
    return tuple(_country(code.lower(), names[code], more.get(code.lower(), _Country())) for code in codes)


def _country(code: str, name: str, more: _Country) -> Actor:
    return Actor(code, (name, *more.names), more.adjectives, more.capitals)


def _more(language: str) -> dict[str, _Country]:
    name = f"countries.{language}.yaml"
    if not files("truceline.reading").joinpath("terms", name).is_file():
        return {}
    return _Countries.model_validate(_terms(name).content).root


def _terms(name: str) -> Tree:
    return parse_yaml(name, files("truceline.reading").joinpath("terms", name).read_text("utf-8"))
