"""What each key of an agreement file means, in one sentence, for the JSON Schema that editors read."""

from collections.abc import Mapping

_LASTS = {
    "duration": "How long it lasts, with its counting rule; not together with until.",
    "until": "The time at which it ends; not together with duration.",
}
_WHEN = {**_LASTS, "renewal": "It renews itself for this length each time it would end."}
_ACT = {
    "event": "The kind of act.",
    "actor": "Who does it, where that matters.",
    "to": "Towards whom, where that matters.",
    "agreement": "Under which agreement, where that matters.",
}
_SPAN = {
    "length": "An ISO 8601 duration of one kind: P30D, P2W, PT24H, P3M.",
    "count": "How it is counted; unstated where the text does not say.",
}
_SOURCE = {"src": "The id of the source that it is taken from.", "part": "The articles of the text that it covers."}
_ID = {"id": "Its short name, by which the file refers to it."}
_TEXT = {"text": "What the text says, in words."}

AROUND: Mapping[str, Mapping[str, str]] = {
    "Agreement": _WHEN
    | {
        "schema": "The form of this file: terms/1.",
        "id": "The short name of the agreement, by which others refer to it.",
        "version": "A whole number; every change of what was agreed is another version.",
        "title": "Its title.",
        "summary": "What it is, in a sentence or two.",
        "zone": "The IANA zone to which its days belong; where the text names none, say so in notes.",
        "notes": "Remarks of whoever wrote the file.",
        "sources": "The published texts, by short names.",
        "parties": "The parties and what each is to the agreement.",
        "definitions": "Words of the text and the acts that fall under them.",
        "areas": "Where terms apply.",
        "questions": "Facts of open texture that only a named body may answer.",
        "entry": "When it enters into force.",
        "stop_clock": "True where a suspension stops its time.",
        "ends_when": "It ends as soon as this holds.",
        "suspended_while": "It is suspended as long as this holds.",
        "phases": "Its phases, in order.",
        "reciprocity": "Terms that hang on one another.",
        "links": "Relations to other agreements.",
        "readings": "How parties read it.",
        "tracks": "What runs beside it and is linked to it.",
        "terms": "The clauses, in order.",
    },
    "Source": {
        "title": "What the text is and who carries it.",
        "url": "Where it can be read.",
        "published": "The day on which it was published.",
        "parts": "The numbers or names of its articles.",
        "language": "The language of the text.",
    },
    "PartyTo": _ID | {"role": "What it is to the agreement.", "answers_for": "Groups that are bound through it."},
    "Definition": _ID | _TEXT | _SOURCE | {"means": "The kinds of event that fall under the word."},
    "Question": _ID | {"asks": "The question.", "body": "Who answers it; left out where the text names nobody."},
    "Area": _ID
    | {
        "kind": "What it is.",
        "status": "How far it is settled between the parties.",
        "text": "What the text says of it, in words.",
        "dated": "The day whose line is meant.",
        "party": "For whom it is so drawn, where the sides measure from different lines.",
        "points": "A line, or the border of a zone, as degrees north and east.",
        "offset": "Everything between two distances from another area.",
        "objects": "The things of a list.",
        "parts": "Other areas that it consists of.",
        "without": "Areas that are left out of parts.",
    },
    "Offset": {
        "of": "The area that is measured from.",
        "to_km": "The greater distance in kilometres.",
        "from_km": "The smaller distance in kilometres.",
        "side": "On which side of the line, as its points run.",
    },
    "Object": _ID
    | {
        "text": "What it is, in words.",
        "place": "Degrees north and east, such as 48.0159 37.8029.",
        "radius_km": "How far round it the term applies, in kilometres.",
    },
    "EntryRule": {
        "all_of": "All these parties must consent to the same version.",
        "any_of": "So must as many of these as needs says.",
        "needs": "How many of any_of.",
        "each_of": "Instead: each of these binds itself by its own consent.",
        "acts": "Which acts count as consent.",
        "and": "This condition must hold too.",
        "at": "It does not begin before this time.",
        "delay": "It begins so long after everything is there.",
        "retroactive": "It counts from at even where it is agreed later.",
    },
    "Phase": _ID
    | _LASTS
    | {
        "title": "What the phase is.",
        "begins": "When it begins; left out, after the phase before it.",
        "when": "It begins only once this holds.",
        "continues_while": "After its time it goes on as long as this holds.",
    },
    "Reciprocity": {
        "tie": "How they hang on one another.",
        "terms": "The terms, in order.",
        "within": "How long after the other, or how far apart.",
        "times": "So many units of the second.",
        "lot": "For so many units of the first.",
    },
    "LinkTo": {
        "kind": "How this agreement stands to the other.",
        "agreement": "The other agreement.",
        "term": "One term of it, where only that is meant.",
    },
    "ReadingOf": _ID
    | _WHEN
    | {
        "by": "Whose reading it is.",
        "title": "What to call it.",
        "source": "Where it was made known.",
        "entry": "When it enters into force in this reading.",
        "phases": "The phases in this reading.",
        "terms": "Terms that stand in for those with the same id, or are added.",
        "without": "Terms that it does not see.",
        "note": "A remark.",
    },
    "Track": _ID | {"title": "What it is.", "states": "What it is once something has happened."},
    "TrackState": {"event": "The kind of act.", "state": "What the track is then."},
}

INSIDE: Mapping[str, Mapping[str, str]] = {
    "Term": _ID
    | _SOURCE
    | _WHEN
    | {
        "kind": "duty, ban, permission, power, commitment or statement.",
        "party": "Whom it binds or empowers.",
        "text": "What the clause says, in words.",
        "to": "To whom it is owed or addressed.",
        "jointly": "True where the parties are bound or empowered together.",
        "act": "The act that it is about.",
        "mode": "achieve: fulfilled once done; maintain: to be kept all the time.",
        "area": "Where it applies.",
        "excepts": "The permissions that defeat this ban.",
        "monitor": "Who watches over it.",
        "phase": "It applies only in these phases.",
        "when": "It applies only while this holds.",
        "begins": "From when it applies.",
        "survives": "True where it stays after the end of the agreement.",
        "by": "The deadline.",
        "every": "It is due once in each stretch of this length.",
        "for_each": "It is due anew each time this happens.",
        "times": "So many are owed for each lot.",
        "lot": "So many units of for_each make one lot.",
        "answered": "What counts towards what: in order of time, only what answers expressly, or anything later.",
        "report_within": "Without a report so long after the deadline it counts as breached.",
        "met_when": "It counts as performed when this holds.",
        "breached_when": "It counts as breached when this holds.",
        "excused_when": "Who owes it is excused while this holds.",
        "discharged_when": "It is no longer owed once this holds.",
        "effect": "What the exercise of a power does.",
        "of": "The terms on which the power works; left out, the whole agreement.",
        "needs": "How many parties must exercise the power together.",
        "notice": "How long after its exercise the power works.",
        "length": "By how long the power extends.",
        "retroactive": "True where the power can be exercised after the end.",
        "made_known_by": "The entry by which the clause became known, where that was later.",
    },
    "Deed": {
        "event": "The kind of act.",
        "actor": "Who does it, where that is not the party.",
        "to": "Towards whom.",
        "at_least": "For a duty how much altogether; for a ban the smallest act that it forbids.",
        "unit": "What at_least counts.",
    },
    "Condition": {
        "judged": "A question that its body has answered with yes.",
        "happened": "An act is on record.",
        "count": "At least so many acts, or units, are on record.",
        "before": "The first of two acts came before the second.",
        "holds": "A state of an agreement, a phase, a track or a term.",
        "consented": "The consent of a party stands.",
        "reached": "A time has come.",
        "all": "All of these hold.",
        "any": "At least one of these holds.",
        "not": "This does not hold.",
    },
    "Happening": _ACT,
    "Tally": _ACT
    | {
        "at_least": "So many at least.",
        "of": "Whether acts are counted, or the units that they moved.",
        "within": "Counted over a stretch of this length up to now.",
    },
    "Holding": {
        "agreement": "Another agreement.",
        "phase": "A phase of this one.",
        "track": "A track of this one.",
        "term": "A term of this one.",
        "party": "By this party, for a term.",
        "is": "The state that it is to be in.",
    },
    "Consented": {"party": "Whose consent.", "acts": "Which acts count."},
    "Span": _SPAN,
    "Renewal": _SPAN
    | {"notice": "Notice against it must come so long before.", "most": "It renews itself at most so many times."},
    "Anchor": {
        "point": "A point that every agreement has.",
        "event": "The first time that this act happened.",
        "actor": "By whom the act.",
        "term": "When this term was performed.",
        "phase": "When this phase began.",
        "phase_end": "When this phase ended.",
    },
    "Timepoint": {
        "at": "An instant with offset or zone: 2025-04-19T18:00+03:00.",
        "on": "A day: 2025-04-19.",
        "after": "What it is counted from.",
        "plus": "How long after that.",
        "day": "The n-th day, the day of after being day 1.",
        "before": "What it is counted back from.",
        "minus": "How long before that.",
        "time": "The time of day in the agreement's zone: 18:00, in quotes.",
        "edge": "What a deadline lets pass.",
    },
}

KEYS: Mapping[str, Mapping[str, str]] = {**AROUND, **INSIDE}
"""By the name of the model and the key as it is written."""
