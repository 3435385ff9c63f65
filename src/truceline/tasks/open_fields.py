"""Which fields of the kinds around liaison, exchanges and talks can point at nobody (`protect.OPEN` has the others).

Of a person nothing is open. The stage of an exchange is not: under an embargo it tells when and where people are moved.
"""

from collections.abc import Mapping

_COLUMNS = {
    "notice": "body to about reply_by agreement channel",
    "reply": "party notice stance channel",
    "remedy": "party measure notice about",
    "disclosure": "body to shown shape channel",
    "presence": "party channel act",
    "window": "body parties purpose agreement by does quiet channel",
    "confirmation": "party window answer",
    "step": "body window step",
    "message": "sender receiver channel acknowledge_by about",
    "acknowledgement": "body of",
    "handover": "desk open",
    "session": "body parties absent",
    "item": "session number party about",
    "minute": "session item outcome parties dissent",
    "task": "owner session item due about",
    "progress": "body of course",
    "exchange": "parties formula agreement track mediators",
    "quota": "exchange giver taker category value for_each against",
    "roster": "exchange party to category value",
    "delivery": "exchange giver taker category value body identified",
    "dispute": "exchange party ground against about value",
    "embargo": "exchange act body",
    "person": "",
    "promise": "party event to agreement track once once_by due within lapses lapses_by value unit",
    "assessment": "party sees of agreement term",
    "utterance": "manner behalf to about",
    "position": "party question stand said",
    "briefing": "body to form about contact",
    "delegation": "party contact level",
}
OPEN_AROUND: Mapping[str, frozenset[str]] = {
    kind: frozenset(f"says.{name}" for name in names.split()) for kind, names in _COLUMNS.items()
}
