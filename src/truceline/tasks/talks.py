"""Around the talks: contacts, utterances, positions, and how the positions lie to each other."""

from truceline.errors import NotOnRecord
from truceline.talks.around import Talks, around
from truceline.tasks.desk import Desk
from truceline.values.instants import Instant


def talks(desk: Desk, at: Instant, *, known: Instant, question: str | None = None, party: str | None = None) -> Talks:
    """What is on record around the talks by an instant, as known at an instant; about one question, of one side.

    Raises:
        NotOnRecord: for a question on which no position is known by then, or a party that the case does not have.
    """
    found = around(desk.view(known), desk.case, at)
    if question is not None:
        if question not in found.questions:
            named = ", ".join(found.questions) or "none is known by then"
            raise NotOnRecord(f"no position on {question} is on record", f"name one of the questions: {named}")
        found = found.on(question)
    if party is not None:
        parties = [one.id for one in desk.case.parties]
        if party not in parties:
            raise NotOnRecord(f"the case has no party {party}", f"name one of {', '.join(parties)}")
        found = found.of(party, desk.case)
    return found
