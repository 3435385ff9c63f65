"""Words for suggestions: what each says, how it is put on record, and what stands beside it."""

from collections.abc import Callable, Mapping

from truceline.reading.proposed import RULES, Origin, Proposed
from truceline.reading.slots import OF_SORT
from truceline.reading.suggestion import Sort, Suggestion

HEADING = "Proposals only: nothing here is on record. A person decides about each of them."
TITLES: Mapping[Sort, str] = {
    Sort.CONSENT: "Consents, rejections, readiness",
    Sort.PROPOSAL: "Proposals",
    Sort.COMMITMENT: "Commitments",
    Sort.UTTERANCE: "Said",
    Sort.CONTACT: "Contacts",
    Sort.CLAIM: "Claims of one side",
    Sort.EXCHANGE: "Exchanges",
}
LONGEST = 280
_SHOWN = 160
_QUOTED = 120
_ACTS = {
    "declare_readiness": "declared readiness, which is not acceptance",
    "accept": "accepted",
    "sign": "signed",
    "ratify": "ratified",
    "withdraw": "withdrew its consent",
    "reject": "rejected",
}
_MANNERS = {
    "said": "said something",
    "announced": "announced something; announced is not done",
    "denied": "denied something",
    "asked": "asked for something",
    "reported": "told what somebody else said",
}
_STATES = {
    "done": "was reported as carried out",
    "agreed": "was reported as agreed, which is not done",
    "planned": "was reported as planned, which is not done",
    "proposed": "was proposed",
    "refused": "was refused",
}
Called = Callable[[str], str]
"""How an actor is called, by its id."""


def short(letters: str, most: int = _SHOWN) -> str:
    """Letters on one line, cut at a word where they are too long."""
    line = " ".join(letters.split())
    return line if len(line) <= most else line[: most - 4].rsplit(" ", 1)[0] + " ..."


def slots_words(one: Suggestion) -> str:
    """The slots on one line: `party ua; act declare_readiness; when 2025-03-11`; the quote is not said twice."""
    order = {name: place for place, name in enumerate(OF_SORT[one.sort])}
    filled = sorted((order.get(name, len(order)), name, value) for name, value in one.slots.items())
    return "; ".join(f"{name} {short(value, 60)}" for _, name, value in filled if name != "quote" and value)


def confidence_words(one: Suggestion) -> str:
    """How sure, in hundredths; how sure is not how true."""
    return f"{one.confidence:.2f}"


def document_words(origin: Origin) -> str:
    """What is known about a document, on one line."""
    day = "no date line" if origin.published is None else origin.published.isoformat()
    return ", ".join(part for part in (day, origin.language, origin.address) if part)


def sentence(one: Proposed, called: Called) -> str:
    """What a suggestion says, as a sentence of our own made from its slots; words of the document stand in quotes."""
    slots = one.suggestion.slots
    told = slots.get("by_report_of")
    said = _SENTENCES[one.suggestion.sort](slots, called)
    return f"As told by {called(told)}: {said}" if told else said


def stands_words(one: Proposed) -> str:
    """Where it was read, to stand behind its sentence."""
    origin, span = one.origin, one.suggestion.span
    back = " The publisher took this document back." if origin.taken_back else ""
    where = f"Read from a document (SHA-256 {origin.digest[:16]}, letters {span.start}-{span.end})"
    by = "rules" if one.by == RULES else f"the model {one.by}"
    return f"{where}, proposed by {by}, accepted by a person.{back}"


def _who(slots: Mapping[str, str], name: str, called: Called) -> str:
    return called(slots[name]) if slots.get(name) else "somebody who is not named here"


def _words(slots: Mapping[str, str], name: str, before: str) -> str:
    return f'{before}"{short(slots[name], _QUOTED)}"' if slots.get(name) else ""


def _consent(slots: Mapping[str, str], called: Called) -> str:
    about, condition = _words(slots, "of", ", about "), _words(slots, "condition", ", on the condition ")
    return f"{_who(slots, 'party', called)} {_ACTS.get(slots.get('act', ''), 'took a position')}{about}{condition}."


def _proposal(slots: Mapping[str, str], called: Called) -> str:
    length = f" for {slots['duration']}" if slots.get("duration") else ""
    name, scope = _words(slots, "name", ", called "), _words(slots, "scope", ", covering ")
    return f"{_who(slots, 'party', called)} put an arrangement forward{length}{name}{scope}."


def _commitment(slots: Mapping[str, str], called: Called) -> str:
    to = f" towards {called(slots['to'])}" if slots.get("to") else ""
    does, trigger = _words(slots, "does", ": "), _words(slots, "trigger", ", with the words ")
    return f"{_who(slots, 'party', called)} undertook something{to}{does}{trigger}; promised is not done."


def _utterance(slots: Mapping[str, str], called: Called) -> str:
    behalf = f" on behalf of {called(slots['behalf'])}" if slots.get("behalf") else ""
    office, about = f" ({slots['office']})" if slots.get("office") else "", _words(slots, "about", ", about ")
    manner = _MANNERS.get(slots.get("manner", ""), "said something")
    if slots.get("quote") and slots.get("manner") == "said":
        manner = "said what is quoted here"
    return f"{_who(slots, 'party', called)}{office} {manner}{behalf}{about}."


def _contact(slots: Mapping[str, str], called: Called) -> str:
    names = [called(name) for name in slots.get("participants", "").split()]
    who = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names) or "People"
    form = slots.get("form", "contact")
    if slots.get("planned") == "yes":
        return f"A {form} of {who} was announced; announced is not done."
    return f"{who} had a {form}."


def _claim(slots: Mapping[str, str], called: Called) -> str:
    issuer, accused = (_who(slots, name, called) for name in ("issuer", "accused"))
    what = " ".join((slots.get("value", "a number"), slots.get("unit", ""))).strip()
    return f"{issuer} claims {what} by {accused}; it is a claim of one side."


def _exchange(slots: Mapping[str, str], called: Called) -> str:
    what = " ".join((slots.get("value", ""), slots.get("category", "people").replace("_", " "))).strip()
    ends = [f"from {called(slots['giver'])}"] if slots.get("giver") else []
    ends += [f"to {called(slots['taker'])}"] if slots.get("taker") else []
    return f"A handover of {' '.join([what, *ends])} {_STATES.get(slots.get('state', ''), 'was spoken of')}."


_SENTENCES: Mapping[Sort, Callable[[Mapping[str, str], Called], str]] = {
    Sort.CONSENT: _consent,
    Sort.PROPOSAL: _proposal,
    Sort.COMMITMENT: _commitment,
    Sort.UTTERANCE: _utterance,
    Sort.CONTACT: _contact,
    Sort.CLAIM: _claim,
    Sort.EXCHANGE: _exchange,
}
