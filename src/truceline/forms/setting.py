"""What a form must know of a case: who and what there is to choose, and where a day begins."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: its short name, and what a person reads (the mandate's choice of words).

    `names`: what is read in English, Ukrainian and Russian, where it is not called the same in all.
    """

    id: str
    name: str
    names: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class FormSetting:
    """A case as forms need it.

    `case` is its short name, `zone` the zone to which a day belongs, `exercise` whether it is one. `parties` are all
    parties and voices; `observers` the same, those who monitor first. `stations`, `sites` and `areas` are those that
    the case knows; people can always type another. `observer`: who is taken to observe until somebody else is chosen.
    `language`: which of en, uk and ru a form opens in.
    """

    case: str
    title: str
    zone: str
    parties: tuple[Choice, ...]
    observers: tuple[Choice, ...]
    stations: tuple[Choice, ...] = ()
    sites: tuple[Choice, ...] = ()
    areas: tuple[Choice, ...] = ()
    observer: str = ""
    language: str = "en"
    exercise: bool = False
