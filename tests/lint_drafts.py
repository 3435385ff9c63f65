"""Small agreements for the tests of static analysis: a draft with no holes, and ways to make one."""

from typing import Any

from drawn_terms import PARTIES, version_of
from truceline.sources.yaml_tree import parse_yaml
from truceline.terms.lint import Remark, lint
from truceline.terms.load import load_tree
from truceline.terms.schema import Agreement

HOLD: dict[str, Any] = {"id": "hold", "kind": "ban", "party": ["a", "b"], "text": "no fire", "act": {"event": "fire"}}


def draft(**parts: Any) -> Agreement:
    """An agreement of two sides from parts of a file, the rest as plain as can be."""
    paper = {"title": "the paper", "url": "https://example.org/", "published": "2025-03-01"}
    sides = [{"id": name, "role": "belligerent"} for name in PARTIES]
    plain = {"sources": {"paper": paper}, "parties": [*sides, {"id": "m", "role": "monitor"}], "questions": []}
    return version_of(**{**plain, **parts}).agreement


def written(text: str) -> Agreement:
    """An agreement as a file, loaded with every check."""
    return load_tree(parse_yaml("draft.yaml", text)).agreement


def term(id: str, kind: str = "duty", party: str = "a b", **more: Any) -> dict[str, Any]:
    """A term; `act` is the event, and `after` the event that it waits for."""
    event, after = more.pop("act", None), more.pop("after", None)
    plain: dict[str, Any] = {"id": id, "kind": kind, "party": party.split(), "text": more.pop("text", "so it is")}
    acted = {"act": {"event": event} if isinstance(event, str) else event} if event else {}
    return {**plain, **acted, **({"when": {"happened": after}} if after else {}), **more}


def remarks(code: str, **parts: Any) -> list[Remark]:
    """The remarks of a code on a draft."""
    return [one for one in lint(draft(**parts)) if one.code == code]


def span(length: str, count: str = "elapsed") -> dict[str, str]:
    return {"length": length, "count": count}
