"""A fuzz target: an agreement in which anything may stand anywhere, and a record in which anything may have happened.

Either the loader refuses the agreement with a fault, or every question about it has an answer within a few seconds.
"""

import signal
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["truceline.terms"]):
    from drawn_terms import LATER, entry, hour, proposal
    from truceline.errors import BadInput
    from truceline.record.kinds import Act, Answer, Consent, ConsentAct, Decision, Power
    from truceline.record.view import View
    from truceline.sources.yaml_tree import Tree, read_yaml
    from truceline.terms.load import load_tree
    from truceline.terms.obligations import obligations
    from truceline.terms.state import reading_state, scenes_of
    from truceline.values.instants import Instant
    from truceline.values.intervals import Interval
    from whole_terms import WHOLE

LIBRARY = Path(__file__).parents[2] / "library"
EVERY_KEY = {**WHOLE, "entry": {**WHOLE["entry"], "any_of": ["south", "envoy"], "needs": 1}}
BASES = [EVERY_KEY, *(read_yaml(path).content for path in sorted(LIBRARY.glob("*.yaml")))]
"""Agreements to begin from: one that uses every key, and the real ones."""
SECONDS = 10
"""The bound on everything that is asked about one agreement."""


def places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a tree."""
    found = [path]
    if isinstance(content, dict | list):
        for key in content if isinstance(content, dict) else range(len(content)):
            found += places(content[key], (*path, key))
    return found


def changed(content: Any, data: atheris.FuzzedDataProvider) -> Any:
    """Some places overwritten by what stands in another place, by a number, or by nothing."""
    tree = deepcopy(content)
    for _ in range(data.ConsumeIntInRange(0, 4)):
        every = places(tree)
        there, other = (every[data.ConsumeIntInRange(1, len(every) - 1)] for _ in range(2))
        value: Any = tree
        for key in other:
            value = value[key]
        value = data.PickValueInList([deepcopy(value), data.ConsumeIntInRange(-5, 100_000), None, "P1D", "unstated"])
        around: Any = tree
        for key in there[:-1]:
            around = around[key]
        around[there[-1]] = value
    return tree


def record(agreement: Any, digest: str, data: atheris.FuzzedDataProvider) -> list[Any]:
    """Consents of everybody, and some powers, decisions and acts at any time."""
    parties, found = [party.id for party in agreement.parties], []
    for number in range(data.ConsumeIntInRange(0, 12)):
        start = hour(data.ConsumeIntInRange(-2000, 2000))
        when = Interval(start, Instant(start + data.ConsumeIntInRange(1, 10**11)))
        who = data.PickValueInList(parties)
        said: Any = Consent(
            party=who, agreement=agreement.id, digest=digest, act=data.PickValueInList(list(ConsentAct))
        )
        powers = [term.id for term in agreement.terms if term.effect]
        events = [term.act.event for term in agreement.terms if term.act] + ["other"]
        kind = data.ConsumeIntInRange(0, 3)
        if kind == 1 and powers:
            said = Power(party=who, agreement=agreement.id, power=data.PickValueInList(powers))
        elif kind == 2 and agreement.questions:
            question = data.PickValueInList(list(agreement.questions)).id
            answer = data.PickValueInList(list(Answer))
            said = Decision(body=who, agreement=agreement.id, question=question, answer=answer)
        elif kind == 3:
            said = Act(event=data.PickValueInList(events), actor=who)
        found.append(entry(f"e{number}", said, when))
    return found


def ask(raw: bytes) -> None:
    """Load, evaluate at a few instants, and be done in time."""
    data = atheris.FuzzedDataProvider(raw)
    try:
        version = load_tree(Tree("fuzzed.yaml", changed(BASES[data.ConsumeIntInRange(0, len(BASES) - 1)], data), {}))
    except BadInput:
        return
    signal.alarm(SECONDS)
    told = [proposal(version), *record(version.agreement, version.digest, data)]
    for scene in scenes_of(version, View(told, LATER)):
        for at in (hour(data.ConsumeIntInRange(-100, 5000)), LATER):
            obligations(reading_state(scene, at), at=at)
    signal.alarm(0)


if __name__ == "__main__":
    atheris.Setup(sys.argv, ask)
    atheris.Fuzz()
