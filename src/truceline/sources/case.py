"""A case folder: what it says about itself, and which files it holds."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, model_validator

from truceline.errors import NotOnRecord
from truceline.sources.models import Strict, hold
from truceline.sources.rows import Row, read_rows
from truceline.sources.yaml_tree import read_yaml
from truceline.values.names import Name
from truceline.values.zones import zone


class Role(StrEnum):
    """What a party is to a ceasefire."""

    BELLIGERENT = "belligerent"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    MONITOR = "monitor"
    WITNESS = "witness"


class Mode(StrEnum):
    """Where the recorded times come from: a desk's clock, the publication of sources, or an exercise."""

    LIVE = "live"
    RECONSTRUCTED = "reconstructed"
    EXERCISE = "exercise"


class Party(Strict):
    """Somebody who can act, promise, claim or observe. `name` is the mandate's choice of words."""

    id: Name
    name: str
    role: Role


class Voice(Strict):
    """An office that speaks for a party, such as a ministry."""

    id: Name
    of: Name
    name: str


class Mandate(Strict):
    """Who keeps this record and under which rules."""

    name: str
    recorded: str
    limits: tuple[str, ...] = ()


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as cause:
        raise ValueError(f"{text!r} is not a day; write 2025-03-20") from cause


def _zone_name(text: object) -> str:
    return zone(str(text)).key or ""


ZoneName = Annotated[str, PlainValidator(_zone_name)]


class Case(Strict):
    """The content of `case.yaml`."""

    form: Literal["case/1"] = Field(alias="schema")
    id: Name
    title: str
    summary: str
    zone: ZoneName
    languages: tuple[str, ...]
    mode: Mode
    mandate: Mandate
    parties: tuple[Party, ...]
    voices: tuple[Voice, ...] = ()
    origin: str = ""
    report_days: tuple[Annotated[date, PlainValidator(_day)], ...] = ()

    @model_validator(mode="after")
    def _one_name_each(self) -> "Case":
        names = [party.id for party in self.parties] + [voice.id for voice in self.voices]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"the name {name} is given to two; give each party and voice one of its own")
        for voice in self.voices:
            if voice.of not in {party.id for party in self.parties}:
                raise ValueError(f"the voice {voice.id} speaks for the unknown party {voice.of}; name a party")
        return self

    def party_of(self, name: str) -> str:
        """The party that a party's or a voice's name stands for."""
        return next((voice.of for voice in self.voices if voice.id == name), name)

    def called(self, name: str) -> str:
        """How a party or voice is called in print."""
        names = {party.id: party.name for party in self.parties} | {voice.id: voice.name for voice in self.voices}
        return names.get(name, name)


class CaseFolder:
    """The files of a case, in a settled order."""

    def __init__(self, root: Path) -> None:
        if not (root / "case.yaml").is_file():
            raise NotOnRecord(f"{root} is not a case folder", "name a folder that holds a case.yaml")
        self.root = root

    @property
    def record(self) -> Path:
        """Where the record of this case is kept."""
        return self.root / "record.db"

    def case(self) -> Case:
        """What `case.yaml` says. Raises BadInput."""
        return hold(read_yaml(self.root / "case.yaml"), Case)

    def agreements(self) -> list[Path]:
        """The agreement files, by name."""
        return sorted((self.root / "agreements").glob("*.yaml"))

    def entry_files(self) -> list[Path]:
        """The tables of entries, by name."""
        return sorted(path for path in (self.root / "entries").glob("*") if path.suffix in (".csv", ".jsonl"))

    def rows(self) -> list[Row]:
        """Every row of every table. Raises BadInput."""
        return [row for path in self.entry_files() for row in read_rows(path)]
